import { formatNumber } from "~/platform/i18n/format";
import type { LotPage } from "../queries/lot-page.server";

export type Words = (key: string, options?: Record<string, unknown>) => string;

/** What is known of a lot beyond its name, for a list of facts; what nobody noted is left out. */
export function lotDetails(lot: LotPage, t: Words, locale: "bg" | "en"): { term: string; text: string }[] {
  const measured = lot.temperatureTenths === null ? null : t("keeping.degrees", { degrees: formatNumber(lot.temperatureTenths / 10, locale, { max: 1 }) });
  return [
    ...(measured ? [{ term: t("keeping.measured"), text: lot.warmAcceptedBy ? `${measured} · ${t("keeping.warmBy", { name: lot.warmAcceptedBy })}` : measured }] : []),
    ...(lot.size ? [{ term: t("keeping.size"), text: lot.size }] : []),
    ...(lot.ageBand ? [{ term: t("keeping.age"), text: t(`ageBands.${lot.ageBand}`) }] : []),
    ...(lot.donorLotCode ? [{ term: t("keeping.donorLotCode"), text: lot.donorLotCode }] : []),
  ];
}
