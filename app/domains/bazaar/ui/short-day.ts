import { formatDate, formatWeekday } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";

/** „сб 19.12.“ / "Sat 19/12" */
export const formatShortDay = (day: string, locale: Locale): string => {
  const [d, m] = formatDate(day, locale).split(/[./]/);
  return `${formatWeekday(day, locale, "short")}\u00a0${locale === "bg" ? `${d}.${m}.` : `${d}/${m}`}`;
};
