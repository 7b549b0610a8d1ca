import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { shiftFilters } from "~/domains/volunteering/model";
import { shiftList } from "~/domains/volunteering/queries/shift-list.server";
import { shiftListSearch } from "~/domains/volunteering/schemas";
import { ShiftRows } from "~/domains/volunteering/ui/ShiftRow";
import { shiftDays } from "~/domains/volunteering/ui/shift-days";
import { publicLoader } from "~/platform/http/loaders.server";
import { momentOf } from "~/domains/volunteering/when";
import { LinkButton } from "~/ui/Button";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";

const hrefOf = (show: string, after?: string | null): string => {
  const search = new URLSearchParams({ ...(show === "all" ? {} : { show }), ...(after ? { after } : {}) }).toString();
  return search ? `/shifts?${search}` : "/shifts";
};

export const loader = publicLoader({ search: shiftListSearch }, async ({ ctx, search, locale, t }) => {
  const page = await shiftList(ctx, { filter: search.show, after: search.after, locale });
  const nearest = page.shifts.length > 0 || search.show === "all" ? null : (await shiftList(ctx, { filter: "all", locale, limit: 1 })).shifts[0];
  return {
    pageTitle: `${t("volunteering:list.title")} – ${t("shell:product")}`,
    filters: shiftFilters.map((show) => ({ show, text: t(`volunteering:list.filter.${show}`), to: hrefOf(show), current: show === search.show })),
    days: shiftDays(page.shifts, { locale, t, now: ctx.clock.now() }),
    more: page.next ? { to: hrefOf(search.show, page.next), text: t("volunteering:list.more", { count: page.more }) } : null,
    later: search.after !== undefined,
    filtered: search.show !== "all",
    nearest: nearest ? t("volunteering:list.emptyNearest", { when: momentOf(nearest.startsAt, locale) }) : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Shifts() {
  const { filters, days, more, later, filtered, nearest } = useLoaderData<typeof loader>();
  const { t } = useTranslation("volunteering");
  return (
    <div className="wrap pb-12">
      <PageHeader title={t("list.title")} lead={t("list.lead")} />
      <Chips label={t("list.filters")}>
        {filters.map((filter) => <Chip key={filter.show} to={filter.to} current={filter.current}>{filter.text}</Chip>)}
      </Chips>
      {days.map((day) => (
        <section key={day.key} aria-labelledby={`day-${day.key}`} className="mt-6">
          <div className="row between wraps mb-2">
            <h2 id={`day-${day.key}`} className="h3m">{day.heading}</h2>
            {day.host ? <span className="t14 soft">{day.host}</span> : null}
          </div>
          <ShiftRows rows={day.rows} />
        </section>
      ))}
      {days.length === 0 ? (
        <Empty
          title={t("list.emptyTitle")}
          text={nearest ?? t("list.emptyAll")}
          action={filtered ? <LinkButton to="/shifts">{t("list.clear")}</LinkButton> : null}
        />
      ) : null}
      <div className="mt-5">
        <ShowMore to={more?.to}>{more?.text}</ShowMore>
        {later ? <p className="text-center mt-2"><LinkButton to="/shifts" kind="quiet">{t("list.back")}</LinkButton></p> : null}
      </div>
    </div>
  );
}
