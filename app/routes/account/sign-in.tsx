import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { requestSignInLink } from "~/domains/people/commands/request-sign-in-link.server";
import { signInLinkSchema } from "~/domains/people/schemas";
import { KeepsThread } from "~/domains/people/ui/KeepsThread";
import { ok } from "~/platform/errors/result";
import { publicAction } from "~/platform/http/actions.server";
import { safeNext } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";
import { LinkButton } from "~/ui/Button";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField } from "~/ui/forms/TextField";
import { KeyRoundIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";

export const loader = publicLoader({ search: z.object({ next: z.string().max(500).optional(), out: z.string().optional() }) }, ({ search, account, t }) => {
  if (account) throw redirect(search.next ? safeNext(search.next) : account.roles.length > 0 ? "/staff" : "/account");
  return { title: t("people:signIn.title"), next: search.next ?? null, signedOut: search.out === "1" };
});

export const action = publicAction({ messages: "people", forms: { sendLink: signInLinkSchema } }, {
  sendLink: async ({ ctx, value, request }) => {
    const asked = await requestSignInLink(ctx, value, addressOf(request));
    return asked.ok ? ok({ sent: true }) : asked;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function SignIn() {
  const { next, signedOut } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ email: string }>("sendLink", { data });
  const sent = Boolean((data?.value as { sent?: boolean } | undefined)?.sent);
  const password = next ? `/sign-in/password?next=${encodeURIComponent(next)}` : "/sign-in/password";
  return (
    <div className="scr-enter">
      <div className="wrap enter">
        {sent ? (
          <div className="stack" role="status">
            <h1>{t("link.sentTitle")}</h1>
            <p>{t("link.sentText")}</p>
            <p className="t14 soft">{t("link.sentSmall")}</p>
            <LinkButton to="/sign-in" wide reloadDocument>{t("link.again")}</LinkButton>
            <LinkButton to={password} kind="quiet">{t("signIn.withPassword")}</LinkButton>
          </div>
        ) : (
          <div className="stack wide">
            <h1>{t("signIn.title")}</h1>
            {signedOut ? <Note tone="ok" role="status">{t("signIn.signedOut")}</Note> : null}
            <KitForm form={form} className="stack wide">
              <EmailField field={fields.email} label={t("email")} autoComplete="username" />
              <SubmitButton intent="sendLink" size="big" wide>{t("signIn.sendLink")}</SubmitButton>
            </KitForm>
            <p className="or">{t("signIn.or")}</p>
            <LinkButton to={password} wide size="tall" icon={KeyRoundIcon}>{t("signIn.withPassword")}</LinkButton>
          </div>
        )}
        <KeepsThread />
      </div>
    </div>
  );
}
