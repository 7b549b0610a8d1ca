import { useTranslation } from "react-i18next";
import { formatPhone } from "~/domains/people/api";
import { formatDuration } from "~/platform/i18n/format";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { DateField, HiddenField, TextField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import type { HelpRow } from "../queries/help-list.server";

/** One promise of help with the form that says what the service really got. */
export function HelpCard({ row, today, data, locale }: { row: HelpRow & { receiptId: string }; today: string; data: ActionReply | undefined; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const hours = row.minutes ? String(row.minutes / 60) : "";
  const fields = replyFields(`help-${row.offerId}`, data, { receiptId: row.receiptId, receivedOn: today, hours: locale === "bg" ? hours.replace(".", ",") : hours, deliverable: row.deliverable ?? "" });
  const promised = [row.minutes ? formatDuration(row.minutes, locale) : "", row.deliverable ?? ""].filter(Boolean).join(", ");
  return (
    <Card as="section" pad className="stack">
      <div>
        <p className="t14 soft">{t("helpList.number", { number: String(row.number) })} · {row.service} · {row.donorName ?? t("gifts.noName")}{row.phone ? <> · <a href={`tel:${row.phone}`}>{formatPhone(row.phone)}</a></> : null}</p>
        <h3>{row.what} <Tag>{t(`kinds.${row.kind}`)}</Tag></h3>
        <p>{row.whenWords} · {t("help.amount")}: {promised}</p>
      </div>
      {row.mayConfirm ? (
        <KitForm form={fields.form} className="fields">
          <HiddenField name="receiptId" value={fields.text("receiptId")} />
          <HiddenField name="offerId" value={row.offerId} />
          <div className="pair">
            <DateField field={fields.field("receivedOn")} label={t("helpList.on")} />
            <TextField field={fields.field("hours")} label={t("help.hours")} optional inputMode="decimal" maxLength={6} autoComplete="off" />
          </div>
          <TextField field={fields.field("deliverable")} label={t("help.deliverable")} optional maxLength={200} autoComplete="off" />
          <SubmitButton intent="confirm" kind="plain">{t("helpList.confirm")}</SubmitButton>
        </KitForm>
      ) : null}
    </Card>
  );
}
