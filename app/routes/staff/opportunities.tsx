import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { manageShifts, seeShiftBoard } from "~/domains/volunteering/permissions";
import { opportunityList } from "~/domains/volunteering/queries/opportunities.server";
import { OpportunityList, opportunityRowView } from "~/domains/volunteering/ui/OpportunityList";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { LinkButton } from "~/ui/Button";
import { Empty } from "~/ui/Empty";
import { PlusIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission: seeShiftBoard }, async ({ ctx, actor, locale, t }) => ({
  pageTitle: `${t("volunteering:opportunities.title")} – ${t("shell:product")}`,
  mayManage: allows(actor, manageShifts),
  rows: (await opportunityList(ctx, { locale })).map((row) => opportunityRowView(row, { locale, t })),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Opportunities() {
  const { rows, mayManage } = useLoaderData<typeof loader>();
  const { t } = useTranslation("volunteering");
  return (
    <>
      <PageHeader
        back={{ to: "/staff/shifts", text: t("shift.back") }} title={t("opportunities.title")} lead={t("opportunities.lead")}
        aside={mayManage ? <LinkButton to="/staff/opportunities/new" icon={PlusIcon}>{t("opportunities.add")}</LinkButton> : null}
      />
      {rows.length > 0 ? <OpportunityList rows={rows} mayManage={mayManage} /> : <Empty title={t("opportunities.empty")} text={t("opportunities.emptyText")} />}
    </>
  );
}
