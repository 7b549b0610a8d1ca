import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseCents } from "~/platform/money/cents";
import { Button } from "~/ui/Button";
import { NumberPad, typeSum } from "./NumberPad";

/** „Свободна сума – дарение“: a sum somebody gives without taking anything. */
export function FreeSum({ onAdd, onBack }: { onAdd: (cents: number) => void; onBack: () => void }) {
  const { t } = useTranslation("checkout");
  const [text, setText] = useState("");
  const cents = parseCents(text);
  return (
    <section className="free-sum" aria-labelledby="free-title">
      <h2 id="free-title">{t("sell.freeTitle")}</h2>
      <label className="given">
        <span className="t18">{t("sell.freeSum")}</span>
        <input className="num" inputMode="decimal" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {text !== "" && (cents === null || cents === 0) ? <p className="soft" role="status">{t(cents === 0 ? "refusals.sum_zero" : "refusals.sum_malformed")}</p> : null}
      <NumberPad onKey={(key) => setText(typeSum(text, key))} />
      <div className="two">
        <Button onClick={onBack}>{t("sell.back")}</Button>
        <Button kind="primary" disabled={!cents} onClick={() => cents && onAdd(cents)}>{t("sell.add")}</Button>
      </div>
    </section>
  );
}
