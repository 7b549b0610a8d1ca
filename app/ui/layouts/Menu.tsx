import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";
import { MenuIcon, XIcon } from "../icons";

/** The phone's menu: a details element, open without scripts; with them it closes after a choice and on Esc. */
export function Menu({ children }: { children: ReactNode }) {
  const { t } = useTranslation("ui");
  const { key } = useLocation();
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute("open");
  useEffect(close, [key]);
  return (
    <details
      ref={details}
      className="menu no-print"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !details.current?.open) return;
        close();
        details.current.querySelector("summary")?.focus();
      }}
    >
      <summary aria-label={t("menu")}>
        <Icon of={MenuIcon} size="l" className="open" />
        <Icon of={XIcon} size="l" className="close" />
      </summary>
      <div className="menu-list">{children}</div>
    </details>
  );
}
