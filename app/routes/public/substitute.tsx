import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { declineHandover, takeHandover } from "~/domains/volunteering/commands/take-handover.server";
import { takeSchema } from "~/domains/volunteering/own-schemas";
import { substitutePage } from "~/domains/volunteering/queries/hand-over.server";
import { nearestShifts } from "~/domains/volunteering/queries/shift-list.server";
import { emptySchema } from "~/domains/volunteering/schemas";
import { substituteView } from "~/domains/volunteering/ui/hand-over";
import { shiftRowOn } from "~/domains/volunteering/ui/shift-row";
import { Substitute } from "~/domains/volunteering/ui/Substitute";
import { UnknownOwn } from "~/domains/volunteering/ui/UnknownOwn";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

const params = z.object({ token: z.string().max(100) });

/** Unknown, foreign and ended links are one answer. A mail scanner that opens it takes nothing. */
export const loader = publicLoader({ params }, async ({ ctx, params: { token }, request, locale, t }) => {
  const page = await throttledLookUp(ctx, request, () => substitutePage(ctx, { token, locale }));
  const titled = (title: string) => `${title} – ${t("shell:product")}`;
  if (!page) return data({ pageTitle: titled(t("volunteering:substitute.unknownTitle")), view: null, nearest: [] }, { status: 404 });
  const view = substituteView(page, { locale, t });
  const nearest = view.state === "over" ? await nearestShifts(ctx, { shiftId: page.shift.id, startsAt: page.shift.startsAt, locale }) : [];
  return data({ pageTitle: titled(view.title), view, nearest: nearest.map((shift) => shiftRowOn(shift, { locale, t })) });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

/** The page itself shows how things stand now. */
const shownByPage = new Set(["link_expired", "handover_over", "shift_started"]);

export const action = publicAction({ params, messages: "volunteering", forms: { take: takeSchema, decline: emptySchema } }, {
  take: async ({ ctx, params: { token }, value }) => {
    const outcome = await takeHandover(ctx, { token, ...value });
    return outcome.ok || shownByPage.has(outcome.refusal.code) ? redirect(`/h/${encodeURIComponent(token)}`) : outcome;
  },
  decline: async ({ ctx, params: { token } }) => {
    await declineHandover(ctx, { token });
    return redirect(`/h/${encodeURIComponent(token)}`);
  },
});

export default function SubstitutePage() {
  const { view, nearest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <div className="wrap narrow py-8">{view ? <Substitute view={view} data={reply} nearest={nearest} /> : <UnknownOwn of="substitute" />}</div>;
}
