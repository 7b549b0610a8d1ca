import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Button, IconButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { textOf } from "~/ui/forms/field";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, TimeField } from "~/ui/forms/TextField";
import { PlusIcon, XIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Affected } from "./Affected";
import { useChoices } from "./PositionRows";

type RuleFields = Record<"ageFrom" | "ageTo" | "dayMinutes" | "earliestStart" | "latestEnd", string> & { workClasses: string[] };
type Rules = { rules: RuleFields[] };
const fresh = { ageFrom: "14", ageTo: "15", dayMinutes: "240", earliestStart: "08:00", latestEnd: "20:00", workClasses: ["general"] };
const mostRules = 8;
/** What the Labour Code allows workers under 18: seven hours a day, not at night. */
const labour = { minutes: 420, earliest: "06:00", latest: "22:00" } as const;

function RuleRow({ row, remove }: { row: FieldMetadata<RuleFields, Rules, string[]>; remove: object }) {
  const { t } = useTranslation("volunteering");
  const { classes } = useChoices();
  const field = row.getFieldset();
  const called = t("minors.rule", { n: [textOf(field.ageFrom), textOf(field.ageTo)].filter(Boolean).join(" – ") });
  const over = Number(textOf(field.dayMinutes)) > labour.minutes || (textOf(field.earliestStart) ?? "09") < labour.earliest || (textOf(field.latestEnd) ?? "09") > labour.latest;
  return (
    <li className="plan-row"><div className="fields" role="group" aria-label={called}>
      <div className="row between">
        <h2 className="h3m">{called}</h2>
        <IconButton type="submit" {...remove} icon={XIcon} label={t("minors.remove", { name: called })} />
      </div>
      <div className="pair">
        <NumberField field={field.ageFrom} label={t("minors.ageFrom")} maxLength={2} />
        <NumberField field={field.ageTo} label={t("minors.ageTo")} maxLength={2} />
        <NumberField field={field.dayMinutes} label={t("minors.dayMinutes")} unit={t("minors.minutesUnit")} maxLength={3} />
      </div>
      <div className="pair">
        <TimeField field={field.earliestStart} label={t("minors.earliest")} />
        <TimeField field={field.latestEnd} label={t("minors.latest")} />
      </div>
      {over ? <Note tone="warn">{t("minors.over")}</Note> : null}
      <ChecksField field={field.workClasses} label={t("minors.classes")} options={classes} className="many" />
    </div></li>
  );
}

function RulesForm({ rules, data }: { rules: RuleFields[]; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Rules>("rules", { data, defaultValue: { rules } });
  const list = fields.rules.getFieldList();
  const asks = data?.refusal?.code === "affects_people";
  return (
    <KitForm form={form} className="stack">
      <HiddenField name="intent" value="rules" />
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      <Card as="section" pad>
        <ul className="stack">
          {list.map((row, index) => <RuleRow key={row.key ?? row.id} row={row} remove={form.remove.getButtonProps({ name: fields.rules.name, index })} />)}
        </ul>
        {list.length < mostRules ? <Button type="submit" {...form.insert.getButtonProps({ name: fields.rules.name, defaultValue: fresh })} kind="quiet" icon={PlusIcon}>{t("minors.add")}</Button> : null}
      </Card>
      <Affected data={data} intent="rules" busyText={t("minors.busy")} />
      {asks ? null : <SubmitButton intent="rules" size="big" busyText={t("minors.busy")}>{t("minors.save")}</SubmitButton>}
    </KitForm>
  );
}

function WeeksForm({ weeks, data }: { weeks: number; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ weeks: string }>("weeks", { data, defaultValue: { weeks: String(weeks) } });
  return (
    <Card as="section" pad>
      <h2>{t("minors.weeks")}</h2>
      {data?.intent === "weeks" && data.value !== undefined ? <Note tone="ok" role="status" className="mt-3">{t("minors.weeksSaved")}</Note> : null}
      <KitForm form={form} className="fields mt-3">
        <NumberField field={fields.weeks} label={t("minors.weeksField")} help={t("minors.weeksHelp")} maxLength={2} />
        <SubmitButton intent="weeks" kind="plain" busyText={t("minors.busy")}>{t("minors.weeksSave")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

/** What people under 18 may take, by age, with the limits of the law beside it; and how far ahead series are made. */
export function MinorRules({ rules, weeks, data }: { rules: RuleFields[]; weeks: number; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  return (
    <div className="measure stack">
      <PageHeader back={{ to: "/staff/shifts", text: t("shift.back") }} title={t("minors.title")} lead={t("minors.lead")} />
      <Note tone="act" title={t("minors.law")}>{t("minors.lawText")}</Note>
      {data?.intent === "rules" && data.value !== undefined ? <Note tone="ok" role="status">{t("minors.saved")}</Note> : null}
      <RulesForm rules={rules} data={data} />
      <WeeksForm weeks={weeks} data={data} />
    </div>
  );
}
