import { useTranslation } from "react-i18next";
import { MoreLink } from "~/ui/Button";
import { Note } from "~/ui/Note";
import { ServiceRing } from "~/ui/thread/drawings";
import type { NeedsView } from "./needs-view";

/** The way to each service's needs, and what to do when one has something else. */
export function NeedsAside({ services, phone }: { services: NeedsView["services"]; phone: string }) {
  const { t } = useTranslation("impact");
  return (
    <aside className="stack wide">
      {services.length > 1 ? (
        <nav className="to" aria-label={t("needs.by_service")}>
          {services.map((service) => (
            <a key={service.id} href={`#service-${service.id}`}><ServiceRing empty tail={0} />{service.name}<span className="num">{service.n}</span></a>
          ))}
        </nav>
      ) : null}
      <Note title={t("needs.else_title")}>
        <p className="mt-1">{t("needs.else_text")}</p>
        <p className="mt-1"><MoreLink to="/give">{t("needs.else_link")}</MoreLink></p>
      </Note>
      <Note title={t("needs.more")}><p className="mt-1">{t("needs.more_text", { phone })}</p></Note>
      <p className="t14 soft">{t("needs.who_writes")}</p>
    </aside>
  );
}
