import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { signInByLink } from "~/domains/people/commands/sign-in-by-link.server";
import { signInLinkIsLive } from "~/domains/people/queries/sign-in-pages.server";
import { followLinkSchema } from "~/domains/people/schemas";
import { startSession } from "~/platform/access/session.server";
import { publicAction } from "~/platform/http/actions.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { LinkButton } from "~/ui/Button";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ token: z.string().max(200) });

/** GET only shows: mail programs open links before people do. */
export const loader = publicLoader({ params }, async ({ ctx, params: { token }, t }) => {
  const live = await signInLinkIsLive(ctx, token);
  return { live, title: t(live ? "people:link.liveTitle" : "people:link.deadTitle") };
});

export const action = publicAction({ messages: "people", params, forms: { follow: followLinkSchema } }, {
  follow: async ({ ctx, params: { token }, value, request, runtime }) => {
    const signedIn = await signInByLink(ctx, token);
    if (!signedIn.ok) return signedIn;
    const { accountId, isStaff } = signedIn.value;
    const cookie = await startSession(ctx.db, request, accountId, { secure: runtime.secureCookies, remember: value.remember });
    return redirect(isStaff ? "/staff" : "/account", { headers: { "set-cookie": cookie } });
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "" },
  // The address is a key: other sites do not learn it. "no-referrer" would also hide our own form's origin from our check.
  { name: "referrer", content: "same-origin" },
  { name: "robots", content: "noindex" },
];

export default function SignInLink() {
  const { live } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ remember: string }>("follow", { data });
  return (
    <div className="wrap narrow py-10 stack wide">
      <PageHeader title={t(live ? "link.liveTitle" : "link.deadTitle")} lead={t(live ? "link.liveText" : "link.deadText")} />
      {live ? (
        <KitForm form={form} className="stack wide">
          <CheckField field={fields.remember} label={t("signIn.remember")} text={t("signIn.rememberHelp")} />
          <SubmitButton intent="follow" size="big" wide>{t("signIn.act")}</SubmitButton>
        </KitForm>
      ) : (
        <LinkButton to="/sign-in" kind="primary" size="big" wide>{t("link.deadAct")}</LinkButton>
      )}
    </div>
  );
}
