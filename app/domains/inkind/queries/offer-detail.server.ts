import { and, asc, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { quarantineDecision } from "~db/schema/inkind-store.server";
import { organisation, person } from "~db/schema/people.server";
import { remark } from "~db/schema/remarks.server";
import { giftPartner, goodsOfferPhoto, helpPromise, helpReceipt, offerTurnLine } from "~db/schema/inkind-offers.server";
import { need, service } from "~db/schema/services.server";
import { remarksOn } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { nowhere, type BaseUnit, type Category, type DeclineReason, type Disposition, type OfferKind, type OfferState, type RejectReason, type ValueBasis } from "../model";
import { readOffers } from "../permissions";
import { turnsOf } from "./offer-turns.server";
import { countedNow } from "./parts.server";

/** One gift as the staff see it, with the donor's contact. Null for an unknown id. */
export async function offerDetail(ctx: Ctx, offerId: string, locale: "bg" | "en") {
  authorize(ctx.actor, readOffers);
  const [offer] = await ctx.db
    .select({
      id: goodsOffer.id, number: goodsOffer.number, code: goodsOffer.code, state: goodsOffer.state, channel: goodsOffer.channel,
      kind: goodsOffer.kind, revision: goodsOffer.revision, locale: goodsOffer.locale, answerDue: goodsOffer.answerDue, wishFrom: goodsOffer.wishFrom, wishUntil: goodsOffer.wishUntil,
      wantsContract: goodsOffer.wantsContract, wantsCertificate: goodsOffer.wantsCertificate, acceptedTurnId: goodsOffer.acceptedTurnId, pickedUpAt: goodsOffer.pickedUpAt, partnerName: giftPartner.name,
      help: { what: helpPromise.what, whenWords: helpPromise.whenWords, minutes: helpPromise.minutes, deliverable: helpPromise.deliverable, service: locale === "bg" ? service.nameBg : service.nameEn },
      helpReceivedOn: helpReceipt.receivedOn, helpMinutes: helpReceipt.minutes, helpDeliverable: helpReceipt.deliverable,
      anonymous: goodsOffer.anonymousPublic, delivery: goodsOffer.delivery, photoFileId: goodsOffer.photoFileId,
      createdAt: goodsOffer.createdAt, decidedAt: goodsOffer.decidedAt, agreedFrom: goodsOffer.agreedFrom, agreedUntil: goodsOffer.agreedUntil,
      declineReason: goodsOffer.declineReason, decisionNote: remark.text,
      personName: person.fullName, email: person.email, phone: person.phone, address: person.address,
      organisationName: organisation.name, organisationKind: organisation.kind,
      needTitle: locale === "bg" ? need.titleBg : need.titleEn, receiptId: goodsReceipt.id, receivedAt: goodsReceipt.receivedAt,
      protocolNumber: document.number, protocolOn: document.issuedOn, protocolId: document.id, protocolCode: document.lookCode,
    })
    .from(goodsOffer)
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .leftJoin(remark, and(eq(remark.subjectKind, "goods_offer"), eq(remark.subjectId, goodsOffer.id)))
    .leftJoin(need, eq(need.id, goodsOffer.needId))
    .leftJoin(goodsReceipt, eq(goodsReceipt.offerId, goodsOffer.id))
    .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
    .leftJoin(giftPartner, eq(giftPartner.id, goodsOffer.partnerId))
    .leftJoin(helpPromise, eq(helpPromise.offerId, goodsOffer.id))
    .leftJoin(service, eq(service.id, helpPromise.serviceId))
    .leftJoin(helpReceipt, eq(helpReceipt.offerId, goodsOffer.id))
    .where(eq(goodsOffer.id, offerId));
  if (!offer) return null;
  const [photos, turns, places, lines] = await Promise.all([
    ctx.db.select({ id: goodsOfferPhoto.fileId }).from(goodsOfferPhoto).where(eq(goodsOfferPhoto.offerId, offerId)).orderBy(asc(goodsOfferPhoto.position)),
    turnsOf(ctx.db, offerId),
    remarksOn(ctx.db, "offer_pickup", [offerId]),
    ctx.db
    .select({
      declaredValueCents: goodsOfferLine.declaredValueCents, valueBasis: goodsOfferLine.valueBasis, agreed: offerTurnLine.quantity,
      id: goodsOfferLine.id, description: goodsOfferLine.description, category: goodsOfferLine.category, unit: goodsOfferLine.unit,
      declared: goodsOfferLine.quantity, ...countedNow,
      photos: sql<string[]>`coalesce((select json_agg(p.file_id order by p.position) from goods_receipt_photo p where p.receipt_line_id = ${goodsReceiptLine.id}), '[]'::json)`,
    })
    .from(goodsOfferLine)
    .leftJoin(goodsReceiptLine, eq(goodsReceiptLine.offerLineId, goodsOfferLine.id))
    .leftJoin(quarantineDecision, eq(quarantineDecision.receiptLineId, goodsReceiptLine.id))
    .leftJoin(offerTurnLine, and(eq(offerTurnLine.lineId, goodsOfferLine.id), eq(offerTurnLine.turnId, offer.acceptedTurnId ?? nowhere)))
    .where(eq(goodsOfferLine.offerId, offerId))
    .orderBy(asc(goodsOfferLine.position)),
  ]);
  return {
    ...offer,
    kind: offer.kind as OfferKind,
    help: offer.kind === "goods" ? null : offer.help,
    locale: offer.locale as "bg" | "en",
    address: places.get(offer.id)?.replace("\n", ", ") ?? offer.address,
    photos: photos.length > 0 ? photos.map(({ id }) => id) : offer.photoFileId ? [offer.photoFileId] : [],
    turns,
    state: offer.state as OfferState,
    declineReason: offer.declineReason as DeclineReason | null,
    lines: lines.map((line) => ({
      ...line, unit: line.unit as BaseUnit, valueBasis: line.valueBasis as ValueBasis | null, category: line.category as Category,
      rejectReason: line.rejectReason as RejectReason | null, disposition: line.disposition as Disposition | null,
    })),
  };
}
export type OfferDetail = NonNullable<Awaited<ReturnType<typeof offerDetail>>>;
