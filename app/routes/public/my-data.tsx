import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { requestOwnDataLink } from "~/domains/people/commands/request-own-data-link.server";
import { ownDataForm } from "~/domains/people/schemas";
import { publicAction } from "~/platform/http/actions.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ erased: z.literal("1").optional().catch(undefined) });

export const loader = publicLoader({ search }, ({ search: { erased }, t }) => ({
  erased: erased === "1", pageTitle: `${t(erased ? "people:ownData.erasedTitle" : "people:ownData.title")} – ${t("shell:product")}`,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = publicAction({ messages: "people", forms: { ask: ownDataForm } }, {
  ask: async ({ ctx, value, request }) => requestOwnDataLink(ctx, value, addressOf(request)),
});

/** Asking for one's own link; the answer is the same whether we know the e-mail or not. */
export default function MyData() {
  const { erased } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ email: string }>("ask", { data });
  const sent = data !== undefined && !data.refusal && data.reply?.status === "success";
  if (erased) return <div className="wrap narrow py-10"><PageHeader title={t("ownData.erasedTitle")} lead={t("ownData.erasedText")} /></div>;
  if (sent) return <div className="wrap narrow py-10"><PageHeader title={t("ownData.sentTitle")} lead={t("ownData.sentText")} /></div>;
  return (
    <div className="wrap narrow py-10 stack wide">
      <PageHeader title={t("ownData.title")} lead={t("ownData.lead")} />
      <p>{t("ownData.askText")}</p>
      <KitForm form={form} className="fields">
        <EmailField field={fields.email} label={t("email")} />
        <SubmitButton intent="ask" size="big" wide>{t("ownData.ask")}</SubmitButton>
      </KitForm>
    </div>
  );
}
