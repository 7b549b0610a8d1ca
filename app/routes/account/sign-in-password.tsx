import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { signIn } from "~/domains/people/commands/sign-in.server";
import { signInSchema } from "~/domains/people/schemas";
import { startSession } from "~/platform/access/session.server";
import { publicAction } from "~/platform/http/actions.server";
import { safeNext } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";
import { LinkButton } from "~/ui/Button";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PasswordField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const loader = publicLoader({ search: z.object({ next: z.string().max(500).optional() }) }, ({ search, t }) => ({
  title: t("people:signIn.withPassword"),
  next: search.next ?? "",
}));

export const action = publicAction({ messages: "people", forms: { signIn: signInSchema } }, {
  signIn: async ({ ctx, value, request, runtime }) => {
    const signedIn = await signIn(ctx, value, addressOf(request));
    if (!signedIn.ok) return signedIn;
    const { accountId, isStaff } = signedIn.value;
    const cookie = await startSession(ctx.db, request, accountId, { secure: runtime.secureCookies, remember: value.remember });
    return redirect(value.next ? safeNext(value.next) : isStaff ? "/staff" : "/account", { headers: { "set-cookie": cookie } });
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function SignInWithPassword() {
  const { next } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ email: string; password: string; remember: string }>("signIn", { data });
  return (
    <div className="wrap narrow py-10">
      <PageHeader title={t("signIn.withPassword")} back={{ to: "/sign-in", text: t("signIn.back") }} />
      <KitForm form={form} className="stack wide mt-6">
        <HiddenField name="next" value={next} />
        <EmailField field={fields.email} label={t("email")} autoComplete="username" />
        <PasswordField field={fields.password} label={t("password")} />
        <CheckField field={fields.remember} label={t("signIn.remember")} text={t("signIn.rememberHelp")} />
        <SubmitButton intent="signIn" size="big" wide>{t("signIn.act")}</SubmitButton>
      </KitForm>
      <p className="mt-4"><LinkButton to="/sign-in" kind="quiet">{t("signIn.forgotten")}</LinkButton></p>
    </div>
  );
}
