import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import type { Cents } from "~/platform/money/cents";
import type { LocalDate } from "~/platform/time/local-date";
import { keepFunds } from "../permissions";
import { refund } from "../verbs.server";

export interface GiveBackInput {
  /** The receipt (its root tranche). */
  readonly receiptId: string;
  readonly refundRef: string;
  readonly amount: Cents;
  readonly on: LocalDate;
}

/** The accountant gives a gift, or a part of it, back to its donor. What it had supported is funded anew or shows as unfunded. */
export async function giveBack(ctx: Ctx, input: GiveBackInput): Promise<Result<{ receiptId: string }, "refund_conflict" | "tranche_missing" | "refund_too_large">> {
  authorize(ctx.actor, keepFunds);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ receiptId: string }, "refund_conflict" | "tranche_missing" | "refund_too_large">> => {
    const done = await refund(tx, ctx, { trancheId: input.receiptId, refundRef: input.refundRef, amount: input.amount, on: input.on });
    if (!done.ok) return done;
    if (done.value.created) await recordAudit(tx, ctx, { action: "funds.give_back", subjectKind: "tranche", subjectId: input.receiptId });
    return ok({ receiptId: input.receiptId });
  });
}
