import { eq, sql } from "drizzle-orm";
import { stockLabel } from "~db/schema/inkind-store.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { newLookCode } from "~/platform/tokens/look-code";
import { perSheet } from "../labels";
import { receiveGoods } from "../permissions";

/** Codes for labels that are printed before anything has come; each becomes a lot's when it is scanned at receiving. Once a batch. */
export async function printLabels(ctx: Ctx, input: { readonly batchId: string; readonly sheets: number }): Promise<Result<{ batchId: string }>> {
  authorize(ctx.actor, receiveGoods);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ batchId: string }>> => {
    const [known] = await tx.select({ n: sql<number>`count(*)::int` }).from(stockLabel).where(eq(stockLabel.batchId, input.batchId));
    if (known && known.n > 0) return ok({ batchId: input.batchId });
    await tx.insert(stockLabel).values(Array.from({ length: input.sheets * perSheet }, (_, index) => ({
      code: newLookCode(), batchId: input.batchId, position: index + 1, printedAt: ctx.clock.now(), printedBy: accountOf(ctx.actor),
    })));
    await recordAudit(tx, ctx, { action: "inkind.print_labels", subjectKind: "stock_label_batch", subjectId: input.batchId });
    return ok({ batchId: input.batchId });
  });
}
