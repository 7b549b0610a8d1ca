import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, EmailField, HiddenField, NumberField, PhoneField, TextField } from "~/ui/forms/TextField";
import type { AddSheetView } from "./desk-sheet";

type Fields = {
  signupId: string; positionId: string; fullName: string; phone: string; email: string; partySize: string; partyMinors: string; partyYoungest: string;
  minor: boolean; birthDate: string; consentSeen: boolean; guardianName: string; guardianEmail: string; guardianPhone: string;
};

/** Somebody called: a name is enough. A group has its size; of people under 18 the birth date and the consent. */
export function PhoneSignUpForm({ sheet, signupId, data }: { sheet: AddSheetView; signupId: string; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("phone", { data });
  const [minor, setMinor] = useState(fields.minor.initialValue === "on");
  const [group, setGroup] = useState(typeof fields.partySize.initialValue === "string" && fields.partySize.initialValue !== "1");
  return (
    <KitForm form={form} className="mt-3">
      <HiddenField name="signupId" value={typeof fields.signupId.initialValue === "string" ? fields.signupId.initialValue : signupId} />
      <HiddenField name="positionId" value={sheet.positionId} />
      <div className="fields">
        <TextField field={fields.fullName} label={t("shift.phoneName")} autoComplete="off" maxLength={120} />
        <PhoneField field={fields.phone} label={t("shift.phonePhone")} autoComplete="off" optional maxLength={30} />
        <EmailField field={fields.email} label={t("shift.phoneEmail")} help={t("shift.phoneEmailHelp")} autoComplete="off" optional maxLength={200} />
        {sheet.adultsOnly ? <p className="t14 soft">{t("desk.phone.minorAdultsOnly")}</p> : (
          <CheckField field={fields.minor} label={t("desk.phone.minor")} onChange={(event) => setMinor(event.currentTarget.checked)} />
        )}
        {minor ? (
          <>
            <DateField field={fields.birthDate} label={t("desk.phone.birthDate")} help={t("desk.phone.birthDateHelp")} />
            <CheckField field={fields.consentSeen} label={t("desk.phone.consentSeen")} help={t("desk.phone.orAsk")} />
            <TextField field={fields.guardianName} label={t("desk.guardianName")} autoComplete="off" optional maxLength={120} />
            <EmailField field={fields.guardianEmail} label={t("desk.guardianEmail")} autoComplete="off" optional maxLength={200} />
            <PhoneField field={fields.guardianPhone} label={t("desk.guardianPhone")} autoComplete="off" optional maxLength={30} />
          </>
        ) : (
          <label className="check"><input className="tick" type="checkbox" checked={group} onChange={(event) => setGroup(event.currentTarget.checked)} /><span>{t("desk.phone.group")}</span></label>
        )}
        {group && !minor ? (
          <div className="pair">
            <NumberField field={fields.partySize} label={t("desk.phone.partySize")} maxLength={2} />
            <NumberField field={fields.partyMinors} label={t("desk.phone.partyMinors")} optional maxLength={2} />
            <NumberField field={fields.partyYoungest} label={t("desk.phone.partyYoungest")} optional maxLength={2} />
          </div>
        ) : null}
        <SubmitButton intent="phone" wide busyText={t("shift.phoneBusy")}>{t("shift.phoneSubmit")}</SubmitButton>
      </div>
    </KitForm>
  );
}
