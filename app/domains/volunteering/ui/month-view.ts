import { formatMonth, formatWeekday, formatWeekdayDate } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { addDays, addMonths, type LocalDate, monthOf } from "~/platform/time/local-date";
import { type ShiftBrowse, shiftsHref } from "../browse";
import type { CalendarDay } from "../queries/shift-calendar.server";
import { mondayOf } from "./browse-view";

export interface MonthCell {
  readonly day: string;
  readonly number: string;
  readonly today: boolean;
  readonly past: boolean;
  readonly outside: boolean;
  /** Null: nothing to choose that day. */
  readonly has: { readonly to: string; readonly name: string; readonly shifts: string; readonly places: string; readonly short: string; readonly full: boolean; readonly urgent: string | null } | null;
}

export interface MonthView {
  readonly title: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly weeks: readonly (readonly MonthCell[])[];
  readonly previous: string | null;
  readonly next: string;
  readonly empty: boolean;
}

/** The days a month's page shows: whole weeks, Monday first. */
export function monthRange(month: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: mondayOf(month), to: addDays(mondayOf(addDays(addMonths(month, 1), -1)), 6) };
}

export function monthView(
  days: readonly CalendarDay[], browse: ShiftBrowse, said: { readonly month: LocalDate; readonly today: LocalDate; readonly locale: Locale; readonly t: Translate },
): MonthView {
  const { month, today, locale, t } = said;
  const { from, to } = monthRange(month);
  const byDay = new Map(days.map((day) => [day.day, day]));
  const hasOf = (day: LocalDate): MonthCell["has"] => {
    const of = byDay.get(day);
    if (!of) return null;
    const shifts = t("volunteering:browse.shifts", { count: of.shifts });
    const full = of.free === 0;
    const urgent = of.urgent ? t("volunteering:tags.urgent") : null;
    const facts = { day: formatWeekdayDate(day, locale), shifts: urgent ? `${shifts} (${urgent})` : shifts, n: of.free };
    return {
      to: shiftsHref({ filters: { ...browse.filters, from: day, to: day } }), full, shifts,
      name: t(full ? "volunteering:browse.dayFull" : "volunteering:browse.dayWithRoom", facts),
      places: full ? t("volunteering:browse.noPlaces") : t("volunteering:browse.places", { count: of.free }),
      short: full ? t("volunteering:browse.none") : String(of.free),
      urgent,
    };
  };
  const cells: MonthCell[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    cells.push({ day, number: String(Number(day.slice(8))), today: day === today, past: day < today, outside: monthOf(day) !== month, has: hasOf(day) });
  }
  const monthHref = (shown: LocalDate) => shiftsHref({ ...browse, view: "calendar", month: shown });
  return {
    title: formatMonth(month, locale),
    weekdays: cells.slice(0, 7).map(({ day }) => ({ short: formatWeekday(day, locale, "short"), long: formatWeekday(day, locale) })),
    // Weeks that are over say nothing.
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)).filter((week) => !week.at(-1)!.past),
    previous: month > monthOf(today) ? monthHref(addMonths(month, -1)) : null,
    next: monthHref(addMonths(month, 1)),
    empty: !cells.some((cell) => cell.has && !cell.outside),
  };
}
