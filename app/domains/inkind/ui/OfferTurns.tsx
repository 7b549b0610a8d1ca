import { useTranslation } from "react-i18next";
import { formatDate, formatQuantity, formatTime, formatTimeRange } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import type { OfferTurn } from "../queries/offer-turns.server";

/** What was said about the offer, oldest first. */
export function OfferTurns({ turns, locale }: { turns: readonly OfferTurn[]; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  if (turns.length === 0) return null;
  return (
    <Card as="section" pad className="stack">
      <h2>{t("turns.title")}</h2>
      {turns.map((turn) => (
        <div key={turn.id}>
          <p className="t14 soft">{t(`turns.${turn.kind}`)} · {formatDate(turn.at, locale)}, {formatTime(turn.at, locale)}</p>
          {turn.amounts.map((amount) => (
            <p key={amount.description}>{t("answer.take", { what: amount.description, taken: formatQuantity(amount.quantity, amount.unit, locale), declared: formatQuantity(amount.declared, amount.unit, locale) })}</p>
          ))}
          {turn.from && turn.until ? <p>{t("answer.when", { when: `${formatDate(turn.from, locale)}, ${formatTimeRange(turn.from, turn.until, locale)}` })}</p> : null}
          {turn.text ? <p>„{turn.text}“</p> : null}
        </div>
      ))}
    </Card>
  );
}
