import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { DescriptionList } from "~/ui/DescriptionList";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, EmailField, HiddenField, NumberField, TextField, TimeField } from "~/ui/forms/TextField";
import type { BlockSheetView, HoldSheetView } from "./desk-sheet";

type Reply = ActionReply | undefined;
type HoldFields = { blockId: string; positionId: string; organisation: string; size: string; releaseDay: string; releaseTime: string; contactName: string; contactEmail: string };

/** Seats kept for an organisation until an hour. */
export function HoldForm({ sheet, blockId, data }: { sheet: HoldSheetView; blockId: string; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<HoldFields>("holdBlock", { data, defaultValue: { releaseDay: sheet.releaseDay, releaseTime: sheet.releaseTime } });
  return (
    <KitForm form={form} className="mt-3">
      <HiddenField name="blockId" value={typeof fields.blockId.initialValue === "string" ? fields.blockId.initialValue : blockId} />
      <HiddenField name="positionId" value={sheet.positionId} />
      <div className="fields">
        <TextField field={fields.organisation} label={t("block.organisation")} list="block-organisations" autoComplete="off" maxLength={160} />
        <datalist id="block-organisations">{sheet.organisations.map((name) => <option key={name} value={name} />)}</datalist>
        <NumberField field={fields.size} label={t("block.size")} help={t("block.sizeHelp", { n: String(sheet.free) })} maxLength={3} />
        <div className="pair">
          <DateField field={fields.releaseDay} label={t("block.releaseDay")} />
          <TimeField field={fields.releaseTime} label={t("block.releaseTime")} />
        </div>
        <p className="t14 soft">{t("block.releaseHelp")}</p>
        <TextField field={fields.contactName} label={t("block.contactName")} autoComplete="off" maxLength={120} />
        <EmailField field={fields.contactEmail} label={t("block.contactEmail")} help={t("block.contactHelp")} autoComplete="off" maxLength={200} />
        <SubmitButton intent="holdBlock" wide busyText={t("block.holdBusy")}>{t("block.holdSave")}</SubmitButton>
      </div>
    </KitForm>
  );
}

function OneTap({ intent, blockId, data, text, lead }: { intent: "releaseBlock" | "resendBlock"; blockId: string; data: Reply; text: string; lead?: string }) {
  const [form] = useKitForm<{ blockId: string }>(intent, { data });
  return (
    <KitForm form={form} className="mt-4">
      {lead ? <p className="t14 soft mb-2">{lead}</p> : null}
      <HiddenField name="blockId" value={blockId} />
      <SubmitButton intent={intent} kind="plain" wide>{text}</SubmitButton>
    </KitForm>
  );
}

type ChangeFields = { blockId: string; size: string; releaseDay: string; releaseTime: string };

/** One block: who is named, until when, and what may be changed. */
export function BlockForms({ sheet, data }: { sheet: BlockSheetView; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<ChangeFields>("changeBlock", { data, defaultValue: { size: String(sheet.size), releaseDay: sheet.releaseDay, releaseTime: sheet.releaseTime } });
  return (
    <>
      <DescriptionList items={sheet.facts.map((fact) => ({ term: fact.term, text: fact.text }))} />
      <KitForm form={form} className="mt-4">
        <HiddenField name="blockId" value={sheet.blockId} />
        <div className="fields">
          <NumberField field={fields.size} label={t("block.size")} maxLength={3} />
          <div className="pair">
            <DateField field={fields.releaseDay} label={t("block.releaseDay")} />
            <TimeField field={fields.releaseTime} label={t("block.releaseTime")} />
          </div>
          <SubmitButton intent="changeBlock" wide busyText={t("block.changeBusy")}>{t("block.change")}</SubmitButton>
        </div>
      </KitForm>
      <OneTap intent="resendBlock" blockId={sheet.blockId} data={data} text={t("block.resend")} />
      {sheet.unnamed > 0 ? <OneTap intent="releaseBlock" blockId={sheet.blockId} data={data} text={t("block.releaseNow")} lead={t("block.releaseText", { count: sheet.unnamed })} /> : null}
    </>
  );
}
