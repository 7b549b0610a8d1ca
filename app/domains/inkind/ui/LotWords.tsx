import { useTranslation } from "react-i18next";
import { formatDate } from "~/platform/i18n/format";
import { daysBetween, type LocalDate } from "~/platform/time/local-date";
import { Tag } from "~/ui/Tag";
import { expiringWithinDays, isPastBestBefore, isPastUseBy, type LotExpiry } from "../model";

/** A lot's date in words: which of the two dates it is, and how near. */
export function LotExpiryWords({ lot, today, locale }: { lot: LotExpiry; today: LocalDate; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const day = lot.useBy ?? lot.bestBefore;
  if (!day) return null;
  const words = t(lot.useBy ? "store.useByDay" : "store.bestBeforeDay", { date: formatDate(day, locale) });
  const days = daysBetween(today, day);
  return (
    <>
      {words}{" "}
      {isPastUseBy(lot, today) ? <Tag tone="bad" icon={null}>{t("store.expired")}</Tag>
        : isPastBestBefore(lot, today) ? <Tag tone="warn">{t("store.bestBeforePassed")}</Tag>
          : days <= expiringWithinDays ? <Tag tone="warn">{days === 0 ? t("store.expiresToday") : t("store.expiresIn", { count: days })}</Tag> : null}
    </>
  );
}
