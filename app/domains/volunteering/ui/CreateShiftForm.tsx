import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { QuantityField } from "~/ui/forms/QuantityField";
import { DateField, HiddenField, type Option, SelectField, TextareaField, TextField, TimeField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const ages = [14, 16] as const;
const ownWork = ["bazaar", "store", "transport", "repair", "helping"] as const;

type Fields = Record<
  "shiftId" | "titleBg" | "titleEn" | "purpose" | "day" | "from" | "to" | "placeBg" | "placeEn" | "addressBg" | "addressEn" | "inChargeId"
  | "doesBg" | "doesEn" | "bringBg" | "bringEn" | "capacity" | "minAge", string
> & { urgent: boolean };

interface CreateShiftOptions {
  readonly shiftId: string;
  readonly day: string;
  readonly self: string;
  readonly inCharge: readonly Option[];
  readonly services: readonly { readonly label: string; readonly options: readonly Option[] }[];
}

type FieldsOf = ReturnType<typeof useKitForm<Fields>>[1];

function What({ fields, options }: { fields: FieldsOf; options: CreateShiftOptions }) {
  const { t } = useTranslation("volunteering");
  const own = { label: t("create.own"), options: ownWork.map((activity) => ({ value: `activity:${activity}`, text: t(`create.activity.${activity}`) })) };
  return (
    <Card as="section" pad className="fields">
      <h2>{t("create.what")}</h2>
      <TextField field={fields.titleBg} label={t("create.titleBg")} help={t("create.titleBgHelp")} maxLength={120} />
      <TextField field={fields.titleEn} label={t("create.titleEn")} optional maxLength={120} />
      <SelectField field={fields.purpose} label={t("create.purpose")} help={t("create.purposeHelp")} options={[]} groups={[...options.services, own]} />
      <div className="cols2">
        <TextareaField field={fields.doesBg} label={t("create.does")} optional maxLength={400} />
        <TextareaField field={fields.doesEn} label={t("create.doesEn")} optional maxLength={400} />
      </div>
      <div className="cols2">
        <TextField field={fields.bringBg} label={t("create.bring")} optional maxLength={240} />
        <TextField field={fields.bringEn} label={t("create.bringEn")} optional maxLength={240} />
      </div>
    </Card>
  );
}

function WhenAndWhere({ fields, options }: { fields: FieldsOf; options: CreateShiftOptions }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <Card as="section" pad className="fields">
        <h2>{t("create.when")}</h2>
        <div className="pair">
          <DateField field={fields.day} label={t("create.day")} />
          <TimeField field={fields.from} label={t("create.from")} />
          <TimeField field={fields.to} label={t("create.to")} />
        </div>
      </Card>
      <Card as="section" pad className="fields">
        <h2>{t("create.where")}</h2>
        <div className="cols2">
          <TextField field={fields.placeBg} label={t("create.place")} maxLength={120} />
          <TextField field={fields.placeEn} label={t("create.placeEn")} optional maxLength={120} />
        </div>
        <div className="cols2">
          <TextField field={fields.addressBg} label={t("create.address")} optional maxLength={160} />
          <TextField field={fields.addressEn} label={t("create.addressEn")} optional maxLength={160} />
        </div>
        <SelectField field={fields.inChargeId} label={t("create.inCharge")} help={t("create.inChargeHelp")} options={options.inCharge} />
      </Card>
    </>
  );
}

/** A new shift; once saved it is announced. */
export function CreateShiftForm({ options, data }: { options: CreateShiftOptions; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("create", {
    data, defaultValue: { day: options.day, from: "10:00", to: "14:00", inChargeId: options.self, capacity: "4" },
  });
  const ageOptions = [...ages.map((n) => ({ value: String(n), text: t("create.age", { n: String(n) }) })), { value: "18", text: t("create.adults") }];
  return (
    <div className="measure">
      <PageHeader back={{ to: "/staff/shifts", text: t("shift.back") }} title={t("create.title")} lead={t("create.lead")} />
      <KitForm form={form} className="stack">
        <HiddenField name="shiftId" value={typeof fields.shiftId.initialValue === "string" ? fields.shiftId.initialValue : options.shiftId} />
        <What fields={fields} options={options} />
        <WhenAndWhere fields={fields} options={options} />
        <Card as="section" pad className="fields">
          <h2>{t("create.who")}</h2>
          <QuantityField field={fields.capacity} label={t("create.capacity")} min={1} max={500} />
          <SelectField field={fields.minAge} label={t("create.minAge")} options={ageOptions} emptyText={t("create.anyAge")} />
          <CheckField field={fields.urgent} label={t("create.urgent")} />
        </Card>
        <SubmitButton intent="create" size="big" busyText={t("create.busy")}>{t("create.save")}</SubmitButton>
      </KitForm>
    </div>
  );
}
