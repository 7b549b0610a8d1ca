import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { PasswordField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";

/** One's own password on one's own page; who has none sets the first. */
export function PasswordCard({ has, data, changed }: { has: boolean; data: ActionReply | undefined; changed: boolean }) {
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ currentPassword: string; password: string }>("changePassword", { data });
  return (
    <Card as="section" pad aria-labelledby="password-title">
      <h2 id="password-title" className="mb-3">{has ? t("ownPassword.title") : t("ownPassword.setTitle")}</h2>
      {changed ? <Note tone="ok" role="status" className="mb-3">{t("ownPassword.changed")}</Note> : null}
      <KitForm form={form} className="stack">
        {has ? <PasswordField field={fields.currentPassword} label={t("ownPassword.current")} autoComplete="current-password" /> : null}
        <PasswordField field={fields.password} label={t("ownPassword.next")} help={t("ownPassword.help")} autoComplete="new-password" />
        <SubmitButton intent="changePassword" kind="plain">{has ? t("ownPassword.change") : t("ownPassword.set")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
