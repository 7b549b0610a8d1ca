import type { AppLoadContext } from "@remix-run/node";
import { resolveActor } from "../access/session.server";
import type { Ctx } from "../context.server";
import { defaultLocale, isLocale } from "../i18n/locale";
import { readCookies } from "./cookies.server";
import type { Visit } from "./load-context.server";

/** The one place that turns a request into an actor and a language; memoised on the load context. */
export function visitOf(request: Request, context: AppLoadContext): Promise<Visit> {
  context.visit ??= resolveVisit(request, context);
  return context.visit;
}

const isTheme = (value: unknown): value is "light" | "dark" => value === "light" || value === "dark";

async function resolveVisit(request: Request, context: AppLoadContext): Promise<Visit> {
  const { runtime } = context;
  const cookies = readCookies(request);
  const found = await resolveActor(runtime.db, request, { secure: runtime.secureCookies });
  if (found.setCookie) context.setCookies.push(found.setCookie);
  const asked = new URL(request.url).searchParams;
  const locale = [asked.get("lang"), cookies.lang, found.account?.locale].find(isLocale) ?? defaultLocale;
  const theme = [asked.get("theme"), cookies.theme].find(isTheme) ?? null;
  return { actor: found.actor, account: found.account, locale, theme, t: runtime.translators[locale] };
}

export const ctxOf = (context: AppLoadContext, visit: Visit): Ctx => ({
  db: context.runtime.db,
  actor: visit.actor,
  clock: context.runtime.clock,
  requestId: context.requestId,
});
