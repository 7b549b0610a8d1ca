import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "~/ui/Button";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { textOf } from "~/ui/forms/field";
import { More } from "~/ui/forms/More";
import { QuantityField } from "~/ui/forms/QuantityField";
import { HiddenField, NumberField, SelectField, TextField } from "~/ui/forms/TextField";
import { PlusIcon, XIcon } from "~/ui/icons";
import { checkKinds } from "../../people/api";
import { workClasses, type PositionPlan } from "../model";

export const mostRows = 12;

/** What a row of the form holds, as text. */
export type PositionFields = Record<"planId" | "nameBg" | "nameEn" | "capacity" | "minPeople" | "targetPeople" | "minAge" | "workClass" | "minorsPerAdult", string> & { requiredChecks: string[] };
type Row = FieldMetadata<PositionFields, Record<string, unknown>, string[]>;
type List = FieldMetadata<PositionFields[], Record<string, unknown>, string[]>;
type Lists = Pick<FormMetadata<Record<string, unknown>, string[]>, "insert" | "remove">;

const textOfNumber = (value: number | null): string => (value === null ? "" : String(value));

/** A plan as the form's rows. */
export const rowsOf = (plan: readonly PositionPlan[]): PositionFields[] =>
  plan.map((one) => ({
    planId: one.planId, nameBg: one.nameBg, nameEn: one.nameEn, capacity: String(one.capacity), minPeople: String(one.minPeople), targetPeople: textOfNumber(one.targetPeople),
    minAge: textOfNumber(one.minAge), workClass: one.workClass ?? "", minorsPerAdult: textOfNumber(one.minorsPerAdult), requiredChecks: [...one.requiredChecks],
  }));
export const freshRow = { capacity: "4", minPeople: "1", minorsPerAdult: "4" };

export function useChoices() {
  const { t } = useTranslation("volunteering");
  return {
    ages: [...[14, 16].map((n) => ({ value: String(n), text: t("create.age", { n: String(n) }) })), { value: "18", text: t("create.adults") }],
    classes: workClasses.map((value) => ({ value, text: t(`workClass.${value}`) })),
    checks: checkKinds.map((value) => ({ value, text: t(`checkKind.${value}`) })),
  };
}

/** Whether a folded part hides something typed or wrong. */
const hasCare = (fields: readonly { readonly errors?: readonly string[] | undefined }[]): boolean => fields.some((field) => Boolean(field.errors?.length));

function PositionRow({ row, at, alone, list, lists }: { row: Row; at: number; alone: boolean; list: List; lists: Lists }) {
  const { t } = useTranslation("volunteering");
  const choices = useChoices();
  const field = row.getFieldset();
  const { nameBg, nameEn, capacity, minPeople, targetPeople, minAge, workClass, requiredChecks, minorsPerAdult, planId } = field;
  const called = textOf(nameBg) || t("create.position", { n: String(at + 1) });
  const named = Boolean(textOf(nameBg)) || !alone;
  const ages = choices.ages.some(({ value }) => value === textOf(minAge)) || !textOf(minAge) ? choices.ages : [{ value: textOf(minAge)!, text: t("create.age", { n: textOf(minAge)! }) }, ...choices.ages];
  const name = (
    <div className="cols2">
      <TextField field={nameBg} label={t("create.positionName")} help={t("create.positionNameHelp")} optional={alone} maxLength={80} />
      <TextField field={nameEn} label={t("create.positionNameEn")} optional maxLength={80} />
    </div>
  );
  return (
    <li className="plan-row"><div className="fields" role="group" aria-label={called}>
      {textOf(planId) ? <HiddenField name={planId.name} value={textOf(planId)!} /> : null}
      {alone ? null : (
        <div className="row between">
          <h3>{called}</h3>
          <IconButton type="submit" {...lists.remove.getButtonProps({ name: list.name, index: at })} icon={XIcon} label={t("create.removePosition", { name: called })} />
        </div>
      )}
      {named ? name : null}
      <div className="pair">
        <QuantityField field={capacity} label={t("create.capacity")} min={1} max={500} />
        <SelectField field={minAge} label={t("create.minAge")} options={ages} emptyText={t("create.anyAge")} />
      </div>
      <More text={t("create.morePosition")} open={hasCare([minPeople, targetPeople, workClass, requiredChecks, minorsPerAdult, ...(named ? [] : [nameBg, nameEn])])}>
        {named ? null : name}
        <div className="pair">
          <NumberField field={minPeople} label={t("create.minPeople")} help={t("create.minPeopleHelp")} maxLength={3} />
          <NumberField field={targetPeople} label={t("create.targetPeople")} maxLength={3} />
        </div>
        <SelectField field={workClass} label={t("create.workClass")} options={choices.classes} emptyText={t("create.sameWork")} />
        <NumberField field={minorsPerAdult} label={t("create.minorsPerAdult")} help={t("create.minorsPerAdultHelp")} maxLength={2} />
        <ChecksField field={requiredChecks} label={t("create.checks")} options={choices.checks} />
      </More>
    </div></li>
  );
}

/** The kinds of work of a shift. Rows come and go by conform's own intents, so also without scripts. */
export function PositionRows({ list, lists }: { list: List; lists: Lists }) {
  const { t } = useTranslation("volunteering");
  const rows = list.getFieldList();
  return (
    <>
      <ul className="stack">
        {rows.map((row, at) => <PositionRow key={row.key ?? row.id} row={row} at={at} alone={rows.length === 1} list={list} lists={lists} />)}
      </ul>
      {rows.length < mostRows ? (
        <Button type="submit" {...lists.insert.getButtonProps({ name: list.name, defaultValue: freshRow })} kind="quiet" icon={PlusIcon}>{t("create.addPosition")}</Button>
      ) : null}
    </>
  );
}
