import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { jarWall } from "~/domains/voices/queries/jar.server";
import { JarDrawing } from "~/domains/voices/ui/VoiceFields";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatMonth } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";

/** The public wall: only what somebody of the team has read and let out, to the month. */
export const loader = publicLoader({}, async ({ ctx, locale, t }) => ({
  title: `${t("voices:wall.title")} – ${t("shell:product")}`,
  notes: (await jarWall(ctx)).map((note) => ({ id: note.id, text: note.text, lang: /\p{Script=Cyrillic}/u.test(note.text) ? "bg" : "en", when: formatMonth(note.day, locale) })),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Jar() {
  const { notes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("voices");
  return (
    <div className="wrap pb-12 scr-jar">
      <PageHeader title={t("wall.title")} lead={t("wall.lead")} aside={<JarDrawing />} />
      {notes.length === 0 ? <Empty title={t("wall.empty")} text={t("wall.emptyText")} action={<LinkButton to="/shifts">{t("wall.join")}</LinkButton>} /> : (
        <>
          <ul className="wall">{notes.map((note) => <li key={note.id}><span lang={note.lang}>{note.text}</span><small>{note.when}</small></li>)}</ul>
          <p className="mt-6 text-center"><LinkButton to="/shifts" size="big">{t("wall.join")}</LinkButton></p>
        </>
      )}
    </div>
  );
}
