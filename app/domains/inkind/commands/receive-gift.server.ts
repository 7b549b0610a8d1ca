import { eq } from "drizzle-orm";
import { goodsOffer, goodsReceipt } from "~db/schema/inkind.server";
import { need } from "~db/schema/services.server";
import type { NeedId } from "~/domains/services/api";
import { receiveForNeed } from "~/domains/services/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { emit } from "~/platform/outbox/outbox.server";
import { fingerprint } from "../fingerprint.server";
import type { OfferId, ReceiptId } from "../model";
import { receiveGoods } from "../permissions";
import { issueProtocol, protocolOf } from "../protocol.server";
import { judgeArrival, type ArrivalRefusal } from "../receiving-rules";
import type { LotRefusal } from "../lot-posting.server";
import { lockOffer, postReceipt, type OfferForReceipt } from "../receipt-posting.server";
import type { ReceiveInput } from "../receive-schemas";

type Refusal = LotRefusal | ArrivalRefusal | "photo_unknown" | "offer_unknown" | "offer_not_agreed" | "offer_received" | "receipt_conflict" | "lines_differ" | "nothing_arrived";
export interface Received {
  readonly receiptId: ReceiptId;
  /** Null when everything was refused at the door. */
  readonly documentId: string | null;
  readonly created: boolean;
}

/** The receipt that stands for this offer or under this id, judged against what is sent now. */
async function standing(tx: Tx, input: ReceiveInput & { offerId: OfferId }, requestSha256: string): Promise<Result<Received, Refusal> | null> {
  const [byId] = await tx.select().from(goodsReceipt).where(eq(goodsReceipt.id, input.receiptId));
  if (byId) {
    const same = byId.requestSha256 === requestSha256 && byId.offerId === input.offerId;
    return same ? ok({ receiptId: input.receiptId, documentId: await protocolOf(tx, input.receiptId), created: false }) : refuse("receipt_conflict");
  }
  const [byOffer] = await tx.select({ id: goodsReceipt.id }).from(goodsReceipt).where(eq(goodsReceipt.offerId, input.offerId));
  return byOffer ? refuse("offer_received") : null;
}

const sameLines = (input: ReceiveInput, offer: OfferForReceipt): boolean => {
  const got = new Set<string>(input.lines.map((line) => line.offerLineId));
  return input.lines.length === offer.lines.length && offer.lines.every((line) => got.has(line.id));
};

async function countForNeed(tx: Tx, ctx: Ctx, offer: OfferForReceipt, input: ReceiveInput): Promise<void> {
  if (!offer.needId) return;
  const [asked] = await tx.select({ unit: need.unit }).from(need).where(eq(need.id, offer.needId));
  const accepted = input.lines.reduce((sum, line) => {
    const unit = offer.lines.find((known) => known.id === line.offerLineId)?.unit;
    return unit === asked?.unit ? sum + line.arrived - line.rejected - line.quarantined : sum;
  }, 0);
  await receiveForNeed(tx, ctx, { needId: offer.needId as NeedId, sourceKind: "goods_offer", sourceId: offer.id, receivedTotal: accepted, final: true });
}

/**
 * The storekeeper takes an agreed gift in, once: the four numbers of each line, lots, movements, tranches, the need it is
 * for and the handover protocol, in one transaction. An equal resend answers with what stands.
 */
export async function receiveGift(ctx: Ctx, input: ReceiveInput & { readonly offerId: OfferId }): Promise<Result<Received, Refusal>> {
  authorize(ctx.actor, receiveGoods);
  const requestSha256 = fingerprint(input);
  return inTransaction(ctx.db, async (tx): Promise<Result<Received, Refusal>> => {
    const offer = await lockOffer(tx, input.offerId);
    if (!offer) return refuse("offer_unknown");
    const known = await standing(tx, input, requestSha256);
    if (known) return known;
    if (offer.state !== "agreed") return refuse("offer_not_agreed");
    if (!sameLines(input, offer)) return refuse("lines_differ");
    if (input.lines.every((line) => line.arrived === 0)) return refuse("nothing_arrived");
    for (const [index, line] of input.lines.entries()) {
      const judged = judgeArrival(line, localDateOf(ctx.clock.now()), `lines[${index}]`);
      if (!judged.ok) return judged;
    }
    await countForNeed(tx, ctx, offer, input);
    const posted = await postReceipt(tx, ctx, { id: input.receiptId, requestSha256, lines: input.lines }, offer);
    if (!posted.ok) return posted;
    await tx.update(goodsOffer).set({ state: "closed", closedAt: ctx.clock.now() }).where(eq(goodsOffer.id, input.offerId));
    await recordAudit(tx, ctx, { action: "inkind.receive_gift", subjectKind: "goods_receipt", subjectId: input.receiptId });
    await emit(tx, ctx, "inkind.goods_received", { offerId: input.offerId, receiptId: input.receiptId });
    // What is held for checking lies with us as well: it stands in the protocol as held.
    const taken = input.lines.some((line) => line.arrived > line.rejected);
    const documentId = taken ? await issueProtocol(tx, ctx, input.receiptId) : null;
    return ok({ receiptId: input.receiptId, documentId, created: true });
  }, { goods_receipt_photo_file_id_file_object_id_fk: () => refuse("photo_unknown") });
}
