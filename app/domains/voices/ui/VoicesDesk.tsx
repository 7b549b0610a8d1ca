import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card, CardRows } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import { moods, type NoteState } from "../model";
import { Face } from "./VoiceFields";

export interface MoodRowView {
  readonly key: string;
  readonly month: string;
  readonly service: string;
  readonly counts: readonly number[] | null;
  readonly answers: number | null;
}
export interface NoteRowView {
  readonly id: string;
  readonly text: string;
  readonly about: string;
  readonly state: NoteState;
}

export function MoodTable({ rows }: { rows: readonly MoodRowView[] }) {
  const { t } = useTranslation("voices");
  if (rows.length === 0) return <p className="soft">{t("desk.moodEmpty")}</p>;
  return (
    <DataTable
      caption={t("desk.moodTitle")} captionHidden cards rows={rows} rowKey={(row) => row.key}
      columns={[
        { key: "month", head: t("desk.month"), cell: (row) => row.month },
        { key: "what", head: t("desk.what"), cell: (row) => row.service },
        ...moods.map((mood, at) => ({
          key: mood, head: <span className="face"><Face mood={mood} />{t(`moods.${mood}`)}</span>, align: "end" as const, cell: (row: MoodRowView) => (row.counts ? <span className="num">{row.counts[at]}</span> : "–"),
        })),
        { key: "answers", head: <span className="vh">{t("desk.allAnswers")}</span>, align: "end", cell: (row) => <span className="soft">{row.answers === null ? t("desk.few") : t("desk.answers", { count: row.answers })}</span> },
      ]}
    />
  );
}

function Decide({ intent, note, data }: { intent: "show" | "hide"; note: NoteRowView; data: ActionReply | undefined }) {
  const { t } = useTranslation("voices");
  const [form] = useKitForm<{ noteId: string }>(intent, { data, id: `${intent}-${note.id}` });
  return (
    <KitForm form={form} quiet>
      <HiddenField name="noteId" value={note.id} />
      <SubmitButton intent={intent} kind={intent === "show" ? "soft" : "quiet"} size="sm" aria-label={t(`desk.${intent}For`, { text: note.text.slice(0, 40) })}>{t(`desk.${intent}`)}</SubmitButton>
    </KitForm>
  );
}

const tones = { waiting: "warn", shown: "ok", hidden: "neutral" } as const;

/** Each note is read before anybody else sees it. */
export function JarDesk({ notes, data }: { notes: readonly NoteRowView[]; data: ActionReply | undefined }) {
  const { t } = useTranslation("voices");
  if (notes.length === 0) return <Empty title={t("desk.jarEmpty")} text={t("desk.jarEmptyText")} />;
  return (
    <Card>
      <CardRows>
        {notes.map((note) => (
          <li key={note.id} className="row wraps">
            <span className="grow basis-48">{note.text}<span className="t14 soft block">{note.about}</span></span>
            <Tag tone={tones[note.state]}>{t(`desk.state.${note.state}`)}</Tag>
            {note.state === "shown" ? null : <Decide intent="show" note={note} data={data} />}
            {note.state === "hidden" ? null : <Decide intent="hide" note={note} data={data} />}
          </li>
        ))}
      </CardRows>
    </Card>
  );
}
