import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readValues } from "~/domains/inkind/permissions";
import { yearReport } from "~/domains/inkind/queries/value-reports.server";
import { ValueTotals } from "~/domains/inkind/ui/ValueReport";
import { ValueTabs } from "~/domains/inkind/ui/ValueTabs";
import { yearField } from "~/domains/inkind/value-schemas";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatMoney, formatQuantity } from "~/platform/i18n/format";
import { localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { plainField } from "~/ui/forms/field";
import { GetForm } from "~/ui/forms/GetForm";
import { SubmitButton } from "~/ui/forms/KitForm";
import { SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readValues, search: z.object({ year: yearField.optional().catch(undefined) }) }, async ({ ctx, search, locale, t }) => {
  const present = Number(localDateOf(ctx.clock.now()).slice(0, 4));
  const year = search.year ?? present;
  return { ...(await yearReport(ctx, year, locale)), year, years: [...new Set([present, present - 1, present - 2, year])].sort((a, b) => b - a), locale, title: `${t("inkind:values.yearTitle")} – ${t("shell:product")}` };
});

export default function YearOfValues() {
  const { groups, totals, year, years, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <div className="stack wide">
      <PageHeader title={t("values.yearTitle")} lead={t("values.yearLead")} />
      <ValueTabs current="year" />
      <GetForm action="/staff/values/year" className="row wraps" atOnce>
        <SelectField field={plainField("year", String(year))} label={t("values.year")} emptyText={null} options={years.map((value) => ({ value: String(value), text: String(value) }))} />
        <SubmitButton kind="soft" className="self-end">{t("values.show")}</SubmitButton>
        <LinkButton reloadDocument to={`/api/values/year.csv?year=${year}`} kind="plain" className="self-end">{t("values.csv")}</LinkButton>
      </GetForm>
      {groups.length === 0 ? <Empty title={t("values.emptyYear")} /> : (
        <>
          <Card flush>
            <DataTable
              caption={t("values.yearTitle")} captionHidden cards dense rows={groups} rowKey={(group) => group.key}
              columns={[
                { key: "category", head: t("values.column.category"), rowHeader: true, cell: (group) => t(`categories.${group.category}`) },
                { key: "purpose", head: t("values.column.purpose"), cell: (group) => group.purpose ?? t("values.anyPurpose") },
                { key: "who", head: t("values.column.donorKind"), cell: (group) => t(`values.donorKinds.${group.donorKind}`) },
                { key: "accepted", head: t("values.column.accepted"), align: "end", cell: (group) => formatQuantity(group.quantity, group.unit, locale) },
                { key: "recognised", head: t("values.column.recognised"), align: "end", cell: (group) => (group.totals.recognisedLines ? formatMoney(group.totals.recognisedCents, locale) : "–") },
                { key: "unvalued", head: t("values.column.unvalued"), align: "end", cell: (group) => group.totals.unvaluedLines || "–" },
                { key: "waiting", head: t("values.column.waiting"), align: "end", cell: (group) => group.totals.waitingLines || "–" },
              ]}
            />
          </Card>
          <ValueTotals totals={totals} locale={locale} />
        </>
      )}
    </div>
  );
}
