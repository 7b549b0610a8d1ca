import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readServices } from "~/domains/services/permissions";
import { servicesOverview } from "~/domains/services/queries/services-overview.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDayRange, formatMonth, formatMonthName } from "~/platform/i18n/format";
import { addMonths, monthOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const kinds = ["programme", "atelier", "activity"] as const;

export const loader = staffLoader({ permission: readServices }, async ({ ctx, locale, t }) => {
  const page = await servicesOverview(ctx, { locale });
  return {
    pageTitle: t("services:overview.meta"),
    services: page.services.filter((service) => service.kind === "service").map((service) => {
      const waiting = service.months.find((row) => row.state === "draft")?.month ?? (service.months.length > 0 ? addMonths(service.months.at(-1)!.month, 1) : page.thisMonth);
      const enter = waiting > page.thisMonth ? page.thisMonth : monthOf(waiting);
      return {
        id: service.id, name: service.name, about: service.about, capacity: service.capacity ? t("services:overview.capacity", { n: service.capacity }) : null,
        enter: service.mayEnter ? { to: `/staff/services/${service.id}/${enter.slice(0, 7)}`, text: t("services:overview.month_entry", { month: formatMonth(enter, locale) }) } : null,
        months: service.months.map((row) => ({ to: `/staff/services/${service.id}/${row.month.slice(0, 7)}`, text: formatMonthName(row.month, locale, "short"), draft: row.state === "draft" })),
        groups: kinds.map((kind) => ({
          kind,
          names: service.programmes.filter((p) => p.kind === kind).map((p) => (p.startsOn && p.endsOn ? `${p.name}, ${formatDayRange(p.startsOn, p.endsOn, locale)}` : p.name)),
        })).filter((group) => group.names.length > 0),
      };
    }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Services() {
  const { services } = useLoaderData<typeof loader>();
  const { t } = useTranslation("services");
  return (
    <>
      <PageHeader title={t("overview.title")} lead={t("overview.lead")} />
      {services.length === 0 ? <Empty title={t("overview.none")} /> : null}
      {services.map((service) => (
        <Card key={service.id} as="section" pad className="mb-5" aria-labelledby={service.id}>
          <div className="row between wraps">
            <h2 id={service.id}>{service.name}</h2>
            <p className="row wraps">
              {service.enter ? <LinkButton to={service.enter.to} kind="soft">{service.enter.text}</LinkButton> : null}
              <LinkButton to={`/staff/services/${service.id}/costs`} kind="quiet" aria-label={`${t("overview.costs")}: ${service.name}`}>{t("overview.costs")}</LinkButton>
            </p>
          </div>
          {service.about ? <p className="soft">{service.about}</p> : null}
          {service.capacity ? <p className="t14 soft">{service.capacity}</p> : null}
          {service.months.length > 0 ? (
            <ul className="row wraps mt-3">
              {service.months.map((month) => <li key={month.to}><Link to={month.to}>{month.text}</Link>{month.draft ? <> <Tag tone="warn">{t("overview.month_state.draft")}</Tag></> : null}</li>)}
            </ul>
          ) : null}
          {service.groups.map((group) => (
            <p key={group.kind} className="t14 mt-2"><b>{t(`overview.programmes.${group.kind}`)}:</b> {group.names.join(" · ")}</p>
          ))}
        </Card>
      ))}
    </>
  );
}
