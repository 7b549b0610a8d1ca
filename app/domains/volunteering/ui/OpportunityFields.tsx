import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { More } from "~/ui/forms/More";
import { type Option, SelectField, TextareaField, TextField } from "~/ui/forms/TextField";
import { activityMeasures } from "../../services/api";
import { skills } from "../model";
import { useChoices } from "./PositionRows";

/** Words and rules of an opportunity, as text. */
export type OpportunityFieldValues = Record<"titleBg" | "titleEn" | "purpose" | "doesBg" | "doesEn" | "bringBg" | "bringEn" | "workClass", string> & { skills: string[]; requiredChecks: string[] };
type FieldsOf = { readonly [K in keyof OpportunityFieldValues]: FieldMetadata<OpportunityFieldValues[K], Record<string, unknown>, string[]> };

export interface ServiceGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** First what everybody fills in, then the rest folded (or all of it, on the opportunity's own page). */
export function OpportunityFields({ fields, services, unfolded }: { fields: FieldsOf; services: readonly ServiceGroup[]; unfolded?: boolean }) {
  const { t } = useTranslation("volunteering");
  const choices = useChoices();
  const own = { label: t("create.own"), options: activityMeasures.map((activity) => ({ value: `activity:${activity}`, text: t(`create.activity.${activity}`) })) };
  const rest = (
    <>
      <TextField field={fields.titleEn} label={t("create.titleEn")} optional maxLength={120} lang="en" />
      <div className="cols2">
        <TextareaField field={fields.doesBg} label={t("create.does")} optional maxLength={400} />
        <TextareaField field={fields.doesEn} label={t("create.doesEn")} optional maxLength={400} lang="en" />
      </div>
      <div className="cols2">
        <TextField field={fields.bringBg} label={t("create.bring")} optional maxLength={240} />
        <TextField field={fields.bringEn} label={t("create.bringEn")} optional maxLength={240} lang="en" />
      </div>
      <SelectField field={fields.workClass} label={t("create.workClass")} help={t("create.workClassHelp")} options={choices.classes} emptyText={null} />
      <ChecksField field={fields.skills} label={t("create.skills")} optional options={skills.map((value) => ({ value, text: t(`skill.${value}`) }))} className="many" />
      <ChecksField field={fields.requiredChecks} label={t("create.checks")} help={t("create.checksHelp")} optional options={choices.checks} className="many" />
    </>
  );
  return (
    <>
      <TextField field={fields.titleBg} label={t("create.titleBg")} help={t("create.titleBgHelp")} maxLength={120} />
      <SelectField field={fields.purpose} label={t("create.purpose")} help={t("create.purposeHelp")} options={[]} groups={[...services, own]} />
      {unfolded ? rest : <More text={t("create.moreWords")}>{rest}</More>}
    </>
  );
}
