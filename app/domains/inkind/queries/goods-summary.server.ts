import { eq, sql } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine, stockLot } from "~db/schema/inkind.server";
import type { Reader } from "~/platform/db/db.server";
import { parseLookCode } from "~/platform/tokens/look-code";
import type { LocalDate } from "~/platform/time/local-date";
import type { BaseUnit, Category, LotId, OfferId } from "../model";
import { firstLine, lineCount, rows, type LineSummary } from "./parts.server";

/** Accepted goods of one donor that lie at one place. Units are never added to each other. */
export interface GoodsFlow {
  /** A firm or food bank by name; null stands for people, schools and everybody who wants no name in public. */
  readonly donorOrganisationId: string | null;
  readonly donorName: string | null;
  readonly place: "service" | "store" | "stall" | "waste";
  /** Service or programme; null for the store, stalls and waste. */
  readonly placeId: string | null;
  readonly placeNameBg: string | null;
  readonly placeNameEn: string | null;
  readonly category: Category;
  readonly unit: BaseUnit;
  readonly quantity: number;
}
export interface GoodsSummary {
  readonly received: readonly { readonly category: Category; readonly unit: BaseUnit; readonly quantity: number; readonly gifts: number }[];
  readonly flows: readonly GoodsFlow[];
}

/**
 * Public: goods accepted in a calendar year (Europe/Sofia), up to `until` when it is given, by category, and where they are
 * now: at a service, waiting in the store, at a stall, written off. Received and flows add up to the same per category and unit.
 */
export async function goodsSummary(reader: Reader, year: number, until?: LocalDate): Promise<GoodsSummary> {
  const last = until ?? `${year}-12-31`;
  const inYear = sql`(l.received_at at time zone 'Europe/Sofia')::date between ${`${year}-01-01`}::date and ${last}::date`;
  const [received, flows] = await Promise.all([
    reader.execute(sql`
      select l.category, l.unit, sum(l.quantity)::bigint as quantity, count(distinct rl.receipt_id)::int as gifts
      from stock_lot l join goods_receipt_line rl on rl.id = l.receipt_line_id where ${inYear} group by 1, 2 order by 1, 2`),
    reader.execute(sql`
      select case when g.named then o.id end as "donorOrganisationId", case when g.named then o.name end as "donorName",
        b.place_kind as place, n.id as "placeId", n.name_bg as "placeNameBg", n.name_en as "placeNameEn", l.category, l.unit, sum(b.on_hand)::bigint as quantity
      from stock_lot l
      join goods_receipt_line rl on rl.id = l.receipt_line_id
      join goods_receipt r on r.id = rl.receipt_id
      join goods_offer f on f.id = r.offer_id
      left join organisation o on o.id = f.donor_organisation_id
      cross join lateral (select o.kind in ('firm', 'food_bank') and not f.anonymous_public as named) g
      join stock_balance b on b.lot_id = l.id and b.place_kind <> 'donor' and b.on_hand > 0
      left join (select id, name_bg, name_en from service union all select id, name_bg, name_en from programme) n on n.id = b.place_id
      where ${inYear}
      group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1 nulls last, 3, 5, 7, 8`),
  ]);
  const count = <T extends { quantity: unknown }>(row: T) => ({ ...row, quantity: Number(row.quantity) });
  return {
    received: rows<GoodsSummary["received"][number]>(received).map(count),
    flows: rows<GoodsFlow>(flows).map(count),
  };
}

export interface TrackedLot {
  readonly lotId: LotId;
  readonly trancheId: string;
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
}

/** The tranches a followed gift became, for its path. No personal data. Null for an unknown or malformed code. */
export async function trackingPath(
  reader: Reader, code: string,
): Promise<{ offerId: OfferId; number: number; createdAt: Date; receivedAt: Date | null; first: LineSummary; lines: number; lots: readonly TrackedLot[] } | null> {
  const bare = parseLookCode(code);
  if (!bare) return null;
  const [offer] = await reader
    .select({ offerId: goodsOffer.id, number: goodsOffer.number, createdAt: goodsOffer.createdAt, receivedAt: goodsReceipt.receivedAt, first: firstLine, lines: lineCount })
    .from(goodsOffer)
    .leftJoin(goodsReceipt, eq(goodsReceipt.offerId, goodsOffer.id))
    .where(eq(goodsOffer.code, bare));
  if (!offer) return null;
  const lots = await reader
    .select({ lotId: stockLot.id, trancheId: stockLot.trancheId, itemName: stockLot.itemName, unit: stockLot.unit, quantity: stockLot.quantity })
    .from(goodsOfferLine)
    .innerJoin(goodsReceiptLine, eq(goodsReceiptLine.offerLineId, goodsOfferLine.id))
    .innerJoin(stockLot, eq(stockLot.receiptLineId, goodsReceiptLine.id))
    .where(eq(goodsOfferLine.offerId, offer.offerId))
    .orderBy(goodsOfferLine.position, stockLot.number);
  return { ...offer, offerId: offer.offerId as OfferId, lots: lots as TrackedLot[] };
}
