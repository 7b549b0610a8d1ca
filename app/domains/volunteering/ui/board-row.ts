import { formatDuration } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import type { Tone } from "~/ui/vocabulary";
import type { BoardShift } from "../queries/shift-board.server";
import { dayHeading, rangeOf } from "../when";

export interface BoardRowView {
  readonly id: string;
  readonly day: string;
  readonly range: string;
  readonly title: string;
  readonly place: string;
  readonly seats: string;
  readonly names: string;
  readonly tags: readonly { readonly text: string; readonly tone: Tone }[];
}

/** What still has to be done about a shift, most pressing first. */
function boardTags(shift: BoardShift, { t, locale, now }: { locale: Locale; t: Translate; now: Date }): BoardRowView["tags"] {
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

export function boardRow(shift: BoardShift, said: { readonly locale: Locale; readonly t: Translate; readonly now: Date }): BoardRowView {
  const names = shift.people.filter((one) => ["confirmed", "checked_in", "completed"].includes(one.state)).map((one) => one.name);
  const shown = names.length > 4 ? [...names.slice(0, 3), `+${names.length - 3}`] : names;
  return {
    id: shift.id,
    day: dayHeading(shift.startsAt, said.now, said.locale, said.t),
    range: rangeOf(shift, said.locale),
    title: shift.title,
    place: shift.place,
    seats: said.t("volunteering:board.seats", { taken: shift.capacity - shift.free, capacity: shift.capacity }),
    names: shown.length > 0 ? shown.join(", ") : said.t("volunteering:board.nobody"),
    tags: boardTags(shift, said),
  };
}
