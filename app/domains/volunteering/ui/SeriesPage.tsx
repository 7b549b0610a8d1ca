import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { DateField, HiddenField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { RepeatFields, type RepeatFieldValues } from "./RepeatFields";
import { SeriesDays, type SeriesDayView } from "./SeriesDays";

export interface SeriesView {
  readonly opportunityId: string;
  readonly title: string;
  readonly repeat: string;
  readonly hours: string;
  readonly place: string;
  readonly weeks: number;
  readonly days: readonly SeriesDayView[];
  readonly endsOn: string;
  /** A month's rule takes its number or weekday from it. */
  readonly changeFrom: string;
  readonly rule: RepeatFieldValues;
  /** The next shift, by which the whole series is changed. */
  readonly nextShiftId: string | null;
}

/** What people stand in the way of: the same act once more with their word kept. */
function CallOff({ data, intent, fields }: { data: ActionReply | undefined; intent: string; fields: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<Record<string, never>>(intent, { data, id: `${intent}-agree` });
  return (
    <Note tone="warn" role="alert" title={t("series.people")} className="mb-4">
      <p>{data?.reply?.error?.[""]?.join(" ")}</p>
      <KitForm form={form} quiet>
        {Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => <HiddenField key={`${name}${String(one)}`} name={name} value={String(one)} />))}
        <HiddenField name="callOff" value="on" />
        <SubmitButton intent={intent} kind="bad" className="mt-3" busyText={t("series.busy")}>{t("series.callOff")}</SubmitButton>
      </KitForm>
    </Note>
  );
}

function ChangeRule({ series, data }: { series: SeriesView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<RepeatFieldValues & { from: string }>("changeRepeat", { data, defaultValue: { ...series.rule, from: series.changeFrom } });
  const open = data?.intent === "changeRepeat" && data.value === undefined;
  return (
    <Card as="section" pad>
      <More text={<b>{t("series.change")}</b>} open={open}>
        <p className="soft">{t("series.changeLead")}</p>
        <KitForm form={form} className="fields plan-repeat">
          <DateField field={fields.from} label={t("series.changeFrom")} />
          <RepeatFields fields={fields} kinds={["weekly", "monthly"]} />
          <SubmitButton intent="changeRepeat" kind="plain" busyText={t("series.busy")}>{t("series.changeAct")}</SubmitButton>
        </KitForm>
      </More>
    </Card>
  );
}

function EndSeries({ series, data }: { series: SeriesView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ lastDay: string }>("end", { data, defaultValue: { lastDay: series.endsOn } });
  return (
    <Card as="section" pad>
      <More text={<b>{t("series.end")}</b>} open={data?.intent === "end" && data.value === undefined}>
        <p className="soft">{t("series.endLead")}</p>
        <KitForm form={form} className="fields">
          <DateField field={fields.lastDay} label={t("series.endDay")} />
          <SubmitButton intent="end" kind="plain" busyText={t("series.busy")}>{t("series.endAct")}</SubmitButton>
        </KitForm>
      </More>
    </Card>
  );
}

/** One series: its rule in words, its days, another rule, its end. */
export function SeriesPage({ series, data }: { series: SeriesView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const done = (data?.value as { done?: string } | undefined)?.done;
  const people = data?.refusal?.code === "people_come";
  const refused = data?.refusal && !people && (data.intent === "leaveOut" || data.intent === "takeIn") ? data.reply?.error?.[""]?.join(" ") : null;
  return (
    <>
      <PageHeader
        back={{ to: `/staff/opportunities/${series.opportunityId}`, text: t("series.back") }} title={t("series.title", { title: series.title })}
        lead={<>{series.repeat}, {series.hours}<br />{series.place}. {t("series.lead", { weeks: String(series.weeks) })}</>}
        aside={series.nextShiftId ? <LinkButton to={`/staff/shifts/${series.nextShiftId}/edit`}>{t("series.edit")}</LinkButton> : null}
      />
      {done ? <Note tone="ok" role="status" className="mb-4">{done}</Note> : null}
      {refused ? <Note tone="bad" role="alert" className="mb-4">{refused}</Note> : null}
      {people ? <CallOff data={data} intent={data.intent} fields={data.reply?.initialValue ?? {}} /> : null}
      <div className="aside-cols">
        <SeriesDays days={series.days} data={data} />
        <div className="stack wide">
          <ChangeRule series={series} data={people ? undefined : data} />
          <EndSeries series={series} data={people ? undefined : data} />
        </div>
      </div>
    </>
  );
}
