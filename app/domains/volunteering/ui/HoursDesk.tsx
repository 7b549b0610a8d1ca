import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { BookLabel } from "~/ui/Book";
import { MoreLink } from "~/ui/Button";
import { Card, CardRows } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Segments } from "~/ui/Segments";
import { Tag } from "~/ui/Tag";
import type { MonthView, PostedRowView, WaitingRowView, WaitingShiftView } from "./hours-view";

type Reply = ActionReply | undefined;

/** The places of everything about hours. */
export function HoursTabs({ current, mayIssue }: { current: "waiting" | "posted" | "certificates" | "rate"; mayIssue: boolean }) {
  const { t } = useTranslation("volunteering");
  const places = [
    { to: "/staff/hours", text: t("hoursDesk.waiting"), current: current === "waiting" }, { to: "/staff/hours?view=posted", text: t("hoursDesk.posted"), current: current === "posted" },
    ...(mayIssue ? [{ to: "/staff/hours/certificates", text: t("hoursDesk.certificates"), current: current === "certificates" }] : []),
    { to: "/staff/hours/rate", text: t("hoursDesk.rate"), current: current === "rate" },
  ];
  return <Segments label={t("hoursDesk.views")} items={places} />;
}

function AttestOne({ shiftId, row, data }: { shiftId: string; row: WaitingRowView; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ shiftId: string; entryId: string }>("attest", { data, id: `attest-${row.id}` });
  return (
    <KitForm form={form} quiet>
      <HiddenField name="shiftId" value={shiftId} />
      <HiddenField name="entryId" value={row.id} />
      <SubmitButton intent="attest" kind="soft" size="sm" aria-label={t("hoursDesk.attestFor", { name: row.who, time: row.time })}>{t("hoursDesk.attest")}</SubmitButton>
    </KitForm>
  );
}

function AttestAll({ shift, data }: { shift: WaitingShiftView; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ shiftId: string }>("attestAll", { data, id: `all-${shift.shiftId}` });
  return (
    <KitForm form={form} quiet>
      <HiddenField name="shiftId" value={shift.shiftId} />
      <SubmitButton intent="attestAll" kind="plain" aria-label={t("hoursDesk.attestAllFor", { title: shift.title })}>{t("hoursDesk.attestAll")}</SubmitButton>
    </KitForm>
  );
}

/** What waits for somebody else's word, a card a shift: one by one, or all as they are. */
export function HoursWaiting({ shifts, data }: { shifts: readonly WaitingShiftView[]; data: Reply }) {
  const { t } = useTranslation("volunteering");
  if (shifts.length === 0) return <Empty title={t("hoursDesk.waitingEmpty")} text={t("hoursDesk.waitingEmptyText")} />;
  return (
    <div className="stack wide mt-5">
      {shifts.map((shift) => (
        <Card as="section" key={shift.shiftId} aria-labelledby={`h-${shift.shiftId}`}>
          <div className="pad row wraps">
            <h2 id={`h-${shift.shiftId}`} className="grow">{shift.title} <span className="soft">{shift.day}</span></h2>
            <MoreLink to={`/staff/shifts/${shift.shiftId}`}>{t("hoursDesk.edit")}</MoreLink>
            {shift.mayAttest ? <AttestAll shift={shift} data={data} /> : null}
          </div>
          {shift.anyProposed ? <p className="pad soft t14">{t("hoursDesk.proposedHelp")}</p> : null}
          <CardRows>
            {shift.rows.map((row) => (
              <li key={row.id} className="row wraps">
                <span className="grow basis-40"><b>{row.who}</b>{row.people ? <span className="t14 soft block">{row.people}</span> : null}</span>
                {row.proposed ? <Tag tone="warn">{t("hoursDesk.proposed")}</Tag> : null}
                <span className="num">{row.time}</span>
                {row.own ? <span className="t14 soft">{t("hoursDesk.own")}</span> : row.mayAttest ? <AttestOne shiftId={shift.shiftId} row={row} data={data} /> : null}
              </li>
            ))}
          </CardRows>
        </Card>
      ))}
    </div>
  );
}

/** A month by what its hours supported; the side figure stands apart, with its method, and is added to nothing. */
export function HoursOfMonth({ month }: { month: MonthView }) {
  const { t } = useTranslation("volunteering");
  if (month.rows.length === 0) return <p className="soft mt-4">{t("hoursDesk.noneInMonth")}</p>;
  return (
    <div className="aside-cols mt-4">
      <DataTable
        caption={<BookLabel book="time" text={t("hoursDesk.monthTitle")} />} cards rows={month.rows} rowKey={(row) => row.key}
        columns={[
          { key: "what", head: t("hoursDesk.column.what"), cell: (row) => row.what },
          { key: "time", head: t("hoursDesk.column.time"), align: "end", cell: (row) => <span className="num">{row.time}</span> },
          { key: "group", head: t("hoursDesk.column.group"), align: "end", cell: (row) => (row.group ? <span className="num soft">{row.group}</span> : null) },
        ]}
        foot={[t("hoursDesk.total"), <span className="num" key="t">{month.total}</span>, ""]}
      />
      <Card as="section" dashed pad>
        <h2>{t("hoursDesk.sideTitle")}</h2>
        {month.side ? <><p className="num text-28 mt-2">{month.side.cents}</p><p className="soft t14 mt-2">{month.side.text}</p></> : null}
        {month.sideMissing ? <p className="soft mt-2">{t("hoursDesk.sideNone")}</p> : null}
      </Card>
    </div>
  );
}

/** Every entry of the month, both halves of each correction. */
export function HoursPosted({ rows }: { rows: readonly PostedRowView[] }) {
  const { t } = useTranslation("volunteering");
  if (rows.length === 0) return null;
  return (
    <section className="mt-6">
      <DataTable
        caption={t("hoursDesk.posted")} cards rows={rows} rowKey={(row) => row.id}
        columns={[
          { key: "who", head: t("hoursDesk.column.who"), cell: (row) => <>{row.who}{row.notes ? <span className="t14 soft block">{row.notes}</span> : null}</> },
          { key: "shift", head: t("hoursDesk.column.shift"), cell: (row) => row.shift },
          { key: "time", head: t("hoursDesk.column.time"), align: "end", cell: (row) => <span className={row.reversed ? "num soft line-through" : "num"}>{row.time}</span> },
          { key: "state", head: t("hoursDesk.column.state"), cell: (row) => <Tag tone={row.reversed ? "warn" : "ok"}>{row.state}</Tag> },
          {
            key: "act", head: t("hoursDesk.column.act"), align: "end",
            cell: (row) => (row.mayCorrect ? <MoreLink to={`/staff/hours/${row.id}`} aria-label={t("hoursDesk.correctFor", { name: row.who })}>{t("hoursDesk.correct")}</MoreLink> : ""),
          },
        ]}
      />
    </section>
  );
}
