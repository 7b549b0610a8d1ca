import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { seeToday } from "~/domains/impact/permissions";
import { todayPage } from "~/domains/impact/queries/today.server";
import { DayThread, ExpiringCard, SeatsCard, Tasks, WeekCard } from "~/domains/impact/ui/TodayParts";
import { todayView } from "~/domains/impact/ui/today-view";
import { staffLoader } from "~/platform/http/loaders.server";
import { Tag } from "~/ui/Tag";

export const loader = staffLoader({ permission: seeToday }, async ({ ctx, locale, t }) => ({
  pageTitle: t("impact:today.meta"), view: todayView(await todayPage(ctx, { locale }), { t, locale }),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Today() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  return (
    <div className="scr-today">
      <div className="row wraps">
        <h1 className="grow">{t("today.title")} <span className="soft t18 font-normal">{view.date}</span></h1>
        <Tag tone={view.check.tone}>{view.check.text}</Tag>
      </div>
      <DayThread view={view} />
      <div className="two">
        <Tasks tasks={view.tasks} />
        <aside className="stack wide" aria-label={t("today.week")}>
          <SeatsCard seats={view.seats} />
          <WeekCard week={view.week} />
          <ExpiringCard lots={view.expiring} />
        </aside>
      </div>
    </div>
  );
}
