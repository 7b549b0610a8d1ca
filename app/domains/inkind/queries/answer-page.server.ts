import { asc, eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import { helpPromise } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { findActToken } from "~/platform/tokens/act-token.server";
import { answerPurpose, type BaseUnit, type OfferState } from "../model";
import { answerOffer } from "../permissions";
import { turnsOf } from "./offer-turns.server";

/** What the letter's link shows: our last word and what it is about. Null for an unknown link; a used one still says where things stand. */
export async function answerPage(ctx: Ctx, token: string) {
  authorize(ctx.actor, answerOffer);
  const link = await findActToken(ctx.db, ctx, answerPurpose, token);
  if (!link) return null;
  const [[offer], lines, turns] = await Promise.all([
    ctx.db.select({ number: goodsOffer.number, code: goodsOffer.code, state: goodsOffer.state, kind: goodsOffer.kind, what: helpPromise.what }).from(goodsOffer)
      .leftJoin(helpPromise, eq(helpPromise.offerId, goodsOffer.id)).where(eq(goodsOffer.id, link.subjectId)),
    ctx.db.select({ description: goodsOfferLine.description, unit: goodsOfferLine.unit, quantity: goodsOfferLine.quantity }).from(goodsOfferLine).where(eq(goodsOfferLine.offerId, link.subjectId)).orderBy(asc(goodsOfferLine.position)),
    turnsOf(ctx.db, link.subjectId),
  ]);
  if (!offer) return null;
  const last = turns.filter(({ kind }) => kind === "question" || kind === "proposal").at(-1) ?? null;
  return {
    ...offer, state: offer.state as OfferState, lines: lines.map((line) => ({ ...line, unit: line.unit as BaseUnit })), last,
    open: link.state === "live" && (offer.state === "asked" || (offer.state === "proposed" && last?.until != null && last.until > ctx.clock.now())),
  };
}
