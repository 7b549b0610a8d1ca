import { asc, eq } from "drizzle-orm";
import { goodsOfferLine } from "~db/schema/inkind.server";
import { offerTurnLine } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { OfferId } from "../model";
import { moveOffer, recordTurn, type Act, type DecidedRefusal } from "../offer-deciding.server";
import { decideOffer } from "../permissions";

export interface ProposeInput extends Act {
  readonly from: Date;
  readonly until: Date;
  readonly note?: string | undefined;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}
type Refusal = DecidedRefusal | "lines_differ" | "proposal_not_smaller" | "proposal_empty" | "agreed_in_past" | "only_goods";

/** „Можем да приемем 10 от 40“: less than was offered, at a time. It holds once the donor says yes; what was declared stays. */
export async function proposeAmount(ctx: Ctx, input: ProposeInput): Promise<Result<{ offerId: OfferId }, Refusal>> {
  authorize(ctx.actor, decideOffer);
  const { offerId, from, until, lines } = input;
  if (until <= ctx.clock.now()) return refuse("agreed_in_past", undefined, "day");
  return inTransaction(ctx.db, async (tx): Promise<Result<{ offerId: OfferId }, Refusal>> => {
    const moved = await moveOffer(tx, input, "proposed", {});
    if (!moved.ok) return moved;
    if (moved.value.kind !== "goods") return refuse("only_goods");
    const declared = await tx.select({ id: goodsOfferLine.id, quantity: goodsOfferLine.quantity }).from(goodsOfferLine).where(eq(goodsOfferLine.offerId, offerId)).orderBy(asc(goodsOfferLine.position));
    const asked = declared.map((line) => ({ ...line, taken: lines.find(({ lineId }) => lineId === line.id)?.quantity }));
    if (lines.length !== declared.length || asked.some(({ taken }) => taken === undefined)) return refuse("lines_differ");
    if (asked.some(({ taken, quantity }) => taken! > quantity) || asked.every(({ taken, quantity }) => taken === quantity)) return refuse("proposal_not_smaller");
    if (asked.every(({ taken }) => taken === 0)) return refuse("proposal_empty");
    const turnId = await recordTurn(tx, ctx, { offerId, kind: "proposal", text: input.note, personId: moved.value.personId, window: { from, until } });
    await tx.insert(offerTurnLine).values(asked.map(({ id, taken }) => ({ turnId, lineId: id, quantity: taken! })));
    await recordAudit(tx, ctx, { action: "inkind.propose_amount", subjectKind: "goods_offer", subjectId: offerId, fields: ["state"] });
    await emit(tx, ctx, "inkind.amount_proposed", { offerId, turnId });
    return ok({ offerId });
  });
}
