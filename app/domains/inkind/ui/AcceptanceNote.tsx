import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { TriangleAlertIcon, InfoIcon } from "~/ui/icons";
import type { AcceptanceRule } from "../acceptance";

/** Said at once and with its reason, before anybody drives with a bag. */
export function AcceptanceNote({ rules }: { rules: readonly AcceptanceRule[] }) {
  const { t } = useTranslation("inkind");
  return (
    <div aria-live="polite" className="stack tight">
      {rules.map((rule) => (
        <div key={rule.id} className={rule.taken ? "note" : "note warn"}>
          <Icon of={rule.taken ? InfoIcon : TriangleAlertIcon} />
          <div>
            <p><b>{rule.title}</b></p>
            <p>{rule.why}</p>
            <span className="vh">{t(rule.taken ? "offer.conditionMark" : "offer.notTakenMark")}</span>
          </div>
        </div>
      ))}
    </div>
  );
}
