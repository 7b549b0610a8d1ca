import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney } from "~/platform/i18n/format";
import { Button } from "~/ui/Button";
import { EyeOffIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Note } from "~/ui/Note";
import { Tag } from "~/ui/Tag";
import { coins, countedSum, denominations, notes, type CountSheet } from "../model";
import { NumberPad } from "./NumberPad";
import type { Place } from "./place";

interface Props {
  readonly place: Place;
  readonly sheet: CountSheet;
  readonly onSheet: (sheet: CountSheet) => void;
  readonly onDone: () => Promise<void>;
  readonly problem: string | null;
  readonly blocked: boolean;
}

const parsePieces = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null);

/** The blind count: pieces per note and coin. Blank means not counted yet, never zero. */
export function CountScreen({ place, sheet, onSheet, onDone, problem, blocked }: Props) {
  const { t } = useTranslation("checkout");
  const { locale } = place;
  const [at, setAt] = useState<number>(denominations[0] ?? 0);
  const [busy, setBusy] = useState(false);
  const cells = useRef(new Map<number, HTMLInputElement>());
  const { sum, blank } = countedSum(sheet);
  const set = (value: number, pieces: number | null) => onSheet({ ...sheet, [String(value)]: pieces });
  const press = (key: string) => {
    const text = String(sheet[String(at)] ?? "");
    set(at, parsePieces(key === "erase" ? text.slice(0, -1) : text + key) ?? (key === "erase" ? null : (sheet[String(at)] ?? null)));
  };
  const next = () => {
    const following = denominations[(denominations.indexOf(at) + 1) % denominations.length] ?? at;
    setAt(following);
    cells.current.get(following)?.focus();
  };
  const zeros = () => onSheet(Object.fromEntries(denominations.map((value) => [String(value), sheet[String(value)] ?? 0])));
  const done = async () => {
    setBusy(true);
    await onDone();
    setBusy(false);
  };
  const row = (value: number) => (
    <Denomination
      key={value} value={value} pieces={sheet[String(value)] ?? null} locale={locale} onFocus={() => setAt(value)} onNext={next}
      cell={(node) => void (node ? cells.current.set(value, node) : cells.current.delete(value))}
      onPieces={(text) => set(value, parsePieces(text))}
    />
  );
  return (
    <main className="main">
      <section className="counting">
        <div className="row">
          <h1 className="grow">{t("close.heading")}</h1>
          <Tag><Icon of={EyeOffIcon} size="s" /> {t("close.blind")}</Tag>
        </div>
        <div className="den">
          <h2>{t("close.notes")}</h2>
          {notes.map(row)}
          <Note className="blank-note">{t("close.blank")}</Note>
          <h2>{t("close.coins")}</h2>
          {coins.map(row)}
        </div>
      </section>
      <aside className="right">
        <div className="who"><div><span><b>{place.cashier}</b><br /><span className="soft">{t("close.counting")}</span></span></div></div>
        <div className="tot"><span className="t18">{t("close.soFar")}</span><span className="num" aria-live="polite">{formatMoney(sum, locale)}</span></div>
        <NumberPad onKey={press} next={{ text: t("pad.next"), onPress: next }} />
        {problem ? <Note tone="warn" role="alert">{problem}</Note> : null}
        {blank > 0 ? <Button kind="primary" wide onClick={zeros}>{t("close.zeros", { count: blank })}</Button> : null}
        <Button kind={blank > 0 ? "plain" : "primary"} wide disabled={blank > 0 || blocked} busy={busy} onClick={() => void done()}>{t("close.done")}</Button>
      </aside>
    </main>
  );
}

interface DenominationProps {
  readonly value: number;
  readonly pieces: number | null;
  readonly locale: Place["locale"];
  readonly cell: (node: HTMLInputElement | null) => void;
  readonly onFocus: () => void;
  readonly onNext: () => void;
  readonly onPieces: (text: string) => void;
}

function Denomination({ value, pieces, locale, cell, onFocus, onNext, onPieces }: DenominationProps) {
  const { t } = useTranslation("checkout");
  const cent = locale === "bg" ? "ц" : "c";
  const face =
    value >= 500 ? <span className="bill-n" aria-hidden="true">{value / 100}</span>
    : value >= 100 ? <span className="coin" aria-hidden="true">{value / 100} €</span>
    : <span className={value >= 10 ? "coin c" : "coin s"} aria-hidden="true">{value} {cent}</span>;
  return (
    <label>
      {face}
      <span aria-hidden="true">×</span>
      <input
        ref={cell} className={pieces === null ? "cell blank" : "cell"} inputMode="numeric" autoComplete="off" placeholder="–" value={pieces ?? ""}
        aria-label={t("close.note", { value: formatMoney(value, locale) })} onFocus={onFocus} onChange={(event) => onPieces(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onNext();
        }}
      />
      <span className={pieces === null ? "num hint" : "num"}>{pieces === null ? "–" : formatMoney(pieces * value, locale)}</span>
    </label>
  );
}
