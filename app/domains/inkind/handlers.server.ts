import { and, asc, eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { issueDocumentLink } from "~/domains/documents/api.server";
import { organisationSettings } from "~/domains/people/api.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import type { Effect, JobCtx } from "~/platform/jobs/handlers.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import type { BaseUnit } from "./model";
import { follow, tell, whenOf } from "./offer-letters.server";

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
    const call = { kind: "text" as const, text: t("inkind:mails.agreed.call", { phone: us.coordinatorPhone || us.phone }) };
    const note = offer.decisionNote ? [{ kind: "text" as const, text: offer.decisionNote }] : [];
    if (offer.help) return [{ kind: "text", text: t("inkind:offerMails.helpAgreed", { what: offer.help.what }) }, ...note, call, follow(offer, composing)];
    return [
      { kind: "text", text: offer.delivery === "bring" ? t("inkind:mails.agreed.bring", { address: us.address }) : t("inkind:mails.agreed.pickup") },
      { kind: "facts", rows: [
        { label: t("inkind:mails.agreed.whenLabel"), value: whenOf(offer, to.locale) },
        { label: t("inkind:mails.agreed.whatLabel"), value: offer.what(to.locale) },
      ] },
      ...note,
      call,
      follow(offer, composing),
    ];
  }, (offer) => Number(offer.agreedFrom?.getTime() ?? 0) / 60_000 | 0);

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
