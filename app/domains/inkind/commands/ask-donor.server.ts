import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { OfferId } from "../model";
import { moveOffer, recordTurn, type Act, type DecidedRefusal } from "../offer-deciding.server";
import { decideOffer } from "../permissions";

/** A coordinator asks the donor something; the clock stands still until the answer, which the donor writes by the letter's link. */
export async function askDonor(ctx: Ctx, input: Act & { readonly question: string }): Promise<Result<{ offerId: OfferId }, DecidedRefusal>> {
  authorize(ctx.actor, decideOffer);
  const { offerId } = input;
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, DecidedRefusal>> => {
    const moved = await moveOffer(tx, input, "asked", {});
    if (!moved.ok) return moved;
    const turnId = await recordTurn(tx, ctx, { offerId, kind: "question", text: input.question, personId: moved.value.personId });
    await recordAudit(tx, ctx, { action: "inkind.ask_donor", subjectKind: "goods_offer", subjectId: offerId, fields: ["state"] });
    await emit(tx, ctx, "inkind.donor_asked", { offerId, turnId });
    return ok({ offerId });
  });
}
