import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ownPageSearch } from "~/domains/volunteering/own-schemas";
import { OwnPage } from "~/domains/volunteering/ui/OwnPage";
import { UnknownOwn } from "~/domains/volunteering/ui/UnknownOwn";
import { publicAction } from "~/platform/http/actions.server";
import { data } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { ownActs, ownForms } from "../account/own-acts.server";
import { loadOwnPage } from "../account/own-pages.server";

const params = z.object({ token: z.string().max(100) });
const home = ({ token }: { token: string }) => `/my/${encodeURIComponent(token)}`;

/** Unknown, foreign and ended links are one answer. Opening the page changes nothing. */
export const loader = publicLoader({ params, search: ownPageSearch }, async (visit) => {
  const { params: at, t } = visit;
  const own = await throttledLookUp(visit.ctx, visit.request, () => loadOwnPage(visit, { page: at.token }, home(at), visit.search));
  const pageTitle = `${t(own ? "volunteering:mine.title" : "volunteering:mine.unknownTitle")} – ${t("shell:product")}`;
  return data({ pageTitle, own }, own ? {} : { status: 404 });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

export const action = publicAction({ params, messages: "volunteering", forms: ownForms }, ownActs(({ token }: { token: string }) => ({ page: token }), home));

export default function MyPage() {
  const { own } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return own ? <OwnPage page={own.page} done={own.done} data={reply} /> : <div className="wrap narrow py-8"><UnknownOwn of="mine" /></div>;
}
