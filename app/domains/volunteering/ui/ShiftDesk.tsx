import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon, TriangleAlertIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Toast } from "~/ui/Toast";
import type { AttendanceView } from "./attendance-view";
import { AttendanceForm } from "./AttendanceForm";
import { DeskAside } from "./DeskAside";
import { DeskLane } from "./DeskLane";
import { DeskSheets } from "./DeskSheets";
import type { DeskView } from "./desk-view";
import type { SheetView } from "./desk-sheet";
import { DiagnosisPanel, type DiagnosisPanelView } from "./DiagnosisPanel";
import { RatioDrawing } from "./RatioDrawing";
import type { WarningView } from "./desk-warning";

type Reply = ActionReply | undefined;

export interface ShiftDeskProps {
  desk: DeskView;
  attendance: AttendanceView;
  sheet: SheetView | null;
  diagnosis: DiagnosisPanelView | null;
  /** Made with the page: the next form's own id. */
  formId: string;
  /** What the last act did, in words. */
  did: string | null;
  data: Reply;
}

function Head({ desk }: { desk: DeskView }) {
  const { t } = useTranslation("volunteering");
  const over = desk.over.map(({ to, text }, index) => (
    <Fragment key={to}>{index > 0 ? " / " : null}<Link to={to}>{text}</Link></Fragment>
  ));
  return (
    <PageHeader
      over={<span className="t14">{over}</span>}
      title={desk.title}
      lead={<>{desk.place}. {desk.inCharge}</>}
      aside={
        <>
          {desk.before ? <LinkButton to={desk.before} kind="quiet" className="icon" icon={ChevronLeftIcon} aria-label={t("desk.before")} /> : null}
          {desk.after ? <LinkButton to={desk.after} kind="quiet" className="icon" icon={ChevronRightIcon} aria-label={t("desk.after")} /> : null}
          {desk.may.manage && !desk.cancelled && !desk.started ? <LinkButton to={`/staff/shifts/${desk.id}/edit`}>{t("edit.act")}</LinkButton> : null}
          <LinkButton to={`/staff/shifts/${desk.id}/print`} icon={PrinterIcon}>{t("desk.print")}</LinkButton>
        </>
      }
    />
  );
}

function Strip({ desk }: { desk: DeskView }) {
  const { t } = useTranslation("volunteering");
  const { counts, minors } = desk;
  return (
    <dl className="strip card">
      <div><dt>{t("shift.confirmed")}</dt><dd className="num">{counts.confirmed} <small>{counts.of}</small></dd></div>
      <div><dt>{t("desk.offered")}</dt><dd className="num">{counts.offered}</dd></div>
      <div><dt>{t("desk.waiting")}</dt><dd className="num">{counts.waiting}</dd></div>
      {counts.hours ? <div><dt>{t("shift.hours")}</dt><dd className="num">{counts.hours}</dd></div> : null}
      <div className="ratio">
        <dt>{t("desk.minors")}</dt>
        <dd className="num grow">{minors.count} {minors.adults ? <small>{minors.adults}</small> : null}</dd>
        {minors.count > 0 ? <dd><RatioDrawing minors={minors} /></dd> : null}
      </div>
    </dl>
  );
}

function Act({ act, formId, data }: { act: NonNullable<WarningView["act"]>; formId: string; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ changeId: string; positionId: string }>("offerNext", { data });
  if (act.kind === "link") return <LinkButton to={act.to} kind="primary">{act.label}</LinkButton>;
  return (
    <KitForm form={form} quiet>
      <HiddenField name="changeId" value={formId} />
      <HiddenField name="positionId" value={act.positionId} />
      <SubmitButton intent="offerNext" busyText={t("desk.warn.offerBusy")}>{act.label}</SubmitButton>
    </KitForm>
  );
}

/** What is short or broken: the most pressing with its act, the others folded. */
function Warnings({ desk, formId, data }: { desk: DeskView; formId: string; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const { warning, others } = desk;
  if (!warning) return null;
  return (
    <section className="alert" aria-label={warning.title}>
      <Icon of={TriangleAlertIcon} size="l" />
      <div className="grow">
        <h2 className="h3m">{warning.title}</h2>
        <p className="t14">{warning.text}</p>
        {others.length > 0 ? (
          <details className="mt-1">
            <summary className="t14 nb">{t("desk.others", { count: others.length })}</summary>
            <ul className="t14 stack tight mt-2">
              {others.map((one) => (
                <li key={one.key}><b>{one.title}.</b> {one.text} {one.act?.kind === "link" ? <Link to={one.act.to}>{one.act.label}</Link> : null}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      {warning.act ? <Act act={warning.act} formId={formId} data={data} /> : null}
    </section>
  );
}

const quietForms = ["offerNext"];

/** One shift for the people who run it (sketch 11): who comes and when, what is missing, who waits and why. */
export function ShiftDesk({ desk, attendance, sheet, diagnosis, formId, did, data }: ShiftDeskProps) {
  const { t } = useTranslation("volunteering");
  const refused = data?.refusal && quietForms.includes(data.intent) ? data.reply?.error?.[""]?.join(" ") : null;
  return (
    <div className="scr-board">
      <Head desk={desk} />
      {refused ? <Note tone="bad" role="alert" className="mb-4">{refused}</Note> : null}
      {desk.cancelled ? <Note tone="warn" className="mb-4">{t("shift.cancelled")}</Note> : null}
      <Strip desk={desk} />
      <Warnings desk={desk} formId={formId} data={data} />
      <div className="cols">
        <div className="stack wide">
          {attendance.toAttest.length > 0 ? <AttendanceForm attendance={attendance} data={data} key={attendance.toAttest.length} /> : null}
          <Card as="section" aria-label={t("desk.lanes")}>
            {desk.lanes.map((lane) => <DeskLane key={lane.id} lane={lane} mayManage={desk.may.manage} />)}
          </Card>
          {desk.ended ? <p className="t14 soft">{t("desk.ended", { list: desk.ended })}</p> : null}
          {desk.may.attest && !desk.started && !desk.cancelled ? <p className="t14 soft">{desk.serves} {t("shift.notStarted")}</p> : <p className="t14 soft">{desk.serves}</p>}
        </div>
        <div className="stack wide">
          {diagnosis ? <DiagnosisPanel view={diagnosis} /> : null}
          <DeskAside desk={desk} />
        </div>
      </div>
      {sheet ? <DeskSheets sheet={sheet} shiftId={desk.id} formId={formId} data={data} /> : null}
      {did ? <Toast text={did} key={did} /> : null}
    </div>
  );
}
