import { eq } from "drizzle-orm";
import { shiftSeries } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { addDays, type LocalDate } from "~/platform/time/local-date";
import { changedPlan, type ShiftChanges } from "./changes";
import { countBefore } from "./recurrence.server";
import { readRrule, rruleOf } from "./repeat";
import type { SeriesRow } from "./series-rows.server";

/** What a change of shifts means for the plan of their series. */
export function changedSeries(series: SeriesRow, changes: ShiftChanges): Partial<SeriesRow> {
  const { from, to, opens, positions, day: _, ...rest } = changes;
  return {
    ...rest,
    ...(from === undefined ? {} : { fromTime: from }),
    ...(to === undefined ? {} : { toTime: to }),
    ...(opens === undefined ? {} : opens === null ? { opensDaysBefore: null } : { opensDaysBefore: opens.daysBefore, opensTime: opens.time }),
    ...(positions ? { positions: changedPlan(series.positions, positions) } : { positions: series.positions }),
  };
}

/**
 * Cuts a locked series in two: it ends the day before, a new one with the same plan begins on the day. A rule that counts goes on with
 * what is left of its count. The caller gives the new one its shifts.
 */
export async function splitSeries(tx: Tx, ctx: Ctx, series: SeriesRow, day: LocalDate): Promise<SeriesRow> {
  const repeat = readRrule(series.rrule);
  const left = repeat.count === null ? null : repeat.count - countBefore(series, day);
  const [made] = await tx.insert(shiftSeries).values({
    ...series, id: newId(), firstDay: day, rrule: rruleOf({ ...repeat, count: left }), leftOut: series.leftOut.filter((one) => one >= day), createdAt: ctx.clock.now(),
  }).returning();
  await tx.update(shiftSeries).set({ endsOn: addDays(day, -1), nextId: made!.id }).where(eq(shiftSeries.id, series.id));
  return made!;
}

/** Refuses a beginning before the series' own first day when another one goes on as it: those days are the other one's. */
export async function afterFirstDay(tx: Tx, series: SeriesRow, from: LocalDate): Promise<Result<null, "series_begins">> {
  if (from >= series.firstDay) return ok(null);
  const [before] = await tx.select({ id: shiftSeries.id }).from(shiftSeries).where(eq(shiftSeries.nextId, series.id)).limit(1);
  return before ? refuse("series_begins", { day: series.firstDay.split("-").reverse().join(".") }, "from") : ok(null);
}

/** The last day a series may have: the day before the one it goes on as; null: no limit. */
async function lastDayOf(tx: Tx, series: SeriesRow): Promise<LocalDate | null> {
  if (!series.nextId) return null;
  const [next] = await tx.select({ firstDay: shiftSeries.firstDay }).from(shiftSeries).where(eq(shiftSeries.id, series.nextId));
  return next ? addDays(next.firstDay, -1) : null;
}

/** Refuses an end that would reach into the days of the series this one goes on as. */
export async function withinLastDay(tx: Tx, series: SeriesRow, endsOn: LocalDate | null): Promise<Result<null, "series_goes_on">> {
  const last = await lastDayOf(tx, series);
  return last !== null && (endsOn === null || endsOn > last) ? refuse("series_goes_on", { day: last.split("-").reverse().join(".") }) : ok(null);
}
