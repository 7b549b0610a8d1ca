import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { MoreLink } from "~/ui/Button";
import { DescriptionList } from "~/ui/DescriptionList";
import { ChoiceField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PhoneField, SelectField, TextField, TimeField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { ChevronDownIcon } from "~/ui/icons";
import { Tag } from "~/ui/Tag";
import type { SeatSheetView } from "./desk-sheet";

type Reply = ActionReply | undefined;
type Part = { sheet: SeatSheetView; data: Reply };

function OneTap({ sheet, data, intent, kind, text }: Part & { intent: "confirm" | "admit"; kind: "primary" | "soft"; text: string }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ signupId: string }>(intent, { data });
  return (
    <KitForm form={form} className="mt-4">
      <HiddenField name="signupId" value={sheet.signupId} />
      <SubmitButton intent={intent} kind={kind} wide busyText={t("desk.confirmBusy")}>{text}</SubmitButton>
    </KitForm>
  );
}

type GuardianFields = { signupId: string; guardianName: string; guardianEmail: string; guardianPhone: string };

function AskGuardian({ sheet, data }: Part) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<GuardianFields>("askGuardian", { data });
  return (
    <details className="no mt-3" open={data?.intent === "askGuardian" || undefined}>
      <summary><Icon of={ChevronDownIcon} />{t("desk.askGuardian")}</summary>
      <p className="t14 soft">{t("desk.askGuardianText")}</p>
      <KitForm form={form} className="mt-2">
        <HiddenField name="signupId" value={sheet.signupId} />
        <TextField field={fields.guardianName} label={t("desk.guardianName")} autoComplete="off" maxLength={120} />
        <EmailField field={fields.guardianEmail} label={t("desk.guardianEmail")} autoComplete="off" maxLength={200} />
        <PhoneField field={fields.guardianPhone} label={t("desk.guardianPhone")} autoComplete="off" optional maxLength={30} />
        <SubmitButton intent="askGuardian" kind="plain" wide className="mt-3">{t("desk.ask")}</SubmitButton>
      </KitForm>
    </details>
  );
}

function Move({ sheet, data }: Part) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ signupId: string; positionId: string }>("move", { data, defaultValue: { positionId: sheet.moveTo[0]?.value } });
  return (
    <KitForm form={form} className="mt-4">
      <HiddenField name="signupId" value={sheet.signupId} />
      <SelectField field={fields.positionId} label={t("desk.moveTo")} options={sheet.moveTo} emptyText={null} />
      <SubmitButton intent="move" kind="plain" wide className="mt-2" busyText={t("desk.moveBusy")}>{t("desk.move")}</SubmitButton>
    </KitForm>
  );
}

type StayFields = { signupId: string; from: string; until: string; besideId: string };

function Stay({ sheet, stay, data }: Part & { stay: NonNullable<SeatSheetView["stay"]> }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<StayFields>("stay", { data, defaultValue: { from: stay.from, until: stay.until, besideId: stay.besideId } });
  return (
    <details className="no mt-3" open={data?.intent === "stay" || stay.beside.length > 0 || stay.from + stay.until !== "" || undefined}>
      <summary><Icon of={ChevronDownIcon} />{t("desk.stay")}</summary>
      <p className="t14 soft">{stay.edges}</p>
      <KitForm form={form} className="mt-2">
        <HiddenField name="signupId" value={sheet.signupId} />
        <div className="pair">
          <TimeField field={fields.from} label={t("desk.stayFrom")} optional />
          <TimeField field={fields.until} label={t("desk.stayUntil")} optional />
        </div>
        {stay.beside.length > 0 ? <SelectField field={fields.besideId} label={t("desk.besideWhom")} options={stay.beside} emptyText={t("desk.besideNobody")} /> : null}
        <SubmitButton intent="stay" kind="plain" wide className="mt-2">{t("desk.staySave")}</SubmitButton>
      </KitForm>
    </details>
  );
}

function TakeOff({ sheet, data }: Part) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ signupId: string; by: string }>("takeOff", { data, defaultValue: { by: "volunteer" } });
  const choices = [
    { value: "volunteer", text: t("desk.byVolunteer"), help: t("desk.byVolunteerHelp") },
    { value: "team", text: t("desk.byTeam"), help: t("desk.byTeamHelp") },
  ];
  return (
    <details className="no mt-3">
      <summary><Icon of={ChevronDownIcon} />{t("desk.takeOff")}</summary>
      <KitForm form={form}>
        <HiddenField name="signupId" value={sheet.signupId} />
        <ChoiceField field={fields.by} label={<span className="vh">{t("desk.takeOff")}</span>} options={choices} />
        <SubmitButton intent="takeOff" kind="bad" wide className="mt-2" busyText={t("desk.takeOffBusy")}>{t("desk.takeOffDo")}</SubmitButton>
      </KitForm>
    </details>
  );
}

/** One person of the shift: what is known, and what may be done. */
export function SeatSheet({ sheet, data }: Part) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <Tag>{sheet.state}</Tag>
      {sheet.facts.length > 0 ? <div className="mt-2"><DescriptionList items={sheet.facts.map((fact) => ({ term: fact.term, text: fact.href ? <a href={fact.href}>{fact.text}</a> : fact.text }))} /></div> : null}
      {sheet.confirm ? <OneTap sheet={sheet} data={data} intent="confirm" kind="primary" text={t("desk.confirm")} /> : null}
      {sheet.admit ? <OneTap sheet={sheet} data={data} intent="admit" kind={sheet.confirm ? "soft" : "primary"} text={t("desk.admit")} /> : null}
      {sheet.askGuardian ? <AskGuardian sheet={sheet} data={data} /> : null}
      {sheet.moveTo.length > 0 ? <Move sheet={sheet} data={data} /> : null}
      {sheet.stay ? <Stay sheet={sheet} stay={sheet.stay} data={data} /> : null}
      {sheet.takeOff ? <TakeOff sheet={sheet} data={data} /> : null}
      <p className="mt-4"><MoreLink to={sheet.personTo}>{t("desk.person")}</MoreLink></p>
    </>
  );
}
