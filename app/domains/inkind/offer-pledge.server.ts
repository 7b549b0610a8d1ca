import { and, eq, sql } from "drizzle-orm";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import { offerTurnLine } from "~db/schema/inkind-offers.server";
import { need } from "~db/schema/services.server";
import type { NeedId } from "~/domains/services/api";
import { pledgeNeed } from "~/domains/services/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import type { OfferId } from "./model";

/** Promises what was agreed (the smaller amount, when there is one) to the need it is for, as far as the need still asks for it. */
export async function pledgeOffer(tx: Tx, ctx: Ctx, offerId: OfferId, needId: string): Promise<void> {
  const [sum] = await tx
    .select({ quantity: sql<number>`sum(coalesce(${offerTurnLine.quantity}, ${goodsOfferLine.quantity}))`.mapWith(Number) })
    .from(goodsOfferLine)
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsOfferLine.offerId))
    .innerJoin(need, eq(need.id, needId))
    .leftJoin(offerTurnLine, and(eq(offerTurnLine.turnId, goodsOffer.acceptedTurnId), eq(offerTurnLine.lineId, goodsOfferLine.id)))
    .where(and(eq(goodsOfferLine.offerId, offerId), eq(goodsOfferLine.unit, need.unit)));
  if (!sum?.quantity) return;
  // A need that was met meanwhile refuses; the gift is welcome all the same.
  await pledgeNeed(tx, ctx, { needId: needId as NeedId, sourceKind: "goods_offer", sourceId: offerId, quantity: sum.quantity, atMost: true });
}
