import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { serviceMonthBack } from "~/domains/impact/queries/service-month.server";
import { bookLook } from "~/domains/impact/model";
import { ProgrammeSources } from "~/domains/impact/ui/ProgrammeSources";
import { monthView } from "~/domains/impact/ui/month-view";
import { monthParams } from "~/domains/services/schemas";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatMonth } from "~/platform/i18n/format";
import { BooksStrip } from "~/ui/Book";
import { LinkButton } from "~/ui/Button";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { PageHeader, Section } from "~/ui/PageHeader";
import { StatRow } from "~/ui/Stat";

export const loader = publicLoader({ params: monthParams }, async ({ ctx, params, locale, t }) => {
  const page = await serviceMonthBack(ctx, { ...params, locale });
  if (!page) throw notFound();
  return { pageTitle: t("impact:month.meta", { service: page.service.name, month: formatMonth(page.month, locale) }), view: monthView(page, { t, locale }) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function ServiceMonth() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  const months = view.months.length > 0 ? (
    <Chips label={t("month.none_text")}>
      {view.months.map((month) => <Chip key={month.to} to={month.to} current={month.current}>{month.text}</Chip>)}
    </Chips>
  ) : null;
  return (
    <div>
      <div className="wrap pb-8">
        <PageHeader over={`${view.service.name} · ${t("month.over")}`} title={view.title} lead={view.service.about} />
        {months}
        <div className="mt-6">
          {view.supported ? (
            <BooksStrip items={view.books.map(({ book, figure, text }) => ({ book: bookLook[book], word: t(`books.${book}`), figure, text }))} note={`${t("never_added")} ${t("month.supported_note")}`} />
          ) : (
            <Empty title={t("month.none")} text={view.months.length > 0 ? t("month.none_text") : t("month.supported_note")} />
          )}
        </div>
        <p className="row wraps mt-5 no-print">
          <LinkButton to={view.earlier} kind="quiet">{t("month.earlier")}</LinkButton>
          {view.later ? <LinkButton to={view.later} kind="quiet">{t("month.later")}</LinkButton> : null}
        </p>
      </div>
      <Section id="figures" title={t("month.figures")} ground="surface" lead={view.figures.length > 0 ? t("month.figures_note") : t("month.not_submitted")}>
        {view.figures.length > 0 ? <StatRow items={view.figures.map((figure) => ({ label: figure.name, value: figure.value }))} /> : null}
      </Section>
      {view.programmes.length > 0 ? (
        <Section id="sources" title={t("month.by_programme")}>
          {view.programmes.map((row) => <ProgrammeSources key={row.id} programme={row} />)}
        </Section>
      ) : null}
    </div>
  );
}
