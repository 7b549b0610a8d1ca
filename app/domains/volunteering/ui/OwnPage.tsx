import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { ActForm } from "~/ui/forms/ActForm";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Toast } from "~/ui/Toast";
import type { OwnDone } from "../own-schemas";
import type { OwnPageView } from "./own-page";
import { OwnHours } from "./OwnHours";
import { OwnPapers } from "./OwnPapers";
import { OwnSettings } from "./OwnSettings";
import { OwnPast, OwnUpcoming } from "./OwnUpcoming";

export interface WasDone {
  readonly what: OwnDone;
  /** The sign-up that may be undone. */
  readonly signupId: string | null;
}

/** What was done; giving up can be taken back while there is room. */
function Done({ done }: { done: WasDone }) {
  const { t } = useTranslation("volunteering");
  if (done.what === "cancel" && done.signupId) {
    return <Toast text={t("mine.done.cancel")} undo={<ActForm intent="confirm" fields={{ signupId: done.signupId }} kind="quiet">{t("mine.undo")}</ActForm>} />;
  }
  return <Note tone="ok" role="status" className="mb-6">{t(`mine.done.${done.what}`)}</Note>;
}

/** Acts of rows answer at the head of the page; forms with fields say their own. */
const ownForms = ["alerts", "askCertificate"];

function Refused({ data }: { data: ActionReply | undefined }) {
  const sentences = data?.refusal && !ownForms.includes(data.intent) ? (data.reply?.error?.[""] ?? []) : [];
  return sentences.length > 0 ? <Note tone="warn" role="alert" className="mb-6">{sentences.join(" ")}</Note> : null;
}

/** Everything of one volunteer: what comes, what was, hours and what they supported, settings. */
export function OwnPage({ page, data, done }: { page: OwnPageView; data: ActionReply | undefined; done: WasDone | null }) {
  return (
    <div className="scr-mine wrap pb-12">
      <PageHeader title={page.title} lead={page.lead} />
      <Refused data={data} />
      {done && !data?.refusal ? <Done done={done} /> : null}
      <div className="parts">
        <OwnUpcoming rows={page.upcoming} />
        <OwnHours hours={page.hours} />
        {page.papers ? <OwnPapers papers={page.papers} data={data} /> : null}
        <OwnPast rows={page.past} />
        <OwnSettings page={page} data={data} />
      </div>
    </div>
  );
}
