import { and, eq, gte, lt, ne } from "drizzle-orm";
import { serviceMonth } from "~db/schema/services.server";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import { type FigureQuestion, type MonthFigures, monthMeasures, questionOf, type ServiceId } from "./model";

export const figureColumns = {
  capacity: serviceMonth.capacity,
  usersInMonth: serviceMonth.usersInMonth,
  usersInYear: serviceMonth.usersInYear,
  individualSessions: serviceMonth.individualSessions,
  groupSessions: serviceMonth.groupSessions,
  homeVisits: serviceMonth.homeVisits,
};

/** The service's submitted months of the same year before this one: what a figure is compared with. */
export async function earlierMonths(reader: Reader, serviceId: ServiceId, month: LocalDate): Promise<readonly MonthFigures[]> {
  return reader
    .select(figureColumns)
    .from(serviceMonth)
    .where(
      and(
        eq(serviceMonth.serviceId, serviceId),
        gte(serviceMonth.month, `${month.slice(0, 4)}-01-01` as LocalDate),
        lt(serviceMonth.month, month),
        ne(serviceMonth.state, "draft"),
      ),
    )
    .orderBy(serviceMonth.month);
}

export function questionsOf(figures: MonthFigures, earlier: readonly MonthFigures[]): readonly FigureQuestion[] {
  return monthMeasures.flatMap((measure) => {
    const past = earlier.map((month) => month[measure]).filter((value) => value !== null);
    return questionOf(measure, figures[measure], past) ?? [];
  });
}
