import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Keyset paging: the next rows have an address of their own. */
export function ShowMore({ to, children }: { to?: string | null; children?: ReactNode }) {
  const { t } = useTranslation("ui");
  if (!to) return null;
  return (
    <p className="text-center no-print">
      <Link className="more" to={to} preventScrollReset rel="next">
        {children ?? t("showMore")}
      </Link>
    </p>
  );
}
