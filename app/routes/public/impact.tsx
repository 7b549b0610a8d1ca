import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { impactPage } from "~/domains/impact/queries/impact-page.server";
import { yearView } from "~/domains/impact/ui/year-view";
import { Definitions, GoodsTable, MeasureBars, MoneyPanel, PlainPanel, ProgrammeTable, SplitList } from "~/domains/impact/ui/YearParts";
import { serviceOptions } from "~/domains/services/api.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { BooksStrip } from "~/ui/Book";
import { MoreLink } from "~/ui/Button";
import { Note } from "~/ui/Note";
import { Section } from "~/ui/PageHeader";
import { Segments } from "~/ui/Segments";

const search = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined) });

export const loader = publicLoader({ search }, async ({ ctx, search: asked, locale, t }) => {
  const [page, services] = await Promise.all([impactPage(ctx, { year: asked.year, locale }), serviceOptions(ctx.db, locale)]);
  const back = services.find((service) => service.kind === "service")?.id ?? null;
  return { pageTitle: t("impact:year.meta", { year: page.year }), view: yearView(page, { t, locale }, back) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Impact() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  const { cash, in_kind: goods, time } = view.books;
  return (
    <div className="scr-impact">
      <div className="wrap pb-12">
        <div className="head">
          <div><h1>{view.title}</h1><p className="t18">{t("year.lead")}</p></div>
          {view.years.length > 1 ? <Segments label={t("year.years")} items={view.years} /> : null}
        </div>
        <Note>{view.asOf}</Note>
        <div className="mt-5">
          <BooksStrip
            note={t("never_added")}
            items={[
              { book: "money", word: t("books.cash"), figure: cash.figure, text: cash.text, more: <SplitList split={cash} book="money" /> },
              { book: "goods", word: t("books.in_kind"), figure: goods.figure, unit: goods.unit, text: goods.text, more: <SplitList split={goods} book="goods" /> },
              { book: "time", word: t("books.time"), figure: time.figure, text: time.text, more: <SplitList split={time} book="time" /> },
            ]}
          />
        </div>
        <MoneyPanel money={view.money} />
        <div className="two mt-6">
          <PlainPanel id="food" book="goods" title={t("year.goods_title")} lead={t("year.goods_lead")} label={t("year.goods_flow_label")} unitHead={t("year.kilos_head")} flow={view.food} />
          <PlainPanel id="hours" book="time" title={t("year.time_title")} lead={t("year.time_lead")} label={t("year.time_flow_label")} unitHead={t("year.hours_head")} flow={view.hours} />
        </div>
        <GoodsTable rows={view.goods} />
      </div>
      <Section id="services" title={t("year.services_title")} lead={t("year.services_lead")} ground="surface">
        <MeasureBars measures={view.services.measures} />
        <ProgrammeTable services={view.services} limit={view.limit} />
        {view.back ? <p className="mt-4"><MoreLink to={view.back}>{t("year.back_link")}</MoreLink></p> : null}
      </Section>
      <Section id="how" title={t("year.how")}><Definitions people={view.services.people} /></Section>
    </div>
  );
}
