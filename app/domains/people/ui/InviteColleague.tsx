import { useTranslation } from "react-i18next";
import { roles } from "~/platform/access/permission";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { ChecksField, SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, TextField } from "~/ui/forms/TextField";
import { invitationHours } from "../model";

interface InviteShape extends Record<string, unknown> {
  fullName: string;
  email: string;
  locale: string;
  roles: string[];
}

/** A name, an e-mail and the roles: the colleague gets a letter with the way in. */
export function InviteColleague({ accountId, data, locale }: { accountId: string; data: ActionReply | undefined; locale: "bg" | "en" }) {
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<InviteShape>("invite", { data, defaultValue: { locale } });
  return (
    <Card as="section" pad aria-labelledby="invite-title">
      <h2 id="invite-title">{t("accounts.inviteTitle")}</h2>
      <p className="t14 soft mb-4">{t("accounts.inviteText", { hours: String(invitationHours) })}</p>
      <KitForm form={form} className="stack">
        <HiddenField name="accountId" value={accountId} />
        <TextField field={fields.fullName} label={t("fullName")} autoComplete="off" />
        <EmailField field={fields.email} label={t("email")} autoComplete="off" />
        <ChecksField field={fields.roles} label={t("accounts.roles")} help={t("accounts.rolesHelp")} optional options={roles.map((role) => ({ value: role, text: t(`roles.${role}`) }))} />
        <SegmentsField field={fields.locale} label={t("accounts.locale")} options={[{ value: "bg", text: t("profile.bg") }, { value: "en", text: t("profile.en") }]} />
        <SubmitButton intent="invite" busyText={t("accounts.inviting")}>{t("accounts.invite")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
