import { useTranslation } from "react-i18next";
import { formatDate, formatMoney, formatSignedMoney, formatTime, formatTimeRange } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Note } from "~/ui/Note";
import { StatRow } from "~/ui/Stat";
import type { bazaarTakings } from "../queries/bazaar-takings.server";

type Data = Awaited<ReturnType<typeof bazaarTakings>>;
type Part = { readonly data: Data; readonly locale: Locale };

/** What came in: today, in all, by stall. */
export function Takings({ data, locale }: Part) {
  const { t } = useTranslation("checkout");
  return (
    <>
      <StatRow
        items={[
          { label: t("desk.takings"), value: formatMoney(data.today.cents, locale), note: t("desk.sales", { count: data.today.sales }) },
          { label: t("desk.takingsAll"), value: formatMoney(data.all.cents, locale), note: t("desk.sales", { count: data.all.sales }) },
          { label: t("desk.gifts"), value: formatMoney(data.all.gifts, locale) },
        ]}
      />
      {data.byStall.length > 0 ? (
        <Card flush>
          <DataTable
            caption={t("desk.byStall")} captionHidden dense rows={data.byStall} rowKey={(row) => String(row.number)}
            columns={[
              { key: "stall", head: t("desk.byStall"), cell: (row) => (row.number === null ? t("desk.noStall") : `${t("desk.stall", { number: String(row.number) })}: ${row.title ?? ""}`) },
              { key: "sum", head: t("desk.sum"), align: "end", cell: (row) => formatMoney(row.cents, locale) },
            ]}
            foot={[t("desk.takingsAll"), formatMoney(data.all.cents, locale)]}
          />
        </Card>
      ) : null}
    </>
  );
}

export function Exceptions({ data, locale }: Part) {
  const { t } = useTranslation("checkout");
  const affected = data.exceptions.reduce((sum, row) => sum + Math.abs(row.amountCents), 0);
  if (data.exceptions.length === 0) return <Note tone="ok">{t("desk.noExceptions")}</Note>;
  return (
    <Card flush>
      <p className="pad soft">{t("desk.exceptionsText")} {t("desk.affected", { sum: formatMoney(affected, locale) })}</p>
      <DataTable
        caption={t("desk.exceptions")} captionHidden dense cards rows={data.exceptions} rowKey={(row) => row.id}
        columns={[
          { key: "slip", head: t("desk.slip"), cell: (row) => <span className="num">№ {row.number}</span> },
          { key: "when", head: t("desk.when"), cell: (row) => `${formatDate(row.raisedAt, locale)}, ${formatTime(row.raisedAt, locale)}` },
          { key: "what", head: t("desk.what"), cell: (row) => [t(`exception.${row.kind}`), row.article].filter(Boolean).join(": ") },
          { key: "sum", head: t("desk.effect"), align: "end", cell: (row) => formatMoney(row.amountCents, locale) },
        ]}
      />
    </Card>
  );
}

export function Sessions({ data, locale }: Part) {
  const { t } = useTranslation("checkout");
  if (data.sessions.length === 0) return <p className="soft">{t("desk.noSessions")}</p>;
  const sum = (cents: number | null) => (cents === null ? "–" : formatMoney(cents, locale));
  return (
    <Card flush>
      <DataTable
        caption={t("desk.sessions")} captionHidden dense cards rows={data.sessions} rowKey={(row) => row.id}
        columns={[
          { key: "till", head: t("desk.till"), align: "start", cell: (row) => row.till },
          { key: "when", head: t("desk.when"), cell: (row) => `${formatDate(row.openedAt, locale)}, ${row.closedAt ? formatTimeRange(row.openedAt, row.closedAt, locale) : formatTime(row.openedAt, locale)}` },
          { key: "who", head: t("desk.cashier"), cell: (row) => <>{row.cashier}{row.note ? <small>{row.note}</small> : null}</> },
          { key: "expected", head: t("desk.expected"), align: "end", cell: (row) => (row.closedAt ? sum(row.expectedCents) : t("desk.still")) },
          { key: "counted", head: t("desk.counted"), align: "end", cell: (row) => sum(row.countedCents) },
          { key: "difference", head: t("desk.difference"), align: "end", cell: (row) => <>{row.differenceCents === null ? "–" : formatSignedMoney(row.differenceCents, locale)}{row.reason ? <small>{t(`close.reason.${row.reason}`)}</small> : null}</> },
        ]}
      />
    </Card>
  );
}

export function Tills({ data }: Pick<Part, "data">) {
  const { t } = useTranslation("checkout");
  return (
    <ul className="stack tight">
      {data.tills.map((till) => (
        <li key={till.id} className="row between"><b>{till.name}</b><span className="soft">{till.cashier ? t("desk.openNow", { name: till.cashier }) : t("desk.shut")}</span></li>
      ))}
    </ul>
  );
}
