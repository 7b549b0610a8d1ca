import { eq, sql } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { quarantineDecision } from "~db/schema/inkind-store.server";
import { organisation } from "~db/schema/people.server";
import { need } from "~db/schema/services.server";
import type { NeedId } from "~/domains/services/api";
import { receiveForNeed } from "~/domains/services/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { fingerprint } from "../fingerprint.server";
import { postLots, type LotRefusal } from "../lot-posting.server";
import type { BaseUnit, Disposition, LotId, RejectReason } from "../model";
import { decideQuarantine as permission } from "../permissions";
import { judgeArrival, type ArrivalRefusal } from "../receiving-rules";
import type { ReceivedLot } from "../receive-schemas";

export interface QuarantineInput {
  readonly receiptLineId: string;
  readonly rejected: number;
  readonly rejectReason: RejectReason | null;
  readonly disposition: Disposition | null;
  readonly lots: readonly ReceivedLot[];
}
type Refusal = LotRefusal | ArrivalRefusal | "line_unknown" | "nothing_held" | "quarantine_decided" | "held_differs";

async function lineOf(tx: Tx, receiptLineId: string) {
  const [line] = await tx
    .select({
      quarantined: goodsReceiptLine.quarantined, unit: goodsReceiptLine.unit, receiptId: goodsReceipt.id, offerId: goodsOffer.id, needId: goodsOffer.needId,
      category: goodsOfferLine.category, description: goodsOfferLine.description, donorKind: organisation.kind,
      itemName: sql<string | null>`(select l.item_name from stock_lot l where l.receipt_line_id = ${goodsReceiptLine.id} order by l.number limit 1)`,
    })
    .from(goodsReceiptLine)
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .where(eq(goodsReceiptLine.id, receiptLineId));
  return line;
}
type Line = NonNullable<Awaited<ReturnType<typeof lineOf>>>;

/** What the gift has brought to its need in all, decisions on what was held included: an absolute number, so any order is right. */
async function countForNeed(tx: Tx, ctx: Ctx, line: Line): Promise<void> {
  if (!line.needId) return;
  const [sum] = (await tx.execute(sql`
    select coalesce(sum(rl.accepted + coalesce(d.accepted, 0)), 0)::bigint as total
    from goods_receipt_line rl join ${need} n on n.id = ${line.needId} and n.unit = rl.unit
    left join quarantine_decision d on d.receipt_line_id = rl.id where rl.receipt_id = ${line.receiptId}`)) as unknown as { total: number }[];
  await receiveForNeed(tx, ctx, { needId: line.needId as NeedId, sourceKind: "goods_offer", sourceId: line.offerId, receivedTotal: Number(sum?.total ?? 0), final: true });
}

/**
 * Decides once what becomes of goods that were held at the door: accepted into lots, refused with a reason, or a part of each. The receipt's
 * numbers stay as they were. Of two who decide at once the second hears that it is decided. An equal resend answers with what stands.
 */
export async function decideQuarantine(ctx: Ctx, input: QuarantineInput): Promise<Result<{ lotIds: readonly LotId[]; created: boolean }, Refusal>> {
  authorize(ctx.actor, permission);
  const requestSha256 = fingerprint(input);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ lotIds: readonly LotId[]; created: boolean }, Refusal>> => {
    const line = await lineOf(tx, input.receiptLineId);
    if (!line) return refuse("line_unknown");
    if (line.quarantined === 0) return refuse("nothing_held");
    const accepted = input.lots.reduce((sum, lot) => sum + lot.quantity, 0);
    if (accepted + input.rejected !== line.quarantined) return refuse("held_differs", { left: line.quarantined, unit: line.unit }, "rejected");
    const itemName = line.itemName ?? line.description;
    const judged = judgeArrival({ itemName, lots: input.lots }, localDateOf(ctx.clock.now()), "");
    if (!judged.ok) return judged;
    const [created] = await tx.insert(quarantineDecision).values({
      receiptLineId: input.receiptLineId, quarantined: line.quarantined, accepted, rejected: input.rejected, rejectReason: input.rejectReason,
      disposition: input.disposition, requestSha256, decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor),
    }).onConflictDoNothing({ target: quarantineDecision.receiptLineId }).returning({ id: quarantineDecision.receiptLineId });
    if (!created) {
      const [known] = await tx.select({ requestSha256: quarantineDecision.requestSha256 }).from(quarantineDecision).where(eq(quarantineDecision.receiptLineId, input.receiptLineId));
      return known?.requestSha256 === requestSha256 ? ok({ lotIds: [], created: false }) : refuse("quarantine_decided");
    }
    const posted = await postLots(tx, ctx, input.lots.map((lot, index) => ({
      lineId: input.receiptLineId, itemName, category: line.category, unit: line.unit as BaseUnit, notForSale: line.donorKind === "food_bank", lot, at: `lots[${index}]`,
    })));
    if (!posted.ok) return posted;
    await countForNeed(tx, ctx, line);
    await recordAudit(tx, ctx, { action: "inkind.decide_quarantine", subjectKind: "goods_receipt_line", subjectId: input.receiptLineId });
    return ok({ lotIds: posted.value, created: true });
  });
}
