import { formatDate, formatDuration, formatMoney } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import type { HoursEntry, HoursMonth } from "../queries/hours-desk.server";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

export interface WaitingRowView {
  readonly id: string;
  readonly who: string;
  readonly time: string;
  readonly people: string | null;
  readonly proposed: boolean;
  readonly own: boolean;
  readonly mayAttest: boolean;
}
export interface WaitingShiftView {
  readonly shiftId: string;
  readonly title: string;
  readonly day: string;
  readonly rows: readonly WaitingRowView[];
  readonly anyProposed: boolean;
  readonly mayAttest: boolean;
}

const peopleText = (entry: HoursEntry, t: Translate): string | null => (entry.people > 1 ? t("volunteering:hoursDesk.people", { count: entry.people }) : null);

/** What waits, a card a shift. */
export function waitingShifts(entries: readonly HoursEntry[], { locale, t }: Said): readonly WaitingShiftView[] {
  const shifts = new Map<string, HoursEntry[]>();
  for (const entry of entries) shifts.set(entry.shiftId, [...(shifts.get(entry.shiftId) ?? []), entry]);
  return [...shifts.values()].map((of) => {
    const [first] = of as [HoursEntry, ...HoursEntry[]];
    return {
      shiftId: first.shiftId, title: first.shiftTitle, day: formatDate(first.startsAt, locale), anyProposed: of.some((entry) => entry.proposed), mayAttest: of.some((entry) => entry.mayAttest),
      rows: of.map((entry) => ({ id: entry.id, who: entry.who, time: formatDuration(entry.minutes, locale), people: peopleText(entry, t), proposed: entry.proposed, own: entry.own, mayAttest: entry.mayAttest })),
    };
  });
}

export interface PostedRowView {
  readonly id: string;
  readonly who: string;
  readonly shift: string;
  readonly time: string;
  readonly state: string;
  readonly reversed: boolean;
  readonly notes: string;
  readonly mayCorrect: boolean;
}

export const postedRows = (entries: readonly HoursEntry[], { locale, t }: Said): readonly PostedRowView[] =>
  entries.map((entry) => ({
    id: entry.id, who: [entry.who, peopleText(entry, t)].filter(Boolean).join(", "), shift: `${entry.shiftTitle}, ${formatDate(entry.startsAt, locale)}`, time: formatDuration(entry.minutes, locale),
    state: t(`volunteering:hoursDesk.state.${entry.state}`), reversed: entry.state === "reversed", mayCorrect: entry.mayAttest && entry.state === "posted",
    notes: [entry.corrects ? t("volunteering:hoursDesk.correctsOther") : null, entry.reason ? t("volunteering:hoursDesk.reason", { reason: entry.reason }) : null].filter(Boolean).join(" · "),
  }));

export interface MonthView {
  readonly rows: readonly { readonly key: string; readonly what: string; readonly time: string; readonly group: string }[];
  readonly total: string;
  /** The side figure: labelled, dated, beside the table and never in it. */
  readonly side: { readonly cents: string; readonly text: string } | null;
  readonly sideMissing: boolean;
}

export function monthView(month: HoursMonth, { locale, t }: Said): MonthView {
  return {
    rows: month.rows.map((row, n) => ({
      key: String(n), what: row.kind === "activity" ? t(`volunteering:ownWork.${row.name}`) : row.name === row.service ? row.name : `${row.name}, ${row.service}`,
      time: formatDuration(row.minutes, locale), group: row.groupMinutes > 0 ? formatDuration(row.groupMinutes, locale) : "",
    })),
    total: formatDuration(month.minutes, locale),
    side: month.rate && month.sideCents !== null && month.minutes > 0 ? {
      cents: formatMoney(month.sideCents, locale),
      text: t("volunteering:hoursDesk.sideText", { rate: formatMoney(month.rate.centsPerHour, locale), from: formatDate(month.rate.validFrom, locale), source: month.rate.source }),
    } : null,
    sideMissing: month.minutes > 0 && month.sideCents === null,
  };
}

/** The entry a correction is about, in a line. */
export const entryLine = (entry: HoursEntry, { locale }: Said): string => `${entry.who}: ${entry.shiftTitle}, ${formatDate(entry.startsAt, locale)}, ${formatDuration(entry.minutes, locale)}`;
