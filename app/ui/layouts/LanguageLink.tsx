import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** The same page in the other language, as a whole document: texts and `lang` change together. */
export function LanguageLink({ path, locale, className }: { path: string; locale: string; className?: string }) {
  const { t } = useTranslation("ui");
  const [search] = useSearchParams();
  const other = locale === "bg" ? "en" : "bg";
  const next = new URLSearchParams(search);
  next.set("lang", other);
  return (
    <a className={className} href={`${path}?${next.toString()}`} lang={other} hrefLang={other} rel="alternate">
      {t("otherLanguage")}
    </a>
  );
}
