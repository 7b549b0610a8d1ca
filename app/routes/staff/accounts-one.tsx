import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { rolesForm } from "~/domains/people/accounts-schemas";
import { setRoles } from "~/domains/people/commands/set-roles.server";
import { manageAccountsPermission } from "~/domains/people/permissions";
import { accountOfTeam } from "~/domains/people/queries/accounts.server";
import { roles } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { asId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ accountId: z.uuid() });
const search = z.object({ saved: z.literal("1").optional().catch(undefined) });

export const loader = staffLoader({ permission: manageAccountsPermission, params, search }, async ({ ctx, params: { accountId }, search: { saved }, t }) => {
  const account = await accountOfTeam(ctx, accountId);
  if (!account) throw notFound();
  return { account, saved: saved !== undefined, title: `${account.name} – ${t("shell:product")}` };
});

export const action = staffAction({ permission: manageAccountsPermission, params, messages: "people", forms: { roles: rolesForm } }, {
  roles: async ({ ctx, params: { accountId }, value }) => {
    const saved = await setRoles(ctx, { accountId: asId<"Account">(accountId), roles: value.roles });
    if (!saved.ok && saved.refusal.code === "account_unknown") throw notFound();
    return saved.ok ? redirect(`/staff/accounts/${accountId}?saved=1`) : saved;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AccountRoles() {
  const { account, saved } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ roles: string[] }>("roles", { data, defaultValue: { roles: [...account.roles] } });
  const narrow = account.narrowRoles.map((role) => t(`roles.${role}`)).join(", ");
  return (
    <>
      <PageHeader title={account.name} lead={account.login} back={{ to: "/staff/accounts", text: t("accounts.back") }} />
      {saved ? <Note tone="ok" role="status" className="mb-4">{t("accounts.saved")}</Note> : null}
      {account.disabled ? <Note className="mb-4">{t("accounts.disabled")}</Note> : null}
      <Card pad className="measure">
        <KitForm form={form} className="stack">
          <ChecksField field={fields.roles} label={t("accounts.roles")} help={t("accounts.rolesHelp")} options={roles.map((role) => ({ value: role, text: t(`roles.${role}`) }))} />
          {narrow ? <p className="t14 soft">{t("accounts.narrow", { roles: narrow })}</p> : null}
          <SubmitButton intent="roles">{t("accounts.save")}</SubmitButton>
        </KitForm>
      </Card>
    </>
  );
}
