import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { handOverSearch } from "~/domains/volunteering/own-schemas";
import type { SignupBy } from "~/domains/volunteering/own-by";
import { HandOver } from "~/domains/volunteering/ui/HandOver";
import { accountAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { accountLoader } from "~/platform/http/loaders.server";
import { handOverActs, handOverForms } from "./own-acts.server";
import { loadHandOver } from "./own-pages.server";

const params = z.object({ signupId: z.uuid() });
type At = z.output<typeof params>;
const by = ({ signupId }: At): SignupBy => ({ account: true, signupId });
const back = (): string => "/account/shifts";
const here = (at: At): string => `${back()}/hand-over/${at.signupId}`;

/** Giving a place on, for who is signed in and holds it. */
export const loader = accountLoader({ params, search: handOverSearch }, async (visit) => {
  const view = await loadHandOver(visit, by(visit.params), back());
  if (!view) throw notFound();
  return { pageTitle: `${visit.t("volunteering:handOver.title")} – ${visit.t("shell:product")}`, view, done: visit.search.done ? visit.t(`volunteering:mine.done.${visit.search.done}`) : null };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" }];

export const action = accountAction({ params, messages: "volunteering", forms: handOverForms }, handOverActs(by, here, (at) => `${back()}?done=cancel&of=${at.signupId}`));

export default function AccountHandOver() {
  const { view, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <div className="wrap narrow pb-12"><HandOver view={view} done={done} data={reply} /></div>;
}
