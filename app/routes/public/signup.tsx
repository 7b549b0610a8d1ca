import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { shrinkParty } from "~/domains/volunteering/commands/shrink-party.server";
import { nameGuardian, remindGuardian } from "~/domains/volunteering/commands/turn-to-guardian.server";
import { alternatives } from "~/domains/volunteering/queries/alternatives.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { emptySchema, insteadSchema, nameGuardianSchema, shrinkSchema } from "~/domains/volunteering/schemas";
import { OwnSignup, UnknownLink } from "~/domains/volunteering/ui/OwnSignup";
import { ownSignupView } from "~/domains/volunteering/ui/own-signup";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import type { Result } from "~/platform/errors/result";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

const params = z.object({ token: z.string().max(100) });
const newsShape = z.enum(["left", "shrunk", "reminded", "named"]);
const search = z.object({ done: newsShape.optional().catch(undefined) });

/** Unknown, foreign and expired links are one answer. Opening the page changes nothing. */
export const loader = publicLoader({ params, search }, async ({ ctx, params: { token }, search: { done }, request, locale, t }) => {
  const product = t("shell:product");
  const view = await throttledLookUp(ctx, request, () => signupByToken(ctx, { token, locale }));
  if (!view) return data({ pageTitle: `${t("volunteering:own.unknownTitle")} – ${product}`, own: null, news: null }, { status: 404 });
  const own = ownSignupView(view, { locale, t, token, ...(await alternatives(ctx, view, locale)) });
  return data({ pageTitle: `${own.title} – ${product}`, own, news: done ?? null });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

/** The page itself tells what came of it: refusals that it can show in full are shown there, the others as a sentence. */
const shownByPage = new Set([
  "overlaps_other", "shift_started", "shift_cancelled", "link_expired", "consent_missing", "check_missing", "offer_over", "too_late_to_cancel",
  "too_young", "work_barred", "outside_minor_hours", "too_long_for_minor",
]);
const answered = <C extends string>(outcome: Result<unknown, C>, token: string, news?: z.infer<typeof newsShape>) => {
  const page = `/s/${encodeURIComponent(token)}`;
  if (outcome.ok) return redirect(news ? `${page}?done=${news}` : page);
  return shownByPage.has(outcome.refusal.code) ? redirect(page) : outcome;
};

const forms = { confirm: emptySchema, instead: insteadSchema, pass: emptySchema, cancel: emptySchema, shrink: shrinkSchema, remind: emptySchema, guardian: nameGuardianSchema };
export const action = publicAction({ params, messages: "volunteering", forms }, {
  confirm: async ({ ctx, params: { token } }) => answered(await confirmSignup(ctx, { token }), token),
  instead: async ({ ctx, value, params: { token } }) => answered(await confirmSignup(ctx, { token, release: value.release }), token),
  pass: async ({ ctx, params: { token } }) => answered(await passOffer(ctx, { token }), token),
  cancel: async ({ ctx, params: { token } }) => answered(await cancelSignup(ctx, { token }), token, "left"),
  shrink: async ({ ctx, value, params: { token } }) => answered(await shrinkParty(ctx, { token, ...value }), token, "shrunk"),
  remind: async ({ ctx, params: { token } }) => answered(await remindGuardian(ctx, { token }), token, "reminded"),
  guardian: async ({ ctx, value, params: { token } }) => answered(await nameGuardian(ctx, { token, ...value }), token, "named"),
});

export default function SignupPage() {
  const { own, news } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <div className="wrap narrow py-8">{own ? <OwnSignup own={own} data={reply} news={news} /> : <UnknownLink />}</div>;
}
