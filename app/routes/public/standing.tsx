import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { endStanding, pauseStanding, resumeStanding } from "~/domains/inkind/commands/change-standing.server";
import { checkDeliveryNote, postDeliveryNote } from "~/domains/inkind/commands/post-delivery-note.server";
import { restoreStandingDay, skipStandingDay } from "~/domains/inkind/commands/skip-standing-day.server";
import { noteLimits } from "~/domains/inkind/delivery-note";
import { noFieldsForm, postNoteForm, standingDayForm } from "~/domains/inkind/offer-schemas";
import { standingPage } from "~/domains/inkind/queries/standing-pages.server";
import { ruleWords } from "~/domains/inkind/standing-words";
import { NoteUpload } from "~/domains/inkind/ui/NoteUpload";
import { StandingDays } from "~/domains/inkind/ui/StandingDays";
import { ok, refuse } from "~/platform/errors/result";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { More } from "~/ui/forms/More";
import { Note } from "~/ui/Note";
import { Tag } from "~/ui/Tag";

const params = z.object({ token: z.string().max(100) });

export const loader = publicLoader({ params }, async ({ ctx, params: { token }, request, locale, t }) => {
  const page = await throttledLookUp(ctx, request, () => standingPage(ctx, token));
  const title = page ? page.description : t("inkind:standing.unknownTitle");
  return data({ pageTitle: `${title} – ${t("shell:product")}`, page, rule: page ? ruleWords(page, t, locale) : "", locale }, page ? {} : { status: 404 });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" }];

const here = (token: string) => redirect(`/standing/${encodeURIComponent(token)}`);
const forms = { skip: standingDayForm, restore: standingDayForm, pause: noFieldsForm, resume: noFieldsForm, end: noFieldsForm, check: noFieldsForm, post: postNoteForm };

export const action = publicAction({ params, messages: "inkind", forms }, {
  skip: async ({ ctx, params: { token }, value: { day } }) => {
    const done = await skipStandingDay(ctx, { token, day });
    return done.ok ? here(token) : done;
  },
  restore: async ({ ctx, params: { token }, value: { day } }) => {
    const done = await restoreStandingDay(ctx, { token, day });
    return done.ok ? here(token) : done;
  },
  pause: async ({ ctx, params: { token } }) => {
    const done = await pauseStanding(ctx, { token });
    return done.ok ? here(token) : done;
  },
  resume: async ({ ctx, params: { token } }) => {
    const done = await resumeStanding(ctx, { token });
    return done.ok ? here(token) : done;
  },
  end: async ({ ctx, params: { token } }) => {
    const done = await endStanding(ctx, { token });
    return done.ok ? here(token) : done;
  },
  check: async ({ ctx, params: { token }, form }) => {
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return refuse("note_missing", undefined, "file");
    // Over the limit nothing is read: the flaw says so.
    if (file.size > noteLimits.bytes) return ok({ noteId: null, lines: [], flaws: [{ row: null, code: "note_too_large" as const, cell: "" }], code: null });
    return checkDeliveryNote(ctx, { token, bytes: new Uint8Array(await file.arrayBuffer()) });
  },
  post: async ({ ctx, params: { token }, value, locale }) => {
    const done = await postDeliveryNote(ctx, { token, noteId: value.noteId, locale });
    return done.ok ? redirect(`/t/${done.value.code}?sent=1`) : done;
  },
});

export default function Standing() {
  const { page, rule, locale } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  if (!page) return <div className="wrap narrow py-8 stack"><h1>{t("standing.unknownTitle")}</h1><p>{t("standing.unknownText")}</p></div>;
  const refused = reply?.refusal && reply.intent !== "check" ? reply.reply?.error?.[""]?.join(" ") : null;
  const stateText = { submitted: t("standing.waitingText"), active: null, paused: t("standing.pausedText"), ended: t("standing.endedText") }[page.state];
  return (
    <div className="wrap narrow py-8 stack wide">
      <div>
        <p className="soft">{page.firm}</p>
        <h1>{page.description}</h1>
        <p className="lead">{rule}</p>
        <Tag tone={page.state === "active" ? "ok" : "neutral"}>{t(`standing.states.${page.state}`)}</Tag>
      </div>
      {refused ? <Note tone="bad" role="alert">{refused}</Note> : null}
      {stateText ? <Note>{stateText}</Note> : null}
      {page.next.length > 0 ? <section className="stack"><h2>{t("standing.nextTitle")}</h2><StandingDays page={page} locale={locale} /></section> : null}
      {page.state === "active" || page.state === "paused" ? (
        <>
          <NoteUpload data={reply} locale={locale} />
          <Card pad>
            <More text={t("standing.changes")}>
              {page.state === "active" ? <ActForm intent="pause">{t("standing.pause")}</ActForm> : <ActForm intent="resume" kind="primary">{t("standing.resume")}</ActForm>}
              <ActForm intent="end" kind="quiet">{t("standing.end")}</ActForm>
            </More>
          </Card>
        </>
      ) : null}
      <p className="t14 soft">{t("standing.keep")}</p>
    </div>
  );
}
