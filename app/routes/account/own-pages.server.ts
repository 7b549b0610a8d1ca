import { handOverPage } from "~/domains/volunteering/queries/hand-over.server";
import { ownPage } from "~/domains/volunteering/queries/own-page.server";
import type { ownPageSearch } from "~/domains/volunteering/own-schemas";
import type { OwnBy, SignupBy } from "~/domains/volunteering/own-by";
import { handOverView } from "~/domains/volunteering/ui/hand-over";
import { ownPageView } from "~/domains/volunteering/ui/own-page";
import type { Handed } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import type { z } from "zod";

type Visit = Pick<Handed<undefined, undefined>, "ctx" | "runtime" | "locale" | "t">;
type Search = z.output<typeof ownPageSearch>;

/** One's own page, by its link or by the account; null when there is none to show. */
export async function loadOwnPage({ ctx, runtime, locale, t }: Visit, by: OwnBy, home: string, search: Search) {
  const page = await ownPage(ctx, { ...by, locale, allYears: search.hours === "all" });
  if (!page) return null;
  const done = search.done ? { what: search.done, signupId: search.of ?? null } : null;
  return { page: ownPageView(page, { locale, t, home, baseUrl: runtime.baseUrl, askId: newId() }), done };
}

/** The page of giving a place on, with the ids its two forms will send. */
export async function loadHandOver({ ctx, locale, t }: Visit, by: SignupBy, back: string) {
  const page = await handOverPage(ctx, { ...by, locale });
  return page && handOverView(page, { locale, t, back, openId: newId(), namedId: newId() });
}
