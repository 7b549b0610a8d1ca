import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";
import { ArrowLeftIcon } from "../icons";
import { BallLogo } from "../thread/drawings";
import { LanguageLink } from "./LanguageLink";
import { productName } from "./PublicLayout";

/** A step of a short flow: only the way back and where one is. `back` is an address, or the form whose "back" intent keeps what was typed. */
export function FlowLayout({ back, where, children }: { back: string | { readonly form: string }; where?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation("ui");
  const arrow = <Icon of={ArrowLeftIcon} size="l" />;
  return (
    <>
      <header className="ptop no-print">
        {typeof back === "string" ? (
          <Link className="btn icon quiet" to={back} aria-label={t("back")}>{arrow}</Link>
        ) : (
          <button type="submit" form={back.form} name="intent" value="back" className="btn icon quiet" aria-label={t("back")}>{arrow}</button>
        )}
        {where ? <span className="where">{where}</span> : null}
      </header>
      <main id="main" className="wrap narrow py-5" tabIndex={-1}>{children}</main>
    </>
  );
}

/** A page behind a mailed link for somebody without an account: the logo and the other language, nothing to wander off to. */
export function LinkLayout({ path, locale, children }: { path: string; locale: string; children: ReactNode }) {
  return (
    <>
      <header className="ptop lone no-print">
        <Link className="logo" to="/"><BallLogo /><span>{productName(locale)}</span></Link>
        <LanguageLink className="btn quiet" path={path} locale={locale} />
      </header>
      <main id="main" className="wrap narrow py-5" tabIndex={-1}>{children}</main>
    </>
  );
}
