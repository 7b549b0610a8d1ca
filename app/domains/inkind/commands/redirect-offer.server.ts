import { and, eq } from "drizzle-orm";
import { giftPartner } from "~db/schema/inkind-offers.server";
import { writeRemark } from "~/domains/people/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { OfferId } from "../model";
import { moveOffer, type Act, type DecidedRefusal } from "../offer-deciding.server";
import { decideOffer } from "../permissions";

type Refusal = DecidedRefusal | "partner_unknown";

/** Good, but not for us: the donor is sent to a partner who takes it. Nothing about the donor goes to the partner. */
export async function redirectOffer(ctx: Ctx, input: Act & { readonly partnerId: string; readonly note?: string | undefined }): Promise<Result<{ offerId: OfferId }, Refusal>> {
  authorize(ctx.actor, decideOffer);
  const { offerId, partnerId, note } = input;
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, Refusal>> => {
    const [partner] = await tx.select({ id: giftPartner.id }).from(giftPartner).where(and(eq(giftPartner.id, partnerId), eq(giftPartner.active, true)));
    if (!partner) return refuse("partner_unknown", undefined, "partnerId");
    const moved = await moveOffer(tx, input, "redirected", { decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor), partnerId });
    if (!moved.ok) return moved;
    await writeRemark(tx, ctx, { subjectKind: "goods_offer", subjectId: offerId, text: note, personId: moved.value.personId });
    await recordAudit(tx, ctx, { action: "inkind.redirect_offer", subjectKind: "goods_offer", subjectId: offerId, fields: ["state", "partner_id"] });
    await emit(tx, ctx, "inkind.offer_redirected", { offerId });
    return ok({ offerId });
  });
}
