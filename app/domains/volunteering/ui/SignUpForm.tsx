import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { CheckField, RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { QuantityField } from "~/ui/forms/QuantityField";
import { RevealField } from "~/ui/forms/RevealField";
import { DateField, EmailField, HiddenField, NumberField, PhoneField, TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Seats } from "~/ui/Seats";
import { Tag } from "~/ui/Tag";
import { adultAge } from "../model";
import type { PositionView } from "./position-view";
import { ShiftFacts } from "./ShiftFacts";
import { NearestShifts } from "./ShiftRow";
import type { ShiftFactsView, ShiftRowView } from "./shift-row";

interface ShiftOnPage {
  readonly signupId: string;
  readonly title: string;
  readonly does: string;
  readonly bring: string;
  readonly inCharge: string | null;
  readonly minAge: number | null;
  readonly facts: ShiftFactsView;
  readonly tags: ShiftRowView["tags"];
  readonly row: ShiftRowView;
  readonly positions: readonly PositionView[];
  /** Most people one sign-up may bring. */
  readonly mostTogether: number;
  readonly rules: { readonly version: number; readonly href: string } | null;
  /** Of whoever is signed in: their own name and address. */
  readonly known: { readonly fullName: string; readonly email: string } | null;
  readonly nearest: readonly ShiftRowView[];
}

type Fields = Record<
  "signupId" | "positionId" | "fullName" | "email" | "phone" | "together" | "partySize" | "withMinors" | "partyMinors" | "partyYoungest" | "partyDeclared" | "minor" | "birthDate" | "guardianName" | "guardianEmail" | "rulesVersion",
  string
>;
type FormFields = ReturnType<typeof useKitForm<Fields>>[1];

function Head({ shift, children }: { shift: ShiftOnPage; children?: ReactNode }) {
  const { t } = useTranslation("volunteering");
  const [only] = shift.positions.length === 1 ? shift.positions : [];
  return (
    <div>
      <PageHeader back={{ to: "/shifts", text: t("form.back") }} title={shift.title} lead={shift.does || undefined} />
      <ShiftFacts facts={shift.facts} inCharge={shift.inCharge} bring={shift.bring} work={only?.work} checks={only?.checks} />
      <div className="row wraps between mt-4">
        <Seats taken={shift.row.seats.taken} capacity={shift.row.seats.capacity} text={shift.row.seats.text} full={shift.row.full} />
        <span className="row tight wraps">{shift.tags.map((tag) => <Tag key={tag.text} tone={tag.tone}>{tag.text}</Tag>)}</span>
      </div>
      {children}
    </div>
  );
}

function Party({ fields, shift }: { fields: FormFields; shift: ShiftOnPage }) {
  const { t } = useTranslation("volunteering");
  return (
    <RevealField field={fields.together} label={t("form.together")} text={t("form.togetherHelp")}>
      <QuantityField field={fields.partySize} label={t("form.partySize")} help={t("form.partySizeHelp", { n: String(shift.mostTogether) })} min={1} max={shift.mostTogether} />
      <RevealField field={fields.withMinors} label={t("form.withMinors")}>
        <QuantityField field={fields.partyMinors} label={t("form.partyMinors")} min={1} max={shift.mostTogether - 1} />
        <NumberField field={fields.partyYoungest} label={t("form.partyYoungest")} unit={t("form.years")} maxLength={2} />
        <CheckField field={fields.partyDeclared} label={t("form.partyDeclared")} text={t("form.partyDeclaredHelp")} />
      </RevealField>
    </RevealField>
  );
}

function Young({ fields, shift }: { fields: FormFields; shift: ShiftOnPage }) {
  const { t } = useTranslation("volunteering");
  if ((shift.minAge ?? 0) >= adultAge) return <Note>{t("form.adultsNote")}</Note>;
  return (
    <RevealField field={fields.minor} label={t("form.minor")} text={shift.minAge ? `${t("form.ageNote", { n: String(shift.minAge) })} ${t("form.minorHelp")}` : t("form.minorHelp")}>
      <DateField field={fields.birthDate} label={t("form.birthDate")} help={t("form.birthDateHelp")} autoComplete="bday" />
      <TextField field={fields.guardianName} label={t("form.guardianName")} autoComplete="off" maxLength={120} />
      <EmailField field={fields.guardianEmail} label={t("form.guardianEmail")} help={t("form.guardianHelp")} autoComplete="off" maxLength={200} />
    </RevealField>
  );
}

/** Three fields and a button (sketch 02 Б); two switches open what few need. The answer to sending it is always the same page. */
export function SignUpForm({ shift, data }: { shift: ShiftOnPage; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const firstOpen = (shift.positions.find((one) => !one.full) ?? shift.positions[0])?.id ?? "";
  const [form, fields] = useKitForm<Fields>("signUp", { data, defaultValue: { ...shift.known, positionId: firstOpen, partySize: "2", partyMinors: "1" } });
  const typed = fields.positionId.initialValue;
  const [chosen, choose] = useState(typeof typed === "string" ? typed : firstOpen);
  const full = shift.positions.every((one) => one.full) || shift.positions.find((one) => one.id === chosen)?.full === true;
  return (
    <div className="signing">
      <Head shift={shift}>{shift.row.full ? <Note tone="act" className="mt-4">{t("form.fullNote")}</Note> : null}</Head>
      <div className="beside">
        <Card pad>
          <KitForm form={form}>
            <HiddenField name="signupId" value={typeof fields.signupId.initialValue === "string" ? fields.signupId.initialValue : shift.signupId} />
            {shift.rules ? <HiddenField name="rulesVersion" value={String(shift.rules.version)} /> : null}
            <div className="fields">
              {shift.positions.length > 1 ? (
                <RadioCards
                  field={fields.positionId} label={t("form.position")} onChoose={choose}
                  options={shift.positions.map((one) => ({ value: one.id, text: one.name, help: one.full ? `${one.line}. ${t("form.positionFull")}` : one.line }))}
                />
              ) : null}
              <TextField field={fields.fullName} label={t("form.name")} autoComplete="name" maxLength={120} />
              <EmailField field={fields.email} label={t("form.email")} help={t("form.emailHelp")} maxLength={200} />
              <PhoneField field={fields.phone} label={t("form.phone")} help={t("form.phoneHelp")} optional maxLength={30} />
              <div className="switches">
                {shift.mostTogether > 1 ? <Party fields={fields} shift={shift} /> : null}
                <Young fields={fields} shift={shift} />
              </div>
              <SubmitButton intent="signUp" size="big" wide busyText={t("form.busy")}>{full ? t("form.submitQueue") : t("form.submit")}</SubmitButton>
            </div>
          </KitForm>
          <p className="t14 soft mt-3">
            {full ? t("form.smallQueue") : t("form.small")} {shift.rules ? <a href={shift.rules.href} target="_blank" rel="noopener">{t("form.rulesLink")}</a> : t("form.rulesLink")}.
          </p>
        </Card>
        <NearestShifts title={t("own.nearest")} rows={shift.nearest} />
      </div>
    </div>
  );
}

/** A shift that takes nobody now, and what is near. */
export function ClosedShift({ shift, why, opens }: { shift: ShiftOnPage; why: "started" | "cancelled" | "opens"; opens: string | null }) {
  const { t } = useTranslation("volunteering");
  return (
    <div className="signing">
      <Head shift={shift} />
      <div className="beside">
        <h2>{why === "opens" ? t("form.opensTitle", { when: opens ?? "" }) : t(`form.${why}Title`)}</h2>
        <p className="mt-2">{t(`form.${why}Text`)}</p>
        <NearestShifts title={t("own.nearest")} rows={shift.nearest} />
      </div>
    </div>
  );
}
