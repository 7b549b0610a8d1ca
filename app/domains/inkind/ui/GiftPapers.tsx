import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate } from "~/platform/i18n/format";
import { Card, CardRows } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, SelectField, TextareaField } from "~/ui/forms/TextField";
import type { GiftPapersPage } from "../queries/gift-papers.server";

type Given = { page: GiftPapersPage; paperId: string; data: ActionReply | undefined };

/** Every document of the gift with its number; the paper opens for those who may read papers. */
export function GiftDocuments({ page, locale, mayOpen }: { page: GiftPapersPage; locale: "bg" | "en"; mayOpen: boolean }) {
  const { t } = useTranslation(["inkind", "documents"]);
  return (
    <Card as="section">
      <div className="p-4 pb-0"><h2>{t("papers.have")}</h2></div>
      {page.documents.length === 0 ? <p className="p-4 soft">{t("papers.none")}</p> : (
        <CardRows>
          {page.documents.map((one) => {
            const facts = { type: t(`documents:types.${one.type}`), number: String(one.number) };
            return (
              <li key={one.id} className="row between wraps">
                <div>
                  <strong>{t("papers.row", facts)}</strong>
                  <p className="t14 soft">{formatDate(one.issuedOn, locale)}</p>
                </div>
                {mayOpen ? <a href={`/api/documents/${one.id}.pdf`} aria-label={t("papers.pdfOf", facts)}>{t("papers.pdf")}</a> : null}
              </li>
            );
          })}
        </CardRows>
      )}
    </Card>
  );
}

/** One of the two papers, while the gift does not have it. */
export function IssuePaperForm({ page, paperId, data, kind }: Given & { kind: "donation_contract" | "donation_certificate" }) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<Record<"paperId" | "kind" | "goodsOnly", string>>("paper", { data: data?.reply?.initialValue?.kind === kind ? data : undefined, id: `paper-${kind}` });
  const contract = kind === "donation_contract";
  const text = contract ? (page.declared ? "papers.contractText" : "papers.contractNoValue") : page.valued ? "papers.certificateText" : "papers.certificateNoValue";
  return (
    <Card as="section" pad>
      <h2>{t(`papers.kinds.${kind}`)}</h2>
      <p className="t14 soft mb-5">{t(text)}</p>
      <KitForm form={form} className="fields">
        <HiddenField name="paperId" value={paperId} />
        <HiddenField name="kind" value={kind} />
        {!contract && page.valued > 0 ? <CheckField field={fields.goodsOnly} label={t("papers.goodsOnly")} /> : null}
        <SubmitButton intent="paper" busyText={t("papers.issuing")}>{t(contract ? "papers.issueContract" : "papers.issueCertificate")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export function AnnexForm({ page, paperId, data }: Given) {
  const { t } = useTranslation(["inkind", "documents"]);
  const papers = page.documents.filter((one) => one.type === "donation_contract" || one.type === "donation_certificate");
  const [form, fields] = useKitForm<Record<"paperId" | "annexOf" | "text", string>>("annex", { data, defaultValue: { annexOf: papers[0]?.id ?? "" } });
  return (
    <Card as="section" pad>
      <h2>{t("papers.kinds.gift_annex")}</h2>
      <p className="t14 soft mb-5">{t("papers.annexText")}</p>
      <KitForm form={form} className="fields">
        <HiddenField name="paperId" value={paperId} />
        <SelectField field={fields.annexOf} label={t("papers.annexOf")} emptyText={null} options={papers.map((one) => ({ value: one.id, text: t("papers.row", { type: t(`documents:types.${one.type}`), number: String(one.number) }) }))} />
        <TextareaField field={fields.text} label={t("papers.annexBody")} rows={4} maxLength={1500} />
        <SubmitButton intent="annex" kind="plain" busyText={t("papers.issuing")}>{t("papers.issueAnnex")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
