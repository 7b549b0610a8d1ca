import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { saveMonth, submitMonth } from "~/domains/services/commands/save-month.server";
import { questionOf, type MonthMeasure, type ServiceId } from "~/domains/services/model";
import { enterFigures, readServices } from "~/domains/services/permissions";
import { monthPage } from "~/domains/services/queries/month-page.server";
import { monthParams, monthShape } from "~/domains/services/schemas";
import { MonthTable, WorkTable, YearSoFar } from "~/domains/services/ui/MonthTable";
import { monthRows, questionView } from "~/domains/services/ui/month-rows";
import { replyFor } from "~/platform/forms/reply";
import { notFound } from "~/platform/http/answers.server";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatMonth, formatTime } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import { instant } from "~/platform/time/clock";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { Note } from "~/ui/Note";
import { Tag } from "~/ui/Tag";

export const loader = staffLoader({ permission: readServices, params: monthParams }, async ({ ctx, params, locale, t }) => {
  const page = await monthPage(ctx, { serviceId: params.serviceId as ServiceId, month: params.month, locale });
  if (!page) throw notFound();
  const month = formatMonth(page.month, locale);
  return {
    pageTitle: t("services:month.meta", { service: page.service.name, month }),
    title: t("services:month.title", { month }), month, year: page.month.slice(0, 4), service: page.service,
    state: page.state === "submitted" ? t("services:month.submitted") : page.savedAt ? t("services:month.saved", { time: formatTime(instant(page.savedAt), locale) }) : t("services:month.not_saved"),
    submitted: page.state === "submitted", ahead: page.ahead, running: page.running, locked: page.state === "submitted" || page.ahead || !page.service.mayEnter,
    view: monthRows(page, t, locale),
  };
});

export const action = staffAction({ permission: enterFigures, params: monthParams, messages: "services", forms: { save: monthShape, submit: monthShape } }, {
  save: ({ ctx, params, value }) => saveMonth(ctx, { ...params, serviceId: params.serviceId as ServiceId }, value),
  submit: async ({ ctx, params, value, request }) => {
    const outcome = await submitMonth(ctx, { ...params, serviceId: params.serviceId as ServiceId }, value);
    return outcome.ok ? redirect(new URL(request.url).pathname) : outcome;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

/** The question that stopped the hand-in, from the facts of its refusal. */
function refusedQuestion(data: ReturnType<typeof useActionData<typeof action>>, measures: readonly MonthMeasure[], t: Translate) {
  const { refusal, reply } = data ?? {};
  const measure = measures.find((one) => reply?.error?.[`figures.${one}`]);
  if (refusal?.code !== "figure_question" || !measure) return [];
  const { value, low, high } = refusal.facts as Record<string, number>;
  const question = questionOf(measure, value!, [low!, high!, high!]);
  return question ? [questionView(question, t)] : [];
}

export default function MonthFigures() {
  const { title, service, state, submitted, ahead, running, locked, view, year, month } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("services");
  const [form, fields] = useKitForm<{ figures: Record<MonthMeasure, string> }>("month", { reply: replyFor(data, "save") ?? replyFor(data, "submit") });
  const figures = fields.figures.getFieldset();
  const asked = refusedQuestion(data, view.rows.map((row) => row.measure), t as unknown as Translate);
  const questions = [...view.questions, ...asked.filter((one) => !view.questions.some((known) => known.measure === one.measure))];
  const ready = view.rows.filter((row) => row.value !== "").length;
  return (
    <div className="scr-month">
      <p className="t14 soft"><Link to="/staff/services">{t("overview.title")}</Link> / {service.name}</p>
      <div className="row wraps mt-1"><h1 className="grow">{title}</h1><Tag tone={submitted ? "ok" : "neutral"}>{state}</Tag></div>
      <p className="soft">{t("month.lead")}</p>
      <nav className="mstrip" aria-label={t("month.months_label")}>
        {view.months.map((one) => <Link key={one.to} to={one.to} aria-current={one.current ? "page" : undefined}>{one.text}</Link>)}
      </nav>
      {ahead ? <Note className="mt-4">{t("month.ahead_note")}</Note> : submitted ? <Note className="mt-4" tone="ok">{t("month.submitted_note")}</Note> : running && !locked ? <Note className="mt-4">{t("month.running")}</Note> : null}
      {!service.mayEnter && !submitted ? <Note className="mt-4">{t("month.read_only")}</Note> : null}
      {data?.intent === "save" && data.value ? <Note className="mt-4" tone="ok" role="status">{t("month.saved_note")}</Note> : null}
      <KitForm form={form} className="mt-5">
        <div className="card">
          <MonthTable view={view} fieldOf={(measure) => figures[measure]} questions={questions} locked={locked} year={year} month={month} />
          {locked ? null : (
            <footer className="send wraps">
              <p className="grow"><b>{t("month.ready", { count: ready, of: String(view.rows.length) })}</b></p>
              <SubmitButton intent="save" kind="plain" busyText={t("month.saving")}>{t("month.save")}</SubmitButton>
              <SubmitButton intent="submit" busyText={t("month.submitting")}>{t("month.submit")}</SubmitButton>
            </footer>
          )}
        </div>
        <section className="mt-6" aria-labelledby="work">
          <h2 id="work">{t("month.work_title")}</h2>
          <p className="soft mb-3">{t("month.work_lead")}</p>
          <div className="card"><WorkTable work={view.work} locked={locked} /></div>
        </section>
      </KitForm>
      <YearSoFar year={view.year} />
    </div>
  );
}
