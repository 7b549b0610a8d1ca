import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, SelectField } from "~/ui/forms/TextField";
import { DownloadIcon } from "~/ui/icons";
import type { PapersView } from "./own-page";

/** Certificates of one's hours: what was issued, what waits, and the form that asks for one. */
export function OwnPapers({ papers, data }: { papers: PapersView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ certificateId: string; fromDay: string; untilDay: string; purpose: string }>("askCertificate", {
    data, defaultValue: { fromDay: papers.fromDay, untilDay: papers.untilDay, purpose: "school" },
  });
  const kept = fields.certificateId.initialValue;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers" className="h2m mb-3">{t("mine.papers.title")}</h2>
      <Card pad>
        <p className="soft">{t("mine.papers.text")}</p>
        {papers.rows.length > 0 ? (
          <ul className="lines mt-3">
            {papers.rows.map((row) => (
              <li key={row.id}>
                <span className="grow"><b>{row.period}</b><span className="block t14 soft">{row.text}</span></span>
                {row.openName ? <ActForm intent="openCertificate" fields={{ certificateId: row.id }} icon={DownloadIcon} aria-label={row.openName}>{t("mine.papers.open")}</ActForm> : null}
              </li>
            ))}
          </ul>
        ) : null}
        <details className="opens" open={data?.intent === "askCertificate"}>
          <summary>{t("mine.papers.askTitle")}</summary>
          <KitForm form={form}>
            <HiddenField name="certificateId" value={typeof kept === "string" ? kept : papers.askId} />
            <div className="fields mt-2">
              <DateField field={fields.fromDay} label={t("mine.papers.from")} />
              <DateField field={fields.untilDay} label={t("mine.papers.until")} />
              <SelectField field={fields.purpose} label={t("mine.papers.purpose")} options={papers.purposes} emptyText={null} />
              <SubmitButton intent="askCertificate" kind="plain" busyText={t("mine.papers.askBusy")}>{t("mine.papers.ask")}</SubmitButton>
            </div>
          </KitForm>
        </details>
      </Card>
    </section>
  );
}
