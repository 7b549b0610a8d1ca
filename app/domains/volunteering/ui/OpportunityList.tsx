import { useTranslation } from "react-i18next";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { LinkButton } from "~/ui/Button";
import { Card, CardRows } from "~/ui/Card";
import { Link } from "~/ui/Link";
import { Tag } from "~/ui/Tag";
import type { OpportunityRow } from "../queries/opportunities.server";
import { capital, momentOf, servesText } from "../when";

export interface OpportunityRowView {
  readonly id: string;
  readonly title: string;
  readonly serves: string;
  readonly facts: string;
  readonly archived: boolean;
}

export function opportunityRowView(row: OpportunityRow, { locale, t }: { readonly locale: Locale; readonly t: Translate }): OpportunityRowView {
  const facts = [
    t("volunteering:opportunities.upcoming", { count: row.upcoming }),
    ...(row.nextAt ? [t("volunteering:opportunities.next", { when: momentOf(row.nextAt, locale) })] : []),
    ...(row.series > 0 ? [t("volunteering:opportunities.series", { count: row.series })] : []),
  ];
  const serves = [servesText(row.serves, t), ...(row.host ? [t("volunteering:opportunities.host", { host: row.host })] : [])].join(", ");
  return { id: row.id, title: row.title, serves: capital(serves), facts: facts.join(" · "), archived: row.archivedAt !== null };
}

/** What there is to do, each row with the way to a new shift of it. */
export function OpportunityList({ rows, mayManage }: { rows: readonly OpportunityRowView[]; mayManage: boolean }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card>
      <CardRows>
        {rows.map((row) => (
          <li key={row.id} className="row wraps">
            <span className="grow basis-64">
              <b><Link to={`/staff/opportunities/${row.id}`}>{row.title}</Link></b>
              <span className="t14 soft block">{row.serves}</span>
              <span className="t14 soft block">{row.facts}</span>
            </span>
            {row.archived ? <Tag>{t("opportunities.archived")}</Tag> : mayManage ? (
              <LinkButton to={`/staff/shifts/new?opportunity=${row.id}`} kind="soft" size="sm" aria-label={`${t("opportunities.newShift")}: ${row.title}`}>{t("opportunities.newShift")}</LinkButton>
            ) : null}
          </li>
        ))}
      </CardRows>
    </Card>
  );
}
