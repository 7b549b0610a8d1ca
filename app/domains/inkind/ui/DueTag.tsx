import { useTranslation } from "react-i18next";
import { formatDate } from "~/platform/i18n/format";
import type { LocalDate } from "~/platform/time/local-date";
import { ClockIcon } from "~/ui/icons";
import { Tag } from "~/ui/Tag";

/** The two-working-day clock in words; nothing while the next word is the donor's. */
export function DueTag({ due, today, locale }: { due: LocalDate | string | null; today: LocalDate | string; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  if (!due) return null;
  const late = due < today;
  const date = formatDate(due, locale);
  return <Tag tone={late ? "bad" : due === today ? "warn" : "neutral"} icon={ClockIcon}>{late ? t("inbox.overdue", { date }) : due === today ? t("inbox.dueToday") : t("inbox.dueOn", { date })}</Tag>;
}
