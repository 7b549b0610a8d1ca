import { writeRemark } from "~/domains/people/api.server";
import type { NeedId } from "~/domains/services/api";
import { releasePledge } from "~/domains/services/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { DeclineReason, OfferId } from "../model";
import { moveOffer, type Act, type DecidedRefusal } from "../offer-deciding.server";
import { decideOffer } from "../permissions";

export interface DeclineInput extends Act {
  readonly reason: DeclineReason;
  readonly note?: string | undefined;
}

/** A kind no, with its reason; the donor is told by mail. What was promised to a need is open again. */
export async function declineOffer(ctx: Ctx, input: DeclineInput): Promise<Result<{ offerId: OfferId }, DecidedRefusal>> {
  authorize(ctx.actor, decideOffer);
  const { offerId, reason, note } = input;
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, DecidedRefusal>> => {
    const moved = await moveOffer(tx, input, "declined", { decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor), declineReason: reason });
    if (!moved.ok) return moved;
    const { needId, personId } = moved.value;
    await writeRemark(tx, ctx, { subjectKind: "goods_offer", subjectId: offerId, text: note, personId });
    if (needId) await releasePledge(tx, ctx, { needId: needId as NeedId, sourceKind: "goods_offer", sourceId: offerId });
    await recordAudit(tx, ctx, { action: "inkind.decline_offer", subjectKind: "goods_offer", subjectId: offerId, fields: ["state", "decline_reason"] });
    await emit(tx, ctx, "inkind.offer_declined", { offerId });
    return ok({ offerId });
  });
}
