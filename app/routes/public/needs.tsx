import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { needsPage } from "~/domains/impact/queries/home.server";
import { Needs } from "~/domains/impact/ui/Needs";
import { NeedsAside } from "~/domains/impact/ui/NeedsAside";
import { needsView } from "~/domains/impact/ui/needs-view";
import { organisationSettings } from "~/domains/people/api.server";
import { needKinds } from "~/domains/services/model";
import { publicLoader } from "~/platform/http/loaders.server";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/Button";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { BoxIcon, ClockIcon, CoinsIcon, ScissorsIcon, WaypointsIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { ServiceRing } from "~/ui/thread/drawings";

const KIND_ICON = { goods: BoxIcon, time: ClockIcon, cash: CoinsIcon, skill: ScissorsIcon, brokerage: WaypointsIcon } as const;

const search = z.object({ show: z.enum(["all", "urgent", ...needKinds]).catch("all").default("all") });

export const loader = publicLoader({ search }, async ({ ctx, search: asked, locale, t }) => {
  const [page, organisation] = await Promise.all([needsPage(ctx, { locale }), organisationSettings(ctx.db, locale)]);
  return { pageTitle: t("impact:needs.meta"), phone: organisation.phone, view: needsView(page, asked.show, { t, locale }) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function NeedsPage() {
  const { view, phone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  return (
    <div className="wrap scr-needs">
      <PageHeader title={t("needs.title")} lead={view.lead} />
      <div className="by">
        <Chips label={t("needs.filter")}>
          {view.filters.map((filter) => <Chip key={filter.to} to={filter.to} current={filter.current}>{filter.show in KIND_ICON ? <Icon of={KIND_ICON[filter.show as keyof typeof KIND_ICON]} /> : null}{filter.text}</Chip>)}
        </Chips>
      </div>
      <div className="two">
        <NeedsAside services={view.services} phone={phone} />
        <div>
          {view.services.length === 0 && view.filtered ? (
            <Empty title={t("needs.none")} text={t("needs.none_text", { n: String(view.total) })} action={<LinkButton to="/needs">{t("needs.clear")}</LinkButton>} />
          ) : null}
          {view.services.map((service, index) => (
            <section key={service.id} id={`service-${service.id}`} className="blk" aria-labelledby={`title-${service.id}`}>
              <div className="svc row"><ServiceRing empty tail={0} /><h2 id={`title-${service.id}`} className="grow">{service.name}</h2><span className="soft">{service.count}</span></div>
              <Card><Needs needs={service.needs} primaryFirst={index === 0} soft /></Card>
            </section>
          ))}
          {view.met.length > 0 ? (
            <section className="blk" aria-labelledby="met">
              <div className="svc row"><ServiceRing tail={0} /><h2 id="met" className="grow">{t("needs.met")}</h2></div>
              <Card><Needs needs={view.met} /></Card>
            </section>
          ) : null}
        </div>
      </div>
    </div>
  );
}
