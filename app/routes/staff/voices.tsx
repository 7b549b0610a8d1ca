import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { decideNote } from "~/domains/voices/commands/decide-note.server";
import { moderateNotes, readMoods } from "~/domains/voices/permissions";
import { jarDesk } from "~/domains/voices/queries/jar.server";
import { moodBoard } from "~/domains/voices/queries/mood-board.server";
import { decideNoteSchema } from "~/domains/voices/schemas";
import { JarDesk, MoodTable } from "~/domains/voices/ui/VoicesDesk";
import { allows } from "~/platform/access/permission";
import { ok, type Result } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatMonth } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission: readMoods }, async ({ ctx, locale, t, actor }) => {
  const moderates = allows(actor, moderateNotes);
  const [moods, notes] = await Promise.all([moodBoard(ctx, { locale }), moderates ? jarDesk(ctx, { locale }) : []]);
  return {
    title: `${t("voices:desk.title")} – ${t("shell:product")}`, moderates,
    moods: moods.map((row, n) => ({ key: String(n), month: formatMonth(row.month, locale), service: row.service ?? t("voices:desk.own"), counts: row.counts, answers: row.answers })),
    notes: notes.map((note) => ({ id: note.id, text: note.text, state: note.state, about: t("voices:desk.about", { shift: note.shift, day: formatDate(note.day, locale) }) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const told = <C extends string>(done: Result<unknown, C>, text: string) => (done.ok ? ok({ done: text }) : done);

export const action = staffAction({ permission: readMoods, messages: "voices", forms: { show: decideNoteSchema, hide: decideNoteSchema } }, {
  show: async ({ ctx, value, t }) => told(await decideNote(ctx, { ...value, decision: "shown" }), t("voices:desk.shown")),
  hide: async ({ ctx, value, t }) => told(await decideNote(ctx, { ...value, decision: "hidden" }), t("voices:desk.hidden")),
});

export default function Voices() {
  const { moods, notes, moderates } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("voices");
  const done = (data?.value as { done?: string } | undefined)?.done;
  return (
    <div className="scr-jar">
      <PageHeader title={t("desk.title")} lead={t("desk.lead")} aside={<LinkButton to="/jar">{t("desk.wall")}</LinkButton>} />
      {done ? <Note tone="ok" role="status" className="mb-4">{done}</Note> : null}
      {moderates ? (
        <section className="mb-8">
          <h2>{t("desk.jarTitle")}</h2>
          <p className="soft mt-1 mb-3">{t("desk.jarText")}</p>
          <JarDesk notes={notes} data={data} />
        </section>
      ) : null}
      <section>
        <h2>{t("desk.moodTitle")}</h2>
        <p className="soft mt-1 mb-3">{t("desk.moodText")}</p>
        <MoodTable rows={moods} />
      </section>
    </div>
  );
}
