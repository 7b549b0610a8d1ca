import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { inviteForm } from "~/domains/people/accounts-schemas";
import { inviteColleague } from "~/domains/people/commands/invite-colleague.server";
import { manageAccountsPermission } from "~/domains/people/permissions";
import { accountList } from "~/domains/people/queries/accounts.server";
import { InviteColleague } from "~/domains/people/ui/InviteColleague";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ invited: z.literal("1").optional().catch(undefined) });

export const loader = staffLoader({ permission: manageAccountsPermission, search }, async ({ ctx, search: { invited }, locale, t }) => ({
  title: `${t("people:accounts.title")} – ${t("shell:product")}`, rows: await accountList(ctx), invited: invited !== undefined, accountId: newId<"Account">(), locale,
}));

export const action = staffAction({ permission: manageAccountsPermission, messages: "people", forms: { invite: inviteForm } }, {
  invite: async ({ ctx, value }) => {
    const invited = await inviteColleague(ctx, value);
    return invited.ok ? redirect("/staff/accounts?invited=1") : invited;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Accounts() {
  const { rows, invited, accountId, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  return (
    <>
      <PageHeader title={t("accounts.title")} lead={t("accounts.lead")} />
      {invited ? <Note tone="ok" role="status" className="mb-4">{t("accounts.invited")}</Note> : null}
      <div className="aside-cols">
        <Card flush>
          <DataTable
            caption={t("accounts.title")} captionHidden cards rows={rows} rowKey={(row) => row.id}
            columns={[
              { key: "name", head: t("accounts.name"), cell: (row) => <Link to={`/staff/accounts/${row.id}`}>{row.name}</Link> },
              { key: "login", head: t("accounts.login"), cell: (row) => <>{row.login.split("@")[0]}<wbr />@{row.login.split("@")[1]}<small>{row.disabled ? t("accounts.disabled") : row.hasPassword ? t("accounts.byPassword") : t("accounts.byLink")}</small></> },
              { key: "roles", head: t("accounts.roles"), cell: (row) => [...new Set([...row.roles, ...row.narrowRoles])].map((role) => t(`roles.${role}`)).join(", ") || t("accounts.noRoles") },
            ]}
          />
        </Card>
        <InviteColleague key={accountId} accountId={accountId} data={data} locale={locale} />
      </div>
    </>
  );
}
