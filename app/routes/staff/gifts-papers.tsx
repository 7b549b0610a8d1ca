import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readDocumentsPermission } from "~/domains/documents/permissions";
import { issueGiftAnnex } from "~/domains/inkind/commands/issue-gift-annex.server";
import { issueGiftPaper } from "~/domains/inkind/commands/issue-gift-paper.server";
import type { OfferId } from "~/domains/inkind/model";
import { issueGiftPapers, readGiftPapers, readOffers } from "~/domains/inkind/permissions";
import { giftPapersPage } from "~/domains/inkind/queries/gift-papers.server";
import { AnnexForm, GiftDocuments, IssuePaperForm } from "~/domains/inkind/ui/GiftPapers";
import { annexForm, paperForm } from "~/domains/inkind/value-schemas";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { asId, isId, newId } from "~/platform/ids/ids";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ offerId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readGiftPapers, params, search: z.object({ done: z.string().optional() }) }, async ({ ctx, actor, params: { offerId }, search, locale, t }) => {
  const page = await giftPapersPage(ctx, offerId);
  if (!page) throw notFound();
  return {
    page, locale, issued: search.done === "1", paperId: newId<"GiftPaper">(), mayIssue: allows(actor, issueGiftPapers), mayOpen: allows(actor, readDocumentsPermission),
    back: allows(actor, readOffers) ? `/staff/gifts/${page.id}` : "/staff/values/register",
    title: `${t("inkind:papers.title")} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: issueGiftPapers, params, messages: "inkind", forms: { paper: paperForm, annex: annexForm } }, {
  paper: async ({ ctx, params: { offerId }, value }) => {
    const done = await issueGiftPaper(ctx, { ...value, offerId: asId<"GoodsOffer">(offerId) as OfferId });
    return done.ok ? redirect(`/staff/gifts/${offerId}/papers?done=1`) : done;
  },
  annex: async ({ ctx, params: { offerId }, value }) => {
    const done = await issueGiftAnnex(ctx, { ...value, offerId: asId<"GoodsOffer">(offerId) as OfferId });
    return done.ok ? redirect(`/staff/gifts/${offerId}/papers?done=1`) : done;
  },
});

export default function GiftPapers() {
  const { page, locale, issued, paperId, mayIssue, mayOpen, back } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const has = (type: string) => page.documents.some((one) => one.type === type);
  const asked = [page.wantsContract && !has("donation_contract") ? "donation_contract" as const : null, page.wantsCertificate && !has("donation_certificate") ? "donation_certificate" as const : null]
    .flatMap((kind) => (kind ? [t(`papers.kinds.${kind}`).toLocaleLowerCase(locale)] : []));
  const why = !page.receivedAt ? t("papers.notReceived") : page.accepted === 0 ? t("papers.nothingAccepted") : !page.donorName ? t("papers.unnamed") : null;
  const open = mayIssue && !why;
  return (
    <>
      <PageHeader back={{ to: back, text: t("papers.back", { number: String(page.number) }) }} title={t("papers.title")} lead={t("papers.lead")} over={page.donorName ?? t("values.noName")} />
      <div className="aside-cols">
        <div className="stack">
          {issued ? <Note tone="ok" role="status">{t("papers.issued")}</Note> : null}
          {asked.length > 0 ? <Note>{t("papers.asked", { papers: asked.join(", ") })}</Note> : null}
          <GiftDocuments page={page} locale={locale} mayOpen={mayOpen} />
        </div>
        <div className="stack">
          {mayIssue && why ? <Note>{why}</Note> : null}
          {open && !has("donation_contract") ? <IssuePaperForm page={page} paperId={paperId} data={data} kind="donation_contract" /> : null}
          {open && !has("donation_certificate") ? <IssuePaperForm page={page} paperId={paperId} data={data} kind="donation_certificate" /> : null}
          {open && (has("donation_contract") || has("donation_certificate")) ? <AnnexForm key={paperId} page={page} paperId={paperId} data={data} /> : null}
        </div>
      </div>
    </>
  );
}
