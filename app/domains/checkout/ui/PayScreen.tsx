import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney } from "~/platform/i18n/format";
import { parseCents } from "~/platform/money/cents";
import { Button } from "~/ui/Button";
import { ChevronLeftIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { likelyTenders, saleTotal } from "../model";
import type { BillLine } from "./bill-state";
import { Coins } from "./Coins";
import { NumberPad, typeSum } from "./NumberPad";
import type { Place } from "./place";

interface Props {
  readonly place: Place;
  readonly lines: readonly BillLine[];
  readonly onBack: () => void;
  readonly onPay: (tenderedCents: number, giftCents: number) => Promise<void>;
}

const typed = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace(".", ","));

/** Cash: what was given, the change in coins, and the change as a gift if the person offers it. */
export function PayScreen({ place, lines, onBack, onPay }: Props) {
  const { t } = useTranslation("checkout");
  const { locale } = place;
  const total = saleTotal(lines);
  const [text, setText] = useState("");
  const [gift, setGift] = useState(0);
  const [busy, setBusy] = useState(false);
  const given = parseCents(text);
  const change = given === null ? null : given - total;
  const back = change === null ? 0 : change - gift;
  const enough = change !== null && change >= 0;
  const give = (next: string) => {
    setText(next);
    setGift(0);
  };
  const finish = async () => {
    if (given === null || !enough) return;
    setBusy(true);
    await onPay(given, gift);
  };
  const money = (cents: number) => formatMoney(cents, locale);
  return (
    <main className="cash">
      <div className="tender">
        <div className="row">
          <Button icon={ChevronLeftIcon} onClick={onBack}>{t("pay.bill")}</Button>
          <h1 className="grow">{t("pay.title")}</h1>
        </div>
        <div className="row between"><span className="t18">{t("pay.total")}</span><span className="num to-pay">{money(total)}</span></div>
        <label className="given">
          <span className="t18">{t("pay.given")}</span>
          <input className="num" name="given" inputMode="decimal" autoComplete="off" value={text} onChange={(event) => give(event.target.value)} />
        </label>
        <div className="notes">
          <Button aria-pressed={given === total} onClick={() => give(typed(total))}><small>{t("pay.exact")}</small></Button>
          {likelyTenders(total).map((sum) => (
            <Button key={sum} aria-pressed={given === sum} onClick={() => give(typed(sum))}>{sum / 100} €</Button>
          ))}
        </div>
        <NumberPad onKey={(key) => give(typeSum(text, key))} />
      </div>
      <div className="pay-right">
        <Change change={change} back={back} money={money} typed={text} />
        {enough && change > 0 ? <Keep change={change} gift={gift} money={money} onGift={setGift} /> : null}
        <span className="grow" />
        <Button kind="primary" wide className="finish" busy={busy} busyText={t("pay.busy")} disabled={!enough} onClick={() => void finish()}>
          {back > 0 && enough ? t("pay.finishReturn", { sum: money(back) }) : t("pay.finish")}
        </Button>
      </div>
    </main>
  );
}

function Change({ change, back, money, typed: text }: { change: number | null; back: number; money: (cents: number) => string; typed: string }) {
  const { t } = useTranslation("checkout");
  const short = change !== null && change < 0;
  return (
    <section className={short ? "change short" : "change"} aria-live="polite">
      <div>
        <p>{change === 0 ? t("pay.noChange") : t("pay.change")}</p>
        {change === null ? <span className="soft">{t(text === "" ? "pay.enter" : "refusals.sum_malformed")}</span> : null}
        {short ? <span className="soft">{t("pay.missing", { sum: money(-change) })}</span> : null}
        {change !== null && !short ? <span className="num" data-change>{money(back)}</span> : null}
      </div>
      {change !== null && !short ? <Coins cents={back} /> : null}
    </section>
  );
}

function Keep({ change, gift, money, onGift }: { change: number; gift: number; money: (cents: number) => string; onGift: (cents: number) => void }) {
  const { t } = useTranslation("checkout");
  const small = change % 100;
  return (
    <section className="keep">
      <h2>{t("pay.keepTitle")}</h2>
      <p className="soft">{t("pay.keepText")}</p>
      {gift > 0 ? <Note tone="ok" role="status">{t("pay.kept", { sum: money(gift) })}</Note> : null}
      <div className={small > 0 && small < change ? "opts" : "opts one"}>
        {gift > 0 ? (
          <Button onClick={() => onGift(0)}>{t("pay.undo")}</Button>
        ) : (
          <>
            <Button onClick={() => onGift(change)}>{t("pay.keepAll")}<span className="num">{money(change)}</span></Button>
            {small > 0 && small < change ? <Button onClick={() => onGift(small)}>{t("pay.keepSmall")}<span className="num">{money(small)}</span></Button> : null}
          </>
        )}
      </div>
    </section>
  );
}
