import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate } from "~/platform/i18n/format";
import type { ButtonProps } from "~/ui/Button";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { Note } from "~/ui/Note";
import type { CountPage } from "../../queries/counts.server";

type Act = "submit" | "post" | "again" | "cancel";
interface Props { page: Omit<CountPage, "openedAt" | "decidedAt" | "differences"> & { readonly decidedAt: Date | string | null }; locale: "bg" | "en"; data: ActionReply | undefined }

function ActForm({ act, kind, busyText, data }: { act: Act; kind: ButtonProps["kind"]; busyText?: string; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const [form] = useKitForm<Record<string, never>>(act, { data });
  return <KitForm form={form}><SubmitButton intent={act} kind={kind} wide {...(busyText ? { busyText } : {})}>{t(`count.${act}`)}</SubmitButton></KitForm>;
}

/** What may be done with the count now, by whoever looks. */
export function CountActs({ page, locale, data }: Props) {
  const { t } = useTranslation("inkind");
  if (page.state === "posted") return page.decidedBy && page.decidedAt ? <Note tone="ok">{t("count.decided", { name: page.decidedBy, date: formatDate(page.decidedAt, locale) })}</Note> : null;
  if (page.state === "cancelled") return <Note>{t("count.cancelled")}</Note>;
  if (page.state === "open") {
    return (
      <div className="stack">
        {page.settled && page.mayCount ? <><ActForm act="submit" kind="primary" busyText={t("count.submitting")} data={data} /><p className="t14 soft">{t("count.submitHelp")}</p></> : null}
        {page.mayDecide ? <ActForm act="cancel" kind="quiet" data={data} /> : null}
      </div>
    );
  }
  return (
    <div className="stack">
      <Note tone="act">{t("count.waits", { name: page.submittedBy ?? "" })}</Note>
      {page.mayDecide && page.countedHere ? <Note tone="warn">{t("count.ownCount")}</Note> : null}
      {page.mayDecide && !page.countedHere ? <ActForm act="post" kind="primary" busyText={t("count.posting")} data={data} /> : null}
      {page.mayDecide ? <><ActForm act="again" kind="plain" data={data} /><ActForm act="cancel" kind="quiet" data={data} /></> : null}
    </div>
  );
}
