import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { completeSetup } from "~/domains/people/commands/complete-setup.server";
import { setupIsOpen } from "~/domains/people/queries/sign-in-pages.server";
import { setupSchema } from "~/domains/people/schemas";
import { startSession } from "~/platform/access/session.server";
import { publicAction } from "~/platform/http/actions.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { CodeField, EmailField, PasswordField, PhoneField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

/** Open until an administrator exists; afterwards it is like any unknown visitor's way in. */
export const loader = publicLoader({}, async ({ ctx, t }) => {
  if (!(await setupIsOpen(ctx))) throw redirect("/sign-in");
  return { title: t("people:setup.title") };
});

export const action = publicAction({ messages: "people", forms: { setUp: setupSchema } }, {
  setUp: async ({ ctx, value, locale, request, runtime }) => {
    const done = await completeSetup(ctx, { ...value, locale }, addressOf(request));
    if (!done.ok) return done;
    const cookie = await startSession(ctx.db, request, done.value.accountId, { secure: runtime.secureCookies });
    return redirect("/staff", { headers: { "set-cookie": cookie } });
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

type Shape = Record<"code" | "fullName" | "email" | "password" | "organisationName" | "eik" | "city" | "address" | "phone" | "centreName", string>;

export default function Setup() {
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<Shape>("setUp", { data });
  return (
    <div className="wrap narrow py-10 stack wide">
      <PageHeader title={t("setup.title")} lead={t("setup.intro")} />
      <p className="term" role="img" aria-label={t("setup.sampleLabel")}>
        {t("setup.sampleListening")}<br />{t("setup.sampleCode", { code: "738 204" })}
      </p>
      <KitForm form={form} className="stack wide">
        <CodeField field={fields.code} label={t("setup.code")} help={t("setup.codeHelp")} autoComplete="off" />
        <fieldset className="stack wide">
          <legend><h2>{t("setup.you")}</h2></legend>
          <TextField field={fields.fullName} label={t("fullName")} autoComplete="name" />
          <EmailField field={fields.email} label={t("email")} />
          <PasswordField field={fields.password} label={t("password")} help={t("setup.passwordHelp")} autoComplete="new-password" />
        </fieldset>
        <fieldset className="stack wide">
          <legend><h2>{t("setup.organisation")}</h2></legend>
          <TextField field={fields.organisationName} label={t("setup.organisationName")} help={t("setup.organisationNameHelp")} autoComplete="organization" />
          <TextField field={fields.eik} label={t("setup.eik")} inputMode="numeric" />
          <TextField field={fields.city} label={t("setup.city")} help={t("setup.cityHelp")} />
          <TextField field={fields.address} label={t("setup.address")} autoComplete="street-address" />
          <PhoneField field={fields.phone} label={t("setup.phone")} />
          <TextField field={fields.centreName} label={t("setup.centre")} help={t("setup.centreHelp")} />
        </fieldset>
        <SubmitButton intent="setUp" size="big" wide>{t("setup.act")}</SubmitButton>
      </KitForm>
    </div>
  );
}
