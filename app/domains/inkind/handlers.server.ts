import { and, asc, eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { issueDocumentLink } from "~/domains/documents/api.server";
import { notifyPerson, organisationSettings, remarksOn, type ComposedLetter, type Composing } from "~/domains/people/api.server";
import { givenName } from "~/domains/people/api";
import { formatDate, formatQuantity, formatTimeRange } from "~/platform/i18n/format";
import type { Effect, JobCtx } from "~/platform/jobs/handlers.server";
import type { Block } from "~/platform/mail/letter";
import { formatLookCode } from "~/platform/tokens/look-code";
import type { BaseUnit } from "./model";

type Locale = "bg" | "en";

/** What a letter about one gift says. Null for a gift whose donor left no contact. */
async function offerOf(ctx: JobCtx, offerId: string) {
  const [offer] = await ctx.db.select().from(goodsOffer).where(eq(goodsOffer.id, offerId));
  if (!offer?.donorPersonId) return null;
  const lines = await ctx.db.select().from(goodsOfferLine).where(eq(goodsOfferLine.offerId, offerId)).orderBy(asc(goodsOfferLine.position));
  return {
    ...offer,
    donorPersonId: offer.donorPersonId,
    decisionNote: (await remarksOn(ctx.db, "goods_offer", [offerId])).get(offerId) ?? null,
    what: (locale: Locale) => lines.map((line) => `${line.description}, ${formatQuantity(line.quantity, line.unit as BaseUnit, locale)}`).join("; "),
    track: `${ctx.baseUrl}/t/${formatLookCode(offer.code)}`,
  };
}
type Offer = NonNullable<Awaited<ReturnType<typeof offerOf>>>;

const hello = ({ to, t }: Composing): Block => ({
  kind: "text",
  text: to.fullName ? t("inkind:mails.hello", { name: givenName(to.fullName) }) : t("inkind:mails.helloPlain"),
});
const follow = (offer: Offer, { t }: Composing): Block => ({ kind: "button", label: t("inkind:mails.trackLabel"), href: offer.track });

/** One letter of one kind about one gift, exactly once. */
async function tell(ctx: JobCtx, effect: Effect, kind: "submitted" | "agreed" | "declined" | "received", body: (offer: Offer, composing: Composing) => Promise<Block[]> | Block[]): Promise<void> {
  const offer = await offerOf(ctx, String(effect.payload.offerId));
  if (!offer) return;
  await notifyPerson(ctx, { kind: `inkind.offer_${kind}`, subjectId: offer.id, personId: offer.donorPersonId }, async (composing): Promise<ComposedLetter> => {
    const { t, to } = composing;
    const facts = { number: offer.number, when: whenOf(offer, to.locale) };
    return {
      subject: t(`inkind:mails.${kind}.subject`, facts), preheader: t(`inkind:mails.${kind}.preheader`, facts), title: t(`inkind:mails.${kind}.title`, facts),
      blocks: [hello(composing), ...(await body(offer, composing))], reason: t("inkind:mails.reason"),
    };
  });
}

function whenOf(offer: Offer, locale: Locale): string {
  if (!offer.agreedFrom || !offer.agreedUntil) return "";
  return `${formatDate(offer.agreedFrom, locale)}, ${formatTimeRange(offer.agreedFrom, offer.agreedUntil, locale)}`;
}

export const tellSubmitted = (ctx: JobCtx, effect: Effect): Promise<void> =>
  tell(ctx, effect, "submitted", (offer, composing) => [
    { kind: "text", text: composing.t("inkind:mails.submitted.text", { what: offer.what(composing.to.locale) }) },
    follow(offer, composing),
    { kind: "code", label: composing.t("inkind:tracking.code"), code: formatLookCode(offer.code) },
    { kind: "small", text: composing.t("inkind:mails.submitted.keep") },
  ]);

export const tellAgreed = (ctx: JobCtx, effect: Effect): Promise<void> =>
  tell(ctx, effect, "agreed", async (offer, composing) => {
    const { t, to, tx } = composing;
    const us = await organisationSettings(tx, to.locale);
    return [
      { kind: "text", text: offer.delivery === "bring" ? t("inkind:mails.agreed.bring", { address: us.address }) : t("inkind:mails.agreed.pickup") },
      { kind: "facts", rows: [
        { label: t("inkind:mails.agreed.whenLabel"), value: whenOf(offer, to.locale) },
        { label: t("inkind:mails.agreed.whatLabel"), value: offer.what(to.locale) },
      ] },
      ...(offer.decisionNote ? [{ kind: "text" as const, text: offer.decisionNote }] : []),
      { kind: "text", text: t("inkind:mails.agreed.call", { phone: us.coordinatorPhone || us.phone }) },
      follow(offer, composing),
    ];
  });

export const tellDeclined = (ctx: JobCtx, effect: Effect): Promise<void> =>
  tell(ctx, effect, "declined", (offer, { t, to }) => [
    { kind: "text", text: t("inkind:mails.declined.text", { what: offer.what(to.locale) }) },
    { kind: "text", text: t("inkind:mails.declined.why", { reason: t(`inkind:declineReasons.${offer.declineReason}`) }) },
    ...(offer.decisionNote ? [{ kind: "text" as const, text: offer.decisionNote }] : []),
    { kind: "button", label: t("inkind:mails.declined.needs"), href: `${ctx.baseUrl}/needs` },
  ]);

export const tellReceived = (ctx: JobCtx, effect: Effect): Promise<void> =>
  tell(ctx, effect, "received", async (offer, composing) => {
    const { t, to, tx } = composing;
    const lines = await tx
      .select({ description: goodsOfferLine.description, unit: goodsOfferLine.unit, accepted: goodsReceiptLine.accepted, rejected: goodsReceiptLine.rejected })
      .from(goodsReceiptLine)
      .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
      .where(eq(goodsOfferLine.offerId, offer.id))
      .orderBy(asc(goodsOfferLine.position));
    const [receipt] = await tx
      .select({ receivedAt: goodsReceipt.receivedAt, documentId: document.id, number: document.number, issuedOn: document.issuedOn })
      .from(goodsReceipt)
      .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
      .where(eq(goodsReceipt.offerId, offer.id));
    if (!receipt) throw new Error("received without a receipt");
    const paper = receipt.documentId ? await issueDocumentLink(tx, ctx, receipt.documentId) : null;
    const row = (label: string, key: "accepted" | "rejected") =>
      lines.filter((line) => line[key] > 0).map((line) => ({ label, value: `${line.description}, ${formatQuantity(line[key], line.unit as BaseUnit, to.locale)}` }));
    return [
      { kind: "text", text: t("inkind:mails.received.text", { date: formatDate(receipt.receivedAt, to.locale) }) },
      { kind: "facts", rows: [
        ...row(t("inkind:mails.received.accepted"), "accepted"),
        ...row(t("inkind:mails.received.rejected"), "rejected"),
      ] },
      ...(paper && receipt.issuedOn
        ? [{ kind: "links" as const, items: [{ label: t("inkind:mails.received.protocol", { number: receipt.number, date: formatDate(receipt.issuedOn, to.locale) }), href: `${ctx.baseUrl}${paper}` }] }]
        : []),
      follow(offer, composing),
      { kind: "small", text: t("inkind:mails.received.whereText") },
    ];
  });
