import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";
import { ArrowLeftIcon } from "../icons";

/** A step of a short flow: only the way back and where one is. */
export function FlowLayout({ back, where, children }: { back: string; where?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation("ui");
  return (
    <>
      <header className="ptop no-print">
        <Link className="btn icon quiet" to={back} aria-label={t("back")}>
          <Icon of={ArrowLeftIcon} size="l" />
        </Link>
        {where ? <span className="where">{where}</span> : null}
      </header>
      <main id="main" className="wrap narrow py-5" tabIndex={-1}>{children}</main>
    </>
  );
}
