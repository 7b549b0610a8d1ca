import { needKinds } from "~/domains/services/api";
import { formatWeekdayDate } from "~/platform/i18n/format";
import type { needsPage } from "../queries/home.server";
import { needView, type NeedView } from "./need-view";
import type { Speech } from "./words";

type Page = Awaited<ReturnType<typeof needsPage>>;
const hrefOf = (show: string): string => (show === "all" ? "/needs" : `/needs?show=${show}`);

/** The needs by service, with a chip for each kind that is asked for. */
export function needsView(page: Page, show: string, speech: Speech) {
  const { t, locale } = speech;
  const all = page.open.map((need) => needView(need, speech));
  const chosen = all.filter((need) => show === "all" || (show === "urgent" ? need.urgent : need.kind === show));
  const kinds = needKinds.flatMap((kind) => {
    const n = all.filter((need) => need.kind === kind).length;
    return n > 0 ? [{ show: kind as string, text: `${t(`impact:kinds.${kind}`)} ${n}` }] : [];
  });
  const filters = [
    { show: "all", text: t("impact:needs.all", { n: all.length }) },
    ...kinds,
    ...(all.some((need) => need.urgent) ? [{ show: "urgent", text: t("impact:needs.only_urgent") }] : []),
  ];
  const services = new Map<string, NeedView[]>();
  for (const need of chosen) services.set(need.serviceId, [...(services.get(need.serviceId) ?? []), need]);
  return {
    lead: all.length === 0 ? t("impact:needs.lead_zero") : t("impact:needs.lead", { count: all.length, day: formatWeekdayDate(page.today, locale) }),
    total: all.length,
    filtered: show !== "all",
    filters: filters.map((filter) => ({ show: filter.show, text: filter.text, to: hrefOf(filter.show), current: filter.show === show })),
    services: [...services].map(([id, needs]) => ({ id, name: needs[0]!.serviceName, needs, count: t("impact:needs.count", { count: needs.length }), n: needs.length })),
    met: page.met.map((need) => needView(need, speech)),
  };
}
export type NeedsView = ReturnType<typeof needsView>;
