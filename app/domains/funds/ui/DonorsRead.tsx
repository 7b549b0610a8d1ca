import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";

export interface Promised {
  readonly purpose: string;
  readonly amountCents: number;
}

/** The sentence donors will read, and the one act of the page under it. */
export function DonorsRead({ first, event, locale, children }: { first: Promised | undefined; event: string; locale: Locale; children: ReactNode }) {
  const { t } = useTranslation("funds");
  return (
    <Card as="section" pad aria-labelledby="donors">
      <h2 id="donors">{t("page.donors")}</h2>
      <blockquote className="quote mx-0">
        <svg viewBox="0 0 14 100" preserveAspectRatio="none" aria-hidden="true">
          <path vectorEffect="non-scaling-stroke" d="M7 2c8 16-8 32 0 48s-8 32 0 48" />
        </svg>
        {first ? t("page.quote", { purpose: first.purpose, amount: formatMoney(first.amountCents, locale), event }) : t("page.quote_empty")}
      </blockquote>
      <p className="t14 soft mt-3">{t("page.claims")}</p>
      {children}
    </Card>
  );
}
