import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatMoney } from "~/platform/i18n/format";
import { formatLookCode } from "~/platform/tokens/look-code";
import { Button } from "~/ui/Button";
import { PrinterIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { Qr } from "~/ui/Qr";
import { Slip } from "~/ui/Slip";
import { pathAddress } from "../model";
import type { FinishedSale } from "./bill-state";
import { Coins } from "./Coins";
import type { Place } from "./place";

/** The finished sale: what to give back, and the slip to show or print. It is not a fiscal receipt, and says so. */
export function SlipScreen({ place, sale, onNext }: { place: Place; sale: FinishedSale; onNext: () => void }) {
  const { t } = useTranslation("checkout");
  const { locale, causes, session, baseUrl } = place;
  const money = (cents: number) => formatMoney(cents, locale);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="done">
      <section className="change" aria-live="polite">
        <div>
          <h1 ref={heading} tabIndex={-1}>{sale.changeCents > 0 ? t("slip.giveBack", { sum: money(sale.changeCents) }) : t("slip.nothingBack")}</h1>
        </div>
        <Coins cents={sale.changeCents} />
      </section>
      {sale.hasException ? <Note tone="warn" role="status">{t("slip.exception")}</Note> : null}
      <div className="done-slip">
        <div className="printed">
          <Slip
            label={t("slip.label")}
            title={place.event.name}
            meta={t("slip.date", { date: formatDate(sale.soldAt, locale), till: session.tillName })}
            rows={sale.lines.map((line) => ({
              text: line.quantity > 1 ? t("slip.quantity", { name: line.name, count: line.quantity }) : line.name,
              sum: money(line.quantity * line.unitPriceCents),
            }))}
            total={{ text: t("sell.total"), sum: money(sale.totalCents) }}
            legal={t("slip.legal", { number: sale.number })}
          />
          <div className="slip-code">
            <Qr text={pathAddress(baseUrl, sale.lookCode)} label={t("slip.qr")} size={148} />
            <p className="t14">{t("slip.follow")}</p>
            <p className="num t18">{formatLookCode(sale.lookCode)}</p>
          </div>
          <p className="thanks"><b>{t("slip.thanks")}</b> {causes ? t("slip.support", { sum: money(sale.totalCents), causes }) : t("slip.supportPlain", { sum: money(sale.totalCents) })}</p>
        </div>
        <div className="done-acts">
          <Button icon={PrinterIcon} wide onClick={() => window.print()}>{t("slip.print")}</Button>
          <Button kind="primary" wide className="finish" onClick={onNext}>{t("slip.next")}</Button>
        </div>
      </div>
    </main>
  );
}
