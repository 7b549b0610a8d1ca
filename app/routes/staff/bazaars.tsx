import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readBazaar } from "~/domains/bazaar/permissions";
import { bazaarList } from "~/domains/bazaar/queries/bazaar-desk.server";
import { readTakings } from "~/domains/checkout/permissions";
import { takingsOf } from "~/domains/checkout/queries/bazaar-takings.server";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDayRange, formatMoney, formatNumber } from "~/platform/i18n/format";
import { inLocale } from "~/platform/i18n/locale";
import { centsFromStotinki } from "~/platform/money/cents";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readBazaar }, async ({ ctx, locale, t }) => {
  const { bazaars, mayCreate } = await bazaarList(ctx);
  const raised = allows(ctx.actor, readTakings) ? await takingsOf(ctx, bazaars.map((one) => one.id)) : null;
  return {
    title: `${t("bazaar:staff.title")} – ${t("shell:product")}`, mayCreate, locale, seesTakings: raised !== null,
    rows: bazaars.map((one) => ({
      id: one.id, stalls: one.stalls, name: inLocale(locale, one.nameBg, one.nameEn), place: inLocale(locale, one.placeBg, one.placeEn),
      dates: formatDayRange(one.startsOn, one.endsOn, locale), stotinki: one.historyStotinki,
      cents: one.historyStotinki === null ? (raised?.[one.id] ?? 0) : centsFromStotinki(one.historyStotinki),
    })),
  };
});

export default function Bazaars() {
  const { rows, mayCreate, seesTakings, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("bazaar");
  const create = mayCreate ? <LinkButton kind="primary" to="/staff/bazaars/new">{t("staff.create")}</LinkButton> : null;
  const raised = (row: (typeof rows)[number]) =>
    row.stotinki === null ? formatMoney(row.cents, locale) : t("staff.history", { sum: formatMoney(row.cents, locale), leva: formatNumber(row.stotinki / 100, locale, 2) });
  return (
    <>
      <PageHeader title={t("staff.title")} lead={t("staff.lead")} aside={create} />
      <Card flush>
        <DataTable
          caption={t("staff.title")} captionHidden rows={rows} rowKey={(row) => row.id} cards
          columns={[
            { key: "name", head: t("staff.name"), cell: (row) => <Link to={`/staff/bazaars/${row.id}`}>{row.name}</Link> },
            { key: "dates", head: t("staff.dates"), cell: (row) => row.dates },
            { key: "place", head: t("staff.place"), cell: (row) => row.place },
            { key: "stalls", head: t("staff.stalls"), align: "end", cell: (row) => row.stalls },
            ...(seesTakings ? [{ key: "raised", head: t("staff.raised"), align: "end" as const, cell: raised }] : []),
          ]}
          empty={<Empty title={t("staff.empty")} text={t("staff.emptyText")} action={create} />}
        />
      </Card>
    </>
  );
}
