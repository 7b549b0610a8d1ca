import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ChecksField, ChoiceField, SegmentsField } from "~/ui/forms/ChoiceFields";
import { DateField, NumberField } from "~/ui/forms/TextField";
import { monthlyBys, weekdays } from "../repeat";

export type RepeatFieldValues = Record<"repeat" | "every" | "by" | "endsOn" | "count", string> & { weekdays: string[] };
type Fields = { readonly [K in keyof RepeatFieldValues]: FieldMetadata<RepeatFieldValues[K], Record<string, unknown>, string[]> };

/**
 * How a shift repeats. What only one kind of rule needs is shown by the style sheet beside the chosen kind, so also without scripts;
 * the whole stands in an element with the class `plan-repeat`.
 */
export function RepeatFields({ fields, kinds }: { fields: Fields; kinds: readonly ("none" | "weekly" | "monthly")[] }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <SegmentsField field={fields.repeat} label={t("create.repeat")} options={kinds.map((value) => ({ value, text: t(`create.repeatKinds.${value}`) }))} />
      <div className="if-repeat fields">
        <ChecksField field={fields.weekdays} label={t("create.weekdays")} help={t("create.weekdaysHelp")} options={weekdays.map((value) => ({ value, text: t(`repeating.weekday.${value}`) }))} className="many if-weekly" />
        <ChoiceField field={fields.by} label={t("create.by")} options={monthlyBys.map((value) => ({ value, text: t(`create.bys.${value}`) }))} className="if-monthly" />
        <div className="pair">
          <NumberField field={fields.every} label={t("create.every")} help={t("create.everyHelp")} maxLength={2} />
          <DateField field={fields.endsOn} label={t("create.endsOn")} help={t("create.endsOnHelp")} />
          <NumberField field={fields.count} label={t("create.count")} maxLength={3} />
        </div>
      </div>
    </>
  );
}
