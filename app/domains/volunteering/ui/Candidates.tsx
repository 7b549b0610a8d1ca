import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { classNames } from "~/ui/class-names";
import { Empty } from "~/ui/Empty";
import { GetForm } from "~/ui/forms/GetForm";
import { plainField } from "~/ui/forms/field";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { ChevronDownIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import type { CandidateRow, CandidatesView } from "./candidate-view";

type Reply = ActionReply | undefined;

function Row({ row, name }: { row: CandidateRow; name: string }) {
  const { t } = useTranslation("volunteering");
  return (
    <li className="row wraps">
      <label className={classNames("check grow", !row.tickable && "soft")}>
        <input className="tick" type="checkbox" name={name} value={row.personId} disabled={!row.tickable} aria-label={t("candidates.tick", { name: row.name })} />
        <span><b>{row.name}</b><small className={row.tired ? "due" : undefined}>{row.notes}</small></span>
      </label>
      {row.phone ? <a className="nb inline-flex items-center min-h-11" href={row.phone.href}>{row.phone.text}</a> : null}
    </li>
  );
}

function LimitForm({ hours, data }: { hours: number; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ hours: string }>("limit", { data, defaultValue: { hours: String(hours) } });
  return (
    <details className="no card pad mt-6">
      <summary><Icon of={ChevronDownIcon} />{t("candidates.limit")}</summary>
      <p className="t14 soft mt-1 mb-3">{t("candidates.limitHelp")}</p>
      <KitForm form={form}>
        <NumberField field={fields.hours} label={t("candidates.limitHours")} maxLength={3} />
        <SubmitButton intent="limit" kind="plain" className="mt-3">{t("candidates.limitSave")}</SubmitButton>
      </KitForm>
    </details>
  );
}

/** Who could come, the rested and the experienced first; those ticked get one letter each. */
export function Candidates({ view, mayLimit, data, done }: { view: CandidatesView; mayLimit: boolean; data: Reply; done: string | null }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ positionId: string; people: string[] }>("invite", { data });
  return (
    <>
      <PageHeader back={{ to: `/staff/shifts/${view.shiftId}`, text: t("candidates.back") }} title={t("candidates.title")} lead={view.lead} />
      {done ? <Note tone="ok" role="status" className="mb-4">{done}</Note> : null}
      <div className="row wraps mb-3">
        {view.tasks.length > 1 ? (
          <GetForm action={`/staff/shifts/${view.shiftId}/candidates`} className="grow">
            {view.adultsOnly ? <HiddenField name="adults" value="1" /> : null}
            {view.withTired ? <HiddenField name="tired" value="1" /> : null}
            <SelectField field={plainField("position", view.positionId)} key={view.positionId} label={t("candidates.task")} options={view.tasks} emptyText={null} />
            <noscript><button className="btn" type="submit">{t("candidates.show")}</button></noscript>
          </GetForm>
        ) : null}
        <Chips label={t("candidates.which")}>
          <Chip to={view.addresses.adults} current={view.adultsOnly}>{t("candidates.adultsOnly")}</Chip>
          <Chip to={view.addresses.tired} current={view.withTired}>{t("candidates.tired")}</Chip>
        </Chips>
      </div>
      {view.rows.length === 0 ? <Empty title={t("candidates.empty")} text={t("candidates.emptyText")} /> : (
        <KitForm form={form} key={view.positionId}>
          <HiddenField name="positionId" value={view.positionId} />
          <Card as="section" aria-label={t("candidates.people")}>
            <ul className="rows" id={fields.people.id}>{view.rows.map((row) => <Row key={row.personId} row={row} name={fields.people.name} />)}</ul>
          </Card>
          <ShowMore to={view.addresses.next} />
          <div className="row wraps mt-4">
            <SubmitButton intent="invite" busyText={t("candidates.inviteBusy")}>{t("candidates.invite")}</SubmitButton>
            <p className="t14 soft grow">{t("candidates.inviteHelp")} {t("candidates.invitation")}</p>
          </div>
        </KitForm>
      )}
      {mayLimit ? <LimitForm hours={view.limitHours} data={data} key={view.limitHours} /> : null}
    </>
  );
}
