import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { nearestShifts } from "~/domains/volunteering/queries/shift-list.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { emptySchema } from "~/domains/volunteering/schemas";
import { OwnSignup, UnknownLink } from "~/domains/volunteering/ui/OwnSignup";
import { ownSignupView } from "~/domains/volunteering/ui/own-signup";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import type { Result } from "~/platform/errors/result";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

const params = z.object({ token: z.string().max(100) });

/** Unknown, foreign and expired links are one answer. Opening the page changes nothing. */
export const loader = publicLoader({ params }, async ({ ctx, params: { token }, request, locale, t }) => {
  const product = t("shell:product");
  const view = await throttledLookUp(ctx, request, () => signupByToken(ctx, { token, locale }));
  if (!view) return data({ pageTitle: `${t("volunteering:own.unknownTitle")} – ${product}`, own: null }, { status: 404 });
  const sought = ["can_queue", "waitlisted", "handed_over", "ruled_out", "shift_started", "shift_cancelled", "link_expired", "overlaps_other"].includes(view.outlook);
  const nearest = sought ? await nearestShifts(ctx, { shiftId: view.shift.id, startsAt: view.shift.startsAt, locale }) : [];
  const own = ownSignupView(view, { locale, t, token, nearest });
  return data({ pageTitle: `${own.title} – ${product}`, own });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

/** The page itself tells what came of it: refusals that it can show in full are shown there, the others as a sentence. */
const shownByPage = new Set(["overlaps_other", "shift_started", "shift_cancelled", "link_expired", "consent_missing", "offer_over", "too_late_to_cancel"]);
const answered = <C extends string>(outcome: Result<unknown, C>, token: string) =>
  outcome.ok || shownByPage.has(outcome.refusal.code) ? redirect(`/s/${encodeURIComponent(token)}`) : outcome;

export const action = publicAction({ params, messages: "volunteering", forms: { confirm: emptySchema, pass: emptySchema, cancel: emptySchema } }, {
  confirm: async ({ ctx, params: { token } }) => answered(await confirmSignup(ctx, { token }), token),
  pass: async ({ ctx, params: { token } }) => answered(await passOffer(ctx, { token }), token),
  cancel: async ({ ctx, params: { token } }) => answered(await cancelSignup(ctx, { token }), token),
});

export default function SignupPage() {
  const { own } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <div className="wrap narrow py-8">{own ? <OwnSignup own={own} data={reply} /> : <UnknownLink />}</div>;
}
