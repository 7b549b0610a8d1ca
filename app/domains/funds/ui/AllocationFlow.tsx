import { useTranslation } from "react-i18next";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";
import { FlowChart } from "~/ui/charts/FlowChart";
import { DataTable } from "~/ui/DataTable";
import { allocationFlow, type FlowPart, type HeldDay } from "./allocation-flow";

/** What will be linked to what: one event is drawn in thread, what no purpose takes is hatched; the same rows stand below as a table. */
export function AllocationFlow({ days, parts, locale }: { days: readonly HeldDay[]; parts: readonly FlowPart[]; locale: Locale }) {
  const { t } = useTranslation("funds");
  const flow = allocationFlow({ days, parts }, t as Translate, locale);
  return (
    <Card as="section" pad aria-labelledby="joins">
      <h2 id="joins">{t("page.flow")}</h2>
      <p className="t14 soft mb-3">{t("page.flow_lead", { receipts: t("page.receipts", { count: flow.receipts }), purposes: t("page.flow_purposes", { count: flow.purposes }) })}</p>
      <FlowChart geometry={flow.geometry} label={t("page.flow_label")} />
      <details className="mt-3">
        <summary>{t("page.flow_table")}</summary>
        <DataTable
          caption={t("page.flow_table")} captionHidden dense rows={flow.rows} rowKey={(row) => row.id} rowClass={(row) => (row.waiting ? "waiting" : undefined)}
          columns={[
            { key: "from", head: t("page.flow_from"), cell: (row) => row.from },
            { key: "to", head: t("page.purpose"), cell: (row) => row.to },
            { key: "sum", head: t("page.amount"), align: "end", cell: (row) => row.sum },
          ]}
        />
      </details>
    </Card>
  );
}
