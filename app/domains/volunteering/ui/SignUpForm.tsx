import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PhoneField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import { Seats } from "~/ui/Seats";
import { Tag } from "~/ui/Tag";
import { adultAge } from "../model";
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
  readonly nearest: readonly ShiftRowView[];
}

type Fields = { signupId: string; fullName: string; email: string; phone: string; minor: boolean };

function Head({ shift, title }: { shift: ShiftOnPage; title: string }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <PageHeader back={{ to: "/shifts", text: t("form.back") }} title={title} lead={shift.does || undefined} />
      <ShiftFacts facts={shift.facts} inCharge={shift.inCharge} bring={shift.bring} />
      <div className="row wraps between mt-4">
        <Seats taken={shift.row.seats.taken} capacity={shift.row.seats.capacity} text={shift.row.seats.text} full={shift.row.full} />
        <span className="row tight wraps">{shift.tags.map((tag) => <Tag key={tag.text} tone={tag.tone}>{tag.text}</Tag>)}</span>
      </div>
    </>
  );
}

/** Three fields (sketch 02 Б). The answer to sending it is always the same page. */
export function SignUpForm({ shift, data }: { shift: ShiftOnPage; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("signUp", { data });
  const adultsOnly = (shift.minAge ?? 0) >= adultAge;
  return (
    <>
      <Head shift={shift} title={shift.title} />
      <Card pad className="mt-6">
        <KitForm form={form}>
          <HiddenField name="signupId" value={typeof fields.signupId.initialValue === "string" ? fields.signupId.initialValue : shift.signupId} />
          <div className="fields">
            <TextField field={fields.fullName} label={t("form.name")} autoComplete="name" maxLength={120} />
            <EmailField field={fields.email} label={t("form.email")} help={t("form.emailHelp")} maxLength={200} />
            <PhoneField field={fields.phone} label={t("form.phone")} help={t("form.phoneHelp")} optional maxLength={30} />
            <CheckField
              field={fields.minor}
              label={t("form.minor")}
              text={adultsOnly ? t("form.adultsNote") : shift.minAge ? `${t("form.ageNote", { n: String(shift.minAge) })} ${t("form.minorHelp")}` : t("form.minorHelp")}
            />
            <SubmitButton intent="signUp" size="big" wide busyText={t("form.busy")}>{t("form.submit")}</SubmitButton>
          </div>
        </KitForm>
        <p className="t14 soft mt-3">{t("form.small")}</p>
      </Card>
    </>
  );
}

/** A shift that takes nobody now, and what is near. */
export function ClosedShift({ shift, why }: { shift: ShiftOnPage; why: "full" | "started" | "cancelled" }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <Head shift={shift} title={shift.title} />
      <h2 className="mt-8">{t(`form.${why}Title`)}</h2>
      <p className="mt-2">{t(`form.${why}Text`)}</p>
      <NearestShifts title={t("own.nearest")} rows={shift.nearest} />
    </>
  );
}
