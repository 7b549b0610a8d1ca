import { useTranslation } from "react-i18next";
import { Segments } from "~/ui/Segments";

/** The places of the store. */
export function StoreTabs({ current }: { current: "expected" | "stock" | "counts" }) {
  const { t } = useTranslation("inkind");
  const tabs = { expected: { to: "/staff/store", text: t("store.tabs.expected") }, stock: { to: "/staff/store/stock", text: t("store.tabs.stock") }, counts: { to: "/staff/store/counts", text: t("count.tab") } };
  return <Segments label={t("store.title")} items={Object.entries(tabs).map(([name, tab]) => ({ ...tab, current: name === current }))} />;
}
