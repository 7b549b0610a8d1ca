import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import type { DeskView } from "./desk-view";

type Line = { signupId: string; outcome: string; minutes: string };

/** Who came and how long; nothing is assumed: the planned minutes stand there to be changed. */
export function AttendanceForm({ desk, data }: { desk: DeskView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ people: Line[] }>("attend", {
    data,
    defaultValue: { people: desk.toAttest.map(({ signupId }) => ({ signupId, outcome: "came", minutes: String(desk.plannedMinutes) })) },
  });
  const lines = fields.people.getFieldList();
  const nameOf = new Map(desk.toAttest.map((one) => [one.signupId, one.name]));
  const outcomes = [{ value: "came", text: t("shift.came") }, { value: "no_show", text: t("shift.noShow") }, { value: "later", text: t("shift.later") }];
  return (
    <Card as="section" pad>
      <h2>{t("shift.attendanceTitle")}</h2>
      <p className="soft mt-1">{t("shift.attendanceLead")}</p>
      {desk.ownWaits ? <Note className="mt-3">{t("shift.attendanceOwn")}</Note> : null}
      <KitForm form={form} className="mt-4">
        <ul className="rows">
          {lines.map((line) => {
            const field = line.getFieldset();
            const signupId = String(field.signupId.initialValue ?? "");
            const name = nameOf.get(signupId) ?? "";
            return (
              <li key={line.key} className="flex flex-wrap items-center gap-3">
                <HiddenField name={field.signupId.name} value={signupId} />
                <b className="grow basis-28">{name}</b>
                <SegmentsField field={field.outcome} className="basis-60" label={<span className="vh">{t("shift.outcome", { name })}</span>} options={outcomes} />
                <NumberField className="w-32" field={field.minutes} label={<span className="vh">{t("shift.minutes", { name })}</span>} unit={t("shift.minutesUnit")} maxLength={4} />
              </li>
            );
          })}
        </ul>
        <SubmitButton intent="attend" busyText={t("shift.attestBusy")} className="mt-4">{t("shift.attest")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
