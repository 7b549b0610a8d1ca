import { instant } from "../time/clock";
import { zone, type LocalDate } from "../time/local-date";
import { defaultLocale, type Locale } from "./locale";

/** Everything people read passes here: bg-copy §1.6, always in Europe/Sofia, with no-break spaces (U+00A0). */
const nbsp = "\u00a0";
const tag = (locale: Locale): string => (locale === "en" ? "en-GB" : "bg-BG");
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${locale}${JSON.stringify(options)}`;
  const known = cache.get(key) ?? new Intl.NumberFormat(tag(locale), options);
  cache.set(key, known);
  return known as Intl.NumberFormat;
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${locale}${JSON.stringify(options)}`;
  const known = cache.get(key) ?? new Intl.DateTimeFormat(tag(locale), { timeZone: zone, ...options });
  cache.set(key, known);
  return known as Intl.DateTimeFormat;
}

/** Groups of three only from five digits on, with a no-break space: 1234, 12 345. */
export function formatNumber(value: number, locale: Locale = defaultLocale, decimals: number | { max: number } = 0): string {
  const options =
    typeof decimals === "number"
      ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      : { maximumFractionDigits: decimals.max };
  const text = numberFormat(locale, { ...options, useGrouping: false }).format(value);
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  const grouped = whole.length >= 5 ? whole.replace(/\B(?=(\d{3})+$)/g, nbsp) : whole;
  return `${sign.replace("-", "−")}${grouped}${rest}`;
}

/** 123450 → "1234,50 €" / "1234.50 €". */
export const formatMoney = (amountCents: number, locale: Locale = defaultLocale): string =>
  `${formatNumber(amountCents / 100, locale, 2)}${nbsp}€`;

/** Signed, for differences: "+0,50 €", "−1,20 €", "0,00 €". */
export const formatSignedMoney = (amountCents: number, locale: Locale = defaultLocale): string =>
  `${amountCents > 0 ? "+" : ""}${formatMoney(amountCents, locale)}`;

const asInstant = (value: Date | LocalDate | string): Date =>
  typeof value !== "string" ? value : instant(value.length === 10 ? `${value}T12:00:00Z` : value);

/** "05.12.2026 г." / "05/12/2026". */
export function formatDate(value: Date | LocalDate | string, locale: Locale = defaultLocale): string {
  const text = dateFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" }).format(asInstant(value));
  return locale === "bg" ? `${text.replace(/\s*г\.?$/, "")}${nbsp}г.` : text;
}

/** "5 декември 2026 г." / "5 December 2026". */
export const formatLongDate = (value: Date | LocalDate | string, locale: Locale = defaultLocale): string =>
  dateFormat(locale, { day: "numeric", month: "long", year: "numeric" }).format(asInstant(value)).replace(/ г\.$/, `${nbsp}г.`);

/** "вторник, 8 декември" / "Tuesday, 8 December". */
export const formatWeekdayDate = (value: Date | LocalDate | string, locale: Locale = defaultLocale): string =>
  `${dateFormat(locale, { weekday: "long" }).format(asInstant(value))}, ${dateFormat(locale, { day: "numeric", month: "long" }).format(asInstant(value))}`;

export const formatWeekday = (value: Date | LocalDate | string, locale: Locale = defaultLocale, width: "long" | "short" = "long"): string =>
  dateFormat(locale, { weekday: width }).format(asInstant(value));

/** "декември 2026 г." / "December 2026". */
export const formatMonth = (value: Date | LocalDate | string, locale: Locale = defaultLocale): string =>
  dateFormat(locale, { month: "long", year: "numeric" }).format(asInstant(value)).replace(/ г\.$/, `${nbsp}г.`);

/** Intl gives Bulgarian short months as numbers; the usual abbreviations are these. */
const shortMonthsBg = ["ян.", "февр.", "март", "апр.", "май", "юни", "юли", "авг.", "септ.", "окт.", "ноем.", "дек."] as const;

/** "декември" or "дек." / "December" or "Dec". */
export function formatMonthName(value: Date | LocalDate | string, locale: Locale = defaultLocale, width: "long" | "short" = "long"): string {
  if (locale === "bg" && width === "short") {
    const month = Number(dateFormat("en", { month: "numeric" }).format(asInstant(value)));
    return shortMonthsBg[month - 1] ?? "";
  }
  return dateFormat(locale, { month: width }).format(asInstant(value));
}

const clockTime = (at: Date | string): string =>
  dateFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(asInstant(at));

/** "14:30 ч." / "14:30". */
export const formatTime = (at: Date | string, locale: Locale = defaultLocale): string =>
  locale === "bg" ? `${clockTime(at)}${nbsp}ч.` : clockTime(at);

/** "14:00 – 18:00 ч." / "14:00 – 18:00". */
export const formatTimeRange = (from: Date | string, to: Date | string, locale: Locale = defaultLocale): string =>
  `${clockTime(from)}${nbsp}–${nbsp}${formatTime(to, locale)}`;

/** "18 – 20 декември 2026 г." or, over months, "30 ноември – 2 декември 2026 г.". */
export function formatDayRange(from: Date | LocalDate | string, to: Date | LocalDate | string, locale: Locale = defaultLocale): string {
  const [start, end] = [formatLongDate(from, locale), formatLongDate(to, locale)];
  if (start === end) return end;
  const [startDay, startMonth] = start.split(" ");
  const sameMonth = formatMonth(from, locale) === formatMonth(to, locale);
  return sameMonth ? `${startDay}${nbsp}–${nbsp}${end}` : `${startDay}${nbsp}${startMonth} – ${end}`;
}

/** Minutes as hours: 90 → "1 ч. 30 мин." / "1 h 30 min"; whole hours "3 часа" are sentences with plurals, not this. */
export function formatDuration(minutes: number, locale: Locale = defaultLocale): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const [hour, minute] = locale === "bg" ? ["ч.", "мин."] : ["h", "min"];
  const hours = h > 0 || m === 0 ? `${formatNumber(h, locale)}${nbsp}${hour}` : "";
  return [hours, m > 0 ? `${m}${nbsp}${minute}` : ""].filter(Boolean).join(nbsp);
}

export type BaseUnit = "g" | "ml" | "piece";
/** A quantity kept in base units, in the unit people say: 41000 g → "41 кг", 20 piece → "20 броя" / "1 брой". */
export const isBaseUnit = (value: unknown): value is BaseUnit => value === "g" || value === "ml" || value === "piece";

export function formatQuantity(amount: number, unit: BaseUnit, locale: Locale = defaultLocale): string {
  if (unit === "piece") {
    const word = locale === "bg" ? (amount === 1 ? "брой" : "броя") : amount === 1 ? "piece" : "pieces";
    return `${formatNumber(amount, locale)}${nbsp}${word}`;
  }
  const whole = unit === "g" ? (locale === "bg" ? "кг" : "kg") : locale === "bg" ? "л" : "l";
  const small = unit === "g" ? (locale === "bg" ? "г" : "g") : locale === "bg" ? "мл" : "ml";
  return amount !== 0 && Math.abs(amount) < 1000
    ? `${formatNumber(amount, locale)}${nbsp}${small}`
    : `${formatNumber(amount / 1000, locale, { max: 3 })}${nbsp}${whole}`;
}
