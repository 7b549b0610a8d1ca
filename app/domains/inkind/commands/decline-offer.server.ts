import { and, eq, inArray } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { writeRemark } from "~/domains/people/api.server";
import type { NeedId } from "~/domains/services/api";
import { releasePledge } from "~/domains/services/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { mayBecome, offerStates, type DeclineReason, type OfferId } from "../model";
import { refuseDecided } from "../offer-posting.server";
import { decideOffer } from "../permissions";

export interface DeclineInput {
  readonly offerId: OfferId;
  readonly reason: DeclineReason;
  readonly note?: string | undefined;
}

/** A kind no, with its reason; the donor is told by mail. What was promised to a need is open again. */
export async function declineOffer(ctx: Ctx, input: DeclineInput): Promise<Result<{ offerId: OfferId }, "offer_unknown" | "offer_decided">> {
  authorize(ctx.actor, decideOffer);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, "offer_unknown" | "offer_decided">> => {
    const [row] = await tx
      .update(goodsOffer)
      .set({
        state: "declined", decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor),
        declineReason: input.reason,
      })
      .where(and(eq(goodsOffer.id, input.offerId), inArray(goodsOffer.state, offerStates.filter((state) => mayBecome(state, "declined")))))
      .returning({ needId: goodsOffer.needId, personId: goodsOffer.donorPersonId });
    if (!row) return refuseDecided(tx, input.offerId);
    await writeRemark(tx, ctx, { subjectKind: "goods_offer", subjectId: input.offerId, text: input.note, personId: row.personId });
    if (row.needId) await releasePledge(tx, ctx, { needId: row.needId as NeedId, sourceKind: "goods_offer", sourceId: input.offerId });
    await recordAudit(tx, ctx, { action: "inkind.decline_offer", subjectKind: "goods_offer", subjectId: input.offerId, fields: ["state", "decline_reason"] });
    await emit(tx, ctx, "inkind.offer_declined", { offerId: input.offerId });
    return ok({ offerId: input.offerId });
  });
}
