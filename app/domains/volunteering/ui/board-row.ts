import { formatDuration, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { addDays, type LocalDate, localDateOf, localTimeOf, mondayOf } from "~/platform/time/local-date";
import type { Tone } from "~/ui/vocabulary";
import type { BoardShift } from "../queries/shift-board.server";
import { dayHeading } from "../when";

export interface BoardRowView {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly title: string;
  readonly place: string;
  readonly seats: string;
  readonly taken: number;
  readonly capacity: number;
  readonly names: string;
  readonly tags: readonly { readonly text: string; readonly tone: Tone }[];
}

/** What the list was asked for, as its address says it. */
export interface BoardAsked {
  readonly when?: string | undefined;
  readonly show?: string | undefined;
  readonly service?: string | undefined;
  readonly week?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
  readonly now: Date;
}

export interface BoardDayView {
  readonly key: string;
  readonly heading: string;
  readonly rows: readonly BoardRowView[];
}

/** The board's shifts by days, in the order they come. */
export function boardDays(shifts: readonly BoardShift[], said: Said): readonly BoardDayView[] {
  const byDay = new Map<string, BoardShift[]>();
  for (const shift of shifts) {
    const day = localDateOf(shift.startsAt);
    byDay.set(day, [...(byDay.get(day) ?? []), shift]);
  }
  return [...byDay].map(([key, ofDay]) => ({
    key, heading: dayHeading(ofDay[0]!.startsAt, said.now, said.locale, said.t), rows: ofDay.map((shift) => boardRow(shift, said)),
  }));
}

/** What still has to be done about a shift, most pressing first. */
function boardTags(shift: BoardShift, { t, locale, now }: Said): BoardRowView["tags"] {
  if (shift.cancelled) return [{ text: t("volunteering:board.cancelled"), tone: "neutral" }];
  const { facts } = shift;
  const tags: { text: string; tone: Tone }[] = [];
  const add = (count: number, key: string, tone: Tone) => {
    if (count > 0) tags.push({ text: t(`volunteering:board.${key}`, { count }), tone });
  };
  if (shift.startsAt <= now) {
    add(facts.toAttest, "toAttest", "warn");
    if (facts.postedMinutes > 0) tags.push({ text: t("volunteering:board.attested", { time: formatDuration(facts.postedMinutes, locale) }), tone: "ok" });
    return tags;
  }
  add(facts.missing, "gap", "bad");
  add(facts.clearance, "clearance", "warn");
  add(facts.consent, "consent", "act");
  add(facts.offered, "offered", "act");
  add(facts.held, "held", "neutral");
  add(facts.listed, "listed", "neutral");
  add(facts.unnamed, "unnamed", "neutral");
  if (shift.free > 0) add(shift.free, "free", "neutral");
  else tags.push({ text: t("volunteering:board.full"), tone: "ok" });
  return tags;
}

function boardRow(shift: BoardShift, said: Said): BoardRowView {
  const { names } = shift.facts;
  const shown = names.length > 4 ? [...names.slice(0, 3), `+${names.length - 3}`] : names;
  const notes = [shift.place, shift.host, shift.partOfSeries ? said.t("volunteering:board.series") : null];
  return {
    id: shift.id,
    from: localTimeOf(shift.startsAt),
    until: said.t("volunteering:list.until", { time: formatTime(shift.endsAt, said.locale) }),
    title: shift.title,
    place: notes.filter(Boolean).join(" · "),
    taken: shift.capacity - shift.free,
    capacity: shift.capacity,
    seats: said.t("volunteering:board.seats", { taken: shift.capacity - shift.free, capacity: shift.capacity }),
    // A firm's day keeps people without names: afterwards „nobody yet“ would be untrue.
    names: shown.length > 0 ? shown.join(", ") : shift.startsAt > said.now ? said.t("volunteering:board.nobody") : "",
    tags: boardTags(shift, said),
  };
}

/** Addresses of the list: one thing changes, the others stay, and paging starts anew. */
export function boardAddress(asked: BoardAsked, change: Partial<Record<keyof BoardAsked, string | null>>): string {
  const merged = { ...asked, after: undefined, before: undefined, ...change };
  const search = new URLSearchParams(Object.entries(merged).flatMap(([key, value]) => (value && !(key === "when" && value === "upcoming") ? [[key, value]] : [])));
  return search.size > 0 ? `/staff/shifts?${search.toString()}` : "/staff/shifts";
}

/** The Monday of this week, and its neighbours. */
export function weeksAround(week: LocalDate | undefined, now: Date): { readonly current: LocalDate; readonly before: LocalDate; readonly after: LocalDate } {
  const current = week ?? mondayOf(localDateOf(now));
  return { current, before: addDays(current, -7), after: addDays(current, 7) };
}
