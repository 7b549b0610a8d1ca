import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { DeleteIcon } from "~/ui/icons";

/** Large digits for a finger. `onKey` gets a digit, "," or "erase"; the word key stands where the screen has one. */
export function NumberPad({ onKey, next }: { onKey: (key: string) => void; next?: { text: string; onPress: () => void } }) {
  const { t } = useTranslation("checkout");
  const erase = <button type="button" aria-label={t("pad.erase")} onClick={() => onKey("erase")}><Icon of={DeleteIcon} size="l" /></button>;
  return (
    <div className="pad-keys" role="group" aria-label={t("pad.label")}>
      {["7", "8", "9", "4", "5", "6", "1", "2", "3"].map((digit) => (
        <button key={digit} type="button" onClick={() => onKey(digit)}>{digit}</button>
      ))}
      {next ? erase : <button type="button" aria-label={t("pad.comma")} onClick={() => onKey(",")}>,</button>}
      <button type="button" onClick={() => onKey("0")}>0</button>
      {next ? <button type="button" className="word" onClick={next.onPress}>{next.text}</button> : erase}
    </div>
  );
}

/** What a pressed key makes of a typed sum: at most two decimals, never two commas. */
export function typeSum(text: string, key: string): string {
  if (key === "erase") return text.slice(0, -1);
  const typed = text + key;
  return /^\d{0,6}(?:,\d{0,2})?$/.test(typed) ? (typed === "," ? "0," : typed) : text;
}
