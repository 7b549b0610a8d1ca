import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, TextareaField, TextField } from "~/ui/forms/TextField";

/** What donors read about one rule, in both languages. */
export function RuleForm({ rule, data }: { rule: { id: string; titleBg: string; titleEn: string; whyBg: string; whyEn: string; words: string }; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const fields = replyFields(`rule-${rule.id}`, data, rule);
  return (
    <KitForm form={fields.form} className="fields">
      <HiddenField name="ruleId" value={rule.id} />
      <TextField field={fields.field("titleBg")} label={t("giftSettings.titleBg")} maxLength={120} lang="bg" />
      <TextareaField field={fields.field("whyBg")} label={t("giftSettings.whyBg")} rows={2} maxLength={300} lang="bg" />
      <TextField field={fields.field("titleEn")} label={t("giftSettings.titleEn")} maxLength={120} lang="en" />
      <TextareaField field={fields.field("whyEn")} label={t("giftSettings.whyEn")} rows={2} maxLength={300} lang="en" />
      <TextField field={fields.field("words")} label={t("giftSettings.words")} help={t("giftSettings.wordsHelp")} maxLength={200} autoComplete="off" />
      <SubmitButton intent="rule" kind="plain">{t("giftSettings.save")}</SubmitButton>
    </KitForm>
  );
}

/** Whom a donor may be sent on to. */
export function PartnerForm({ partner, data }: { partner: { id: string; name?: string; takesBg?: string; takesEn?: string; contact?: string }; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const fields = replyFields(`partner-${partner.id}`, data, { ...partner });
  return (
    <KitForm form={fields.form} className="fields">
      <HiddenField name="partnerId" value={fields.text("partnerId") || partner.id} />
      <TextField field={fields.field("name")} label={t("giftSettings.name")} maxLength={120} autoComplete="off" />
      <TextField field={fields.field("takesBg")} label={t("giftSettings.takesBg")} maxLength={200} lang="bg" />
      <TextField field={fields.field("takesEn")} label={t("giftSettings.takesEn")} maxLength={200} lang="en" />
      <TextField field={fields.field("contact")} label={t("giftSettings.contact")} maxLength={200} autoComplete="off" />
      <SubmitButton intent="partner" kind="plain">{t("giftSettings.save")}</SubmitButton>
    </KitForm>
  );
}
