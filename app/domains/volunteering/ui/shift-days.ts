import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { localDateOf } from "~/platform/time/local-date";
import type { PublicShift } from "../queries/shift-fields.server";
import { dayHeading } from "../when";
import { shiftRow, type ShiftRowView } from "./shift-row";

export interface ShiftDayView {
  readonly key: string;
  readonly heading: string;
  /** The event all the day's shifts belong to. */
  readonly host: string | null;
  readonly rows: readonly ShiftRowView[];
}

/** A sorted list by days, in the reader's words. */
export function shiftDays(shifts: readonly PublicShift[], said: { readonly locale: Locale; readonly t: Translate; readonly now: Date }): readonly ShiftDayView[] {
  const byDay = new Map<string, PublicShift[]>();
  for (const shift of shifts) {
    const day = localDateOf(shift.startsAt);
    byDay.set(day, [...(byDay.get(day) ?? []), shift]);
  }
  return [...byDay].map(([key, ofDay]) => {
    const hosts = new Set(ofDay.map((shift) => shift.host));
    const first = ofDay[0]!;
    const host = hosts.size === 1 ? first.host : null;
    return { key, heading: dayHeading(first.startsAt, said.now, said.locale, said.t), host, rows: ofDay.map((shift) => shiftRow(shift, said, host === null)) };
  });
}
