import { useTranslation } from "react-i18next";
import { fewestPieces } from "../model";

/** The change as notes and coins, the fewest that make it. */
export function Coins({ cents }: { cents: number }) {
  const { t } = useTranslation("checkout");
  const pieces = fewestPieces(cents);
  // More than six do not fit beside the figure, and nobody counts out so many without looking at the figure.
  if (pieces.length === 0 || pieces.length > 6) return null;
  return (
    <div>
      <div className="coins">
        {pieces.map((value, index) => (
          value >= 500 ? <span key={index} className="bill-n">{value / 100}</span>
          : value >= 100 ? <span key={index} className="coin">{value / 100} €</span>
          : <span key={index} className="coin c"><span>{value}<small>{t("pay.cents")}</small></span></span>
        ))}
      </div>
      <div className="t14 soft coins-note">{t("pay.fewest")}</div>
    </div>
  );
}
