import { formatDate, formatDuration, formatTimeRange, formatWeekdayDate } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import { holidayOf } from "~/platform/time/holidays";
import { minutesBetween } from "../model";
import { readRrule, type Repeat, type Weekday } from "../repeat";
import { shiftTimes } from "../times";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

const feminine: readonly Weekday[] = ["WE", "SA", "SU"];
const nthKey = (repeat: Extract<Repeat, { kind: "monthly" }>) =>
  `${feminine.includes(repeat.weekday) ? "f" : "m"}${repeat.by === "last" ? "Last" : String(repeat.nth)}` as "m1";

function monthWords(repeat: Extract<Repeat, { kind: "monthly" }>, t: Translate): string {
  if (repeat.by === "day") return t("volunteering:repeating.day", { n: String(repeat.day) });
  if (repeat.by === "end") return t("volunteering:repeating.end");
  return t(`volunteering:repeating.nth.${nthKey(repeat)}`, { day: t(`volunteering:repeating.weekday.${repeat.weekday}`) });
}

/** „Всяка седмица: вторник и четвъртък, до 30.06.2027 г.“ */
export function repeatText(rule: { readonly rrule: string; readonly endsOn: LocalDate | null }, { locale, t }: Said): string {
  const repeat = readRrule(rule.rrule);
  const days = repeat.kind === "weekly" ? repeat.weekdays.map((day) => t(`volunteering:repeating.weekday.${day}`)) : [];
  const listed = days.length > 1 ? `${days.slice(0, -1).join(", ")}${t("volunteering:repeating.and")}${days.at(-1)}` : (days[0] ?? "");
  const what = repeat.kind === "weekly"
    ? t("volunteering:repeating.weekly", { count: repeat.every, days: listed })
    : t("volunteering:repeating.monthly", { count: repeat.every, what: monthWords(repeat, t) });
  return [
    what, ...(rule.endsOn ? [t("volunteering:repeating.until", { date: formatDate(rule.endsOn, locale) })] : []), ...(repeat.count === null ? [] : [t("volunteering:repeating.times", { count: repeat.count })]),
  ].join(", ");
}

/** „22:00 – 06:00 ч. на следващата сутрин“ */
export const hoursText = (from: string, to: string, t: Translate): string => t(to > from ? "volunteering:series.when" : "volunteering:series.whenNext", { from, to });

export interface PreviewDay {
  readonly day: LocalDate;
  readonly text: string;
  /** A holiday by name, and how long a night is in which the clock changes. */
  readonly notes: readonly string[];
}

/** The next days of a rule, before it is saved: with holidays, and with the length of a shift where the clock's change makes it another. */
export function previewDays(days: readonly LocalDate[], hours: { readonly from: string; readonly to: string }, { locale, t }: Said): readonly PreviewDay[] {
  const usual = usualMinutes(hours);
  return days.map((day) => {
    const times = shiftTimes(day, hours.from, hours.to);
    const minutes = times.ok ? minutesBetween(times.value.startsAt, times.value.endsAt) : 0;
    const holiday = holidayOf(day);
    const range = times.ok ? formatTimeRange(times.value.startsAt, times.value.endsAt, locale) : "";
    return {
      day, text: `${formatWeekdayDate(day, locale)}, ${range}`,
      notes: [
        ...(holiday ? [t(`volunteering:holiday.${holiday}`)] : []),
        ...(minutes !== usual ? [t("volunteering:create.nightMinutes", { time: formatDuration(minutes, locale) })] : []),
      ],
    };
  });
}

/** On a day without a change of the clock. */
function usualMinutes({ from, to }: { readonly from: string; readonly to: string }): number {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return of(to) - of(from) + (to > from ? 0 : 1440);
}
