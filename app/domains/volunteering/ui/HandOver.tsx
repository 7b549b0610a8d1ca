import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, SelectField, TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import type { HandOverView } from "./hand-over";
import { ShiftFacts } from "./ShiftFacts";

interface Props {
  view: HandOverView;
  data: ActionReply | undefined;
}

/** Only where nobody waits; otherwise giving up passes the place to them, and that is offered instead. */
function ToAnybody({ view, data }: Props) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ handoverId: string }>("open", { data });
  return (
    <Card pad as="section">
      <h2 className="h3m">{t("handOver.openTitle")}</h2>
      {view.waits ? (
        <div className="stack mt-2">
          <p>{view.waits}</p>
          {view.cancelUntil ? <><ActForm intent="cancel" wide>{t("handOver.giveUp")}</ActForm><p className="t14 soft">{view.cancelUntil}</p></> : null}
        </div>
      ) : (
        <KitForm form={form} className="stack mt-2">
          <HiddenField name="handoverId" value={view.openId} />
          <p className="soft">{t("handOver.openText")}</p>
          <SubmitButton intent="open" kind="plain" wide busyText={t("handOver.openBusy")}>{t("handOver.open")}</SubmitButton>
        </KitForm>
      )}
    </Card>
  );
}

function ToFriend({ view, data }: Props) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ handoverId: string; fullName: string; email: string; forShiftId: string }>("named", { data });
  const kept = fields.handoverId.initialValue;
  return (
    <Card pad as="section">
      <h2 className="h3m">{t("handOver.namedTitle")}</h2>
      <p className="soft mt-2 mb-4">{t("handOver.namedText")}</p>
      <KitForm form={form}>
        <HiddenField name="handoverId" value={typeof kept === "string" ? kept : view.namedId} />
        <div className="fields">
          <TextField field={fields.fullName} label={t("handOver.name")} autoComplete="off" maxLength={120} />
          <EmailField field={fields.email} label={t("handOver.email")} autoComplete="off" maxLength={200} />
          {view.exchangeable.length > 0 ? (
            <SelectField field={fields.forShiftId} label={t("handOver.exchange")} help={t("handOver.exchangeHelp")} optional options={view.exchangeable} emptyText={t("handOver.exchangeNone")} />
          ) : null}
          <SubmitButton intent="named" size="big" wide busyText={t("handOver.askBusy")}>{t("handOver.ask")}</SubmitButton>
        </div>
      </KitForm>
    </Card>
  );
}

function Seeking({ view, text }: { view: HandOverView; text: string }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card pad as="section">
      <h2 className="h3m">{t("handOver.now")}</h2>
      <p className="mt-2">{text}</p>
      <p className="t14 soft mt-1 mb-4">{t("handOver.lapses")}</p>
      <div className="stack">
        <ActForm intent="withdraw" wide busyText={t("handOver.withdrawBusy")}>{t("handOver.withdraw")}</ActForm>
        {view.cancelUntil ? <><ActForm intent="cancel" kind="quiet" wide>{t("mine.act.cancel")}</ActForm><p className="t14 soft">{view.cancelUntil}</p></> : null}
      </div>
    </Card>
  );
}

/** „Предложете размяна“ (sketch 02 В): to anybody, to a friend, or in exchange for a friend's shift. */
export function HandOver({ view, data, done }: Props & { done: string | null }) {
  const { t } = useTranslation("volunteering");
  const general = data?.refusal && data.intent !== "named" && data.intent !== "open" ? (data.reply?.error?.[""] ?? []) : [];
  if (view.gone) {
    return (
      <div className="stack">
        <PageHeader back={{ to: view.back, text: t("handOver.back") }} title={t("handOver.goneTitle")} lead={t("handOver.goneText")} />
        <LinkButton to={view.back} kind="primary" size="big" wide>{t("handOver.back")}</LinkButton>
      </div>
    );
  }
  return (
    <>
      <PageHeader back={{ to: view.back, text: t("handOver.back") }} title={t("handOver.title")} />
      {general.length > 0 ? <Note tone="warn" role="alert" className="mb-6">{general.join(" ")}</Note> : null}
      {done && !data?.refusal ? <Note tone="ok" role="status" className="mb-6">{done}</Note> : null}
      <div className="stack">
        <div className="mb-6">
          <h2 className="h2m mb-3">{view.shiftTitle}</h2>
          <ShiftFacts facts={view.facts} />
          {view.party ? <p className="t14 soft mt-3">{view.party}</p> : null}
        </div>
        {view.seeking ? <Seeking view={view} text={view.seeking} /> : <><ToFriend view={view} data={data} /><ToAnybody view={view} data={data} /></>}
      </div>
    </>
  );
}
