import { asc, eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine, stockLot } from "~db/schema/inkind.server";
import { organisation } from "~db/schema/people.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import type { BaseUnit, LotId, OfferId, ReceiptId } from "./model";
import type { ReceivedLine, ReceivedLot } from "./schemas";
import { moveStock, store } from "./stock.server";

export interface OfferForReceipt {
  readonly id: OfferId;
  readonly state: string;
  readonly needId: string | null;
  /** Goods of a food bank are given free of charge only (Food Act, art. 95–96). */
  readonly notForSale: boolean;
  readonly lines: readonly { readonly id: string; readonly category: string; readonly unit: BaseUnit; readonly quantity: number }[];
}

/** The offer with its lines, locked: of two storekeepers receiving it, the second waits and sees the first one's receipt. */
export async function lockOffer(tx: Tx, offerId: OfferId): Promise<OfferForReceipt | null> {
  const [offer] = await tx
    .select({ id: goodsOffer.id, state: goodsOffer.state, needId: goodsOffer.needId, organisationId: goodsOffer.donorOrganisationId })
    .from(goodsOffer)
    .where(eq(goodsOffer.id, offerId))
    .for("no key update");
  if (!offer) return null;
  const [lines, firms] = await Promise.all([
    tx
      .select({ id: goodsOfferLine.id, category: goodsOfferLine.category, unit: goodsOfferLine.unit, quantity: goodsOfferLine.quantity })
      .from(goodsOfferLine)
      .where(eq(goodsOfferLine.offerId, offerId))
      .orderBy(asc(goodsOfferLine.position)),
    offer.organisationId
      ? tx.select({ kind: organisation.kind }).from(organisation).where(eq(organisation.id, offer.organisationId))
      : [],
  ]);
  return {
    id: offerId, state: offer.state, needId: offer.needId, notForSale: firms[0]?.kind === "food_bank",
    lines: lines.map((line) => ({ ...line, unit: line.unit as BaseUnit })),
  };
}

/** The lots of one accepted line: each its own tranche of the in-kind book and its own way from the donor into the store. */
async function postLot(tx: Tx, ctx: Ctx, from: { lineId: string; itemName: string; category: string; unit: BaseUnit; notForSale: boolean }, lot: ReceivedLot): Promise<void> {
  const id = newId<"StockLot">() as LotId;
  const trancheId = newId<"Tranche">();
  const now = ctx.clock.now();
  await tx.insert(stockLot).values({
    id, trancheId, receiptLineId: from.lineId, itemName: from.itemName, category: from.category, unit: from.unit, notForSale: from.notForSale,
    quantity: lot.quantity, useBy: lot.useBy, bestBefore: lot.bestBefore, storage: lot.storage, shelf: lot.shelf, receivedAt: now,
  });
  expectOk(
    await funds.receive(tx, ctx, {
      trancheId, fundId: generalFundId, book: "in_kind", unit: from.unit, amount: lot.quantity, receivedOn: localDateOf(now),
      source: "goods", sourceKind: "receipt_line", sourceId: from.lineId,
    }),
  );
  const status = await moveStock(tx, ctx, { id: newId(), lotId: id, kind: "receipt", from: { kind: "donor" }, to: store, quantity: lot.quantity });
  if (status !== "done") throw new Error(`a new lot was not taken in: ${status}`);
}

/** Writes the receipt, its four numbers a line, the lots, their movements and tranches. */
export async function postReceipt(
  tx: Tx, ctx: Ctx, receipt: { id: ReceiptId; requestSha256: string; lines: readonly ReceivedLine[] }, offer: OfferForReceipt,
): Promise<void> {
  const now = ctx.clock.now();
  await tx.insert(goodsReceipt).values({
    id: receipt.id, requestSha256: receipt.requestSha256, offerId: offer.id, receivedAt: now, recordedAt: now, receivedBy: accountOf(ctx.actor),
  });
  for (const line of receipt.lines) {
    const declared = offer.lines.find((known) => known.id === line.offerLineId)!;
    const lineId = newId<"GoodsReceiptLine">();
    await tx.insert(goodsReceiptLine).values({
      id: lineId, receiptId: receipt.id, offerLineId: line.offerLineId, unit: declared.unit, declared: declared.quantity,
      arrived: line.arrived, rejected: line.rejected, quarantined: line.quarantined,
      accepted: line.arrived - line.rejected - line.quarantined, rejectReason: line.rejectReason, disposition: line.disposition,
    });
    for (const lot of line.lots) {
      await postLot(tx, ctx, { lineId, itemName: line.itemName, category: declared.category, unit: declared.unit, notForSale: offer.notForSale }, lot);
    }
  }
}
