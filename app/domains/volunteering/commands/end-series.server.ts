import { eq, gt } from "drizzle-orm";
import { shift, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import type { LocalDate } from "~/platform/time/local-date";
import { manageShifts } from "../permissions";
import { withinLastDay } from "../series-changes.server";
import { makeShifts } from "../series-rows.server";
import { seriesFor, takeOut, upcomingOf } from "../series-days.server";

/**
 * Says the last day of a series, or that it goes on. Who: coordinator or service manager, within their service. Guarantees: no shift of it
 * after that day, changed by itself or not; empty ones are gone, ones with people are called off with a letter once agreed to
 * (`callOff`). Refuses: unknown series, an end within the days of the series it goes on as (`series_goes_on`), `people_come`.
 */
export async function endSeries(
  ctx: Ctx, input: { readonly seriesId: string; readonly lastDay: LocalDate | null; readonly callOff?: boolean },
): Promise<Result<{ taken: number; told: number }, "series_unknown" | "series_goes_on" | "people_come" | "shift_attested">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const series = await seriesFor(tx, ctx, input.seriesId);
    if (!series) return refuse("series_unknown");
    const { lastDay } = input;
    const within = await withinLastDay(tx, series, lastDay);
    if (!within.ok) return within;
    const after = lastDay === null ? [] : await upcomingOf(tx, ctx, series, gt(shift.seriesDay, lastDay));
    const taken = await takeOut(tx, ctx, after, input.callOff ?? false);
    if (!taken.ok) return taken;
    await tx.update(shiftSeries).set({ endsOn: lastDay }).where(eq(shiftSeries.id, series.id));
    await makeShifts(tx, ctx, { ...series, endsOn: lastDay });
    await recordAudit(tx, ctx, { action: "volunteering.end_series", subjectKind: "shift_series", subjectId: series.id, fields: ["ends_on"] });
    return taken;
  });
}
