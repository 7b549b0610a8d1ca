import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";

/** One answer for unknown, foreign, expired and revoked links, each with the way on. */
export function UnknownOwn({ of }: { of: "mine" | "substitute" | "stopAlerts" }) {
  const { t } = useTranslation("volunteering");
  return (
    <div className="stack">
      <h1 className="h1m">{t(`${of}.unknownTitle`)}</h1>
      <p>{t(`${of}.unknownText`)}</p>
      {of === "substitute" ? <LinkButton to="/shifts" kind="primary" size="big" wide>{t("substitute.shifts")}</LinkButton> : <LinkButton to="/my" kind="primary" size="big" wide>{t("mine.ask.send")}</LinkButton>}
    </div>
  );
}
