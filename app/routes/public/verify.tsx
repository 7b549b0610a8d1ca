import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { organisationSettings } from "~/domains/people/api.server";
import { verifyDocument } from "~/domains/documents/queries/verify.server";
import { verifySchema } from "~/domains/documents/schemas";
import { VerifiedDocument } from "~/domains/documents/ui/VerifiedDocument";
import { publicAction } from "~/platform/http/actions.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

/** `/verify/<code>`: number and fingerprint, nobody's data. Unknown, foreign and too many wrong codes answer alike. */
export const loader = publicLoader({ params: z.object({ code: z.string().max(80).optional() }) }, async ({ ctx, params: { code }, request, t, locale }) => {
  const found = code ? await throttledLookUp(ctx, request, () => verifyDocument(ctx, code)) : null;
  const { name, phone } = await organisationSettings(ctx.db, locale);
  return {
    title: t("documents:verify.title"),
    asked: code ?? null,
    found: found && { ...found, issuedOn: formatDate(found.issuedOn, locale) },
    organisation: { name, phone },
  };
});

export const action = publicAction({ messages: "documents", forms: { verify: verifySchema } }, {
  verify: async ({ value }) => redirect(`/verify/${formatLookCode(value.code)}`),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }, { name: "robots", content: "noindex" }];

export default function Verify() {
  const { asked, found, organisation } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("documents");
  const [form, fields] = useKitForm<{ code: string }>("verify", { data, defaultValue: { code: found ? "" : (asked ?? "") } });
  return (
    <div className="wrap narrow py-10 stack wide">
      {found ? <VerifiedDocument found={found} organisation={organisation.name} /> : <PageHeader title={t("verify.title")} lead={t("verify.intro")} />}
      {asked && !found ? (
        <Note tone="warn" role="status" title={t("verify.unknownTitle")}>{t("verify.unknownText", { phone: organisation.phone })}</Note>
      ) : null}
      <KitForm form={form} className="stack" action="/verify">
        {found ? <h2>{t("verify.another")}</h2> : null}
        <TextField field={fields.code} label={t("verify.code")} help={t("verify.codeHelp")} autoComplete="off" spellCheck={false} autoCapitalize="characters" />
        <SubmitButton intent="verify" kind={found ? "plain" : "primary"}>{t("verify.act")}</SubmitButton>
      </KitForm>
    </div>
  );
}
