import { asc, gte, isNull, or } from "drizzle-orm";
import { shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { runVolunteeringJobs } from "../permissions";
import { lockedSeries, makeShifts } from "../series-rows.server";

/**
 * Makes the shifts of every series up to the weeks ahead. Who: the daily job. Any number of times and at once: a series is locked, and a
 * day of it is made once. One transaction a series, so that no two are locked together.
 */
export async function materialiseSeries(ctx: Ctx): Promise<{ readonly made: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  const today = localDateOf(ctx.clock.now());
  const due = await ctx.db.select({ id: shiftSeries.id }).from(shiftSeries).where(or(isNull(shiftSeries.endsOn), gte(shiftSeries.endsOn, today))).orderBy(asc(shiftSeries.id));
  let made = 0;
  for (const { id } of due) {
    made += expectOk(await inTransaction(ctx.db, async (tx) => {
      const series = await lockedSeries(tx, id);
      return ok(series ? await makeShifts(tx, ctx, series) : 0);
    }));
  }
  return { made };
}
