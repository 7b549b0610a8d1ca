import { and, eq, gte, lt, sql } from "drizzle-orm";
import { output, programme, service } from "~db/schema/services.server";
import { timeEntry } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { localDate } from "~/platform/time/local-date";
import { regularShifts } from "../model";

export const hourSources = ["regular", "other", "corporate"] as const;
export type HourSource = (typeof hourSources)[number];

export interface HoursSummary {
  /** Posted minutes of the year. */
  readonly minutes: number;
  readonly volunteers: number;
  readonly corporateDays: number;
  /** Minutes by who gave them and what they were used on; an activity carries its measure, a service its programme. */
  readonly flows: readonly {
    readonly source: HourSource;
    readonly minutes: number;
    readonly outputKind: "service" | "activity";
    readonly measure: string;
    readonly serviceId: string | null;
    readonly programmeId: string | null;
    readonly programmeKind: string | null;
    readonly nameBg: string | null;
    readonly nameEn: string | null;
  }[];
}

/**
 * The year's attested hours, for public reports: sums only, nobody's name. A regular volunteer is one with at least
 * `regularShifts` posted shifts in the year. The caller has authorised the report.
 */
export async function hoursSummary(reader: Reader, year: number): Promise<HoursSummary> {
  const inYear = and(eq(timeEntry.state, "posted"), gte(timeEntry.workedOn, localDate(`${year}-01-01`)), lt(timeEntry.workedOn, localDate(`${year + 1}-01-01`)));
  const person = reader.$with("person_year").as(
    reader.select({ personId: timeEntry.personId, shifts: sql<number>`count(*)`.as("shifts") }).from(timeEntry).where(inYear).groupBy(timeEntry.personId),
  );
  const source = sql<HourSource>`case when ${timeEntry.organisationId} is not null then 'corporate' when ${person.shifts} >= ${regularShifts} then 'regular' else 'other' end`;
  const [flows, [totals]] = await Promise.all([
    reader
      .with(person)
      .select({
        source: source.as("source"), minutes: sql<number>`sum(${timeEntry.minutes})::int`, outputKind: output.kind, measure: output.measure,
        serviceId: output.serviceId, programmeId: output.programmeId, programmeKind: programme.kind,
        nameBg: sql<string | null>`coalesce(${programme.nameBg}, ${service.nameBg})`, nameEn: sql<string | null>`coalesce(${programme.nameEn}, ${service.nameEn})`,
      })
      .from(timeEntry)
      .innerJoin(output, eq(output.id, timeEntry.outputId))
      .leftJoin(person, eq(person.personId, timeEntry.personId))
      .leftJoin(programme, eq(programme.id, output.programmeId))
      .leftJoin(service, eq(service.id, output.serviceId))
      .where(inYear)
      .groupBy(sql`1, 3, 4, 5, 6, 7, 8, 9`)
      .orderBy(sql`1, 3, 4, 8`),
    reader
      .select({
        minutes: sql<number>`coalesce(sum(${timeEntry.minutes}), 0)::int`,
        volunteers: sql<number>`count(distinct ${timeEntry.personId})::int`,
        corporateDays: sql<number>`count(distinct ${timeEntry.shiftId}) filter (where ${timeEntry.organisationId} is not null)::int`,
      })
      .from(timeEntry)
      .where(inYear),
  ]);
  return { minutes: totals?.minutes ?? 0, volunteers: totals?.volunteers ?? 0, corporateDays: totals?.corporateDays ?? 0, flows };
}
