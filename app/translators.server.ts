import { catalogue as bg } from "./catalogue.bg";
import { catalogue as en } from "./catalogue.en";
import { createI18n, type Translate } from "./platform/i18n/instance";
import type { Locale } from "./platform/i18n/locale";

/** A missing sentence is a bug that tests must see and people must not. */
const onMissing = process.env.NODE_ENV === "production" ? "key" : "throw";

export const i18nFor = {
  bg: createI18n("bg", bg, onMissing),
  en: createI18n("en", en, onMissing),
} as const;

export const translators: Readonly<Record<Locale, Translate>> = {
  bg: i18nFor.bg.t as Translate,
  en: i18nFor.en.t as Translate,
};
