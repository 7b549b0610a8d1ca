import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import type { Result } from "~/platform/errors/result";
import { decideValue, type DecideRefusal } from "../decide-value.server";
import { valueGifts } from "../permissions";
import type { ValueDecisionId } from "../value-model";
import type { RecogniseInput } from "../value-schemas";

/**
 * The accountant recognises what an accepted line is worth, with its basis and evidence. From then on the value is frozen and
 * goes with the goods in the in-kind book. A line already decided is corrected in the same way: `seq` is the decision the
 * accountant saw, the difference is posted today, and the old one stays. Refuses who received the gift (G9).
 */
export async function recogniseValue(ctx: Ctx, input: RecogniseInput): Promise<Result<{ decisionId: ValueDecisionId; created: boolean }, DecideRefusal>> {
  authorize(ctx.actor, valueGifts);
  const { decisionId: id, lineId, seq: after, amount: cents, basis, evidence } = input;
  return inTransaction(ctx.db, (tx) => decideValue(tx, ctx, { id, lineId, after, value: { cents, basis, evidence } }));
}
