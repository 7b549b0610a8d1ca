import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Chip, Chips } from "~/ui/Chips";

/** The places of the store, one tap from each other. */
export function StoreMenu({ current }: { current: "expected" | "stock" | "scan" | "shelves" | "labels" | "check" | "holds" | "counts" | "writeOff" }) {
  const { t } = useTranslation("inkind");
  const places = [
    ["expected", "/staff/store", t("store.tabs.expected")], ["stock", "/staff/store/stock", t("store.tabs.stock")], ["scan", "/staff/store/scan", t("keeping.scan")],
    ["shelves", "/staff/store/shelves", t("keeping.shelves")], ["labels", "/staff/store/labels", t("keeping.labels")], ["check", "/staff/store/check", t("keeping.check")],
    ["holds", "/staff/store/holds", t("keeping.holds")], ["counts", "/staff/store/counts", t("count.tab")], ["writeOff", "/staff/store/write-off", t("keeping.writeOff")],
  ] as const;
  const menu = useRef<HTMLDivElement>(null);
  // The row scrolls sideways on a phone: the place one stands at is in sight.
  useEffect(() => {
    menu.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [current]);
  return <div ref={menu}><Chips label={t("keeping.menu")}>{places.map(([key, to, text]) => <Chip key={key} to={to} current={key === current}>{text}</Chip>)}</Chips></div>;
}
