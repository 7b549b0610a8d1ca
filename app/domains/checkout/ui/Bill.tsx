import { useTranslation } from "react-i18next";
import { formatMoney } from "~/platform/i18n/format";
import { Button } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { BanknoteIcon, MinusIcon, PlusIcon } from "~/ui/icons";
import { saleTotal } from "../model";
import type { BillLine, TillState } from "./bill-state";
import type { Place } from "./place";

interface Props {
  readonly place: Place;
  readonly state: TillState;
  readonly onPay: () => void;
  readonly onMore: (line: BillLine) => void;
  readonly onLess: (line: BillLine) => void;
  readonly onTouch: (key: string) => void;
  readonly onClear: () => void;
}

/** The open bill. The row touched last carries its steps. */
export function Bill({ place, state, onPay, onMore, onLess, onTouch, onClear }: Props) {
  const { t } = useTranslation("checkout");
  const { locale, causes } = place;
  const { lines } = state;
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <section className="bill" aria-labelledby="bill-title">
      <h2 id="bill-title">
        {t("sell.bill")} {pieces > 0 ? <span className="soft t14">{t("sell.items", { count: pieces })}</span> : null}
      </h2>
      {lines.length === 0 ? <p className="soft bill-empty">{t("sell.empty")}</p> : null}
      <ol aria-live="polite">
        {lines.map((line) => (
          <Row key={line.key} line={line} on={state.touched === line.key} place={place} onMore={onMore} onLess={onLess} onTouch={onTouch} />
        ))}
      </ol>
      <div className="sum">
        <span className="t18"><b>{t("sell.total")}</b></span>
        <span className="num" data-total>{formatMoney(saleTotal(lines), locale)}</span>
      </div>
      <p className="for">
        <svg viewBox="0 0 42 12" aria-hidden="true"><path d="M2 6c6-6 10 6 17 0s10 5 21-1" /></svg>
        {causes ? t("sell.forCauses", { causes }) : null}
      </p>
      <div className="pay">
        <Button kind="primary" icon={BanknoteIcon} onClick={onPay} disabled={lines.length === 0}>{t("sell.cash")}</Button>
        {lines.length > 0 ? <div className="under one"><Button onClick={onClear}>{t("sell.cancel")}</Button></div> : null}
      </div>
    </section>
  );
}

function Row({ line, on, place, onMore, onLess, onTouch }: { line: BillLine; on: boolean } & Pick<Props, "place" | "onMore" | "onLess" | "onTouch">) {
  const { t } = useTranslation("checkout");
  const { locale } = place;
  const sum = formatMoney(line.quantity * line.unitPriceCents, locale);
  const each = line.quantity > 1 ? t("sell.each", { price: formatMoney(line.unitPriceCents, locale) }) : null;
  return (
    <li className={on ? "on" : undefined}>
      <span className="num q">{line.quantity} ×</span>
      {on ? (
        <span>{line.name}<small>{sum}{each ? ` (${each})` : ""}</small></span>
      ) : (
        <button type="button" className="bill-row" onClick={() => onTouch(line.key)}>{line.name}{each ? <small>{each}</small> : null}</button>
      )}
      {on ? (
        <span className="step">
          <button type="button" aria-label={t("sell.less", { name: line.name })} onClick={() => onLess(line)}><Icon of={MinusIcon} size="l" /></button>
          <button type="button" aria-label={t("sell.more", { name: line.name })} onClick={() => onMore(line)}><Icon of={PlusIcon} size="l" /></button>
        </span>
      ) : (
        <span className="num">{sum}</span>
      )}
    </li>
  );
}
