import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, TextareaField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import type { DeskView } from "./desk-view";

type Fields = { messageId: string; subject: string; body: string; toWaiting: boolean };

export interface MessageFormProps {
  shiftId: string;
  messageId: string;
  lead: string;
  history: DeskView["messages"];
  data: ActionReply | undefined;
}

/** The team's words to everybody of a shift; each gets a letter of their own. */
export function MessageForm({ shiftId, messageId, lead, history, data }: MessageFormProps) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("send", { data });
  return (
    <>
      <PageHeader back={{ to: `/staff/shifts/${shiftId}`, text: t("candidates.back") }} title={t("shiftMessage.title")} lead={lead} />
      <div className="aside-cols">
        <Card as="section" pad>
          <KitForm form={form}>
            <HiddenField name="messageId" value={typeof fields.messageId.initialValue === "string" ? fields.messageId.initialValue : messageId} />
            <div className="fields">
              <TextField field={fields.subject} label={t("shiftMessage.subject")} autoComplete="off" maxLength={120} />
              <TextareaField field={fields.body} label={t("shiftMessage.body")} help={t("shiftMessage.bodyHelp")} rows={8} maxLength={4000} />
              <CheckField field={fields.toWaiting} label={t("shiftMessage.toWaiting")} />
              <p className="t14 soft">{t("shiftMessage.minors")}</p>
              <SubmitButton intent="send" busyText={t("shiftMessage.busy")}>{t("shiftMessage.send")}</SubmitButton>
            </div>
          </KitForm>
        </Card>
        <Card as="section" pad aria-labelledby="sent">
          <h2 id="sent">{t("shiftMessage.history")}</h2>
          {history.length === 0 ? <p className="t14 soft mt-2">{t("shiftMessage.none")}</p> : (
            <ul className="stack mt-2">{history.map((one) => <li key={one.key}><b>{one.subject}</b><p className="t14 soft">{one.meta}</p><p className="t14 whitespace-pre-line">{one.body}</p></li>)}</ul>
          )}
        </Card>
      </div>
    </>
  );
}
