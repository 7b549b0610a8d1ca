import { useTranslation } from "react-i18next";
import { formatWeekdayDate } from "~/platform/i18n/format";
import { Card, CardRows } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { Tag } from "~/ui/Tag";
import type { StandingPage } from "../queries/standing-pages.server";

/** The next days of a standing offer, each with its one tap. */
export function StandingDays({ page, locale }: { page: Pick<StandingPage, "next"> & { readonly today: string }; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  return (
    <Card>
      <CardRows>
        {page.next.map(({ day, skipped, opened, received }) => (
          <li key={day} className="row wraps">
            <span className="grow"><b>{formatWeekdayDate(day, locale)}</b> <Tag tone={received ? "ok" : skipped ? "warn" : "neutral"}>{t(received ? "standing.received" : skipped ? "standing.skipped" : "standing.expected")}</Tag></span>
            {received ? null : skipped ? (opened ? null : <ActForm intent="restore" fields={{ day }} kind="quiet">{t("standing.restore")}</ActForm>)
              : <ActForm intent="skip" fields={{ day }} kind={day === page.today ? "primary" : "soft"}>{t(day === page.today ? "standing.skipToday" : "standing.skip")}</ActForm>}
          </li>
        ))}
      </CardRows>
    </Card>
  );
}
