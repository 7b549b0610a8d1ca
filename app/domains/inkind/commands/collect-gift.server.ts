import { and, eq, isNull } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { OfferId } from "../model";
import { moveOffer, recordTurn } from "../offer-deciding.server";
import { collectGifts } from "../permissions";
import { answerDueOn } from "../offer-times";

type Refusal = "offer_unknown" | "pickup_settled";
const waiting = (offerId: OfferId) => and(eq(goodsOffer.id, offerId), eq(goodsOffer.state, "agreed"), eq(goodsOffer.delivery, "pickup"), isNull(goodsOffer.pickedUpAt));

/** The driver has it in the bus. Pressed twice it stays taken once; the store counts it when it comes. */
export async function collectGift(ctx: Ctx, { offerId }: { readonly offerId: OfferId }): Promise<Result<{ offerId: OfferId }, Refusal>> {
  authorize(ctx.actor, collectGifts);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, Refusal>> => {
    const [row] = await tx.update(goodsOffer).set({ pickedUpAt: ctx.clock.now(), pickedUpBy: accountOf(ctx.actor) }).where(waiting(offerId)).returning({ id: goodsOffer.id });
    if (!row) {
      const [known] = await tx.select({ pickedUpAt: goodsOffer.pickedUpAt }).from(goodsOffer).where(eq(goodsOffer.id, offerId));
      return known?.pickedUpAt ? ok({ offerId }) : refuse(known ? "pickup_settled" : "offer_unknown");
    }
    await recordAudit(tx, ctx, { action: "inkind.collect_gift", subjectKind: "goods_offer", subjectId: offerId, fields: ["picked_up_at"] });
    return ok({ offerId });
  });
}

/** Nobody opened: the offer goes back to the coordinator with the driver's note, and the two days begin anew. */
export async function missGift(ctx: Ctx, { offerId, note }: { readonly offerId: OfferId; readonly note?: string | undefined }): Promise<Result<{ offerId: OfferId }, Refusal>> {
  authorize(ctx.actor, collectGifts);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, Refusal>> => {
    const [row] = await tx.select({ revision: goodsOffer.revision }).from(goodsOffer).where(waiting(offerId)).for("no key update");
    if (!row) return refuse("pickup_settled");
    const moved = await moveOffer(tx, { offerId, revision: row.revision }, "submitted", { answerDue: answerDueOn(ctx.clock.now()), decidedAt: null, decidedBy: null, agreedFrom: null, agreedUntil: null }, ["agreed"]);
    if (!moved.ok) return refuse("pickup_settled");
    await recordTurn(tx, ctx, { offerId, kind: "nobody_home", text: note, personId: moved.value.personId });
    await recordAudit(tx, ctx, { action: "inkind.miss_gift", subjectKind: "goods_offer", subjectId: offerId, fields: ["state"] });
    return ok({ offerId });
  });
}
