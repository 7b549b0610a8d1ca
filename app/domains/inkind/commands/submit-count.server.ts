import { and, eq } from "drizzle-orm";
import { stockCount } from "~db/schema/inkind-count.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { countedLots, lockCount } from "../count-posting.server";
import type { CountId } from "../model";
import { countStock } from "../permissions";

type Refusal = "count_unknown" | "count_closed" | "count_unfinished" | "count_unexplained";

/** Sends a count for approval: every row of its shelves counted alike by two people, every difference explained. Who: whoever may count. */
export async function submitCount(ctx: Ctx, input: { readonly countId: CountId }): Promise<Result<{ countId: CountId }, Refusal>> {
  authorize(ctx.actor, countStock);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ countId: CountId }, Refusal>> => {
    const count = await lockCount(tx, input.countId, "update");
    if (!count) return refuse("count_unknown");
    if (count.state === "submitted") return ok({ countId: input.countId });
    if (count.state !== "open") return refuse("count_closed", { number: count.number });
    const lots = await countedLots(tx, input.countId);
    const left = lots.filter((lot) => !lot.agreed).length;
    if (left > 0) return refuse("count_unfinished", { count: left });
    const unexplained = lots.filter((lot) => lot.counted !== lot.book && lot.reason === null).length;
    if (unexplained > 0) return refuse("count_unexplained", { count: unexplained });
    await tx.update(stockCount).set({ state: "submitted", submittedAt: ctx.clock.now(), submittedBy: accountOf(ctx.actor) }).where(and(eq(stockCount.id, input.countId), eq(stockCount.state, "open")));
    await recordAudit(tx, ctx, { action: "inkind.submit_count", subjectKind: "stock_count", subjectId: input.countId, fields: ["state"] });
    return ok({ countId: input.countId });
  });
}
