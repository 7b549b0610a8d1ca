import type { MetaFunction } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { passwordForm } from "~/domains/people/accounts-schemas";
import { changePassword } from "~/domains/people/commands/change-password.server";
import { erasePerson } from "~/domains/people/commands/erase-person.server";
import { updateProfile } from "~/domains/people/commands/update-profile.server";
import { profile } from "~/domains/people/queries/profile.server";
import { emptyForm, profileSchema } from "~/domains/people/schemas";
import { EraseMe } from "~/domains/people/ui/OwnDataCard";
import { PasswordCard } from "~/domains/people/ui/PasswordCard";
import { startSession } from "~/platform/access/session.server";
import { accountAction } from "~/platform/http/actions.server";
import { accountLoader } from "~/platform/http/loaders.server";
import { Button, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DescriptionList } from "~/ui/DescriptionList";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { TextField } from "~/ui/forms/TextField";
import { LogOutIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = accountLoader({}, async ({ ctx, t, request }) => ({
  title: t("people:profile.title"),
  profile: await profile(ctx),
  saved: new URL(request.url).searchParams.has("saved"),
  changed: new URL(request.url).searchParams.has("changed"),
}));

export const action = accountAction({ messages: "people", forms: { save: profileSchema, changePassword: passwordForm, erase: emptyForm } }, {
  changePassword: async ({ ctx, value, request, runtime }) => {
    const changed = await changePassword(ctx, value);
    if (!changed.ok) return changed;
    const cookie = await startSession(ctx.db, request, changed.value.accountId, { secure: runtime.secureCookies });
    return redirect("/account?changed=1", { headers: { "set-cookie": cookie } });
  },
  save: async ({ ctx, value, runtime }) => {
    const saved = await updateProfile(ctx, value);
    if (!saved.ok) return saved;
    // The chosen language rules at once, on this device too.
    const secure = runtime.secureCookies ? "; Secure" : "";
    return redirect("/account?saved=1", { headers: { "set-cookie": `lang=${value.locale}; Path=/; Max-Age=31536000; SameSite=Lax${secure}` } });
  },
  erase: async ({ ctx }) => {
    const erased = await erasePerson(ctx, { own: true });
    return erased.ok ? redirect("/my-data?erased=1") : erased;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function Account() {
  const { profile: own, saved, changed } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const { t: gifts } = useTranslation("inkind");
  const [form, fields] = useKitForm<{ fullName: string; locale: string }>("save", { data, defaultValue: { fullName: own.fullName, locale: own.locale } });
  const roles = own.roles.map((role) => t(`roles.${role}`)).join(", ");
  return (
    <div className="wrap narrow py-10 stack wide">
      <PageHeader title={t("profile.title")} aside={own.roles.length > 0 ? <LinkButton to="/staff" kind="soft">{t("profile.toStaff")}</LinkButton> : undefined} />
      {saved ? <Note tone="ok" role="status">{t("profile.saved")}</Note> : null}
      <p><LinkButton to="/account/shifts" wide>{t("profile.toShifts")}</LinkButton></p>
      <p><LinkButton to="/account/gifts" wide>{gifts("ownGifts.title")}</LinkButton></p>
      <Card pad>
        <KitForm form={form} className="stack wide" reloadDocument>
          <TextField field={fields.fullName} label={t("profile.name")} autoComplete="name" />
          <SegmentsField
            field={fields.locale} label={t("profile.locale")}
            options={[{ value: "bg", text: t("profile.bg") }, { value: "en", text: t("profile.en") }]}
          />
          <SubmitButton intent="save">{t("profile.save")}</SubmitButton>
        </KitForm>
      </Card>
      <DescriptionList items={[{ term: t("profile.login"), text: own.login }, { term: t("profile.roles"), text: roles || t("profile.noRoles") }]} />
      <PasswordCard has={own.hasPassword} data={data} changed={changed} />
      <Form method="post" action="/sign-out">
        <Button type="submit" icon={LogOutIcon}>{t("profile.signOut")}</Button>
      </Form>
      {data?.intent === "erase" && data.refusal ? <Note tone="bad" role="alert">{data.reply?.error?.[""]?.join(" ")}</Note> : null}
      <EraseMe />
    </div>
  );
}
