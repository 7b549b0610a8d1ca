import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import type { Result } from "~/platform/errors/result";
import { decideValue, type DecideRefusal } from "../decide-value.server";
import { valueGifts } from "../permissions";
import type { ReceiptLineId, ValueDecisionId } from "../value-model";

/** „Без оценка“: a decision too, so that nobody takes the line for forgotten. Nothing is posted; a value may still be recognised later. */
export async function markUnvalued(
  ctx: Ctx, input: { readonly decisionId: ValueDecisionId; readonly lineId: ReceiptLineId },
): Promise<Result<{ decisionId: ValueDecisionId; created: boolean }, DecideRefusal>> {
  authorize(ctx.actor, valueGifts);
  return inTransaction(ctx.db, (tx) => decideValue(tx, ctx, { id: input.decisionId, lineId: input.lineId, after: 0, value: null }));
}
