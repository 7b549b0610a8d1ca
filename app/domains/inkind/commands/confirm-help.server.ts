import { eq } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { helpPromise, helpReceipt } from "~db/schema/inkind-offers.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { moveOffer } from "../offer-deciding.server";
import type { ConfirmHelpInput } from "../offer-schemas";
import { confirmHelp as permission } from "../permissions";

type Refusal = "offer_unknown" | "help_confirmed" | "help_not_agreed" | "received_in_future";

/**
 * The manager of the service that got it says what was received: hours or a result, and when. Once; a resend of the same
 * form answers with what stands. Posts no minutes: hours of volunteers are in the time book already, by attendance.
 */
export async function confirmHelp(ctx: Ctx, input: ConfirmHelpInput): Promise<Result<{ receiptId: string }, Refusal>> {
  authorize(ctx.actor, permission);
  const { receiptId, offerId, receivedOn, hours, deliverable } = input;
  if (receivedOn > localDateOf(ctx.clock.now())) return refuse("received_in_future", undefined, "receivedOn");
  return inTransaction(ctx.db, async (tx): Promise<Result<{ receiptId: string }, Refusal>> => {
    const [promise] = await tx.select({ serviceId: helpPromise.serviceId }).from(helpPromise).where(eq(helpPromise.offerId, offerId));
    if (!promise) return refuse("offer_unknown");
    authorize(ctx.actor, permission, { serviceId: promise.serviceId });
    const moved = await moveOffer(tx, { offerId }, "closed", { closedAt: ctx.clock.now() });
    if (!moved.ok) {
      const [known] = await tx.select({ id: helpReceipt.id }).from(helpReceipt).where(eq(helpReceipt.offerId, offerId));
      return known?.id === receiptId ? ok({ receiptId }) : refuse(known ? "help_confirmed" : "help_not_agreed");
    }
    await tx.insert(helpReceipt).values({
      id: receiptId, offerId, serviceId: promise.serviceId, receivedOn, minutes: hours, deliverable: deliverable || null, recordedAt: ctx.clock.now(), confirmedBy: accountOf(ctx.actor),
    });
    await tx.update(goodsOffer).set({ thankedAt: ctx.clock.now() }).where(eq(goodsOffer.id, offerId));
    await recordAudit(tx, ctx, { action: "inkind.confirm_help", subjectKind: "help_receipt", subjectId: receiptId });
    await emit(tx, ctx, "inkind.help_confirmed", { offerId });
    return ok({ receiptId });
  });
}
