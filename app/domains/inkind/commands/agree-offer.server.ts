import { and, eq, sql } from "drizzle-orm";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import { need } from "~db/schema/services.server";
import { writeRemark } from "~/domains/people/api.server";
import type { NeedId } from "~/domains/services/api";
import { pledgeNeed } from "~/domains/services/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { OfferId } from "../model";
import { refuseDecided } from "../offer-posting.server";
import { decideOffer } from "../permissions";

export interface AgreeInput {
  readonly offerId: OfferId;
  readonly from: Date;
  readonly until: Date;
  readonly note?: string | undefined;
}
type Refusal = "offer_unknown" | "offer_decided" | "agreed_in_past";

/** Promises the offer's quantity to the need it is for, as far as the need still asks for it. */
async function pledge(tx: Tx, ctx: Ctx, offerId: OfferId, needId: string): Promise<void> {
  const [sum] = await tx
    .select({ quantity: sql<number>`sum(${goodsOfferLine.quantity})`.mapWith(Number) })
    .from(goodsOfferLine)
    .innerJoin(need, eq(need.id, needId))
    .where(and(eq(goodsOfferLine.offerId, offerId), eq(goodsOfferLine.unit, need.unit)));
  if (!sum?.quantity) return;
  // A need that was met meanwhile refuses; the gift is welcome all the same.
  await pledgeNeed(tx, ctx, { needId: needId as NeedId, sourceKind: "goods_offer", sourceId: offerId, quantity: sum.quantity, atMost: true });
}

/** A coordinator says yes and when. The donor is told by mail. Refuses an offer that was already decided. */
export async function agreeOffer(ctx: Ctx, input: AgreeInput): Promise<Result<{ offerId: OfferId }, Refusal>> {
  authorize(ctx.actor, decideOffer);
  if (input.until <= ctx.clock.now()) return refuse("agreed_in_past", undefined, "day");
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, Refusal>> => {
    const [row] = await tx
      .update(goodsOffer)
      .set({
        state: "agreed", decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor),
        agreedFrom: input.from, agreedUntil: input.until,
      })
      .where(and(eq(goodsOffer.id, input.offerId), eq(goodsOffer.state, "submitted")))
      .returning({ needId: goodsOffer.needId, personId: goodsOffer.donorPersonId });
    if (!row) return refuseDecided(tx, input.offerId);
    await writeRemark(tx, ctx, { subjectKind: "goods_offer", subjectId: input.offerId, text: input.note, personId: row.personId });
    if (row.needId) await pledge(tx, ctx, input.offerId, row.needId);
    await recordAudit(tx, ctx, { action: "inkind.agree_offer", subjectKind: "goods_offer", subjectId: input.offerId, fields: ["state", "agreed_from", "agreed_until"] });
    await emit(tx, ctx, "inkind.offer_agreed", { offerId: input.offerId });
    return ok({ offerId: input.offerId });
  });
}
