import { and, asc, gt, lt } from "drizzle-orm";
import { needPledge } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import type { NeedId } from "../model";
import { lapsePledge } from "../needs.server";
import { runNeedJobs } from "../permissions";

/** Who: the job. Promises whose day has passed return to what is open, one transaction each, and whoever promised is told. */
export async function lapsePledges(ctx: Ctx): Promise<{ readonly lapsed: number }> {
  authorize(ctx.actor, runNeedJobs);
  const today = localDateOf(ctx.clock.now());
  const due = await ctx.db.select({ needId: needPledge.needId, sourceKind: needPledge.sourceKind, sourceId: needPledge.sourceId })
    .from(needPledge).where(and(gt(needPledge.pledged, 0), lt(needPledge.lapsesOn, today))).orderBy(asc(needPledge.id));
  let lapsed = 0;
  for (const source of due) {
    const done = expectOk(await inTransaction(ctx.db, (tx) => lapsePledge(tx, ctx, { ...source, needId: source.needId as NeedId }, today)));
    if (done.lapsed > 0) lapsed += 1;
  }
  return { lapsed };
}
