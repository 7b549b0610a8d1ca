import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { DateField, HiddenField, type Option, SelectField, TextField, TimeField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import { OpportunityFields, type OpportunityFieldValues, type ServiceGroup } from "./OpportunityFields";
import { freshRow, type PositionFields, PositionRows } from "./PositionRows";

type Texts<Keys extends string> = Record<Keys, string>;
export type WhereFields = Texts<"placeBg" | "placeEn" | "addressBg" | "addressEn" | "inChargeId">;
type Fields = OpportunityFieldValues & WhereFields & Texts<"shiftId" | "opportunityId" | "day" | "from" | "to" | "opensDay" | "opensTime"> & { urgent: boolean; positions: PositionFields[] };

export interface CreateShiftOptions {
  readonly shiftId: string;
  readonly self: string;
  readonly inCharge: readonly Option[];
  readonly services: readonly ServiceGroup[];
  readonly defaults: Partial<Fields>;
}

type Of<F extends Record<string, unknown>> = { readonly [K in keyof F]: FieldMetadata<F[K], Record<string, unknown>, string[]> };

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

/** A new shift; once saved it is announced. */
export function CreateShiftForm({ options, data }: { options: CreateShiftOptions; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("create", {
    data, defaultValue: { from: "10:00", to: "14:00", inChargeId: options.self, workClass: "general", positions: [freshRow], opensTime: "09:00", ...options.defaults },
  });
  return (
    <div className="measure">
      <PageHeader back={{ to: "/staff/shifts", text: t("shift.back") }} title={t("create.title")} lead={t("create.lead")} />
      <KitForm form={form} className="stack">
        <button type="submit" name="intent" value="create" hidden aria-hidden="true" tabIndex={-1} />
        <HiddenField name="shiftId" value={typeof fields.shiftId.initialValue === "string" ? fields.shiftId.initialValue : options.shiftId} />
        <Card as="section" pad className="fields">
          <h2>{t("create.what")}</h2>
          <OpportunityFields fields={fields} services={options.services} />
        </Card>
        <Card as="section" pad className="fields">
          <h2>{t("create.when")}</h2>
          <div className="pair">
            <DateField field={fields.day} label={t("create.day")} />
            <TimeField field={fields.from} label={t("create.from")} />
            <TimeField field={fields.to} label={t("create.to")} help={t("create.toHelp")} />
          </div>
        </Card>
        <WhereCard fields={fields} inCharge={options.inCharge} />
        <Card as="section" pad className="fields">
          <h2>{t("create.who")}</h2>
          <PositionRows list={fields.positions} lists={form} />
          <CheckField field={fields.urgent} label={t("create.urgent")} />
          <More text={t("create.more")} open={Boolean(fields.opensDay.errors ?? fields.opensTime.errors)}>
            <div className="pair">
              <DateField field={fields.opensDay} label={t("create.opensDay")} optional />
              <TimeField field={fields.opensTime} label={t("create.opensTime")} />
            </div>
          </More>
        </Card>
        <SubmitButton intent="create" size="big" busyText={t("create.busy")}>{t("create.save")}</SubmitButton>
      </KitForm>
    </div>
  );
}
