import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownPageSearch } from "~/domains/volunteering/own-schemas";
import { OwnPage } from "~/domains/volunteering/ui/OwnPage";
import { accountAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { accountLoader } from "~/platform/http/loaders.server";
import { ownActs, ownForms } from "./own-acts.server";
import { loadOwnPage } from "./own-pages.server";

const home = "/account/shifts";

/** The same page as behind the mailed link, for who is signed in. */
export const loader = accountLoader({ search: ownPageSearch }, async (visit) => {
  const own = await loadOwnPage(visit, { account: true }, home, visit.search);
  if (!own) throw notFound();
  return { pageTitle: `${visit.t("volunteering:mine.title")} – ${visit.t("shell:product")}`, ...own };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = accountAction({ messages: "volunteering", forms: ownForms }, ownActs(() => ({ account: true }), () => home));

export default function AccountShifts() {
  const { page, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <OwnPage page={page} done={done} data={reply} />;
}
