import { and, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { stockCount } from "~db/schema/inkind-count.server";
import { goodsOffer, goodsReceipt, goodsReceiptLine, stockBalance, stockLot } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit, Category, Storage } from "../model";
import { readStock } from "../permissions";
import { donorName, placeNames, rows } from "./parts.server";

export interface LotMove {
  readonly id: string;
  readonly kind: "receipt" | "issue" | "stall" | "return" | "write_off" | "count" | "reversal";
  readonly place: string | null;
  readonly quantity: number;
  readonly occurredAt: string;
  readonly reason: string | null;
  readonly reversed: boolean;
}

/** One lot: where it came from, what lies in the store, and each of its movements. Null for an unknown id. */
export async function lotPage(ctx: Ctx, lotId: string, locale: "bg" | "en") {
  authorize(ctx.actor, readStock);
  const [lot] = await ctx.db
    .select({
      id: stockLot.id, number: stockLot.number, itemName: stockLot.itemName, category: stockLot.category, unit: stockLot.unit,
      quantity: stockLot.quantity, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore, storage: stockLot.storage, shelf: stockLot.shelf,
      notForSale: stockLot.notForSale, receivedAt: stockLot.receivedAt, offerId: goodsOffer.id, offerNumber: goodsOffer.number, donorName, countNumber: stockCount.number, countId: stockLot.countId,
      onHand: sql<number>`coalesce(${stockBalance.onHand}, 0)`.mapWith(Number), protocolNumber: document.number, protocolId: document.id,
    })
    .from(stockLot)
    .leftJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId))
    .leftJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .leftJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(stockCount, eq(stockCount.id, stockLot.countId))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .leftJoin(stockBalance, and(eq(stockBalance.lotId, stockLot.id), eq(stockBalance.placeKind, "store")))
    .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
    .where(eq(stockLot.id, lotId));
  if (!lot) return null;
  const moves = rows<Omit<LotMove, "quantity" | "occurredAt"> & { quantity: string; occurred_at: string }>(
    await ctx.db.execute(sql`
      select m.id, m.kind, n.name as place, m.quantity, m.occurred_at, m.reason,
        exists (select 1 from stock_movement r where r.reverses = m.id) as reversed
      from stock_movement m
      left join ${placeNames(locale)} n on n.id = case when m.to_kind = 'service' then m.to_id else m.from_id end
      where m.lot_id = ${lotId} order by m.occurred_at, m.recorded_at, m.id`),
  ).map(({ occurred_at, quantity, ...move }): LotMove => ({ ...move, quantity: Number(quantity), occurredAt: String(occurred_at) }));
  return { ...lot, unit: lot.unit as BaseUnit, category: lot.category as Category, storage: lot.storage as Storage, moves };
}
export type LotPage = NonNullable<Awaited<ReturnType<typeof lotPage>>>;
