import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeRepeat } from "~/domains/volunteering/commands/change-repeat.server";
import { endSeries } from "~/domains/volunteering/commands/end-series.server";
import { leaveOutDay, takeInDay } from "~/domains/volunteering/commands/leave-out-day.server";
import { manageShifts } from "~/domains/volunteering/permissions";
import { changeRepeatSchema, endSeriesSchema, leaveOutSchema, seriesParams, takeInSchema } from "~/domains/volunteering/plan-schemas";
import { seriesPage } from "~/domains/volunteering/queries/plan-pages.server";
import { SeriesPage } from "~/domains/volunteering/ui/SeriesPage";
import { seriesView } from "~/domains/volunteering/ui/series-view";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import type { Translate } from "~/platform/i18n/instance";

export const loader = staffLoader({ permission: manageShifts, params: seriesParams }, async ({ ctx, params, locale, t }) => {
  const page = await seriesPage(ctx, { ...params, locale });
  if (!page) throw notFound();
  return { pageTitle: `${t("volunteering:series.title", { title: page.title })} – ${t("shell:product")}`, series: seriesView(page, { locale, t }) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

const doneText = (t: Translate, first: string, told: number) => ok({ done: told > 0 ? `${first} ${t("volunteering:series.told", { count: told })}` : first });
const forms = { leaveOut: leaveOutSchema, takeIn: takeInSchema, end: endSeriesSchema, changeRepeat: changeRepeatSchema };

export const action = staffAction({ permission: manageShifts, params: seriesParams, messages: "volunteering", forms }, {
  leaveOut: async ({ ctx, params, value, t }) => {
    const out = await leaveOutDay(ctx, { ...params, ...value });
    return out.ok ? doneText(t, t("volunteering:series.done"), out.value.told) : out;
  },
  takeIn: async ({ ctx, params, value, t }) => {
    const taken = await takeInDay(ctx, { ...params, ...value });
    return taken.ok ? doneText(t, t("volunteering:series.done"), 0) : taken;
  },
  end: async ({ ctx, params, value, t }) => {
    const ended = await endSeries(ctx, { ...params, ...value });
    return ended.ok ? doneText(t, t("volunteering:series.ended"), ended.value.told) : ended;
  },
  changeRepeat: async ({ ctx, params, value, t }) => {
    const changed = await changeRepeat(ctx, { ...params, ...value });
    if (!changed.ok) return changed;
    // A series with shifts before that day goes on as another one.
    if (changed.value.seriesId !== params.seriesId) return redirect(`/staff/series/${changed.value.seriesId}`);
    return doneText(t, t("volunteering:series.changed", { n: String(changed.value.made) }), changed.value.told);
  },
});

export default function Series() {
  const { series } = useLoaderData<typeof loader>();
  return <SeriesPage series={series} data={useActionData<typeof action>()} />;
}
