import { and, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { stockCount } from "~db/schema/inkind-count.server";
import { goodsOffer, goodsReceipt, goodsReceiptLine, stockBalance, stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockShelf } from "~db/schema/inkind-store.server";
import { organisation, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit, Category, Storage } from "../model";
import { readStock } from "../permissions";
import { donorName, placeNames, rows } from "./parts.server";

export interface LotMove {
  readonly id: string;
  readonly kind: "receipt" | "issue" | "stall" | "return" | "count" | "write_off" | "reversal";
  readonly place: string | null;
  readonly quantity: number;
  readonly occurredAt: string;
  readonly reason: string | null;
  readonly reversed: boolean;
  /** Of a handing-over: what is still with the service. */
  readonly stays: number;
  /** Written off by a protocol. */
  readonly documentId: string | null;
}

/** One lot: where it came from, what lies in the store, and each of its movements. Null for an unknown id. */
export async function lotPage(ctx: Ctx, lotId: string, locale: "bg" | "en") {
  authorize(ctx.actor, readStock);
  const [lot] = await ctx.db
    .select({
      id: stockLot.id, number: stockLot.number, itemName: stockLot.itemName, category: stockLot.category, unit: stockLot.unit,
      quantity: stockLot.quantity, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore, storage: stockLot.storage, shelf: stockShelf.code, shelfId: stockShelf.id,
      size: stockLot.size, ageBand: stockLot.ageBand, donorLotCode: stockLot.donorLotCode, temperatureTenths: stockLot.temperatureTenths, lookCode: stockLot.lookCode,
      warmAcceptedBy: sql<string | null>`(select p.full_name from account a join person p on p.id = a.person_id where a.id = ${stockLot.warmAcceptedBy})`,
      held: sql<boolean>`stock_held(${stockLot.id})`, available: sql<number>`stock_available(${stockLot.id})`.mapWith(Number),
      recallId: sql<string | null>`(select coalesce(h.recall_id, h.id) from stock_hold h where h.lot_id = ${stockLot.id} order by h.opened_at desc limit 1)`,
      receiptId: goodsReceipt.id, photos: sql<string[]>`coalesce((select json_agg(p.file_id order by p.position) from goods_receipt_photo p where p.receipt_line_id = ${goodsReceiptLine.id}), '[]'::json)`,
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
    .leftJoin(lotShelf, eq(lotShelf.lotId, stockLot.id))
    .leftJoin(stockShelf, eq(stockShelf.id, lotShelf.shelfId))
    .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
    .where(eq(stockLot.id, lotId));
  if (!lot) return null;
  const moves = rows<Omit<LotMove, "quantity" | "stays" | "occurredAt"> & { quantity: string; stays: string; occurred_at: string }>(
    await ctx.db.execute(sql`
      select m.id, m.kind, n.name as place, m.quantity, m.occurred_at, m.reason,
        exists (select 1 from stock_movement r where r.reverses = m.id) as reversed,
        case when m.kind = 'issue' then m.quantity - coalesce((select sum(g.quantity) from goods_return g where g.issue_movement_id = m.id), 0) else 0 end as stays,
        (select d.id from write_off_act_line w join document d on d.subject_id = w.act_id and d.type = 'write_off_protocol' where w.movement_id = m.id) as "documentId"
      from stock_movement m
      left join ${placeNames(locale)} n on n.id = case when m.to_kind = 'service' then m.to_id else m.from_id end
      where m.lot_id = ${lotId} order by m.occurred_at, m.recorded_at, m.id`),
  ).map(({ occurred_at, quantity, stays, ...move }): LotMove => ({ ...move, quantity: Number(quantity), stays: Number(stays), occurredAt: String(occurred_at) }));
  return { ...lot, unit: lot.unit as BaseUnit, category: lot.category as Category, storage: lot.storage as Storage, moves };
}
export type LotPage = NonNullable<Awaited<ReturnType<typeof lotPage>>>;
