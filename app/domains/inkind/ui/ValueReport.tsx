import { useTranslation } from "react-i18next";
import { formatDate, formatMoney, formatQuantity } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { type Column, DataTable } from "~/ui/DataTable";
import { DescriptionList } from "~/ui/DescriptionList";
import { Link } from "~/ui/Link";
import type { GiftLine } from "../queries/gift-lines.server";
import type { GiftDocument } from "../queries/gift-papers.server";
import type { Totals } from "../value-totals";

type Locale = "bg" | "en";

/** Totals within one unit or one kind of value; they stand side by side and are never added (G8). */
export function ValueTotals({ totals, locale }: { totals: Totals; locale: Locale }) {
  const { t } = useTranslation("inkind");
  return (
    <Card as="section" pad>
      <h2 className="mb-3">{t("values.totals")}</h2>
      <DescriptionList
        items={[
          { term: t("values.totalRecognised"), text: <strong className="num">{formatMoney(totals.recognisedCents, locale)}</strong> },
          ...totals.declared.map(({ basis, cents }) => ({ term: t("values.totalDeclared", { basis: t(`values.declaredBases.${basis}`) }), text: <span className="num">{formatMoney(cents, locale)}</span> })),
          { term: t("values.totalUnits"), text: totals.units.map(({ unit, quantity }) => formatQuantity(quantity, unit, locale)).join(" · ") },
          ...(totals.unvaluedLines ? [{ term: t("values.column.unvalued"), text: t("values.unvaluedLines", { count: totals.unvaluedLines }) }] : []),
          ...(totals.waitingLines ? [{ term: t("values.column.waiting"), text: t("values.waitingLines", { count: totals.waitingLines }) }] : []),
        ]}
      />
    </Card>
  );
}

/** Links that stand in a row of their own: tall enough for a finger (WCAG 2.5.8). */
const target = "inline-block py-1 min-w-6";

interface TableProps<L extends GiftLine> {
  caption: string;
  lines: readonly L[];
  documents: readonly GiftDocument[];
  locale: Locale;
  mayOpen: boolean;
  mayReadPapers: boolean;
  withDonor?: boolean;
  more?: readonly Column<L>[];
}

/** Accepted lines with both values and the numbers of their documents. */
export function GiftTable<L extends GiftLine>({ caption, lines, documents, locale, mayOpen, mayReadPapers, withDonor, more = [] }: TableProps<L>) {
  const { t } = useTranslation(["inkind", "documents"]);
  const number = (line: L) => t("values.gift", { number: String(line.giftNumber) });
  return (
    <Card flush>
      <DataTable
        caption={caption} captionHidden cards dense rows={lines} rowKey={(line) => line.lineId}
        columns={[
          { key: "what", head: t("values.column.what"), rowHeader: true, cell: (line) => <><Link className={target} to={`/staff/values/line/${line.lineId}`}>{line.what}</Link><small className="block soft">{mayReadPapers ? <Link className={target} to={`/staff/gifts/${line.offerId}/papers`}>{number(line)}</Link> : number(line)}</small></> },
          { key: "day", head: t("values.column.day"), cell: (line) => formatDate(line.receivedOn, locale) },
          ...(withDonor ? [{ key: "donor", head: t("values.column.donor"), cell: (line: L) => line.donorName ?? t("values.noName") }] : []),
          { key: "accepted", head: t("values.column.accepted"), align: "end", cell: (line) => formatQuantity(line.accepted, line.unit, locale) },
          {
            key: "declared", head: t("values.column.declared"), align: "end",
            cell: (line) => (line.declaredCents !== null && line.declaredBasis ? <>{formatMoney(line.declaredCents, locale)}<small className="block soft">{t(`values.declaredBases.${line.declaredBasis}`)}</small></> : <span className="soft">{t("values.notDeclared")}</span>),
          },
          {
            key: "recognised", head: t("values.column.recognised"), align: "end",
            cell: (line) => (line.recognisedCents !== null && line.recognisedBasis
              ? <><strong>{formatMoney(line.recognisedCents, locale)}</strong><small className="block soft">{t(`values.bases.${line.recognisedBasis}`)}</small></>
              : <span className="soft">{t(line.decided ? "values.unvalued" : "values.undecided")}</span>),
          },
          ...more,
          {
            key: "papers", head: t("values.column.papers"),
            cell: (line) => documents.filter((one) => one.offerId === line.offerId).map((one) => {
              const text = t("papers.row", { type: t(`documents:types.${one.type}`), number: String(one.number) });
              return <small key={one.id} className="block">{mayOpen ? <a className={target} href={`/api/documents/${one.id}.pdf`}>{text}</a> : text}</small>;
            }),
          },
        ]}
      />
    </Card>
  );
}
