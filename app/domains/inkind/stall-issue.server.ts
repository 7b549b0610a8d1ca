import { and, eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsReceiptLine, stockBalance, stockLot } from "~db/schema/inkind.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import type { BaseUnit, LotId } from "./model";
import { availableOf, moveStock, store } from "./stock.server";

export interface StallIssueInput {
  readonly lotId: string;
  /** In the lot's base unit. */
  readonly quantity: number;
  readonly eventId: string;
  readonly stallId: string;
  /** Idempotency key; a new one is made when it is left out. */
  readonly movementId?: string;
}

export interface StallIssue {
  readonly lotId: LotId;
  readonly lotNumber: number;
  readonly movementId: string;
  /** The goods' tranche: a sale of them names it as its parent. */
  readonly trancheId: string;
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
  /** The handover protocol the goods came with: their proof on the stall's list. */
  readonly documentId: string | null;
  readonly notForSale: false;
}

/**
 * Moves a lot, or a part of it, from the store to a bazaar stall, inside the caller's transaction and permission. The goods
 * stay in their tranche until they are sold. Refuses what a donor gave not to be sold, what is past its use-by day, and
 * more than lies in the store (facts: `number`, `left`, `unit`).
 */
export async function issueLotToStall(
  tx: Tx, ctx: Ctx, input: StallIssueInput,
): Promise<Result<StallIssue, "lot_unknown" | "not_for_sale" | "lot_expired" | "lot_held" | "lot_promised" | "not_enough" | "stall_issue_conflict">> {
  const movementId = input.movementId ?? newId();
  const status = await moveStock(tx, ctx, { id: movementId, lotId: input.lotId, kind: "stall", from: store, to: { kind: "stall", id: input.stallId }, quantity: input.quantity });
  if (status === "lot_missing") return refuse("lot_unknown");
  const [lot] = await tx.select().from(stockLot).where(eq(stockLot.id, input.lotId));
  if (!lot) return refuse("lot_unknown");
  if (status === "not_for_sale") return refuse("not_for_sale", { number: lot.number });
  if (status === "use_by_passed") return refuse("lot_expired", { number: lot.number });
  if (status === "held") return refuse("lot_held", { number: lot.number });
  if (status === "reserved") return refuse("lot_promised", { number: lot.number, left: await availableOf(tx, lot.id), unit: lot.unit });
  if (status === "conflict") return refuse("stall_issue_conflict");
  if (status === "not_enough") {
    const [there] = await tx
      .select({ onHand: stockBalance.onHand }).from(stockBalance)
      .where(and(eq(stockBalance.lotId, input.lotId), eq(stockBalance.placeKind, "store")));
    return refuse("not_enough", { number: lot.number, left: there?.onHand ?? 0, unit: lot.unit });
  }
  // What a count found has no papers: the bazaar refuses it.
  const [paper] = await tx
    .select({ id: document.id })
    .from(stockLot)
    .innerJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId))
    .innerJoin(document, and(eq(document.subjectId, goodsReceiptLine.receiptId), eq(document.type, "handover_protocol")))
    .where(eq(stockLot.id, lot.id));
  return ok({
    lotId: lot.id as LotId, lotNumber: lot.number, movementId, trancheId: lot.trancheId, itemName: lot.itemName,
    unit: lot.unit as BaseUnit, quantity: input.quantity, documentId: paper?.id ?? null, notForSale: false,
  });
}

/**
 * Unsold goods of a lot come back from a stall to the store, inside the caller's transaction and permission: at most what was given there
 * less what the caller knows to be sold. They never left their tranche, so provenance does not change. Answers how much came back.
 */
export async function returnLotFromStall(tx: Tx, ctx: Ctx, input: { readonly lotId: string; readonly stallId: string; readonly quantity: number; readonly sold: number }): Promise<number> {
  const [there] = await tx
    .select({ onHand: stockBalance.onHand }).from(stockBalance)
    .where(and(eq(stockBalance.lotId, input.lotId), eq(stockBalance.placeKind, "stall"), eq(stockBalance.placeId, input.stallId)));
  const quantity = Math.min(input.quantity, (there?.onHand ?? 0) - input.sold);
  if (quantity <= 0) return 0;
  const status = await moveStock(tx, ctx, { id: newId(), lotId: input.lotId, kind: "return", from: { kind: "stall", id: input.stallId }, to: store, quantity });
  if (status !== "done") throw new Error(`unsold goods did not come back: ${status}`);
  return quantity;
}
