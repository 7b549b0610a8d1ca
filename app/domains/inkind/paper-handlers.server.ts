import { eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsReceipt } from "~db/schema/inkind.server";
import { giftPaper } from "~db/schema/inkind-values.server";
import { organisation } from "~db/schema/people.server";
import { issueDocumentLink } from "~/domains/documents/api.server";
import { givenName } from "~/domains/people/api";
import { notifyPerson } from "~/domains/people/api.server";
import { formatDate } from "~/platform/i18n/format";
import type { Effect, JobCtx } from "~/platform/jobs/handlers.server";
import { formatLookCode } from "~/platform/tokens/look-code";

/** `inkind.paper_issued`: the donor gets a link to the contract, certificate or annex; a firm's contact does when nobody of it signed the gift. */
export async function tellPaperIssued(ctx: JobCtx, effect: Effect): Promise<void> {
  const [paper] = await ctx.db
    .select({
      kind: giftPaper.kind, documentId: giftPaper.documentId, number: document.number, issuedOn: document.issuedOn, code: goodsOffer.code, gift: goodsOffer.number,
      donor: goodsOffer.donorPersonId, contact: organisation.contactPersonId,
    })
    .from(giftPaper)
    .innerJoin(document, eq(document.id, giftPaper.documentId))
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, giftPaper.receiptId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .where(eq(giftPaper.id, String(effect.payload.paperId)));
  const personId = paper?.donor ?? paper?.contact;
  if (!paper || !personId) return;
  await notifyPerson(ctx, { kind: "inkind.paper_issued", subjectId: paper.documentId, personId }, async ({ tx, t, to }) => {
    const facts = { number: String(paper.number), date: formatDate(paper.issuedOn, to.locale), gift: String(paper.gift), paper: t(`inkind:papers.kinds.${paper.kind}`) };
    const link = await issueDocumentLink(tx, ctx, paper.documentId);
    return {
      subject: t("inkind:papers.mail.subject", facts), preheader: t("inkind:papers.mail.preheader", facts), title: t("inkind:papers.mail.title", facts),
      blocks: [
        { kind: "text", text: to.fullName ? t("inkind:mails.hello", { name: givenName(to.fullName) }) : t("inkind:mails.helloPlain") },
        { kind: "text", text: t("inkind:papers.mail.text", facts) },
        { kind: "button", label: t("inkind:papers.mail.open"), href: `${ctx.baseUrl}${link}` },
        { kind: "links", items: [{ label: t("inkind:mails.trackLabel"), href: `${ctx.baseUrl}/t/${formatLookCode(paper.code)}` }] },
        { kind: "small", text: t("inkind:papers.mail.keep") },
      ],
      reason: t("inkind:mails.reason"),
    };
  });
}
