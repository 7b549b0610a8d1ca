import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import type { loader as rootLoader } from "~/root";
import { PublicLayout } from "~/ui/layouts/PublicLayout";

export const loader = publicLoader({}, ({ account, locale, theme, ctx, runtime }) => ({
  locale,
  theme,
  printed: { date: formatDate(ctx.clock.now(), locale), address: runtime.baseUrl.replace(/^https?:\/\//u, "") },
  signedIn: account ? { isStaff: account.roles.length > 0 } : null,
}));

/** The shell of every public page. It protects nothing. */
export default function PublicShell() {
  const { locale, theme, signedIn, printed } = useLoaderData<typeof loader>();
  const { organisation } = useRouteLoaderData<typeof rootLoader>("root")!;
  const { pathname } = useLocation();
  const { t } = useTranslation("shell");
  const nav = [
    { to: "/needs", text: t("nav.needs") },
    { to: "/give", text: t("nav.give") },
    { to: "/shifts", text: t("nav.shifts") },
    { to: "/bazaar", text: t("nav.bazaar") },
    { to: "/impact", text: t("nav.impact") },
  ];
  const account = !signedIn
    ? { to: "/sign-in", text: t("nav.signIn") }
    : signedIn.isStaff
      ? { to: "/staff", text: t("nav.staff") }
      : { to: "/account", text: t("nav.account") };
  const footer = [
    [{ to: "/about", text: t("nav.about") }, { to: "/path", text: t("foot.path") }, { to: "/verify", text: t("foot.verify") }, { to: "/my", text: t("foot.mine") }],
    [{ to: "/rules", text: t("foot.rules") }, { to: "/privacy", text: t("foot.privacy") }, { to: "/my-data", text: t("foot.myData") }, { to: "/accessibility", text: t("foot.accessibility") }],
  ];
  return (
    <PublicLayout organisation={organisation} nav={nav} account={account} footer={footer} path={pathname} locale={locale} theme={theme} printed={printed}>
      <Outlet />
    </PublicLayout>
  );
}
