import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { StatRow } from "~/ui/Stat";
import type { AttendanceView } from "./attendance-view";
import { AttendanceForm } from "./AttendanceForm";
import { CancelShiftForm, DeskPeople, PhoneSignUpForm } from "./DeskForms";
import type { DeskView } from "./desk-view";

interface ShiftDeskProps {
  desk: DeskView;
  attendance: AttendanceView;
  signupId: string;
  /** What the last act did, in words. */
  done: string | null;
  refused: string | null;
  data: ActionReply | undefined;
}

function Counts({ desk }: { desk: DeskView }) {
  const { t } = useTranslation("volunteering");
  const { counts } = desk;
  return (
    <StatRow
      items={[
        { label: t("shift.confirmed"), value: counts.confirmed, unit: t("shift.of", { n: String(counts.capacity) }) },
        { label: t("shift.held"), value: counts.held },
        { label: t("shift.consent"), value: counts.consent },
        { label: t("shift.free"), value: counts.free },
        { label: t("shift.hours"), value: counts.hours },
      ]}
    />
  );
}

/** One shift for the people who run it: who comes, who came, who else. */
export function ShiftDesk({ desk, attendance, signupId, done, refused, data }: ShiftDeskProps) {
  const { t } = useTranslation("volunteering");
  const openForSeats = desk.may.manage && !desk.cancelled;
  return (
    <>
      <PageHeader
        back={{ to: "/staff/shifts", text: t("shift.back") }}
        title={desk.title}
        lead={<>{desk.when}<br />{desk.place}. {desk.inCharge}</>}
        aside={<LinkButton to={`/shifts/${desk.id}`}>{t("shift.public")}</LinkButton>}
      />
      {done ? <Note tone="ok" role="status" className="mb-4">{done}</Note> : null}
      {refused ? <Note tone="bad" role="alert" className="mb-4">{refused}</Note> : null}
      {desk.cancelled ? <Note tone="warn" className="mb-4">{t("shift.cancelled")}</Note> : null}
      <Counts desk={desk} />
      <p className="t14 soft mt-2">{t("shift.serves", { what: desk.serves })}</p>
      <div className="aside-cols mt-6">
        <div className="stack wide">
          {attendance.toAttest.length > 0 ? <AttendanceForm attendance={attendance} data={data} key={attendance.toAttest.length} /> : null}
          <DeskPeople desk={desk} data={data} />
          {desk.may.attest && !desk.started && !desk.cancelled ? <p className="t14 soft">{t("shift.notStarted")}</p> : null}
        </div>
        <div className="stack wide">
          {openForSeats && desk.counts.free > 0 ? <PhoneSignUpForm signupId={signupId} data={data} key={signupId} /> : null}
          {openForSeats && !desk.started ? <CancelShiftForm data={data} /> : null}
        </div>
      </div>
    </>
  );
}
