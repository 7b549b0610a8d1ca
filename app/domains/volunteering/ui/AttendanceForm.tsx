import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { MoreLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import type { AttendanceView } from "./attendance-view";

type Line = { signupId: string; outcome: string; minutes: string; people: string };

/** Who came and how long: what the events say or the plan proposes stands there to be changed; a party says how many of it came. */
export function AttendanceForm({ attendance, data }: { attendance: AttendanceView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ people: Line[] }>("attend", {
    data,
    defaultValue: { people: attendance.toAttest.map((one) => ({ signupId: one.signupId, outcome: "came", minutes: String(one.minutes), people: String(one.people) })) },
  });
  const lines = fields.people.getFieldList();
  const lineOf = new Map(attendance.toAttest.map((one) => [one.signupId, one]));
  const outcomes = [{ value: "came", text: t("shift.came") }, { value: "no_show", text: t("shift.noShow") }, { value: "later", text: t("shift.later") }];
  return (
    <Card as="section" pad>
      <div className="row wraps"><h2 className="grow">{t("shift.attendanceTitle")}</h2><MoreLink to={`/staff/shifts/${attendance.shiftId}/attendance`}>{t("roster.link")}</MoreLink></div>
      <p className="soft mt-1">{t("shift.attendanceLead")}</p>
      {attendance.ownWaits ? <Note className="mt-3">{t("shift.attendanceOwn")}</Note> : null}
      <KitForm form={form} className="mt-4">
        <ul className="rows">
          {lines.map((line) => {
            const field = line.getFieldset();
            const signupId = String(field.signupId.initialValue ?? "");
            const one = lineOf.get(signupId);
            const name = one?.name ?? "";
            return (
              <li key={line.key} className="flex flex-wrap items-center gap-3">
                <HiddenField name={field.signupId.name} value={signupId} />
                <span className="grow basis-28"><b>{name}</b><span className="t14 soft block">{one?.facts}</span></span>
                <SegmentsField field={field.outcome} className="basis-60" label={<span className="vh">{t("shift.outcome", { name })}</span>} options={outcomes} />
                <NumberField className="w-32" field={field.minutes} label={<span className="vh">{t("shift.minutes", { name })}</span>} unit={t("shift.minutesUnit")} maxLength={4} />
                {one && one.partySize > 1
                  ? <NumberField className="w-32" field={field.people} label={<span className="vh">{t("proposal.people", { name })}</span>} unit={t("proposal.peopleUnit", { n: String(one.partySize) })} maxLength={2} />
                  : <HiddenField name={field.people.name} value="1" />}
              </li>
            );
          })}
        </ul>
        <SubmitButton intent="attend" busyText={t("shift.attestBusy")} className="mt-4">{t("shift.attest")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
