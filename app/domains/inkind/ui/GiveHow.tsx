import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckField, RadioCards } from "~/ui/forms/ChoiceFields";
import { SubmitButton } from "~/ui/forms/KitForm";
import { EmailField, PhoneField, TextareaField, TextField } from "~/ui/forms/TextField";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import { deliveries } from "../model";
import type { ReplyFields } from "~/ui/forms/reply-fields";

/** Step Б: how it reaches us, and as much about the donor as the donor wants. */
export function GiveHow({ fields, address, what, forWhom }: { fields: ReplyFields; address: string; what: string; forWhom: string }) {
  const { t } = useTranslation("inkind");
  const [way, setWay] = useState(fields.text("delivery") || "bring");
  const pickup = way === "pickup";
  const help = { bring: t("give.bringHelp", { address }), pickup: t("give.pickupHelp") };
  return (
    <>
      <h1>{t("give.howTitle")}</h1>
      <RadioCards
        field={{ ...fields.field("delivery"), initialValue: way }} label={t("give.way")} onChoose={setWay}
        options={deliveries.map((value) => ({ value, text: t(`deliveries.${value}`), help: help[value] }))}
      />
      <TextareaField field={fields.field("address")} label={t("give.address")} help={t("give.addressHelp")} optional={!pickup} rows={2} maxLength={300} autoComplete="street-address" />
      <TextField field={fields.field("name")} label={t("give.name")} optional autoComplete="name" maxLength={120} />
      <EmailField field={fields.field("email")} label={t("give.email")} help={t("give.emailHelp")} optional />
      <PhoneField field={fields.field("phone")} label={t("give.phone")} help={t("give.phoneHelp")} optional={!pickup} />
      <CheckField field={fields.field("anonymous")} label={t("give.anonymous")} text={t("give.anonymousHelp")} />
      <ThreadLine from={{ text: what }} to={{ text: forWhom }} waiting loop />
      <div className="stack">
        <SubmitButton intent="send" size="big" wide busyText={t("give.sending")}>{t("give.send")}</SubmitButton>
        <p className="t14 soft">{t("give.whatNext")}</p>
        <Button type="submit" name="intent" value="back" kind="quiet">{t("give.back")}</Button>
      </div>
    </>
  );
}
