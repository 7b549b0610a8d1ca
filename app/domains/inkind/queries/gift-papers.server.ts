import { asc, eq, inArray, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsReceipt } from "~db/schema/inkind.server";
import { giftPaper } from "~db/schema/inkind-values.server";
import { organisation, person } from "~db/schema/people.server";
import type { DocumentType } from "~/domains/documents/api";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import { readGiftPapers } from "../permissions";
import { donorName } from "./parts.server";

export interface GiftDocument {
  readonly id: string;
  readonly offerId: string;
  readonly type: Extract<DocumentType, "handover_protocol" | "donation_contract" | "donation_certificate" | "gift_annex">;
  readonly number: number;
  readonly issuedOn: LocalDate;
  readonly lookCode: string;
}

/** Every numbered document of these gifts, in the order in which they were issued: protocol, contract, certificate, annexes. */
export async function documentsOfGifts(reader: Reader, offerIds: readonly string[]): Promise<GiftDocument[]> {
  if (offerIds.length === 0) return [];
  const columns = { id: document.id, offerId: goodsReceipt.offerId, type: document.type, number: document.number, issuedOn: document.issuedOn, lookCode: document.lookCode, at: document.issuedAt };
  const [ofReceipts, ofPapers] = await Promise.all([
    reader.select(columns).from(goodsReceipt).innerJoin(document, sql`${document.subjectId} = ${goodsReceipt.id} and ${document.type} = 'handover_protocol'`).where(inArray(goodsReceipt.offerId, [...offerIds])),
    reader.select(columns).from(goodsReceipt).innerJoin(giftPaper, eq(giftPaper.receiptId, goodsReceipt.id)).innerJoin(document, eq(document.id, giftPaper.documentId))
      .where(inArray(goodsReceipt.offerId, [...offerIds])).orderBy(asc(document.issuedAt), asc(document.id)),
  ]);
  return [...ofReceipts, ...ofPapers].map(({ at: _, ...row }) => ({ ...row, type: row.type as GiftDocument["type"] }));
}

/** The papers' page of one gift: what it has, and what may be issued. Null for an unknown id. */
export async function giftPapersPage(ctx: Ctx, offerId: string) {
  authorize(ctx.actor, readGiftPapers);
  const [gift] = await ctx.db
    .select({
      id: goodsOffer.id, number: goodsOffer.number, code: goodsOffer.code, donorName, wantsContract: goodsOffer.wantsContract, wantsCertificate: goodsOffer.wantsCertificate,
      receivedAt: goodsReceipt.receivedAt,
      accepted: sql<number>`(select count(*)::int from goods_receipt_line l where l.receipt_id = ${goodsReceipt.id} and l.accepted > 0)`,
      valued: sql<number>`(select count(*)::int from goods_receipt_line l join value_standing s on s.receipt_line_id = l.id where l.receipt_id = ${goodsReceipt.id} and s.cents is not null)`,
      declared: sql<number>`(select count(*)::int from goods_offer_line o where o.offer_id = ${goodsOffer.id} and o.declared_value_cents is not null)`,
    })
    .from(goodsOffer)
    .leftJoin(goodsReceipt, eq(goodsReceipt.offerId, goodsOffer.id))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .where(eq(goodsOffer.id, offerId));
  return gift ? { ...gift, documents: await documentsOfGifts(ctx.db, [offerId]) } : null;
}
export type GiftPapersPage = NonNullable<Awaited<ReturnType<typeof giftPapersPage>>>;
