import { Form, Link } from "@remix-run/react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../Avatar";
import { Icon } from "../Icon";
import { LogOutIcon } from "../icons";
import { BallLogo } from "../thread/drawings";
import { LanguageLink } from "./LanguageLink";
import { Menu } from "./Menu";
import { currentPlace, type PlaceItem } from "./nav";
import { productName } from "./PublicLayout";
import { ThemeSwitch } from "./ThemeSwitch";

export interface StaffLayoutProps {
  nav: readonly PlaceItem[];
  person: { name: string; role: string };
  path: string;
  locale: string;
  theme?: "light" | "dark" | null;
  signOutTo: string;
  children: ReactNode;
}

/** The team's shell: the thread leaves the ball and is knotted at the place where you are. */
export function StaffLayout({ nav, person, path, locale, signOutTo, children }: StaffLayoutProps) {
  const { t } = useTranslation("ui");
  const here = currentPlace(nav, path);
  const links = nav.map((item, index) => (
    <Link key={item.to} to={item.to} prefetch="intent" aria-current={item.to === here ? "page" : undefined} style={{ "--nth": index } as CSSProperties}>
      <Icon of={item.icon} />
      <span>{item.text}</span>
      {item.count ? <span className="num">{item.count}</span> : null}
    </Link>
  ));
  const product = productName(locale);
  return (
    <div className="shell">
      <a className="skip" href="#main">{t("skip")}</a>
      <header className="side">
        <div className="stick">
          {here ? (
            <svg className="from-ball thr" viewBox="0 0 40 60" aria-hidden="true">
              <path d="M12.5 33.5C5 39 8 49 8 60" />
            </svg>
          ) : null}
          <Link className="logo" to="/staff"><BallLogo />{product}</Link>
          <nav aria-label={t("mainNav")}>{links}</nav>
          <div className="tools mt-auto">
            <LanguageLink className="lnk" path={path} locale={locale} />
            <span className="grow" />
            <ThemeSwitch path={path} />
            <SignOut to={signOutTo} />
          </div>
          <div className="me">
            <Avatar name={person.name} />
            <span>
              <b>{person.name}</b>
              <br />
              <span className="soft">{person.role}</span>
            </span>
          </div>
        </div>
      </header>
      <header className="staff-top">
        <Link className="logo" to="/staff"><BallLogo />{product}</Link>
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
          <div className="row mt-3">
            <Avatar name={person.name} />
            <span className="grow t14"><b>{person.name}</b><br />{person.role}</span>
            <SignOut to={signOutTo} />
          </div>
        </Menu>
      </header>
      <main id="main" className="content" tabIndex={-1}>
        <div className="content-in">{children}</div>
      </main>
    </div>
  );
}

function SignOut({ to }: { to: string }) {
  const { t } = useTranslation("ui");
  return (
    <Form method="post" action={to}>
      <button className="btn quiet icon" aria-label={t("signOut")} title={t("signOut")}>
        <Icon of={LogOutIcon} />
      </button>
    </Form>
  );
}
