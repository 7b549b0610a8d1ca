import { asc, eq, inArray } from "drizzle-orm";
import { goodsOfferLine } from "~db/schema/inkind.server";
import { offerTurn, offerTurnLine } from "~db/schema/inkind-offers.server";
import { remarksOn } from "~/domains/people/api.server";
import type { Reader } from "~/platform/db/db.server";
import type { BaseUnit } from "../model";

/** What was asked, answered and proposed about one offer, oldest first; the caller has authorised. */
export async function turnsOf(reader: Reader, offerId: string) {
  const turns = await reader.select().from(offerTurn).where(eq(offerTurn.offerId, offerId)).orderBy(asc(offerTurn.at), asc(offerTurn.id));
  if (turns.length === 0) return [];
  const ids = turns.map(({ id }) => id);
  const [texts, amounts] = await Promise.all([
    remarksOn(reader, "offer_turn", ids),
    reader.select({ turnId: offerTurnLine.turnId, quantity: offerTurnLine.quantity, description: goodsOfferLine.description, unit: goodsOfferLine.unit, declared: goodsOfferLine.quantity })
      .from(offerTurnLine).innerJoin(goodsOfferLine, eq(goodsOfferLine.id, offerTurnLine.lineId)).where(inArray(offerTurnLine.turnId, ids)).orderBy(asc(goodsOfferLine.position)),
  ]);
  return turns.map((turn) => ({
    id: turn.id, kind: turn.kind as "question" | "answer" | "proposal" | "accepted" | "refused" | "nobody_home", at: turn.at, from: turn.fromAt, until: turn.untilAt,
    text: texts.get(turn.id) ?? null,
    amounts: amounts.filter(({ turnId }) => turnId === turn.id).map(({ turnId: _, unit, ...amount }) => ({ ...amount, unit: unit as BaseUnit })),
  }));
}
export type OfferTurn = Awaited<ReturnType<typeof turnsOf>>[number];
