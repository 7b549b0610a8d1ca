import { formatTime } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import { localTimeOf } from "~/platform/time/local-date";
import { type Enough, enough, isThere, presentIn, sidesOf, slotsOf, type Stay } from "../presence";
import type { DeskBlock, DeskPerson, DeskPosition, ShiftDesk } from "../queries/shift-desk.server";
import { checkName, momentSaid, nameOf, ruleLine, skipReason, type Said } from "./desk-words";

/** One tile of a lane: a person, the seats of a firm, or a free seat. Each leads to what may be done about it. */
export interface SeatTile {
  readonly key: string;
  readonly look: "seated" | "offer" | "hold" | "wait" | "firm" | "free";
  /** Whose initials; empty for firms and free seats. */
  readonly initialsOf: string;
  readonly title: string;
  readonly note: string;
  readonly to: string;
}

export interface LaneView {
  readonly id: string;
  readonly name: string;
  readonly count: string;
  readonly rule: string;
  readonly to: string;
  readonly hours: readonly { readonly label: string; readonly text: string; readonly look: Enough; readonly said: string }[];
  readonly tiles: readonly SeatTile[];
  /** Free seats beyond those drawn. */
  readonly moreFree: string | null;
  readonly queue: readonly { readonly key: string; readonly no: number; readonly name: string; readonly reason: string | null; readonly to: string; readonly offered: boolean }[];
  /** Who waits for a paper and keeps no seat meanwhile. */
  readonly papers: readonly { readonly key: string; readonly name: string; readonly text: string; readonly to: string }[];
}

/** More free seats than this are told in words. */
const freeDrawn = 3;

const timeOf = (iso: string | null): Date | null => (iso === null ? null : instant(iso));
export const stayOf = (person: DeskPerson): Stay => ({ state: person.state, partySize: person.partySize, from: timeOf(person.staysFrom), until: timeOf(person.staysUntil) });

