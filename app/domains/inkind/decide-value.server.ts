import { and, eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { valueAssertion, valueDecision } from "~db/schema/inkind-values.server";
import { account, person } from "~db/schema/people.server";
import { accountOf } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { layValue } from "./lay-value.server";
import type { ReceiptLineId, ValueBasis, ValueDecisionId } from "./value-model";

export type DecideRefusal = "line_unknown" | "nothing_accepted" | "own_receipt" | "already_valued" | "nothing_declared" | "value_conflict" | "value_same";

export interface Decision {
  readonly id: ValueDecisionId;
  readonly lineId: ReceiptLineId;
  /** The decision it follows: 0 for the first one. */
  readonly after: number;
  /** Null: „без оценка“. */
  readonly value: { readonly cents: number; readonly basis: ValueBasis; readonly evidence: string } | null;
}

async function lineOf(tx: Tx, lineId: string) {
  const [line] = await tx
    .select({ accepted: goodsReceiptLine.accepted, receivedBy: goodsReceipt.receivedBy, declared: goodsOfferLine.declaredValueCents, number: goodsOffer.number })
    .from(goodsReceiptLine)
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .where(eq(goodsReceiptLine.id, lineId));
  return line;
}

/** Somebody was first: who, or the same form once more. */
async function standing(tx: Tx, decision: Decision, number: number): Promise<Result<{ decisionId: ValueDecisionId; created: boolean }, DecideRefusal>> {
  const [known] = await tx.select().from(valueDecision).where(eq(valueDecision.id, decision.id));
  if (known) {
    const same = known.receiptLineId === decision.lineId && known.cents === (decision.value?.cents ?? null);
    return same ? ok({ decisionId: decision.id, created: false }) : refuse("value_conflict");
  }
  const [last] = await tx
    .select({ who: person.fullName })
    .from(valueDecision).innerJoin(account, eq(account.id, valueDecision.decidedBy)).innerJoin(person, eq(person.id, account.personId))
    .where(and(eq(valueDecision.receiptLineId, decision.lineId), eq(valueDecision.seq, decision.after + 1)));
  return refuse("already_valued", { number, who: last?.who ?? "" });
}

const refuseFirst = (line: NonNullable<Awaited<ReturnType<typeof lineOf>>>, decision: Decision, who: string): Refused<DecideRefusal> | null => {
  if (line.accepted === 0) return refuse("nothing_accepted", { number: line.number });
  if (line.receivedBy === who) return refuse("own_receipt", { number: line.number });
  return decision.value?.basis === "declared" && line.declared === null ? refuse("nothing_declared", undefined, "basis") : null;
};

/**
 * One decision about one line, whichever command asks: the assertion with its evidence, the decision that follows the one its
 * author saw, and the value laid where the goods are. Of two at once the second finds the number taken.
 */
export async function decideValue(tx: Tx, ctx: Ctx, decision: Decision): Promise<Result<{ decisionId: ValueDecisionId; created: boolean }, DecideRefusal>> {
  const who = accountOf(ctx.actor);
  if (!who) throw new Error("a value is decided by somebody with an account");
  const line = await lineOf(tx, decision.lineId);
  if (!line) return refuse("line_unknown");
  const refused = refuseFirst(line, decision, who);
  if (refused) return refused;
  const { id, lineId, value } = decision;
  const stamp = { recordedAt: ctx.clock.now() };
  const today = localDateOf(stamp.recordedAt);
  if (decision.after > 0) {
    const [before] = await tx.select({ cents: valueDecision.cents }).from(valueDecision).where(and(eq(valueDecision.receiptLineId, lineId), eq(valueDecision.seq, decision.after)));
    if (!before) return refuse("line_unknown");
    if (before.cents === value?.cents) return refuse("value_same", undefined, "amount");
  }
  // One id for both rows: the same form again finds its assertion, another form finds the number taken and is rolled back.
  const said = !value || (await tx
    .insert(valueAssertion)
    .values({ id, receiptLineId: lineId, ...value, assertedOn: today, assertedBy: who, ...stamp })
    .onConflictDoNothing().returning({ id: valueAssertion.id })).length > 0;
  const made = !said ? [] : await tx
    .insert(valueDecision)
    .values({ id, receiptLineId: lineId, seq: decision.after + 1, assertionId: value ? id : null, cents: value?.cents ?? null, decidedOn: today, decidedBy: who, ...stamp })
    .onConflictDoNothing()
    .returning({ id: valueDecision.id });
  if (made.length === 0) return standing(tx, decision, line.number);
  await layValue(tx, ctx, { id, lineId, cents: value?.cents ?? null });
  await recordAudit(tx, ctx, { action: value ? "inkind.recognise_value" : "inkind.mark_unvalued", subjectKind: "goods_receipt_line", subjectId: lineId, fields: ["value"] });
  return ok({ decisionId: id, created: true });
}
