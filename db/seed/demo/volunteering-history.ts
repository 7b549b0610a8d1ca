import { recordPastShift, type PastShiftInput } from "../../../app/domains/volunteering/commands/record-past-shift.server";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import type { PersonId } from "../../../app/platform/ids/ids";
import { addDays, type LocalDate, localDate } from "../../../app/platform/time/local-date";
import { demoId, opportunities, organisations, people } from "./ids";
import { isMinor, others, places, regulars } from "./volunteering-facts";

/**
 * The year's 1140 hours (sketch 05). Regulars 512 h: bazaars 118, ateliers 246, store and transport 148. Others 366 h: bazaars
 * 200, ateliers 40, store 26, camp 100. Firms 262 h: repair and yard 208, school sets 54.
 */
interface PastTask {
  readonly opportunityId: string;
  readonly placeBg: string;
  readonly placeEn: string;
}
type Who = { readonly personId: PersonId; readonly minutes: number };

const hour = 60;
const turn = (ids: readonly PersonId[], from: number, n: number, minutes: number): Who[] =>
  Array.from({ length: n }, (_, k) => ({ personId: ids[(from + k) % ids.length]!, minutes }));

const at = (name: keyof typeof opportunities, place: keyof typeof places): PastTask => ({ opportunityId: opportunities[name], ...places[place] });
const blank = { addressBg: "", addressEn: "", urgent: false } as const;
let made: PastShiftInput[] = [];
function past(name: string, day: LocalDate, from: string, to: string, task: PastTask, who: readonly Who[], group?: PastShiftInput["group"], inChargeId: string = people.yordanka): void {
  made.push({ ...blank, ...task, shiftId: demoId(`shift:past:${name}`), day, from, to, inChargeId, people: who.map((one) => ({ ...one, minor: isMinor(one.personId) })), group });
}

const bazaarTurns = [
  ["2026-02-27", "10:00", "14:00"], ["2026-02-27", "14:00", "18:00"], ["2026-02-28", "10:00", "14:00"], ["2026-02-28", "14:00", "18:00"], ["2026-03-01", "10:00", "14:00"],
  ["2026-04-09", "10:00", "14:00"], ["2026-04-10", "10:00", "14:00"], ["2026-04-10", "14:00", "18:00"], ["2026-04-11", "10:00", "14:00"], ["2026-04-11", "14:00", "18:00"],
] as const;

/** 10 turns: three regulars (28 × 4 h and 2 × 3 h = 118 h) and five others (50 × 4 h = 200 h) on each. */
function bazaars(): void {
  const helpers = others.slice(4);
  bazaarTurns.forEach(([day, from, to], i) => {
    const steady = turn(regulars, i * 3, 3, 4 * hour).map((one, k) => (k === 2 && (i === 4 || i === 9) ? { ...one, minutes: 3 * hour } : one));
    past(`bazaar-${i}`, localDate(day), from, to, at("bazaar", "mall"), [...steady, ...turn(helpers, i * 5, 5, 4 * hour)]);
  });
}

const ateliers = ["cooking", "garden", "together", "music", "sport"] as const;
const atelier = (i: number): PastTask => at(ateliers[i % ateliers.length]!, "centre");

/** 41 Tuesdays with two regulars, 82 × 3 h = 246 h; 5 Thursdays with four others, 20 × 2 h = 40 h. */
function atAteliers(): void {
  for (let i = 0; i < 41; i += 1) past(`atelier-${i}`, addDays(localDate("2026-01-13"), i * 7), "15:00", "18:00", atelier(i), turn(regulars, i * 2, 2, 3 * hour), undefined, people.ayshe);
  for (let i = 0; i < 5; i += 1) past(`atelier-others-${i}`, addDays(localDate("2026-05-07"), i * 7), "15:00", "17:00", atelier(i), turn(others, 20 + i * 4, 4, 2 * hour), undefined, people.ayshe);
}

/** 37 × 4 h = 148 h by regulars on 19 days, 13 × 2 h = 26 h by others on 7; every third day is transport. */
function atTheStore(): void {
  for (let i = 0; i < 26; i += 1) {
    const day = addDays(localDate("2026-01-08"), i * 12);
    const task = at(i % 3 === 2 ? "transport" : "store", "store");
    if (i < 19) past(`store-${i}`, day, "09:00", "13:00", task, turn(regulars, i * 2, i === 18 ? 1 : 2, 4 * hour), undefined, people.rumen);
    else past(`store-${i}`, day, "09:00", "11:00", at("store", "store"), turn(others, 4 + i * 2, i === 25 ? 1 : 2, 2 * hour), undefined, people.rumen);
  }
}

/** Five days, four adults, 5 h each: 100 h. */
function atTheCamp(): void {
  for (let i = 0; i < 5; i += 1) past(`camp-${i}`, addDays(localDate("2026-07-13"), i), "09:00", "14:00", at("camp", "lodge"), turn(others, 0, 4, 5 * hour), undefined, people.ayshe);
}

/** 28 × 5 h, 17 × 4 h and 9 × 6 h of „Синор Софт“, „Дунав Текс“ and „Лист“: 262 h. */
function byFirms(): void {
  const firm = (organisationId: string, n: number, hours: number) => ({ organisationId, people: n, minutes: n * hours * hour });
  past("firm-paint", localDate("2026-05-16"), "10:00", "15:00", at("paint", "centre"), [], firm(organisations.sinorSoft, 28, 5));
  past("firm-beds", localDate("2026-04-18"), "10:00", "14:00", at("beds", "centre"), [], firm(organisations.dunavTeks, 17, 4));
  past("firm-kits", localDate("2026-09-05"), "09:00", "15:00", at("kits", "store"), [], firm(organisations.list, 9, 6));
}

/** Days after the anchor are told a year earlier, so that the story never runs ahead of the clock. */
const beforeAnchor = (day: LocalDate, anchor: LocalDate): LocalDate => (day < anchor ? day : localDate(`${Number(day.slice(0, 4)) - 1}${day.slice(4)}`));

export async function fillHistory(ctx: Ctx, anchor: LocalDate): Promise<void> {
  made = [];
  bazaars();
  atAteliers();
  atTheStore();
  atTheCamp();
  byFirms();
  for (const shift of made.sort((a, b) => a.day.localeCompare(b.day))) expectOk(await recordPastShift(ctx, { ...shift, day: beforeAnchor(shift.day, anchor) }));
}
