import { and, asc, eq, sql } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit } from "../model";
import { readValues } from "../permissions";
import type { DeclaredBasis } from "../value-model";
import { donorName } from "./parts.server";

export interface WaitingLine {
  readonly id: string;
  readonly giftNumber: number;
  readonly donorName: string | null;
  readonly what: string;
  readonly unit: BaseUnit;
  readonly accepted: number;
  readonly declaredCents: number | null;
  readonly declaredBasis: DeclaredBasis | null;
  readonly receivedAt: Date;
}
const pageSize = 25;
const undecided = and(sql`${goodsReceiptLine.accepted} > 0`, sql`not exists (select 1 from value_decision d where d.receipt_line_id = ${goodsReceiptLine.id})`);

/** Accepted lines that nobody has decided about, the oldest first; keyset by the id of the last line seen. */
export async function valueQueue(ctx: Ctx, after?: string): Promise<{ lines: readonly WaitingLine[]; next: string | null }> {
  authorize(ctx.actor, readValues);
  const cursor = after
    ? sql`(${goodsReceipt.receivedAt}, ${goodsReceiptLine.id}) > (select r.received_at, l.id from goods_receipt_line l join goods_receipt r on r.id = l.receipt_id where l.id = ${after}::uuid)`
    : undefined;
  const found = await ctx.db
    .select({
      id: goodsReceiptLine.id, giftNumber: goodsOffer.number, donorName, unit: goodsReceiptLine.unit, accepted: goodsReceiptLine.accepted,
      what: sql<string>`coalesce((select item_name from stock_lot s where s.receipt_line_id = ${goodsReceiptLine.id} order by s.number limit 1), ${goodsOfferLine.description})`,
      declaredCents: goodsOfferLine.declaredValueCents, declaredBasis: goodsOfferLine.valueBasis, receivedAt: goodsReceipt.receivedAt,
    })
    .from(goodsReceiptLine)
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .where(and(undecided, cursor))
    .orderBy(asc(goodsReceipt.receivedAt), asc(goodsReceiptLine.id))
    .limit(pageSize + 1);
  const lines = found.slice(0, pageSize) as WaitingLine[];
  return { lines, next: found.length > pageSize ? lines.at(-1)!.id : null };
}

/** How many wait, for the menu and the head of the list. */
export async function valuesWaiting(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, readValues);
  const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(goodsReceiptLine).where(undecided);
  return row?.n ?? 0;
}
