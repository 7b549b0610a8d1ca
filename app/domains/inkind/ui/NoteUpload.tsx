import { useTranslation } from "react-i18next";
import { formatMoney, formatQuantity } from "~/platform/i18n/format";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/Button";
import { DataTable } from "~/ui/DataTable";
import { ActForm } from "~/ui/forms/ActForm";
import { Field } from "~/ui/forms/Field";
import { controlProps } from "~/ui/forms/field";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { Note } from "~/ui/Note";
import type { CheckedNote } from "../commands/post-delivery-note.server";

const shown = 30;

/** A firm's file: first what it would become or every flaw in it, then one button for all of it. */
export function NoteUpload({ data, locale }: { data: ActionReply<unknown> | undefined; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const checked = data?.intent === "check" && !data.refusal ? (data.value as CheckedNote | undefined) : undefined;
  const fields = replyFields("note", data?.intent === "check" || data?.intent === "post" ? data : undefined);
  const file = fields.field("file");
  return (
    <Card as="section" pad className="stack">
      <h2>{t("note.title")}</h2>
      <p className="t14 soft">{t("note.lead")} {t("note.excel")}</p>
      {checked && checked.flaws.length > 0 ? (
        <Note tone="bad" role="alert" title={t("note.flawsTitle")}>
          <ul>
            {checked.flaws.slice(0, shown).map((flaw, index) => {
              const text = t(`note.flaws.${flaw.code}`, { cell: flaw.cell });
              return <li key={index}>{flaw.row === null ? text : t("note.row", { row: String(flaw.row), text })}</li>;
            })}
          </ul>
          {checked.flaws.length > shown ? <p>{t("note.more", { count: checked.flaws.length - shown })}</p> : null}
        </Note>
      ) : null}
      {checked?.code ? <Note title={t("note.before")}><p><LinkButton to={`/t/${checked.code}`} kind="quiet">{t("note.follow")}</LinkButton></p></Note> : null}
      {checked?.noteId && !checked.code ? (
        <>
          <Note tone="ok" role="status" title={t("note.ready", { count: checked.lines.length })}>{t("note.nothingYet")}</Note>
          <DataTable
            caption={t("note.title")} captionHidden rows={checked.lines.slice(0, shown).map((line, index) => ({ ...line, key: String(index) }))} rowKey={(line) => line.key}
            columns={[
              { key: "what", head: t("gifts.what"), rowHeader: true, cell: (line) => <>{line.description}<small>{t(`categories.${line.category}`)}</small></> },
              { key: "quantity", head: t("give.quantity"), align: "end", cell: (line) => formatQuantity(line.quantity, line.unit, locale) },
              { key: "value", head: t("inbox.value"), align: "end", cell: (line) => (line.valueCents ? formatMoney(line.valueCents, locale) : "–") },
            ]}
          />
          {checked.lines.length > shown ? <p className="soft">{t("note.more", { count: checked.lines.length - shown })}</p> : null}
          <ActForm intent="post" fields={{ noteId: checked.noteId }} kind="primary" wide>{t("note.post")}</ActForm>
        </>
      ) : null}
      <KitForm form={fields.form} encType="multipart/form-data" className="fields">
        <Field field={file} label={t("note.file")} help={t("note.prompt")}><input type="file" accept=".csv,.txt,text/csv" {...controlProps(file, true)} /></Field>
        <SubmitButton intent="check" kind="plain">{t("note.check")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
