import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { quarantineDecision } from "~db/schema/inkind-store.server";
import { organisation, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit, Category } from "../model";
import { readStock } from "../permissions";
import { donorName } from "./parts.server";

const photosOf = sql<string[]>`coalesce((select json_agg(p.file_id order by p.position) from goods_receipt_photo p where p.receipt_line_id = ${goodsReceiptLine.id}), '[]'::json)`;

const shape = {
  id: goodsReceiptLine.id, held: goodsReceiptLine.quarantined, unit: sql<BaseUnit>`${goodsReceiptLine.unit}`, category: sql<Category>`${goodsOfferLine.category}`,
  itemName: sql<string>`coalesce((select l.item_name from stock_lot l where l.receipt_line_id = ${goodsReceiptLine.id} order by l.number limit 1), ${goodsOfferLine.description})`,
  donorName, offerId: goodsOffer.id, offerNumber: goodsOffer.number, receivedAt: goodsReceipt.receivedAt, notForSale: sql<boolean>`coalesce(${organisation.kind} = 'food_bank', false)`, photos: photosOf,
};

function lines(ctx: Ctx) {
  return ctx.db
    .select(shape)
    .from(goodsReceiptLine)
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .leftJoin(quarantineDecision, eq(quarantineDecision.receiptLineId, goodsReceiptLine.id))
    .$dynamic();
}
const waiting = and(gt(goodsReceiptLine.quarantined, 0), isNull(quarantineDecision.receiptLineId));

/** What was held at the door and still waits for a decision, the oldest first. */
export async function quarantineList(ctx: Ctx) {
  authorize(ctx.actor, readStock);
  return lines(ctx).where(waiting).orderBy(asc(goodsReceipt.receivedAt), asc(goodsReceiptLine.id)).limit(100);
}

/** One of them; null when it is unknown or somebody has decided. */
export async function quarantineLine(ctx: Ctx, receiptLineId: string) {
  authorize(ctx.actor, readStock);
  const [line] = await lines(ctx).where(and(waiting, eq(goodsReceiptLine.id, receiptLineId)));
  return line ?? null;
}
