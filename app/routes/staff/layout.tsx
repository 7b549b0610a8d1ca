import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { seeShiftBoard } from "~/domains/volunteering/permissions";
import { shiftsShortSoon } from "~/domains/volunteering/queries/shift-board.server";
import { allows, type Role } from "~/platform/access/permission";
import { accountLoader } from "~/platform/http/loaders.server";
import { staffPlaces } from "./places";
import { StaffLayout } from "~/ui/layouts/StaffLayout";

export const loader = accountLoader({}, async ({ ctx, actor, account, locale, theme }) => ({
  locale,
  theme,
  name: account?.name ?? "",
  roles: account?.roles ?? [],
  /** What waits behind a place of the menu. */
  counts: { shifts: allows(actor, seeShiftBoard) ? await shiftsShortSoon(ctx) : 0 } as Readonly<Record<string, number>>,
}));

/** The shell of the team's pages: shows the places this person's roles open. Each page's own loader decides. */
export default function StaffShell() {
  const { locale, theme, name, roles, counts } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const { t } = useTranslation("shell");
  const nav = staffPlaces
    .filter((place) => place.roles.some((role) => roles.includes(role)) || roles.includes("administrator"))
    .map((place) => ({ to: place.to, under: "under" in place ? place.under : [], icon: place.icon, text: t(`staff.${place.name}`), count: counts[place.name] }));
  const role = t(`roles.${(roles[0] as Role | undefined) ?? "none"}`);
  return (
    <StaffLayout nav={nav} person={{ name, role }} path={pathname} locale={locale} theme={theme} signOutTo="/sign-out">
      <Outlet />
    </StaffLayout>
  );
}
