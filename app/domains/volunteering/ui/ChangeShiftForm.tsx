import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CheckField, RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { DateField, HiddenField, NumberField, type Option, TextField, TimeField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import type { ShiftState } from "../changes";
import { Affected } from "./Affected";
import { type Of, WhereCard, type WhereFields } from "./CreateShiftForm";
import { type PositionFields, PositionRows, rowsOf } from "./PositionRows";

type Fields = WhereFields & Record<"titleBg" | "titleEn" | "day" | "from" | "to" | "opensDaysBefore" | "opensTime" | "scope" | "reason", string> & { urgent: boolean; alsoDetached: boolean; positions: PositionFields[] };

export interface ChangeShiftView {
  readonly id: string;
  readonly title: string;
  readonly when: string;
  /** The opportunity's title, said when the shift has none of its own. */
  readonly ownTitle: string;
  readonly state: ShiftState;
  readonly digest: string;
  readonly series: { readonly id: string; readonly all: number; readonly following: number; readonly detached: number } | null;
  /** Why it can no longer be changed. */
  readonly closed: "over" | "cancelled" | null;
  readonly inCharge: readonly Option[];
}

const fieldsOf = ({ positions, opens, urgent, ...state }: ShiftState) => ({
  ...state, urgent: urgent ? "on" : "", positions: rowsOf(positions), opensDaysBefore: opens ? String(opens.daysBefore) : "", opensTime: opens?.time ?? "09:00", scope: "one", reason: "",
});

function ScopeCard({ fields, series }: { fields: Of<Fields>; series: NonNullable<ChangeShiftView["series"]> }) {
  const { t } = useTranslation("volunteering");
  const options = (["one", "following", "all"] as const).map((value) => ({ value, text: value === "one" ? t("edit.scopes.one") : t(`edit.scopes.${value}`, { n: String(series[value]) }) }));
  return (
    <Card as="section" pad className="fields">
      <RadioCards field={fields.scope} label={t("edit.scope")} help={t("edit.scopeHelp")} options={options} />
      {series.detached > 0 ? <CheckField field={fields.alsoDetached} label={t("edit.alsoDetached", { count: series.detached })} /> : null}
    </Card>
  );
}

function WhenAndTitle({ fields, ownTitle }: { fields: Of<Fields>; ownTitle: string }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" pad className="fields">
      <h2>{t("create.when")}</h2>
      <div className="pair">
        <DateField field={fields.day} label={t("create.day")} />
        <TimeField field={fields.from} label={t("create.from")} />
        <TimeField field={fields.to} label={t("create.to")} help={t("create.toHelp")} />
      </div>
      <More text={t("create.more")} open={[fields.opensDaysBefore, fields.opensTime, fields.titleBg].some((field) => Boolean(field.errors?.length))}>
        <div className="pair">
          <NumberField field={fields.opensDaysBefore} label={t("create.opensDaysBefore")} help={t("create.opensDaysBeforeHelp")} maxLength={3} />
          <TimeField field={fields.opensTime} label={t("create.opensTime")} />
        </div>
        <div className="cols2">
          <TextField field={fields.titleBg} label={t("edit.ownTitle")} help={t("edit.ownTitleHelp", { title: ownTitle })} maxLength={120} />
          <TextField field={fields.titleEn} label={t("edit.ownTitleEn")} optional maxLength={120} lang="en" />
        </div>
      </More>
    </Card>
  );
}

/** A shift that exists, alone or with its series. What concerns people is shown before it is saved. */
export function ChangeShiftForm({ shift, data }: { shift: ChangeShiftView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("change", { data, defaultValue: fieldsOf(shift.state) as never });
  const asks = data?.refusal?.code === "affects_people";
  return (
    <div className="measure">
      <PageHeader
        back={{ to: `/staff/shifts/${shift.id}`, text: t("edit.back") }} title={t("edit.title")} lead={<>{shift.title}, {shift.when}<br />{t("edit.lead")}</>}
        aside={shift.series ? <LinkButton to={`/staff/series/${shift.series.id}`}>{t("edit.series")}</LinkButton> : null}
      />
      {shift.closed ? <Note tone="warn">{t(`edit.${shift.closed}`)}</Note> : (
        <KitForm form={form} className="stack">
          <button type="submit" name="intent" value="change" hidden aria-hidden="true" tabIndex={-1} />
          <HiddenField name="base" value={shift.digest} />
          <WhenAndTitle fields={fields} ownTitle={shift.ownTitle} />
          <WhereCard fields={fields} inCharge={shift.inCharge} />
          <Card as="section" pad className="fields">
            <h2>{t("create.who")}</h2>
            <PositionRows list={fields.positions} lists={form} />
            <TextField field={fields.reason} label={t("edit.reason")} help={t("edit.reasonHelp")} optional maxLength={200} />
            <CheckField field={fields.urgent} label={t("create.urgent")} />
          </Card>
          {shift.series ? <ScopeCard fields={fields} series={shift.series} /> : null}
          <Affected data={data} intent="change" busyText={t("edit.busy")} />
          {asks ? null : <SubmitButton intent="change" size="big" busyText={t("edit.busy")}>{t("edit.save")}</SubmitButton>}
        </KitForm>
      )}
    </div>
  );
}
