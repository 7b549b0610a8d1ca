import { createInstance, type i18n, type PostProcessorModule, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import { formatDate, formatNumber, formatQuantity, isBaseUnit } from "./format";
import type { Locale } from "./locale";

/**
 * Looks a sentence up: `t("volunteering:refusals.shift_full", { left: 3 })`. On the server, in mails and documents.
 */
export type Translate = (key: string, options?: Record<string, unknown>) => string;

/** „… до 10:00 ч.“ ends a sentence by itself: the full stop of an abbreviation (ч., г., лв.) is the sentence's as well. */
export const oneStop = (text: string): string => (text.includes("..") ? text.replace(/([\s\u00a0](?:[чг]|лв)\.)\.(?!\.)/gu, "$1") : text);

const sentenceEnds: PostProcessorModule = { type: "postProcessor", name: "oneStop", process: (text: unknown) => (typeof text === "string" ? oneStop(text) : text) as string };

/** An i18next instance of one language with its whole catalogue; it never changes language. */
export function createI18n(locale: Locale, catalogue: Record<string, unknown>, onMissing: "throw" | "key"): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).use(sentenceEnds).init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    showSupportNotice: false,
    defaultNS: "ui",
    ns: Object.keys(catalogue),
    resources: { [locale]: catalogue } as Resource,
    interpolation: { escapeValue: false },
    returnNull: false,
    postProcess: sentenceEnds.name,
    parseMissingKeyHandler: (key) => {
      if (onMissing === "throw") throw new Error(`no message "${key}" in ${locale}`);
      return key;
    },
    react: { useSuspense: false },
  });
  // `{{left, quantity}}` with the fact `unit`: a refusal says how much there is in the reader's words.
  instance.services.formatter?.add("quantity", (value, _language, facts: { unit?: unknown }) => (isBaseUnit(facts.unit) ? formatQuantity(Number(value), facts.unit, locale) : String(value)));
  // `{{date, day}}` for a fact that is a day, `{{measured, tenths}}` for tenths of a degree.
  instance.services.formatter?.add("day", (value) => formatDate(String(value), locale));
  instance.services.formatter?.add("tenths", (value) => formatNumber(Number(value) / 10, locale, { max: 1 }));
  return instance;
}
