import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Cents } from "~/platform/money/cents";
import type { LocalDate } from "~/platform/time/local-date";
import { keepFunds } from "../permissions";
import { use } from "../verbs.server";

export interface FeeInput {
  readonly id: string;
  readonly fundId: string;
  readonly amount: Cents;
  readonly on: LocalDate;
}

/** The accountant books a fee as it was really taken. Refuses a restricted fund, and more than the fund holds. */
export async function recordFee(ctx: Ctx, input: FeeInput): Promise<Result<{ feeId: string }, "fee_conflict" | "fund_missing" | "fund_restricted" | "fund_insufficient">> {
  authorize(ctx.actor, keepFunds);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ feeId: string }, "fee_conflict" | "fund_missing" | "fund_restricted" | "fund_insufficient">> => {
    const used = await use(tx, ctx, { costLineId: input.id, outputId: null, fundIds: [input.fundId], book: "cash", unit: "EUR", amount: input.amount, on: input.on, basis: "fee" });
    if (!used.ok) {
      const { code } = used.refusal;
      return code === "fund_missing" || code === "fund_restricted" ? refuse(code) : refuse("fee_conflict");
    }
    if (used.value.unfunded > 0) return refuse("fund_insufficient");
    await recordAudit(tx, ctx, { action: "funds.record_fee", subjectKind: "cost_line", subjectId: input.id });
    return ok({ feeId: input.id });
  });
}
