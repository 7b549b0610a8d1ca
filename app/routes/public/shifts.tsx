import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { anyFilter, shiftBrowseSearch, shiftsHref, shownMonth } from "~/domains/volunteering/browse";
import { shiftCalendar } from "~/domains/volunteering/queries/shift-calendar.server";
import { shiftChoices } from "~/domains/volunteering/queries/shift-choices.server";
import { nearestToFilters, shiftList } from "~/domains/volunteering/queries/shift-list.server";
import { BrowseBar } from "~/domains/volunteering/ui/BrowseBar";
import { browseView } from "~/domains/volunteering/ui/browse-view";
import { monthRange, monthView } from "~/domains/volunteering/ui/month-view";
import { ShiftMonth } from "~/domains/volunteering/ui/ShiftMonth";
import { ShiftRows } from "~/domains/volunteering/ui/ShiftRow";
import { shiftDays } from "~/domains/volunteering/ui/shift-days";
import { momentOf } from "~/domains/volunteering/when";
import { publicLoader } from "~/platform/http/loaders.server";
import { localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Empty } from "~/ui/Empty";
import { Link } from "~/ui/Link";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";

export const loader = publicLoader({ search: shiftBrowseSearch }, async ({ ctx, search: browse, locale, t }) => {
  const now = ctx.clock.now();
  const today = localDateOf(now);
  const { filters } = browse;
  const bar = browseView(browse, await shiftChoices(ctx, locale), { locale, t, today });
  const head = { pageTitle: `${t("volunteering:list.title")} – ${t("shell:product")}`, bar };
  if (browse.view === "calendar") {
    const month = shownMonth(browse, today);
    const days = await shiftCalendar(ctx, { ...monthRange(month), filters: { ...filters, from: undefined, to: undefined } });
    return { ...head, month: monthView(days, browse, { month, today, locale, t }), list: null };
  }
  const page = await shiftList(ctx, { filters, after: browse.after, locale });
  const nearest = page.shifts.length === 0 ? await nearestToFilters(ctx, filters, locale) : null;
  const list = {
    days: shiftDays(page.shifts, { locale, t, now }),
    more: page.next ? { to: shiftsHref({ ...browse, after: page.next }), text: t("volunteering:list.more", { count: page.more }) } : null,
    first: browse.after ? shiftsHref({ ...browse, after: undefined }) : null,
    filtered: anyFilter(filters),
    nearest: nearest ? { to: `/shifts/${nearest.id}`, text: t("volunteering:list.emptyNearest", { title: nearest.title, when: momentOf(nearest.startsAt, locale) }) } : null,
  };
  return { ...head, month: null, list };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

function ShiftsByDay({ list, clearTo }: { list: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["list"]>; clearTo: string | null }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      {list.days.map((day) => (
        <section key={day.key} aria-labelledby={`day-${day.key}`} className="mt-6">
          <div className="row between wraps mb-2">
            <h2 id={`day-${day.key}`} className="h3m">{day.heading}</h2>
            {day.host ? <span className="t14 soft">{day.host}</span> : null}
          </div>
          <ShiftRows rows={day.rows} />
        </section>
      ))}
      {list.days.length === 0 ? (
        <Empty
          title={t(list.filtered ? "list.emptyTitle" : "list.emptyAllTitle")}
          text={list.nearest ? <Link to={list.nearest.to}>{list.nearest.text}</Link> : t("list.emptyAll")}
          action={clearTo ? <LinkButton to={clearTo}>{t("list.clear")}</LinkButton> : null}
        />
      ) : null}
      <div className="mt-5">
        <ShowMore to={list.more?.to}>{list.more?.text}</ShowMore>
        {list.first ? <p className="text-center mt-2"><LinkButton to={list.first} kind="quiet">{t("list.first")}</LinkButton></p> : null}
      </div>
    </>
  );
}

export default function Shifts() {
  const { bar, list, month } = useLoaderData<typeof loader>();
  const { t } = useTranslation("volunteering");
  return (
    <div className="wrap pb-12 scr-shifts">
      <PageHeader title={t("list.title")} lead={t("list.lead")} />
      <BrowseBar view={bar} />
      {month ? <ShiftMonth month={month} /> : null}
      {list ? <ShiftsByDay list={list} clearTo={bar.clearTo} /> : null}
    </div>
  );
}
