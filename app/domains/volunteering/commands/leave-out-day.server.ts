import { eq } from "drizzle-orm";
import { shift, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { manageShifts } from "../permissions";
import { daysOf } from "../recurrence.server";
import { makeShifts } from "../series-rows.server";
import { seriesFor, takeOut, upcomingOf } from "../series-days.server";

interface DayOfSeries {
  readonly seriesId: string;
  readonly day: LocalDate;
}

/**
 * Leaves one day of a series out: a holiday, a day off. Who: coordinator or service manager, within their service. Guarantees: nothing is
 * made on it, now or later; an empty shift is gone, one with people is called off with a letter once agreed to (`callOff`). Refuses:
 * unknown series, a day the rule does not have, `people_come`.
 */
export async function leaveOutDay(
  ctx: Ctx, input: DayOfSeries & { readonly callOff?: boolean },
): Promise<Result<{ told: number }, "series_unknown" | "day_unknown" | "people_come" | "shift_attested">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const series = await seriesFor(tx, ctx, input.seriesId);
    if (!series) return refuse("series_unknown");
    if (series.leftOut.includes(input.day)) return ok({ told: 0 });
    const today = localDateOf(ctx.clock.now());
    const shifts = await upcomingOf(tx, ctx, series, eq(shift.seriesDay, input.day));
    if (shifts.length === 0 && (input.day < today || daysOf(series, input.day, input.day).length === 0)) return refuse("day_unknown");
    const taken = await takeOut(tx, ctx, shifts, input.callOff ?? false);
    if (!taken.ok) return taken;
    await tx.update(shiftSeries).set({ leftOut: [...series.leftOut, input.day].toSorted() }).where(eq(shiftSeries.id, series.id));
    await recordAudit(tx, ctx, { action: "volunteering.leave_out_day", subjectKind: "shift_series", subjectId: series.id, fields: ["left_out"] });
    return ok({ told: taken.value.told });
  });
}

/** Takes a day that was left out in again; its shift is made if its time has come. A called off shift stays called off. */
export async function takeInDay(ctx: Ctx, input: DayOfSeries): Promise<Result<{ made: number }, "series_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const series = await seriesFor(tx, ctx, input.seriesId);
    if (!series) return refuse("series_unknown");
    if (!series.leftOut.includes(input.day)) return ok({ made: 0 });
    const leftOut = series.leftOut.filter((one) => one !== input.day);
    await tx.update(shiftSeries).set({ leftOut }).where(eq(shiftSeries.id, series.id));
    const made = await makeShifts(tx, ctx, { ...series, leftOut });
    await recordAudit(tx, ctx, { action: "volunteering.take_in_day", subjectKind: "shift_series", subjectId: series.id, fields: ["left_out"] });
    return ok({ made });
  });
}
