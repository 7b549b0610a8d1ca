import { asc, eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { goodsReceiptPhoto } from "~db/schema/inkind-store.server";
import { organisation } from "~db/schema/people.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import type { Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { postLots, type LotRefusal } from "./lot-posting.server";
import type { BaseUnit, LotId, OfferId, ReceiptId } from "./model";
import type { ReceivedLine } from "./receive-schemas";

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

/** Writes the receipt, its four numbers a line, the photos, the lots, their movements and tranches: one insert a table, however long it is. */
export async function postReceipt(
  tx: Tx, ctx: Ctx, receipt: { id: ReceiptId; requestSha256: string; lines: readonly ReceivedLine[] }, offer: OfferForReceipt,
): Promise<Result<readonly LotId[], LotRefusal>> {
  const now = ctx.clock.now();
  await tx.insert(goodsReceipt).values({
    id: receipt.id, requestSha256: receipt.requestSha256, offerId: offer.id, receivedAt: now, recordedAt: now, receivedBy: accountOf(ctx.actor),
  });
  const declaredById = new Map(offer.lines.map((line) => [line.id, line]));
  const lines = receipt.lines.map((line) => ({ line, id: newId<"GoodsReceiptLine">(), declared: declaredById.get(line.offerLineId)! }));
  await tx.insert(goodsReceiptLine).values(lines.map(({ line, id, declared }) => ({
    id, receiptId: receipt.id, offerLineId: line.offerLineId, unit: declared.unit, declared: declared.quantity,
    arrived: line.arrived, rejected: line.rejected, quarantined: line.quarantined,
    accepted: line.arrived - line.rejected - line.quarantined, rejectReason: line.rejectReason, disposition: line.disposition,
  })));
  const photos = lines.flatMap(({ line, id }) => (line.photoIds ?? []).map((fileId, index) => ({ receiptLineId: id, position: index + 1, fileId })));
  if (photos.length) await tx.insert(goodsReceiptPhoto).values(photos);
  return postLots(tx, ctx, lines.flatMap(({ line, id, declared }, row) => line.lots.map((lot, index) => ({
    lineId: id, itemName: line.itemName, category: declared.category, unit: declared.unit, notForSale: offer.notForSale, lot, at: `lines[${row}].lots[${index}]`,
  }))));
}
