import { formatDate, formatTimeRange, formatWeekday, formatWeekdayDate, formatTime, formatDuration } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { daysBetween, localDateOf } from "~/platform/time/local-date";
import { minutesBetween } from "./model";

/** How a shift's time and purpose are said; the same on pages and in letters. */
interface Timed {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A one-letter preposition keeps to its word: „в ателие“. */
export const bound = (text: string): string => text.replace(/(?<=^|[\s„(])([вВсСуУиИкКоО]) /gu, "$1\u00a0");

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("bg") + text.slice(1);

/** „вторник, 08.12.2026 г.“, “Tuesday, 08/12/2026” inside a sentence */
export const dayWithin = (at: Date, locale: Locale): string => `${formatWeekday(at, locale)}, ${formatDate(at, locale)}`;
/** „Вторник, 08.12.2026 г.“ */
export const dayOf = (at: Date, locale: Locale): string => capital(dayWithin(at, locale));
export const rangeOf = ({ startsAt, endsAt }: Timed, locale: Locale): string => formatTimeRange(startsAt, endsAt, locale);
/** „вторник, 08.12.2026 г., 15:00 – 18:00 ч.“ */
export const whenOf = (shift: Timed, locale: Locale): string => `${formatWeekday(shift.startsAt, locale)}, ${formatDate(shift.startsAt, locale)}, ${rangeOf(shift, locale)}`;
/** „08.12.2026 г., 12:00 ч.“ */
export const momentOf = (at: Date, locale: Locale): string => `${formatDate(at, locale)}, ${formatTime(at, locale)}`;

/** „Утре, неделя, 6 декември“ */
export function dayHeading(at: Date, now: Date, locale: Locale, t: Translate): string {
  const day = formatWeekdayDate(at, locale);
  const ahead = daysBetween(localDateOf(now), localDateOf(at));
  if (ahead === 0) return t("volunteering:list.today", { day });
  return ahead === 1 ? t("volunteering:list.tomorrow", { day }) : capital(day);
}

/** „Вашите 3 часа“ */
export function yourTime(minutes: number, locale: Locale, t: Translate): string {
  return minutes % 60 === 0 ? t("volunteering:hours.yours", { count: minutes / 60 }) : t("volunteering:hours.yoursOdd", { time: formatDuration(minutes, locale) });
}
export const plannedMinutes = (shift: Timed): number => minutesBetween(shift.startsAt, shift.endsAt);

export type Serves = { readonly kind: "service"; readonly name: string } | { readonly kind: "activity"; readonly activity: string };

/** „Ателие „Готварство““: the other end of the thread. */
export function servesText(serves: Serves, t: Translate): string {
  return serves.kind === "activity" ? t(`volunteering:serves.${serves.activity}`) : serves.name;
}
