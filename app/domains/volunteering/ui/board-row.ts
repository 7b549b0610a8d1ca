import { formatDuration, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { localDateOf, localTimeOf } from "~/platform/time/local-date";
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
  const count = (state: string) => shift.people.filter((one) => one.state === state).length;
  const tags: { text: string; tone: Tone }[] = [];
  if (shift.startsAt <= now) {
    const open = count("confirmed") + count("checked_in");
    if (open > 0) tags.push({ text: t("volunteering:board.toAttest", { count: open }), tone: "warn" });
    if (shift.postedMinutes > 0) tags.push({ text: t("volunteering:board.attested", { time: formatDuration(shift.postedMinutes, locale) }), tone: "ok" });
    return tags;
  }
  if (shift.free > 0) tags.push({ text: t("volunteering:board.gap", { count: shift.free }), tone: shift.urgent ? "bad" : "warn" });
  else tags.push({ text: t("volunteering:board.full"), tone: "ok" });
  if (count("pending_email") > 0) tags.push({ text: t("volunteering:board.held", { count: count("pending_email") }), tone: "neutral" });
  if (count("pending_consent") > 0) tags.push({ text: t("volunteering:board.consent", { count: count("pending_consent") }), tone: "act" });
  return tags;
}

function boardRow(shift: BoardShift, said: Said): BoardRowView {
  const names = shift.people.filter((one) => ["confirmed", "checked_in", "completed"].includes(one.state)).map((one) => one.name);
  const shown = names.length > 4 ? [...names.slice(0, 3), `+${names.length - 3}`] : names;
  return {
    id: shift.id,
    from: localTimeOf(shift.startsAt),
    until: said.t("volunteering:list.until", { time: formatTime(shift.endsAt, said.locale) }),
    title: shift.title,
    place: shift.place,
    taken: shift.capacity - shift.free,
    capacity: shift.capacity,
    seats: said.t("volunteering:board.seats", { taken: shift.capacity - shift.free, capacity: shift.capacity }),
    names: shown.length > 0 ? shown.join(", ") : said.t("volunteering:board.nobody"),
    tags: boardTags(shift, said),
  };
}
