import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, TextField } from "~/ui/forms/TextField";
import { ChevronDownIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { ActButton } from "./OwnConfirmed";
import type { OwnSignupView } from "./own-signup";

interface OwnProps {
  own: OwnSignupView;
  data: ActionReply | undefined;
}

function NameGuardian({ data }: Pick<OwnProps, "data">) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ guardianName: string; guardianEmail: string }>("guardian", { data });
  return (
    <KitForm form={form}>
      <div className="fields mt-2">
        <TextField field={fields.guardianName} label={t("own.guardianName")} autoComplete="off" maxLength={120} />
        <EmailField field={fields.guardianEmail} label={t("own.guardianEmail")} autoComplete="off" maxLength={200} />
        <SubmitButton intent="guardian" kind="plain" wide busyText={t("own.guardianBusy")}>{t("own.guardianSubmit")}</SubmitButton>
      </div>
    </KitForm>
  );
}

/** A minor waits for a parent: the letter again, another parent, a phone, or giving up. */
export function OwnGuardian({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  const { guardian } = own;
  if (!guardian) return null;
  return (
    <>
      {guardian.canResend ? <ActButton intent="remind" data={data} kind="plain" busyText={t("own.guardianBusy")}>{t("own.consentResend")}</ActButton> : null}
      {guardian.naming === "open" ? <Card as="section" pad><NameGuardian data={data} /></Card> : (
        <Card as="section" pad>
          <details className="no" open={data?.intent === "guardian" || undefined}>
            <summary>{t("own.consentOther")}<Icon of={ChevronDownIcon} size="s" /></summary>
            <NameGuardian data={data} />
          </details>
        </Card>
      )}
      <p className="t14 soft">{guardian.call}</p>
      <ActButton intent="cancel" data={data} kind="quiet" busyText={t("own.cancelBusy")}>{t("own.withdraw")}</ActButton>
    </>
  );
}
