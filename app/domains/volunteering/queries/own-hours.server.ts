import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { programme, service } from "~db/schema/services.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import type { Serves } from "../when";
import { shiftTitle } from "./shift-fields.server";

/** One attested shift of a person. */
export interface OwnHour {
  readonly workedOn: LocalDate;
  readonly minutes: number;
  readonly title: string;
  /** Look code of „Път на ресурса“. */
  readonly lookCode: string;
}
/** What the hours supported, with its entries, newest first. */
export interface OwnHoursOf {
  readonly serves: Serves;
  readonly minutes: number;
  readonly entries: readonly OwnHour[];
}
export interface OwnHours {
  readonly minutes: number;
  readonly shifts: number;
  readonly of: readonly OwnHoursOf[];
  /** Handed in and not attested yet: said beside the rest, never added. */
  readonly waitingMinutes: number;
}

/** A person's minutes by what they supported, of one year or of all years, the most first. The caller has shown that they are the reader's. */
export async function hoursOf(reader: Reader, of: { readonly personId: string; readonly year: number | null; readonly locale: Locale }): Promise<OwnHours> {
  const rows = await reader
    .select({
      state: timeEntry.state, minutes: timeEntry.minutes, workedOn: timeEntry.workedOn, lookCode: timeEntry.lookCode, titleBg: shiftTitle("bg"), titleEn: shiftTitle("en"),
      activity: opportunity.activity, serviceBg: service.nameBg, serviceEn: service.nameEn, programmeBg: programme.nameBg, programmeEn: programme.nameEn,
    })
    .from(timeEntry)
    .innerJoin(shift, eq(shift.id, timeEntry.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .leftJoin(service, eq(service.id, opportunity.serviceId))
    .leftJoin(programme, eq(programme.id, opportunity.programmeId))
    .where(and(
      eq(timeEntry.personId, of.personId), inArray(timeEntry.state, ["submitted", "attested", "posted"]),
      of.year === null ? undefined : sql`extract(year from ${timeEntry.workedOn}) = ${of.year}`,
    ))
    .orderBy(desc(timeEntry.workedOn), desc(timeEntry.id));
  const groups = new Map<string, { serves: Serves; entries: OwnHour[] }>();
  let waitingMinutes = 0;
  for (const row of rows) {
    if (row.state !== "posted" || !row.lookCode) {
      waitingMinutes += row.minutes;
      continue;
    }
    const name = inLocale(of.locale, row.programmeBg ?? row.serviceBg ?? "", row.programmeBg ? row.programmeEn : row.serviceEn);
    const key = row.activity ?? `${row.serviceBg ?? ""}/${row.programmeBg ?? ""}`;
    const group = groups.get(key) ?? { serves: row.activity ? { kind: "activity" as const, activity: row.activity } : { kind: "service" as const, name }, entries: [] };
    group.entries.push({ workedOn: row.workedOn, minutes: row.minutes, title: inLocale(of.locale, row.titleBg, row.titleEn), lookCode: row.lookCode });
    groups.set(key, group);
  }
  const sum = (entries: readonly OwnHour[]) => entries.reduce((total, entry) => total + entry.minutes, 0);
  const list = [...groups.values()].map((group) => ({ ...group, minutes: sum(group.entries) })).sort((a, b) => b.minutes - a.minutes);
  return { minutes: list.reduce((total, group) => total + group.minutes, 0), shifts: list.reduce((total, group) => total + group.entries.length, 0), of: list, waitingMinutes };
}
