import { writeRemark } from "~/domains/people/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { moveOffer, type Act, type DecidedRefusal } from "../offer-deciding.server";
import { pledgeOffer } from "../offer-pledge.server";
import { decideOffer } from "../permissions";

export interface AgreeInput extends Act {
  /** When goods come; help says its own time in words. */
  readonly from?: Date;
  readonly until?: Date;
  readonly note?: string | undefined;
}
type Refusal = DecidedRefusal | "agreed_in_past" | "window_missing";

/** A coordinator says yes and, for goods, when. The donor is told by mail. Refuses an offer that was already decided. */
export async function agreeOffer(ctx: Ctx, input: AgreeInput): Promise<Result<{ offerId: Act["offerId"] }, Refusal>> {
  authorize(ctx.actor, decideOffer);
  const { offerId, from, until, note } = input;
  if (until && until <= ctx.clock.now()) return refuse("agreed_in_past", undefined, "day");
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: Act["offerId"] }, Refusal>> => {
    const moved = await moveOffer(tx, input, "agreed", { decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor), agreedFrom: from ?? null, agreedUntil: until ?? null });
    if (!moved.ok) return moved;
    const { needId, personId, kind } = moved.value;
    if (kind === "goods" && !(from && until)) return refuse("window_missing", undefined, "day");
    await writeRemark(tx, ctx, { subjectKind: "goods_offer", subjectId: offerId, text: note, personId });
    if (needId) await pledgeOffer(tx, ctx, offerId, needId);
    await recordAudit(tx, ctx, { action: "inkind.agree_offer", subjectKind: "goods_offer", subjectId: offerId, fields: ["state", "agreed_from", "agreed_until"] });
    await emit(tx, ctx, "inkind.offer_agreed", { offerId });
    return ok({ offerId });
  });
}
