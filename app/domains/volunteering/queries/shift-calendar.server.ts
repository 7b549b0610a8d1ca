import { and, gt, gte, isNull, lte, sql } from "drizzle-orm";
import { shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { instantAt, type LocalDate } from "~/platform/time/local-date";
import type { ShiftFilters } from "../browse";
import { seeShifts } from "../permissions";
import { lapsedByShift, matching } from "./shift-filters.server";

export interface CalendarDay {
  readonly day: LocalDate;
  readonly shifts: number;
  /** Free places of all its shifts together. */
  readonly free: number;
  readonly urgent: boolean;
}

/**
 * The days from `from` through `to` that have shifts to come, in order. Anybody may read it. Sums of shifts and positions, a row a day;
 * sign-ups are touched once, for the holds that have run out.
 *
 * The range starts by instant and ends by day: of two bounds on one column a prepared plan expects a handful of rows, and walks
 * from each of thousands of shifts to its positions.
 */
export async function shiftCalendar(
  ctx: Ctx, input: { readonly from: LocalDate; readonly to: LocalDate; readonly filters?: ShiftFilters },
): Promise<readonly CalendarDay[]> {
  authorize(ctx.actor, seeShifts);
  const now = ctx.clock.now();
  const first = instantAt(input.from, "00:00");
  const inRange = and(isNull(shift.cancelledAt), first > now ? gte(shift.startsAt, first) : gt(shift.startsAt, now), lte(shift.day, input.to), matching(input.filters ?? {}, now));
  const rows = (await ctx.db.execute(sql`
    select day::text as day, count(*)::int as shifts, sum(free)::int as free, bool_or(urgent and free > 0) as urgent
    from (
      select ${shift.day} as day, ${shift.urgent} as urgent, sum(p.capacity - p.seats_taken) + coalesce(max(l.seats), 0) as free
      from ${shift} join "position" p on p.shift_id = ${shift.id} left join ${lapsedByShift(now)} l on l.shift_id = ${shift.id}
      where ${inRange} group by ${shift.id}
    ) of_shift
    group by day order by 1`)) as unknown as CalendarDay[];
  return rows.map(({ day, shifts, free, urgent }) => ({ day, shifts, free, urgent }));
}
