import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requestOwnPage } from "~/domains/volunteering/commands/request-own-page.server";
import { askOwnPageSchema } from "~/domains/volunteering/own-schemas";
import { publicAction } from "~/platform/http/actions.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";
import { LinkButton } from "~/ui/Button";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const loader = publicLoader({}, ({ t, account }) => ({ title: `${t("volunteering:mine.ask.title")} – ${t("shell:product")}`, signedIn: account !== null }));

export const action = publicAction({ messages: "volunteering", forms: { ask: askOwnPageSchema } }, {
  ask: ({ ctx, value, request }) => requestOwnPage(ctx, { email: value.email, address: addressOf(request) }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** „Изпратете ми връзка“: the same answer whoever asks. */
export default function My() {
  const { signedIn } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ email: string }>("ask", { data });
  const sent = Boolean((data?.value as { asked?: boolean } | undefined)?.asked);
  if (sent) {
    return (
      <div className="wrap narrow pb-12" role="status">
        <PageHeader title={t("mine.ask.sentTitle")} lead={t("mine.ask.sentText")} />
        <p className="soft mb-4">{t("mine.ask.sentSmall")}</p>
        <LinkButton to="/my" reloadDocument wide>{t("mine.ask.again")}</LinkButton>
      </div>
    );
  }
  return (
    <div className="wrap narrow pb-12">
      <PageHeader title={t("mine.ask.title")} lead={t("mine.ask.lead")} />
      <KitForm form={form} className="stack wide">
        <EmailField field={fields.email} label={t("mine.ask.email")} maxLength={200} />
        <SubmitButton intent="ask" size="big" wide busyText={t("mine.ask.busy")}>{t("mine.ask.send")}</SubmitButton>
      </KitForm>
      <p className="mt-4 text-center"><LinkButton to={signedIn ? "/account/shifts" : "/sign-in?next=/account/shifts"} kind="quiet">{t("mine.ask.signIn")}</LinkButton></p>
    </div>
  );
}
