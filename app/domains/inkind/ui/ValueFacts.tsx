import { useTranslation } from "react-i18next";
import { formatDate, formatMoney, formatQuantity } from "~/platform/i18n/format";
import { Card, CardRows } from "~/ui/Card";
import { DescriptionList } from "~/ui/DescriptionList";
import { Tag } from "~/ui/Tag";
import type { ValueLine } from "../queries/value-line.server";

type Shown = { line: ValueLine; locale: "bg" | "en" };

/** Declared beside accepted: two facts, never one number (G8). */
export function ValueFacts({ line, locale, mayReadPapers }: Shown & { mayReadPapers: boolean }) {
  const { t } = useTranslation("inkind");
  const quantity = (amount: number) => formatQuantity(amount, line.unit, locale);
  const said = line.declaredCents !== null && line.declaredBasis
    ? t("values.declaredWhole", { sum: formatMoney(line.declaredCents, locale), basis: t(`values.declaredBases.${line.declaredBasis}`) })
    : t("values.notDeclared");
  const protocol = line.protocolNumber ? t("values.protocol", { number: String(line.protocolNumber) }) : null;
  return (
    <Card pad>
      <DescriptionList
        items={[
          { term: t("values.column.donor"), text: line.donorName ?? t("values.noName") },
          { term: t("values.said"), text: said },
          { term: t("values.accepted"), text: line.accepted === line.declared ? quantity(line.accepted) : t("values.acceptedOf", { accepted: quantity(line.accepted), declared: quantity(line.declared) }) },
          { term: t("values.receivedBy"), text: [line.receiver, formatDate(line.receivedAt, locale)].filter(Boolean).join(", ") },
          ...(protocol ? [{ term: t("values.column.papers"), text: mayReadPapers ? <a href={`/api/documents/${line.protocolId}.pdf`}>{protocol}</a> : protocol }] : []),
        ]}
      />
    </Card>
  );
}

/** Every decision, the newest first, and where the value that stands has gone with the goods. */
export function ValueHistory({ line, locale }: Shown) {
  const { t } = useTranslation("inkind");
  if (line.decisions.length === 0) return null;
  return (
    <>
      <Card as="section">
        <div className="p-4 pb-0"><h2>{t("values.history")}</h2></div>
        <CardRows>
          {line.decisions.map((one, index) => (
            <li key={one.seq}>
              <div className="row between wraps">
                <strong className={index === 0 ? "num t18" : "num soft"}>{one.cents === null ? t("values.unvalued") : formatMoney(one.cents, locale)}</strong>
                <Tag tone={index === 0 ? "ok" : "neutral"}>{t(index === 0 ? "values.stands" : "values.replaced")}</Tag>
              </div>
              {one.basis ? <p className="t14">{t(`values.bases.${one.basis}`)}: {one.evidence}</p> : null}
              <p className="t14 soft">{t("values.historyLine", { date: formatDate(one.on, locale), who: one.who })}</p>
            </li>
          ))}
        </CardRows>
      </Card>
      {line.holdings.length > 0 ? (
        <Card as="section" pad>
          <h2 className="mb-3">{t("values.where")}</h2>
          <DescriptionList items={line.holdings.map(({ place, cents }) => ({ term: t(`values.places.${place}`), text: <span className="num">{formatMoney(cents, locale)}</span> }))} />
        </Card>
      ) : null}
    </>
  );
}
