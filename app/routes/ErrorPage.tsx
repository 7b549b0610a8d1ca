import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BallLogo } from "~/ui/thread/drawings";

/** What a person sees instead of a page: what happened, what is safe, what to do. Plain links, so that it never fails itself. */
export function ErrorPage({ phone, name }: { phone?: string | null | undefined; name?: string | undefined }) {
  const error = useRouteError();
  const { t } = useTranslation("shell");
  const { pathname } = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = status === 404 ? "notFound" : status === 403 ? "forbidden" : "broken";
  return (
    <>
      <header className="site">
        <div className="wrap"><a className="logo" href="/"><BallLogo /><span>{t("product")}{name ? <small>{name}</small> : null}</span></a></div>
      </header>
      <main className="wrap narrow sec stack">
        <h1>{t(`errors.${kind}Title`)}</h1>
        <p className="t18 soft">{t(`errors.${kind}Text`)}</p>
        <p className="acts-wide">
          {kind === "broken" ? <a className="btn primary" href={pathname}>{t("errors.retry")}</a> : null}
          <a className={kind === "broken" ? "btn" : "btn primary"} href="/">{t("errors.home")}</a>
          {kind === "notFound" ? <a className="btn" href="/path">{t("foot.path")}</a> : null}
        </p>
        {phone ? <p><a href={`tel:${phone.replace(/\s/g, "")}`}>{t("errors.call", { phone })}</a></p> : null}
      </main>
    </>
  );
}
