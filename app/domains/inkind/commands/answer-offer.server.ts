import { desc, eq, and } from "drizzle-orm";
import { offerTurn } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { consumeActToken } from "~/platform/tokens/act-token.server";
import { answerPurpose, type OfferId } from "../model";
import { moveOffer, recordTurn, type DecidedRefusal } from "../offer-deciding.server";
import { pledgeOffer } from "../offer-pledge.server";
import { answerOffer as permission } from "../permissions";
import { answerDueOn } from "../offer-times";

type Refusal = DecidedRefusal | "link_over" | "window_over";
type Outcome = Result<{ offerId: OfferId }, Refusal>;

/** The letter's link works once; pressed again it says that the answer is here. */
async function byLink(ctx: Ctx, token: string, run: (tx: Tx, offerId: OfferId) => Promise<Outcome>): Promise<Outcome> {
  authorize(ctx.actor, permission);
  return inTransaction(ctx.db, async (tx): Promise<Outcome> => {
    const link = await consumeActToken(tx, ctx, answerPurpose, token);
    return link ? run(tx, link.subjectId as OfferId) : refuse("link_over");
  });
}

/** The donor answers a question without an account; the coordinator's two days begin anew. */
export const answerQuestion = (ctx: Ctx, input: { readonly token: string; readonly answer: string }): Promise<Outcome> =>
  byLink(ctx, input.token, async (tx, offerId) => {
    const moved = await moveOffer(tx, { offerId }, "submitted", { answerDue: answerDueOn(ctx.clock.now()) }, ["asked"]);
    if (!moved.ok) return moved;
    await recordTurn(tx, ctx, { offerId, kind: "answer", text: input.answer, personId: moved.value.personId });
    await recordAudit(tx, ctx, { action: "inkind.answer_question", subjectKind: "goods_offer", subjectId: offerId, fields: ["state"] });
    return ok({ offerId });
  });

/** The donor says yes to the smaller amount: the offer is agreed as proposed. A window that has passed is refused. */
export const acceptProposal = (ctx: Ctx, input: { readonly token: string }): Promise<Outcome> =>
  byLink(ctx, input.token, async (tx, offerId) => {
    const [turn] = await tx.select().from(offerTurn).where(and(eq(offerTurn.offerId, offerId), eq(offerTurn.kind, "proposal"))).orderBy(desc(offerTurn.at), desc(offerTurn.id)).limit(1);
    if (!turn?.untilAt || turn.untilAt <= ctx.clock.now()) return refuse("window_over");
    const moved = await moveOffer(tx, { offerId }, "agreed", { decidedAt: ctx.clock.now(), decidedBy: turn.by, agreedFrom: turn.fromAt, agreedUntil: turn.untilAt, acceptedTurnId: turn.id }, ["proposed"]);
    if (!moved.ok) return moved;
    await recordTurn(tx, ctx, { offerId, kind: "accepted", personId: moved.value.personId });
    if (moved.value.needId) await pledgeOffer(tx, ctx, offerId, moved.value.needId);
    await recordAudit(tx, ctx, { action: "inkind.accept_proposal", subjectKind: "goods_offer", subjectId: offerId, fields: ["state", "accepted_turn_id"] });
    await emit(tx, ctx, "inkind.offer_agreed", { offerId });
    return ok({ offerId });
  });

/** The donor would rather not; the offer is withdrawn and nobody writes any more. */
export const refuseProposal = (ctx: Ctx, input: { readonly token: string }): Promise<Outcome> =>
  byLink(ctx, input.token, async (tx, offerId) => {
    const moved = await moveOffer(tx, { offerId }, "withdrawn", { decidedAt: ctx.clock.now() }, ["proposed"]);
    if (!moved.ok) return moved;
    await recordTurn(tx, ctx, { offerId, kind: "refused", personId: moved.value.personId });
    await recordAudit(tx, ctx, { action: "inkind.refuse_proposal", subjectKind: "goods_offer", subjectId: offerId, fields: ["state"] });
    return ok({ offerId });
  });
