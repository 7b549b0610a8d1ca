import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { handOverSearch } from "~/domains/volunteering/own-schemas";
import type { SignupBy } from "~/domains/volunteering/own-by";
import { HandOver } from "~/domains/volunteering/ui/HandOver";
import { publicAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { handOverActs, handOverForms } from "../account/own-acts.server";
import { loadHandOver } from "../account/own-pages.server";

const params = z.object({ token: z.string().max(100) });
type At = z.output<typeof params>;
const by = ({ token }: At): SignupBy => ({ token });
const back = ({ token }: At): string => `/s/${encodeURIComponent(token)}`;
const here = (at: At): string => `${back(at)}/hand-over`;

/** Giving the place on, for whoever holds the sign-up's link. Opening changes nothing. */
export const loader = publicLoader({ params, search: handOverSearch }, async (visit) => {
  const view = await throttledLookUp(visit.ctx, visit.request, () => loadHandOver(visit, by(visit.params), back(visit.params)));
  if (!view) throw notFound();
  return { pageTitle: `${visit.t("volunteering:handOver.title")} – ${visit.t("shell:product")}`, view, done: visit.search.done ? visit.t(`volunteering:mine.done.${visit.search.done}`) : null };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" }];

export const action = publicAction({ params, messages: "volunteering", forms: handOverForms }, handOverActs(by, here, back));

export default function SignupHandOver() {
  const { view, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <div className="wrap narrow pb-12"><HandOver view={view} done={done} data={reply} /></div>;
}
