import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, TextField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { ChevronDownIcon } from "~/ui/icons";
import { Sheet } from "~/ui/Sheet";
import { checkKinds } from "../../people/api";
import { BlockForms, HoldForm } from "./BlockForms";
import type { SheetView, TaskSheetView } from "./desk-sheet";
import { PhoneSignUpForm } from "./PhoneSignUpForm";
import { SeatSheet } from "./SeatSheet";

type Reply = ActionReply | undefined;

type CapacityFields = { changeId: string; positionId: string; capacity: string; reason: string };

/** Places of a task, with their history, and the ways to fill them. */
function TaskSheet({ sheet, formId, data }: { sheet: TaskSheetView; formId: string; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<CapacityFields>("capacity", { data, defaultValue: { capacity: String(sheet.capacity) } });
  return (
    <>
      <div className="acts-wide mt-3">
        <LinkButton to={sheet.addTo} kind="soft" preventScrollReset>{t("desk.phoneOpen")}</LinkButton>
        <LinkButton to={sheet.candidatesTo} kind="soft">{t("desk.candidatesOpen")}</LinkButton>
        <LinkButton to={sheet.holdTo} kind="soft" preventScrollReset>{t("desk.holdOpen")}</LinkButton>
      </div>
      <h3 className="mt-5">{t("desk.seats")}</h3>
      <p className="t14 soft">{t("desk.seatsNow", { taken: String(sheet.taken), capacity: String(sheet.capacity) })}</p>
      <KitForm form={form} className="mt-3">
        <HiddenField name="changeId" value={formId} />
        <HiddenField name="positionId" value={sheet.positionId} />
        <div className="fields">
          <NumberField field={fields.capacity} label={t("desk.seatsWant")} maxLength={3} />
          <TextField field={fields.reason} label={t("desk.reason")} help={t("desk.reasonHelp")} autoComplete="off" maxLength={200} />
          <SubmitButton intent="capacity" wide busyText={t("block.changeBusy")}>{t("desk.seatsSave")}</SubmitButton>
        </div>
      </KitForm>
      {sheet.changes.length > 0 ? (
        <>
          <h3 className="mt-5">{t("desk.history")}</h3>
          <ul className="t14 mt-1">{sheet.changes.map((line) => <li key={line}>{line}</li>)}</ul>
        </>
      ) : null}
      <LeadForm sheet={sheet} data={data} />
    </>
  );
}

/** What at least one adult of the task has. */
function LeadForm({ sheet, data }: { sheet: TaskSheetView; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ positionId: string; leadChecks: string[] }>("leadChecks", { data, defaultValue: { leadChecks: [...sheet.leadChecks] } });
  return (
    <details className="no mt-4" open={sheet.leadChecks.length > 0 || undefined}>
      <summary><Icon of={ChevronDownIcon} />{t("desk.lead")}</summary>
      <KitForm form={form}>
        <HiddenField name="positionId" value={sheet.positionId} />
        <ChecksField field={fields.leadChecks} label={<span className="vh">{t("desk.lead")}</span>} help={t("desk.leadHelp")} options={checkKinds.map((value) => ({ value, text: t(`checkKind.${value}`) }))} />
        <SubmitButton intent="leadChecks" kind="plain" wide className="mt-2">{t("desk.staySave")}</SubmitButton>
      </KitForm>
    </details>
  );
}

/** A question before an act that cannot be undone. */
function CancelForm({ data }: { data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<Record<string, never>>("cancelShift", { data });
  return (
    <>
      <p className="mt-2 mb-4">{t("shift.cancelText")}</p>
      <KitForm form={form}><SubmitButton intent="cancelShift" kind="bad" wide busyText={t("shift.cancelBusy")}>{t("shift.cancel")}</SubmitButton></KitForm>
    </>
  );
}

function useTitle(sheet: SheetView): string {
  const { t } = useTranslation("volunteering");
  switch (sheet.kind) {
    case "seat": case "block":
      return sheet.title;
    case "add":
      return t("desk.phone.title", { name: sheet.name });
    case "hold":
      return t("block.hold", { name: sheet.name });
    case "task":
      return sheet.name;
    case "cancel":
      return t("shift.cancelTitle");
  }
}

/** The open sheet has an address of its own, so it can be linked to and closes with „Назад“. */
export function DeskSheets({ sheet, shiftId, formId, data }: { sheet: SheetView; shiftId: string; formId: string; data: Reply }) {
  return (
    <Sheet title={useTitle(sheet)} closeTo={`/staff/shifts/${shiftId}`}>
      {sheet.kind === "seat" ? <SeatSheet sheet={sheet} data={data} key={sheet.signupId} /> : null}
      {sheet.kind === "add" ? <PhoneSignUpForm sheet={sheet} signupId={formId} data={data} key={sheet.positionId} /> : null}
      {sheet.kind === "task" ? <TaskSheet sheet={sheet} formId={formId} data={data} key={sheet.positionId} /> : null}
      {sheet.kind === "hold" ? <HoldForm sheet={sheet} blockId={formId} data={data} key={sheet.positionId} /> : null}
      {sheet.kind === "block" ? <BlockForms sheet={sheet} data={data} key={sheet.blockId} /> : null}
      {sheet.kind === "cancel" ? <CancelForm data={data} /> : null}
    </Sheet>
  );
}
