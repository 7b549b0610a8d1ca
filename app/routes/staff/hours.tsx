import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { attestSubmitted } from "~/domains/volunteering/commands/attest-hours.server";
import { attestSchema, attestShiftSchema } from "~/domains/volunteering/kiosk-schemas";
import { issueCertificates, manageKiosks, seeHours, wholeHouse } from "~/domains/volunteering/permissions";
import { hoursMonth, hoursPosted, hoursWaiting } from "~/domains/volunteering/queries/hours-desk.server";
import { monthView, postedRows, waitingShifts } from "~/domains/volunteering/ui/hours-view";
import { HoursOfMonth, HoursPosted, HoursTabs, HoursWaiting } from "~/domains/volunteering/ui/HoursDesk";
import { allows } from "~/platform/access/permission";
import { ok, type Result } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDuration, formatMonth } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { addMonths, localDateOf, monthOf, parseLocalDate } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { ChevronLeftIcon, ChevronRightIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ view: z.enum(["waiting", "posted"]).catch("waiting"), month: z.string().max(7).optional().catch(undefined), done: z.string().max(10).optional().catch(undefined) });

export const loader = staffLoader({ permission: seeHours, search }, async ({ ctx, search: { view, month: asked, done }, locale, t, actor }) => {
  const said = { locale, t };
  const page = { title: `${t("volunteering:hoursDesk.title")} – ${t("shell:product")}`, mayIssue: allows(actor, issueCertificates, wholeHouse), corrected: done === "corrected", mayOpen: allows(actor, manageKiosks) };
  if (view === "waiting") return { ...page, view, waiting: waitingShifts(await hoursWaiting(ctx, { locale }), said), posted: null };
  const month = monthOf(parseLocalDate(`${asked ?? ""}-01`) ?? localDateOf(ctx.clock.now()));
  const [totals, entries] = await Promise.all([hoursMonth(ctx, { month, locale }), hoursPosted(ctx, { month, locale })]);
  const key = (months: number) => addMonths(month, months).slice(0, 7);
  return { ...page, view, waiting: [], posted: { month: formatMonth(month, locale), earlier: key(-1), later: key(1), totals: monthView(totals, said), rows: postedRows(entries, said) } };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const told = <C extends string>(done: Result<{ posted: number; minutes: number }, C>, { t, locale }: { t: Translate; locale: Locale }) =>
  done.ok ? ok({ done: done.value.posted > 0 ? t("volunteering:hoursDesk.attested", { time: formatDuration(done.value.minutes, locale) }) : t("volunteering:hoursDesk.attestedNone") }) : done;

export const action = staffAction({ permission: seeHours, messages: "volunteering", forms: { attest: attestSchema, attestAll: attestShiftSchema } }, {
  attest: async ({ ctx, value, t, locale }) => told(await attestSubmitted(ctx, value), { t, locale }),
  attestAll: async ({ ctx, value, t, locale }) => told(await attestSubmitted(ctx, value), { t, locale }),
});

export default function Hours() {
  const { view, waiting, posted, mayIssue, mayOpen, corrected } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const done = (data?.value as { done?: string } | undefined)?.done ?? (corrected ? t("hoursDesk.corrected") : null);
  const refused = data?.refusal ? data.reply?.error?.[""]?.join(" ") : null;
  return (
    <>
      <PageHeader title={t("hoursDesk.title")} lead={t("hoursDesk.lead")} aside={mayOpen ? <LinkButton to="/staff/kiosk">{t("kiosks.title")}</LinkButton> : null} />
      <HoursTabs current={view} mayIssue={mayIssue} />
      {done ? <Note tone="ok" role="status" className="mt-4">{done}</Note> : null}
      {refused ? <Note tone="bad" role="alert" className="mt-4">{refused}</Note> : null}
      {posted ? (
        <>
          <div className="row between mt-5">
            <h2>{posted.month}</h2>
            <span className="row tight">
              <LinkButton to={`/staff/hours?view=posted&month=${posted.earlier}`} kind="quiet" className="icon" icon={ChevronLeftIcon} aria-label={t("hoursDesk.earlier")} />
              <LinkButton to={`/staff/hours?view=posted&month=${posted.later}`} kind="quiet" className="icon" icon={ChevronRightIcon} aria-label={t("hoursDesk.later")} />
            </span>
          </div>
          <HoursOfMonth month={posted.totals} />
          <HoursPosted rows={posted.rows} />
        </>
      ) : <HoursWaiting shifts={waiting} data={data} />}
    </>
  );
}
