import { and, asc, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { quarantineDecision } from "~db/schema/inkind-store.server";
import { programme, service } from "~db/schema/services.server";
import { need } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { parseLookCode } from "~/platform/tokens/look-code";
import type { BaseUnit, DeclineReason, Disposition, OfferState, RejectReason } from "../model";
import { followOffer } from "../permissions";
import { documentsOfGifts } from "./gift-papers.server";
import { countedNow, placeNames, rows } from "./parts.server";

export interface TrackedMove {
  readonly kind: "issue" | "stall" | "write_off";
  readonly place: string | null;
  readonly unit: BaseUnit;
  readonly quantity: number;
  readonly lastAt: string;
}

/** Where the accepted goods are now, folded from the movements; reversed ones are gone from it. */
async function movesOf(ctx: Ctx, offerId: string, locale: "bg" | "en"): Promise<{ moves: TrackedMove[]; waiting: { unit: BaseUnit; quantity: number }[] }> {
  const found = rows<{ kind: string; place: string | null; unit: BaseUnit; quantity: string; last_at: string }>(
    await ctx.db.execute(sql`
      select case b.place_kind when 'service' then 'issue' when 'stall' then 'stall' when 'waste' then 'write_off' else 'store' end as kind,
        n.name as place, l.unit, sum(b.on_hand) as quantity,
        max((select max(m.occurred_at) from stock_movement m where m.lot_id = l.id and m.to_kind = b.place_kind and m.to_id = b.place_id)) as last_at
      from goods_receipt r
      join goods_receipt_line rl on rl.receipt_id = r.id
      join stock_lot l on l.receipt_line_id = rl.id
      join stock_balance b on b.lot_id = l.id and b.place_kind <> 'donor' and b.on_hand > 0
      left join ${placeNames(locale)} n on n.id = b.place_id
      where r.offer_id = ${offerId}
      group by 1, 2, l.unit order by last_at, 2`),
  );
  const moves = found.filter((row) => row.kind !== "store").map((row) => ({
    kind: row.kind as TrackedMove["kind"], place: row.place, unit: row.unit, quantity: Number(row.quantity), lastAt: String(row.last_at),
  }));
  const waiting = found.filter((row) => row.kind === "store").map((row) => ({ unit: row.unit, quantity: Number(row.quantity) }));
  return { moves, waiting };
}

/**
 * What anybody who holds the code may see: an allow-list without the donor's name, contact or address (P1). Null for an
 * unknown code, a malformed one and one of another kind: they are answered alike.
 */
export async function trackOffer(ctx: Ctx, code: string, locale: "bg" | "en") {
  authorize(ctx.actor, followOffer);
  const bare = parseLookCode(code);
  if (!bare) return null;
  const bg = locale === "bg";
  const [offer] = await ctx.db
    .select({
      id: goodsOffer.id, number: goodsOffer.number, code: goodsOffer.code, state: goodsOffer.state, delivery: goodsOffer.delivery,
      createdAt: goodsOffer.createdAt, decidedAt: goodsOffer.decidedAt, channel: goodsOffer.channel,
      agreedFrom: goodsOffer.agreedFrom, agreedUntil: goodsOffer.agreedUntil, declineReason: goodsOffer.declineReason,
      needId: goodsOffer.needId, needFor: bg ? sql<string | null>`coalesce(${programme.nameBg}, ${service.nameBg})` : sql<string | null>`coalesce(${programme.nameEn}, ${service.nameEn})`,
      receivedAt: goodsReceipt.receivedAt,
      protocolNumber: document.number, protocolOn: document.issuedOn, protocolCode: document.lookCode,
    })
    .from(goodsOffer)
    .leftJoin(need, eq(need.id, goodsOffer.needId))
    .leftJoin(programme, eq(programme.id, need.programmeId))
    .leftJoin(service, eq(service.id, need.serviceId))
    .leftJoin(goodsReceipt, eq(goodsReceipt.offerId, goodsOffer.id))
    .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
    .where(eq(goodsOffer.code, bare));
  if (!offer) return null;
  const [lines, where, documents] = await Promise.all([
    ctx.db
      .select({
        description: goodsOfferLine.description, unit: goodsOfferLine.unit, declared: goodsOfferLine.quantity, ...countedNow,
      })
      .from(goodsOfferLine)
      .leftJoin(goodsReceiptLine, eq(goodsReceiptLine.offerLineId, goodsOfferLine.id))
      .leftJoin(quarantineDecision, eq(quarantineDecision.receiptLineId, goodsReceiptLine.id))
      .where(eq(goodsOfferLine.offerId, offer.id))
      .orderBy(asc(goodsOfferLine.position)),
    movesOf(ctx, offer.id, locale),
    documentsOfGifts(ctx.db, [offer.id]),
  ]);
  const { id: _, ...shown } = offer;
  return {
    ...shown,
    state: offer.state as OfferState,
    declineReason: offer.declineReason as DeclineReason | null,
    lines: lines.map((line) => ({
      ...line, unit: line.unit as BaseUnit, rejectReason: line.rejectReason as RejectReason | null, disposition: line.disposition as Disposition | null,
    })),
    ...where,
    /** That they exist and which number they have; what they say comes by the mailed link only. */
    papers: documents.filter((one) => one.type !== "handover_protocol").map(({ type, number, issuedOn, lookCode }) => ({ type, number, issuedOn, lookCode })),
  };
}
export type TrackedOffer = NonNullable<Awaited<ReturnType<typeof trackOffer>>>;
