import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckField, RadioCards } from "~/ui/forms/ChoiceFields";
import { SubmitButton } from "~/ui/forms/KitForm";
import { EmailField, PhoneField, TextareaField, TextField } from "~/ui/forms/TextField";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import { useHydrated } from "~/ui/use-hydrated";
import { deliveries, type Delivery } from "../model";
import type { GivePage } from "../queries/give-page.server";
import type { ReplyFields } from "~/ui/forms/reply-fields";

/** Step Б: how it reaches us, and as much about the donor as the donor wants. */
export function GiveHow({ fields, address, what, forWhom, windows, ownName }: {
  fields: ReplyFields; address: string; what: string; forWhom: string; windows: GivePage["windows"];
  /** Whoever is signed in may give as himself. */
  ownName: string | null;
}) {
  const { t } = useTranslation("inkind");
  const [way, setWay] = useState(fields.text("delivery") || "bring");
  const hydrated = useHydrated();
  const pickup = way === "pickup";
  const help = { bring: t("give.bringHelp", { address }), pickup: t("give.pickupHelp") };
  return (
    <>
      <h1>{t("give.howTitle")}</h1>
      <RadioCards
        field={{ ...fields.field("delivery"), initialValue: way }} label={t("give.way")} onChoose={setWay}
        options={deliveries.map((value) => ({ value, text: t(`deliveries.${value}`), help: help[value] }))}
      />
      {/* Without scripts both ways' times stand below each other; only one of them is chosen. */}
      <fieldset className="fld" key={hydrated ? way : "both"}>
        <legend>{t("offer.window")}</legend>
        {(hydrated ? [way as Delivery] : deliveries).map((one) => (
          <div key={one} role="group" aria-label={t(`offer.windowOf.${one}`)}>
            {hydrated ? null : <p className="t14 soft">{t(`offer.windowOf.${one}`)}</p>}
            <div className="picks across">
              {windows[one].map((choice) => <label key={choice.value} className="pick"><input className="tick" type="radio" name="wish" value={choice.value} defaultChecked={fields.text("wish") === choice.value} /><b>{choice.text}</b></label>)}
            </div>
          </div>
        ))}
        <label className="check"><input className="tick" type="radio" name="wish" value="" defaultChecked={!fields.text("wish")} /><span>{t("offer.windowAny")}</span></label>
        <p className="help">{t("offer.windowHelp")}</p>
      </fieldset>
      <TextareaField field={fields.field("address")} label={t("give.address")} help={t("give.addressHelp")} optional={!pickup} rows={2} maxLength={300} autoComplete="street-address" />
      <TextField field={fields.field("floor")} label={t("offer.floor")} optional maxLength={120} autoComplete="off" />
      {ownName ? <CheckField field={fields.field("own")} label={`${t("offer.own")}: ${ownName}`} text={t("offer.ownHelp")} /> : null}
      <TextField field={fields.field("name")} label={t("give.name")} optional autoComplete="name" maxLength={120} />
      <EmailField field={fields.field("email")} label={t("give.email")} help={t("give.emailHelp")} optional />
      <PhoneField field={fields.field("phone")} label={t("give.phone")} help={t("give.phoneHelp")} optional={!pickup} />
      <CheckField field={fields.field("anonymous")} label={t("give.anonymous")} text={t("give.anonymousHelp")} />
      <CheckField field={fields.field("wantsContract")} label={t("offer.contract")} />
      <CheckField field={fields.field("wantsCertificate")} label={t("offer.certificate")} />
      <ThreadLine from={{ text: what }} to={{ text: forWhom }} waiting loop />
      <div className="stack">
        <SubmitButton intent="send" size="big" wide busyText={t("give.sending")}>{t("give.send")}</SubmitButton>
        <p className="t14 soft">{t("give.whatNext")}</p>
        <Button type="submit" name="intent" value="back" kind="quiet">{t("give.back")}</Button>
      </div>
    </>
  );
}
