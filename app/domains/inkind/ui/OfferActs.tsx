import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { formatQuantity } from "~/platform/i18n/format";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/Button";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { DateField, HiddenField, SelectField, TextareaField, TextField, TimeField } from "~/ui/forms/TextField";
import { More } from "~/ui/forms/More";
import { declineReasons, typedQuantity, typedUnitOf } from "../model";
import type { agreeForm, askForm, declineForm, redirectForm } from "../offer-schemas";
import type { OfferDetail } from "../queries/offer-detail.server";

/** First words of each letter, in the donor's language. */
export interface Templates {
  readonly agree: string;
  readonly ask: string;
  readonly propose: string;
  readonly redirect: string;
  readonly decline: string;
}
export interface ActsProps {
  offer: OfferDetail;
  data: ActionReply | undefined;
  templates: Templates;
  window: { readonly day: string; readonly from: string; readonly until: string };
  partners: readonly { readonly value: string; readonly text: string }[];
  locale: "bg" | "en";
}

function Agree({ offer, data, templates, window }: ActsProps) {
  const { t } = useTranslation("inkind");
  const goods = offer.kind === "goods";
  const [form, fields] = useKitForm<z.input<typeof agreeForm>>(goods ? "agree" : "agreeHelp", { data, defaultValue: { ...window, note: templates.agree, revision: String(offer.revision) } });
  return (
    <Card as="section" pad>
      <h2>{t(goods ? "gifts.agreeTitle" : "inbox.agreeHelp")}</h2>
      {goods ? <p className="t14 soft mb-5">{t("gifts.agreeText")}</p> : null}
      <KitForm form={form} className="fields">
        <HiddenField name="revision" value={String(offer.revision)} />
        {goods ? (
          <>
            <DateField field={fields.day} label={t("gifts.day")} />
            <div className="pair"><TimeField field={fields.from} label={t("gifts.from")} /><TimeField field={fields.until} label={t("gifts.until")} /></div>
          </>
        ) : null}
        <TextareaField field={fields.note} label={t("inbox.message")} help={t("inbox.messageHelp")} rows={3} maxLength={1000} />
        <SubmitButton intent={goods ? "agree" : "agreeHelp"}>{t(goods ? "gifts.agree" : "inbox.agreeHelp")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

function Ask({ offer, data, templates }: ActsProps) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof askForm>>("ask", { data, defaultValue: { question: templates.ask } });
  return (
    <KitForm form={form} className="fields">
      <HiddenField name="revision" value={String(offer.revision)} />
      <TextareaField field={fields.question} label={t("inbox.question")} help={t("inbox.messageHelp")} rows={3} maxLength={1000} />
      <SubmitButton intent="ask" kind="plain">{t("inbox.ask")}</SubmitButton>
    </KitForm>
  );
}

/** Rows of the offer with how much is taken of each; typed values come back by the same names. */
function Propose({ offer, data, templates, window, locale }: ActsProps) {
  const { t } = useTranslation("inkind");
  const reply = data?.intent === "propose" ? data : undefined;
  const fields = replyFields("propose", reply, {
    ...window, note: templates.propose, lines: offer.lines.map((line) => ({ quantity: typedQuantity(line.declared, line.unit, locale) })),
  });
  return (
    <KitForm form={fields.form} className="fields">
      <HiddenField name="revision" value={String(offer.revision)} />
      {offer.lines.map((line, index) => (
        <div key={line.id}>
          <HiddenField name={`lines[${index}].lineId`} value={line.id} />
          <HiddenField name={`lines[${index}].unit`} value={typedUnitOf(line.unit)} />
          <TextField
            field={fields.field(`lines[${index}].quantity`)} inputMode="decimal" autoComplete="off" maxLength={20}
            label={t("inbox.takeOf", { declared: formatQuantity(line.declared, line.unit, locale), what: line.description })}
          />
        </div>
      ))}
      <DateField field={fields.field("day")} label={t("gifts.day")} />
      <div className="pair"><TimeField field={fields.field("from")} label={t("gifts.from")} /><TimeField field={fields.field("until")} label={t("gifts.until")} /></div>
      <TextareaField field={fields.field("note")} label={t("inbox.message")} rows={3} maxLength={1000} />
      <SubmitButton intent="propose" kind="plain">{t("inbox.propose")}</SubmitButton>
    </KitForm>
  );
}

function Redirect({ offer, data, templates, partners }: ActsProps) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof redirectForm>>("redirect", { data, defaultValue: { note: templates.redirect } });
  if (partners.length === 0) return <p><LinkButton to="/staff/gifts/settings" kind="quiet">{t("inbox.noPartners")}</LinkButton></p>;
  return (
    <KitForm form={form} className="fields">
      <HiddenField name="revision" value={String(offer.revision)} />
      <SelectField field={fields.partnerId} label={t("inbox.partner")} options={partners} />
      <TextareaField field={fields.note} label={t("inbox.message")} rows={3} maxLength={1000} />
      <SubmitButton intent="redirect" kind="plain">{t("inbox.redirect")}</SubmitButton>
    </KitForm>
  );
}

function Decline({ offer, data, templates }: ActsProps) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof declineForm>>("decline", { data, defaultValue: { note: templates.decline } });
  return (
    <KitForm form={form} className="fields">
      <HiddenField name="revision" value={String(offer.revision)} />
      <SelectField field={fields.reason} label={t("gifts.reason")} options={declineReasons.map((value) => ({ value, text: t(`declineReasons.${value}`) }))} />
      <TextareaField field={fields.note} label={t("inbox.message")} rows={3} maxLength={1000} />
      <SubmitButton intent="decline" kind="plain">{t("gifts.decline")}</SubmitButton>
    </KitForm>
  );
}

/** What the coordinator may do now: yes stands open, the rest is folded until it is wanted or wrong. */
export function OfferActs(props: ActsProps) {
  const { t } = useTranslation("inkind");
  const { offer, data } = props;
  const open = offer.state === "submitted" || offer.state === "asked" || offer.state === "proposed";
  return (
    <>
      {open ? <Agree {...props} /> : null}
      <Card as="section" pad className="stack">
        {open && offer.state !== "asked" ? <More text={t("inbox.askTitle")} open={data?.intent === "ask"}><Ask {...props} /></More> : null}
        {open && offer.kind === "goods" && offer.state !== "proposed" ? <More text={t("inbox.proposeTitle")} open={data?.intent === "propose"}><Propose {...props} /></More> : null}
        {open ? <More text={t("inbox.redirectTitle")} open={data?.intent === "redirect"}><Redirect {...props} /></More> : null}
        <More text={t("gifts.declineTitle")} open={data?.intent === "decline"}><Decline {...props} /></More>
      </Card>
    </>
  );
}
