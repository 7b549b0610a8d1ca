import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { CopyIcon } from "./icons";
import { useHydrated } from "./use-hydrated";

/** Something to take elsewhere, an address or a code: one line that selects itself, with a button that copies once scripts run. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation("ui");
  const id = useId();
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="fld">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" readOnly value={value} onFocus={(event) => event.currentTarget.select()} spellCheck={false} />
      {hydrated ? <Button className="mt-2" icon={CopyIcon} onClick={copy}>{t(copied ? "copied" : "copy")}</Button> : null}
      <span className="vh" role="status">{copied ? t("copied") : ""}</span>
    </div>
  );
}
