import { and, asc, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { quarantineDecision } from "~db/schema/inkind-store.server";
import { organisation, person } from "~db/schema/people.server";
import { remark } from "~db/schema/remarks.server";
import { need } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit, Category, DeclineReason, Disposition, OfferState, RejectReason } from "../model";
import { readOffers } from "../permissions";
import { countedNow } from "./parts.server";

/** One gift as the staff see it, with the donor's contact. Null for an unknown id. */
export async function offerDetail(ctx: Ctx, offerId: string, locale: "bg" | "en") {
  authorize(ctx.actor, readOffers);
  const [offer] = await ctx.db
    .select({
      id: goodsOffer.id, number: goodsOffer.number, code: goodsOffer.code, state: goodsOffer.state, channel: goodsOffer.channel,
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
    .where(eq(goodsOffer.id, offerId));
  if (!offer) return null;
  const lines = await ctx.db
    .select({
      id: goodsOfferLine.id, description: goodsOfferLine.description, category: goodsOfferLine.category, unit: goodsOfferLine.unit,
      declared: goodsOfferLine.quantity, ...countedNow,
      photos: sql<string[]>`coalesce((select json_agg(p.file_id order by p.position) from goods_receipt_photo p where p.receipt_line_id = ${goodsReceiptLine.id}), '[]'::json)`,
    })
    .from(goodsOfferLine)
    .leftJoin(goodsReceiptLine, eq(goodsReceiptLine.offerLineId, goodsOfferLine.id))
    .leftJoin(quarantineDecision, eq(quarantineDecision.receiptLineId, goodsReceiptLine.id))
    .where(eq(goodsOfferLine.offerId, offerId))
    .orderBy(asc(goodsOfferLine.position));
  return {
    ...offer,
    state: offer.state as OfferState,
    declineReason: offer.declineReason as DeclineReason | null,
    lines: lines.map((line) => ({
      ...line, unit: line.unit as BaseUnit, category: line.category as Category,
      rejectReason: line.rejectReason as RejectReason | null, disposition: line.disposition as Disposition | null,
    })),
  };
}
export type OfferDetail = NonNullable<Awaited<ReturnType<typeof offerDetail>>>;
