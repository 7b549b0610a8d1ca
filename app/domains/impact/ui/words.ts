import { type BaseUnit, formatDuration, formatMoney, formatQuantity } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import type { PublicFigure, ShownBook } from "../model";

/** What a view needs to speak: the reader's sentences and language. */
export interface Speech {
  readonly t: Translate;
  readonly locale: Locale;
}

/** An amount in base units of any book, in the unit people say. */
export function amountText(amount: number, unit: string, { locale }: Pick<Speech, "locale">): string {
  if (unit === "EUR" || unit === "cent") return formatMoney(amount, locale);
  if (unit === "MIN" || unit === "minute") return formatDuration(amount, locale);
  return formatQuantity(amount, (unit === "place" ? "piece" : unit) as BaseUnit, locale);
}

/** „100 часа“ when they are whole hours, else „46 ч. 30 мин.“. */
export const hoursText = (minutes: number, { t, locale }: Speech): string =>
  minutes % 60 === 0 ? t("impact:hours", { count: minutes / 60 }) : formatDuration(minutes, locale);

export const figureText = (figure: PublicFigure, limit: number, t: Translate): string =>
  figure.show === "under" ? t("impact:under", { n: limit }) : figure.show === "hidden" ? t("impact:hidden") : String(figure.show);

/** „6 групови занимания“; a small number stays a word: „под 5 домашни посещения“. */
export const workText = (measure: string, figure: PublicFigure, limit: number, t: Translate): string =>
  typeof figure.show === "number" ? t(`impact:work.${measure}`, { count: figure.show }) : `${figureText(figure, limit, t)} ${t(`impact:measures.${measure}`)}`;

/** Several units of one book beside each other: „64 кг и 20 броя“ is never a sum. */
export function bookTotals(rows: readonly { readonly book: ShownBook; readonly unit: string; readonly amount: number }[], book: ShownBook, speech: Speech): string | null {
  const sums = new Map<string, number>();
  for (const row of rows) if (row.book === book) sums.set(row.unit, (sums.get(row.unit) ?? 0) + row.amount);
  const texts = [...sums].map(([unit, amount]) => (unit === "MIN" ? hoursText(amount, speech) : amountText(amount, unit, speech)));
  return texts.length === 0 ? null : texts.join(" · ");
}

/** A month in the address: "2026-07". */
export const monthKey = (month: string): string => month.slice(0, 7);
export const monthHref = (serviceId: string, month: string): string => `/services/${serviceId}/${monthKey(month)}`;
/** „ЦОП – Крайбряг“ does not break at its dash. */
export const unbroken = (name: string): string => name.replace(/ – /gu, "\u00a0–\u00a0");
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("bg") + text.slice(1);

/** A date or an hour that ends in a stop ends the sentence too. */
export const oneStop = (text: string): string => text.replace(/\.\.$/u, ".");
