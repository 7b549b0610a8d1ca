/** Bulgarian is the source language and the default. */
export const locales = ["bg", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "bg";
export const isLocale = (value: unknown): value is Locale => value === "bg" || value === "en";

/** A text kept in both languages; English falls back to Bulgarian when nobody has written it yet. */
export const inLocale = (locale: Locale, bg: string, en: string | null | undefined): string =>
  locale === "en" && en ? en : bg;
