import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatPhone } from "~/domains/people/api";
import { requestSignup } from "~/domains/volunteering/commands/request-signup.server";
import { blockByToken } from "~/domains/volunteering/queries/block-page.server";
import { blockSignUpSchema } from "~/domains/volunteering/team-schemas";
import { BlockSignUp, type BlockSignUpView, UnknownBlock } from "~/domains/volunteering/ui/BlockSignUp";
import { shiftFacts } from "~/domains/volunteering/ui/shift-row";
import { momentOf } from "~/domains/volunteering/when";
import { refuse } from "~/platform/errors/result";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addressOf, throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

const params = z.object({ token: z.string().max(100) });

export const loader = publicLoader({ params }, async ({ ctx, params: { token }, request, locale, t }) => {
  const page = await throttledLookUp(ctx, request, () => blockByToken(ctx, { token, locale }));
  const product = t("shell:product");
  if (!page) return data({ pageTitle: `${t("volunteering:blockPage.unknown")} – ${product}`, block: null }, { status: 404 });
  const { shift } = page;
  const block: BlockSignUpView = {
    signupId: newId<"Signup">(), shiftId: shift.id, organisation: page.organisation, title: shift.title, task: page.task, does: shift.does, bring: shift.bring, inCharge: shift.inCharge,
    facts: shiftFacts(shift, { locale, t }), left: page.left, until: momentOf(page.releaseAt, locale), state: page.state, phone: shift.contact.phone ? formatPhone(shift.contact.phone) : "",
  };
  return data({ pageTitle: `${t("volunteering:blockPage.title", { name: page.organisation })} – ${product}`, block });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

/** The answer is the same „Вижте пощата си“ as everywhere: the person, and whether a seat is left, are told behind the mailed link. */
export const action = publicAction({ params, messages: "volunteering", forms: { signUp: blockSignUpSchema } }, {
  signUp: async ({ ctx, value, params: { token }, locale, request }) => {
    const page = await throttledLookUp(ctx, request, () => blockByToken(ctx, { token, locale }));
    if (!page) return refuse("block_unknown");
    if (page.state === "over") return refuse("block_released");
    const asked = await requestSignup(ctx, {
      ...value, partySize: 1, partyMinors: 0, minor: false, shiftId: page.shift.id, positionId: page.positionId, blockId: page.blockId, channel: "block", locale, address: addressOf(request),
    });
    return asked.ok ? redirect(`/shifts/${page.shift.id}/sent?signup=${asked.value.signupId}`) : asked;
  },
});

export default function BlockPage() {
  const { block } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <div className="wrap narrow pb-12">{block ? <BlockSignUp block={block} data={reply} /> : <UnknownBlock />}</div>;
}