/** „до 16:00 ч.“, „17 г., при Пенка Русева“, „общо 3 души“, „по телефона“. */
function notes(person: DeskPerson, position: DeskPosition, said: Said): string {
  const { t, locale } = said;
  const [from, until] = [timeOf(person.staysFrom), timeOf(person.staysUntil)];
  const left = timeOf(person.leftAt);
  const beside = person.besideId ? position.people.find((one) => one.signupId === person.besideId && isThere(one.state)) : undefined;
  const side = sidesOf(position.people.map((one) => ({ ...one, id: one.signupId }))).sides.find((one) => one.adultId === person.signupId);
  const block = person.blockId ? position.blocks.find((one) => one.id === person.blockId) : undefined;
  const age = person.minor ? (person.age === null ? t("volunteering:desk.under18") : t("volunteering:desk.years", { n: person.age })) : "";
  const parts = [
    person.state === "checked_in" ? (left ? t("volunteering:desk.left", { time: formatTime(left, locale) }) : t("volunteering:desk.here")) : person.state === "completed" ? t("volunteering:desk.came") : person.state === "no_show" ? t("volunteering:desk.noShow") : "",
    age && beside ? t("volunteering:desk.beside", { age, name: nameOf(beside) }) : age,
    from && until ? t("volunteering:desk.between", { from: localTimeOf(from), until: formatTime(until, locale) }) : from ? t("volunteering:desk.from", { time: formatTime(from, locale) }) : until ? t("volunteering:desk.until", { time: formatTime(until, locale) }) : "",
    person.partySize > 1 ? t(person.partyMinors > 0 ? "volunteering:desk.partyYoung" : "volunteering:desk.party", { n: person.partySize, young: person.partyMinors }) : "",
    side ? t("volunteering:desk.looksAfter", { count: side.minors }) : "",
    block ? t("volunteering:desk.ofFirm", { name: block.organisation }) : "",
    person.channel === "staff" && !person.hasEmail ? t("volunteering:desk.byPhone") : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

const lookOf = (person: DeskPerson): SeatTile["look"] | null => {
  if (isThere(person.state) || person.state === "no_show") return "seated";
  if (!person.holds) return null;
  return person.state === "offered" ? "offer" : person.state === "pending_consent" ? "wait" : person.state === "pending_email" ? "hold" : null;
};

function personTile(person: DeskPerson, position: DeskPosition, base: string, said: Said): SeatTile | null {
  const { t } = said;
  const look = lookOf(person);
  if (!look) return null;
  const until = person.holdUntil ? momentSaid(instant(person.holdUntil), said) : "";
  const held = look === "offer" ? t("volunteering:desk.offeredUntil", { until }) : look === "wait" ? t("volunteering:desk.consentUntil", { until }) : look === "hold" ? t("volunteering:desk.mailUntil", { until }) : "";
  const own = notes(person, position, said);
  // The deadline is what is pressing; the age stands beside the name then.
  const title = look === "wait" && person.minor && person.age !== null ? t("volunteering:desk.nameAge", { name: nameOf(person), n: person.age }) : nameOf(person);
  return { key: person.signupId, look, initialsOf: person.name, title, note: held || own, to: `${base}?open=seat.${person.signupId}` };
}

function blockTile(block: DeskBlock, base: string, said: Said): SeatTile | null {
  const { t } = said;
  const at = instant(block.releaseAt);
  const unnamed = block.size - block.named;
  // What ran out is free already, swept or not.
  if (unnamed === 0 || at <= said.now) return null;
  return {
    key: block.id, look: "firm", initialsOf: "", title: t("volunteering:desk.firm", { name: block.organisation, named: block.named, size: block.size }),
    note: t("volunteering:desk.unnamed", { count: unnamed, when: momentSaid(at, said) }), to: `${base}?open=block.${block.id}`,
  };
}

function hoursOf(position: DeskPosition, desk: ShiftDesk, said: Said): LaneView["hours"] {
  const people = position.people.map(stayOf);
  const need = position.targetPeople ?? position.minPeople;
  return slotsOf(desk).map((slot) => {
    const present = presentIn(slot, people);
    const look = enough(present, position);
    const time = localTimeOf(slot.from);
    const label = said.t("volunteering:desk.hour", { time: time.endsWith(":00") ? String(Number(time.slice(0, 2))) : time });
    return { label, text: `${present}/${need}`, look, said: said.t(`volunteering:desk.hourSaid.${look}`, { time: formatTime(slot.from, said.locale), n: present, need }) };
  });
}

export function laneView(position: DeskPosition, desk: ShiftDesk, said: Said): LaneView {
  const { t } = said;
  const base = `/staff/shifts/${desk.id}`;
  const seated = position.people.filter((one) => isThere(one.state)).reduce((sum, one) => sum + one.partySize, 0);
  const queue = position.people.filter((one) => one.queueNo !== null && (one.state === "waitlisted" || one.state === "offered"));
  const papers = position.people.filter((one) => one.state === "pending_clearance" || (one.state === "pending_consent" && !one.holds));
  const open = desk.may.manage && !desk.cancelled && !desk.over;
  const free = Array.from({ length: open ? Math.min(position.free, freeDrawn) : 0 }, (_, n): SeatTile => ({
    key: `free${n}`, look: "free", initialsOf: "", title: t("volunteering:desk.free"), note: "", to: `${base}?open=add.${position.id}`,
  }));
  return {
    id: position.id, name: position.name || desk.title, count: t("volunteering:desk.of", { n: seated, capacity: position.capacity }), rule: ruleLine(position, said), to: `${base}?open=task.${position.id}`,
    hours: hoursOf(position, desk, said),
    tiles: [
      ...position.people.map((one) => personTile(one, position, base, said)), ...position.blocks.map((one) => blockTile(one, base, said)), ...free,
    ].filter((tile) => tile !== null),
    moreFree: position.free > free.length ? t("volunteering:desk.moreFree", { count: position.free - free.length }) : null,
    queue: queue.map((one) => ({
      key: one.signupId, no: one.queueNo ?? 0, name: nameOf(one), reason: one.state === "offered" && one.holds ? null : skipReason(one, position.free, said),
      to: `${base}?open=seat.${one.signupId}`, offered: one.state === "offered" && one.holds,
    })),
    papers: papers.map((one) => ({
      key: one.signupId, name: nameOf(one), to: `${base}?open=seat.${one.signupId}`,
      text: one.state === "pending_consent" ? t("volunteering:desk.needsConsent") : t("volunteering:desk.needsCheck", { check: checkName(String(one.obstacle?.facts.check ?? "criminal_record"), said) }),
    })),
  };
}
