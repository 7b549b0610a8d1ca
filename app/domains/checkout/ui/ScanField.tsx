import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { ScanBarcodeIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { scannedDigit } from "./scan";

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly problem: string | null;
}

/** One field for scanner, code and words. Digits are read by the key's place, whatever the keyboard's layout; keys pressed elsewhere come here too. */
export function ScanField({ value, onChange, onEnter, problem }: Props) {
  const { t } = useTranslation("checkout");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    const catchKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (!typing && scannedDigit(event) !== null) field.current?.focus({ preventScroll: true });
    };
    window.addEventListener("keydown", catchKey);
    return () => window.removeEventListener("keydown", catchKey);
  }, []);
  return (
    <div>
      <label className="scan">
        <Icon of={ScanBarcodeIcon} />
        <span className="vh">{t("sell.scan")}</span>
        <input
          ref={field} value={value} placeholder={t("sell.scan")} autoComplete="off" enterKeyHint="done" maxLength={32}
          aria-invalid={problem ? true : undefined} aria-describedby={problem ? "scan-problem" : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            const digit = scannedDigit(event);
            if (event.key === "Enter") {
              event.preventDefault();
              onEnter();
            } else if (digit !== null && event.key !== digit) {
              event.preventDefault();
              onChange(value + digit);
            }
          }}
        />
        <span className="t14 ready">{t("sell.ready")}</span>
      </label>
      {problem ? <div id="scan-problem"><Note tone="warn" role="alert" className="till-note">{problem}</Note></div> : null}
    </div>
  );
}
