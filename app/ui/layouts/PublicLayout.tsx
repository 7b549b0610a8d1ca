import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../Button";
import { BallLogo } from "../thread/drawings";
import { LanguageLink } from "./LanguageLink";
import { Menu } from "./Menu";
import { currentPlace, type NavItem } from "./nav";
import { ThemeSwitch } from "./ThemeSwitch";

export interface Organisation {
  name: string;
  city?: string | null;
  eik?: string | null;
  phone?: string | null;
  email?: string | null;
}

export interface PublicLayoutProps {
  /** The product's name beside the ball. */
  product?: string;
  organisation: Organisation;
  nav: readonly NavItem[];
  /** Sign-in, or the way to one's own pages. */
  account: NavItem | null;
  footer: readonly (readonly NavItem[])[];
  path: string;
  locale: string;
  theme?: "light" | "dark" | null;
  /** Stands under a page on paper: the day, and the address without its path. */
  printed?: { date: string; address: string };
  children: ReactNode;
}

const PRODUCT = { bg: "Добротека", en: "Dobroteka" } as const;

export function productName(locale: string): string {
  return locale === "en" ? PRODUCT.en : PRODUCT.bg;
}

/** The shell of every public page: the thread leaves the ball of the logo. */
export function PublicLayout({ product, organisation, nav, account, footer, path, locale, printed, children }: PublicLayoutProps) {
  const { t } = useTranslation("ui");
  const here = currentPlace(nav, path);
  const links = nav.map((item) => (
    <Link key={item.to} to={item.to} prefetch="intent" aria-current={item.to === here ? "page" : undefined}>
      {item.text}
    </Link>
  ));
  return (
    <div className="page">
      <a className="skip" href="#main">{t("skip")}</a>
      <header className="site">
        <div className="wrap">
          <Link className="logo" to="/">
            <BallLogo />
            <span>
              {product ?? productName(locale)}
              <small>{organisation.name}</small>
            </span>
          </Link>
          <nav className="wide-nav" aria-label={t("mainNav")}>{links}</nav>
          <div className="side-acts">
            <LanguageLink className="lnk" path={path} locale={locale} />
            <ThemeSwitch path={path} />
            {account ? <LinkButton to={account.to}>{account.text}</LinkButton> : null}
          </div>
          <Menu>
            <nav aria-label={t("mainNav")}>
              <ul>
                {links.map((link) => (
                  <li key={link.key}>{link}</li>
                ))}
                <li><LanguageLink path={path} locale={locale} /></li>
                <li><ThemeSwitch path={path} words /></li>
              </ul>
            </nav>
            {account ? <LinkButton wide to={account.to}>{account.text}</LinkButton> : null}
          </Menu>
        </div>
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      {printed ? <p className="wrap print-foot">{organisation.name} · {t("printedFrom", { date: printed.date, address: `${printed.address}${path}` })}</p> : null}
      <Footer organisation={organisation} groups={footer} path={path} locale={locale} />
    </div>
  );
}

function Footer({ organisation, groups, path, locale }: { organisation: Organisation; groups: readonly (readonly NavItem[])[]; path: string; locale: string }) {
  const { t } = useTranslation("ui");
  const eik = organisation.eik ? t("eik", { eik: organisation.eik }) : null;
  return (
    <footer className="foot">
      <div className="wrap cols">
        <div className="stack tight addr">
          <p>
            <b>{organisation.name}</b>
            <br />
            {[organisation.city, eik].filter(Boolean).join(", ")}
          </p>
          {organisation.phone ? <p><a href={`tel:${organisation.phone.replace(/\s/gu, "")}`}>{organisation.phone}</a></p> : null}
          {organisation.email ? <p><a href={`mailto:${organisation.email}`}>{organisation.email}</a></p> : null}
        </div>
        {groups.map((group, index) => (
          <ul key={index}>
            {group.map((item) => (
              <li key={item.to}><Link to={item.to}>{item.text}</Link></li>
            ))}
            {index === groups.length - 1 ? <li><LanguageLink path={path} locale={locale} /></li> : null}
          </ul>
        ))}
      </div>
    </footer>
  );
}
