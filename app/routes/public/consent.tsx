import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { organisationSettings } from "~/domains/people/api.server";
import { signConsent } from "~/domains/people/commands/sign-consent.server";
import { denyGuardianship, withdrawConsent } from "~/domains/people/commands/withdraw-consent.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import { decideDraft, decideForm, emptyForm, signForm, tokenParams } from "~/domains/people/schemas";
import { DeadConsentLink, NotParentDone } from "~/domains/people/ui/ConsentAnswered";
import { guardianConsentView } from "~/domains/people/ui/guardian-consent";
import { GuardianConsent, type Doing } from "~/domains/people/ui/GuardianConsent";
import { ok } from "~/platform/errors/result";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { LinkLayout } from "~/ui/layouts/FlowLayout";

const search = z.object({ do: z.enum(["change", "again", "withdraw", "not-parent"]).optional().catch(undefined) });

/** Old, foreign and unknown links are one answer. Opening the page signs and changes nothing. */
export const loader = publicLoader({ params: tokenParams, search }, async ({ ctx, params: { token }, search: asked, request, locale, t }) => {
  const page = await throttledLookUp(ctx, request, () => consentPage(ctx, { token, locale }));
  const here = `/c/${encodeURIComponent(token)}`;
  const product = t("shell:product");
  if (!page) {
    const { phone } = await organisationSettings(ctx.db, locale);
    return data({ pageTitle: `${t("people:consent.deadTitle")} – ${product}`, consent: null, doing: undefined as Doing, here, locale, phone: phone || null }, { status: 404 });
  }
  const consent = guardianConsentView(page, { locale, t });
  return data({ pageTitle: `${consent.title} – ${product}`, consent, doing: asked.do as Doing, here, locale, phone: null });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

const forms = { review: decideForm, back: decideDraft, sign: signForm, withdraw: emptyForm, notParent: emptyForm };

export const action = publicAction({ params: tokenParams, messages: "people", forms }, {
  review: async () => ok(null),
  back: async () => ok(null),
  sign: async ({ ctx, params: { token }, value, locale }) => {
    const signed = await signConsent(ctx, { ...value, token, locale });
    return signed.ok ? redirect(`/c/${encodeURIComponent(token)}`) : signed;
  },
  withdraw: async ({ ctx, params: { token } }) => {
    const withdrawn = await withdrawConsent(ctx, { token });
    return withdrawn.ok ? redirect(`/c/${encodeURIComponent(token)}`) : withdrawn;
  },
  notParent: async ({ ctx, params: { token } }) => denyGuardianship(ctx, { token }),
});

export default function Consent() {
  const { consent, doing, here, locale, phone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (consent) return <GuardianConsent consent={consent} data={reply} doing={doing} here={here} locale={locale} />;
  const denied = reply?.intent === "notParent" && !reply.refusal;
  return <LinkLayout path={here} locale={locale}><div className="stack">{denied ? <NotParentDone /> : <DeadConsentLink phone={phone} />}</div></LinkLayout>;
}
