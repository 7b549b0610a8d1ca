import { eq } from "drizzle-orm";
import { moneyReceipt } from "~db/schema/funds-acts.server";
import { fund } from "~db/schema/funds.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { keepFunds } from "../permissions";
import type { ReceiptInput } from "../schemas";
import { receive } from "../verbs.server";

type Refusal = "receipt_conflict" | "receipt_ahead" | "fund_missing" | "fund_closed";

/**
 * The accountant records money that came outside the till: by bank or card, from a donation box, or carried over.
 * The receipt's id is its tranche's id; a resend with equal content changes nothing.
 */
export async function recordReceipt(ctx: Ctx, input: ReceiptInput): Promise<Result<{ receiptId: string }, Refusal>> {
  authorize(ctx.actor, keepFunds);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ receiptId: string }, Refusal>> => {
    const now = ctx.clock.now();
    if (input.receivedOn > localDateOf(now)) return refuse("receipt_ahead", {}, "receivedOn");
    const [known] = await tx.select({ id: fund.id, eventId: fund.eventId }).from(fund).where(eq(fund.id, input.fundId));
    if (!known || known.eventId !== null) return refuse("fund_missing", {}, "fundId");
    const received = await receive(tx, ctx, {
      trancheId: input.id, fundId: input.fundId, book: "cash", unit: "EUR", amount: input.amount, receivedOn: input.receivedOn,
      source: "gift", sourceKind: input.channel, sourceId: input.id,
    });
    if (!received.ok) {
      const { code } = received.refusal;
      return code === "fund_closed" || code === "fund_missing" ? refuse(code, {}, "fundId") : refuse("receipt_conflict");
    }
    if (!received.value.created) return ok({ receiptId: input.id });
    await tx.insert(moneyReceipt).values({
      id: input.id, channel: input.channel, fundId: input.fundId, amountCents: input.amount, receivedOn: input.receivedOn,
      reference: input.reference, recordedAt: now, recordedBy: accountOf(ctx.actor),
    });
    await recordAudit(tx, ctx, { action: "funds.record_receipt", subjectKind: "money_receipt", subjectId: input.id });
    return ok({ receiptId: input.id });
  });
}
