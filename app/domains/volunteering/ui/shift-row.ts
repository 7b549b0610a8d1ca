import { formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { localTimeOf } from "~/platform/time/local-date";
import { adultAge } from "../model";
import type { PublicShift } from "../queries/shift-fields.server";
import { dayOf, momentOf, rangeOf } from "../when";

/** One shift of a list, already in words. Made on the server, so lists bring no formatter to the browser. */
export interface ShiftRowView {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly title: string;
  readonly meta: string;
  readonly tags: readonly { readonly text: string; readonly tone: "neutral" | "warn" }[];
  readonly seats: { readonly taken: number; readonly capacity: number; readonly text: string };
  readonly full: boolean;
  readonly act: string;
  /** One can sign up now and have a place. */
  readonly soft: boolean;
}

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

export const placeText = (shift: PublicShift, { t }: Said): string =>
  shift.inCharge ? t("volunteering:list.at", { place: shift.place, name: shift.inCharge }) : shift.place;

export function tagsOf(shift: PublicShift, { locale, t }: Said): ShiftRowView["tags"] {
  const age = shift.minAge === null ? [] : [{ text: shift.minAge >= adultAge ? t("volunteering:tags.adults") : t("volunteering:tags.from", { n: shift.minAge }), tone: "neutral" as const }];
  const urgent = shift.urgent && shift.free > 0 ? [{ text: t("volunteering:tags.urgent"), tone: "warn" as const }] : [];
  const opens = shift.opensAt ? [{ text: t("volunteering:tags.opens", { when: momentOf(shift.opensAt, locale) }), tone: "neutral" as const }] : [];
  const seeking = shift.seeking > 0 ? [{ text: t("volunteering:handOver.seeking"), tone: "warn" as const }] : [];
  return [...age, ...urgent, ...seeking, ...opens];
}

/** „Свободни места: 3“, „Няма места, 1 чака“ */
export function seatsText({ free, waiting }: { readonly free: number; readonly waiting: number }, t: Translate): string {
  if (free > 0) return t("volunteering:seats.free", { n: free });
  return waiting > 0 ? t("volunteering:seats.waiting", { count: waiting }) : t("volunteering:seats.none");
}

/** `withHost` says whose duty it is, where the heading above does not. */
export function shiftRow(shift: PublicShift, said: Said, withHost = true): ShiftRowView {
  const { locale, t } = said;
  const full = shift.free === 0;
  return {
    id: shift.id,
    from: localTimeOf(shift.startsAt),
    until: t("volunteering:list.until", { time: formatTime(shift.endsAt, locale) }),
    title: shift.title,
    meta: withHost && shift.host ? `${shift.host} · ${placeText(shift, said)}` : placeText(shift, said),
    tags: tagsOf(shift, said),
    seats: { taken: shift.capacity - shift.free, capacity: shift.capacity, text: seatsText(shift, t) },
    full,
    act: t(`volunteering:list.${shift.opensAt ? "look" : full && shift.seeking === 0 ? "queue" : "signUp"}`),
    soft: (!full || shift.seeking > 0) && !shift.opensAt,
  };
}

/** The same outside a list by days: the day stands in the row. */
export function shiftRowOn(shift: PublicShift, said: Said): ShiftRowView {
  const row = shiftRow(shift, said);
  return { ...row, meta: `${dayOf(shift.startsAt, said.locale)} · ${row.meta}` };
}

/** Where, when and with whom, for the head of a form or a page. */
export interface ShiftFactsView {
  readonly day: string;
  readonly range: string;
  readonly place: string;
  readonly address: string;
  readonly mapHref: string | null;
}

export function shiftFacts(shift: PublicShift, { locale }: Said): ShiftFactsView {
  return {
    day: dayOf(shift.startsAt, locale), range: rangeOf(shift, locale), place: shift.place, address: shift.address,
    mapHref: shift.address ? `https://www.openstreetmap.org/search?query=${encodeURIComponent(shift.address)}` : null,
  };
}
