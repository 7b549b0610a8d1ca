import { and, eq, inArray, sql } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { offerTurn } from "~db/schema/inkind-offers.server";
import { writeRemark } from "~/domains/people/api.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { statesBefore, type OfferId, type OfferState } from "./model";

export type DecidedRefusal = "offer_unknown" | "offer_decided" | "offer_changed";
export interface Act {
  readonly offerId: OfferId;
  /** What the form had seen; without it only the state decides. */
  readonly revision?: number | undefined;
}

/** Why a guarded act met no row. */
async function refuseAct(tx: Tx, act: Act, to: OfferState): Promise<Refused<DecidedRefusal>> {
  const [row] = await tx.select({ state: goodsOffer.state }).from(goodsOffer).where(eq(goodsOffer.id, act.offerId));
  if (!row) return refuse("offer_unknown");
  return refuse(statesBefore(to).includes(row.state as OfferState) ? "offer_changed" : "offer_decided");
}

/**
 * Brings an open offer to another state in one guarded statement. Of two people acting on what they both see, one wins;
 * the other is told that something has changed.
 */
export async function moveOffer(
  tx: Tx, act: Act, to: OfferState, set: Partial<typeof goodsOffer.$inferInsert>, from: readonly OfferState[] = statesBefore(to),
): Promise<Result<{ readonly needId: string | null; readonly personId: string | null; readonly kind: string }, DecidedRefusal>> {
  const [row] = await tx
    .update(goodsOffer)
    .set({ answerDue: null, ...set, state: to, revision: sql`${goodsOffer.revision} + 1` })
    .where(and(eq(goodsOffer.id, act.offerId), inArray(goodsOffer.state, [...from]), act.revision === undefined ? undefined : eq(goodsOffer.revision, act.revision)))
    .returning({ needId: goodsOffer.needId, personId: goodsOffer.donorPersonId, kind: goodsOffer.kind });
  return row ? ok(row) : refuseAct(tx, act, to);
}

export interface Turn {
  readonly offerId: OfferId;
  readonly kind: "question" | "answer" | "proposal" | "accepted" | "refused" | "nobody_home";
  readonly text?: string | undefined;
  readonly personId: string | null;
  readonly window?: { readonly from: Date; readonly until: Date };
}

/** One word between us and the donor; what was written lies with the person. */
export async function recordTurn(tx: Tx, ctx: Ctx, turn: Turn): Promise<string> {
  const id = newId();
  await tx.insert(offerTurn).values({
    id, offerId: turn.offerId, kind: turn.kind, fromAt: turn.window?.from ?? null, untilAt: turn.window?.until ?? null, at: ctx.clock.now(), by: accountOf(ctx.actor),
  });
  await writeRemark(tx, ctx, { subjectKind: "offer_turn", subjectId: id, text: turn.text, personId: turn.personId });
  return id;
}
