import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { DateField, HiddenField, NumberField, type Option, SelectField, TextField, TimeField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import { OpportunityFields, type OpportunityFieldValues, type ServiceGroup } from "./OpportunityFields";
import { OpportunityPick, type OpportunityPickOptions } from "./OpportunityPick";
import { freshRow, type PositionFields, PositionRows } from "./PositionRows";
import { RepeatFields, type RepeatFieldValues } from "./RepeatFields";
import { type Preview, SeriesPreview } from "./SeriesPreview";

type Texts<Keys extends string> = Record<Keys, string>;
export type WhereFields = Texts<"placeBg" | "placeEn" | "addressBg" | "addressEn" | "inChargeId">;
type Fields = OpportunityFieldValues & WhereFields & RepeatFieldValues & Texts<"shiftId" | "day" | "from" | "to" | "opensDay" | "opensDaysBefore" | "opensTime"> & { urgent: boolean; positions: PositionFields[]; leftOut: string[] };

interface CreateShiftOptions {
  readonly shiftId: string;
  readonly self: string;
  readonly inCharge: readonly Option[];
  readonly services: readonly ServiceGroup[];
  readonly pick: OpportunityPickOptions;
  readonly defaults: Partial<Fields>;
}

export type Of<F extends Record<string, unknown>> = { readonly [K in keyof F]: FieldMetadata<F[K], Record<string, unknown>, string[]> };

export function WhereCard({ fields, inCharge }: { fields: Of<WhereFields>; inCharge: readonly Option[] }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" pad className="fields">
      <h2>{t("create.where")}</h2>
      <TextField field={fields.placeBg} label={t("create.place")} maxLength={120} />
      <SelectField field={fields.inChargeId} label={t("create.inCharge")} help={t("create.inChargeHelp")} options={inCharge} />
      <More text={t("create.morePlace")}>
        <TextField field={fields.placeEn} label={t("create.placeEn")} optional maxLength={120} lang="en" />
        <div className="cols2">
          <TextField field={fields.addressBg} label={t("create.address")} optional maxLength={160} />
          <TextField field={fields.addressEn} label={t("create.addressEn")} optional maxLength={160} lang="en" />
        </div>
      </More>
    </Card>
  );
}

function WhenCard({ fields }: { fields: Of<Fields> }) {
  const { t } = useTranslation("volunteering");
  const opens = [fields.opensDay, fields.opensDaysBefore, fields.opensTime];
  return (
    <Card as="section" pad className="fields plan-repeat">
      <h2>{t("create.when")}</h2>
      <div className="pair">
        <DateField field={fields.day} label={t("create.day")} />
        <TimeField field={fields.from} label={t("create.from")} />
        <TimeField field={fields.to} label={t("create.to")} help={t("create.toHelp")} />
      </div>
      <RepeatFields fields={fields} kinds={["none", "weekly", "monthly"]} />
      <More text={t("create.more")} open={opens.some((field) => Boolean(field.errors?.length))}>
        <div className="pair">
          <DateField field={fields.opensDay} label={t("create.opensDay")} optional className="if-once" />
          <NumberField field={fields.opensDaysBefore} label={t("create.opensDaysBefore")} help={t("create.opensDaysBeforeHelp")} maxLength={3} className="if-repeat" />
          <TimeField field={fields.opensTime} label={t("create.opensTime")} />
        </div>
      </More>
    </Card>
  );
}

/** A new shift, or a series of them; once saved it is announced. A series shows its days first. */
export function CreateShiftForm({ options, data }: { options: CreateShiftOptions; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("create", {
    data, defaultValue: { from: "10:00", to: "14:00", inChargeId: options.self, workClass: "general", positions: [freshRow], opensTime: "09:00", repeat: "none", every: "1", by: "day", ...options.defaults },
  });
  const preview = data?.intent === "create" ? (data.value as { preview?: Preview } | undefined)?.preview : undefined;
  const { chosen } = options.pick;
  return (
    <div className="measure">
      <PageHeader back={{ to: "/staff/shifts", text: t("shift.back") }} title={t("create.title")} lead={t("create.lead")} />
      <OpportunityPick pick={options.pick} />
      <KitForm form={form} className="stack mt-5">
        <button type="submit" name="intent" value="create" hidden aria-hidden="true" tabIndex={-1} />
        <HiddenField name="shiftId" value={typeof fields.shiftId.initialValue === "string" ? fields.shiftId.initialValue : options.shiftId} />
        {chosen ? <HiddenField name="opportunityId" value={chosen.id} /> : (
          <Card as="section" pad className="fields">
            <h2>{t("create.what")}</h2>
            <OpportunityFields fields={fields} services={options.services} />
          </Card>
        )}
        <WhenCard fields={fields} />
        <WhereCard fields={fields} inCharge={options.inCharge} />
        <Card as="section" pad className="fields">
          <h2>{t("create.who")}</h2>
          <PositionRows list={fields.positions} lists={form} />
          <CheckField field={fields.urgent} label={t("create.urgent")} />
        </Card>
        {preview ? <SeriesPreview preview={preview} leftOut={fields.leftOut} shown="shown" /> : null}
        <SubmitButton intent="create" size="big" busyText={t("create.busy")}>{t("create.save")}</SubmitButton>
      </KitForm>
    </div>
  );
}
