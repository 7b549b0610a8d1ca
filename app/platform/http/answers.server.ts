import { data, redirect } from "@remix-run/node";
import { AccessDenied } from "../access/permission";
import type { Visit } from "./load-context.server";

/** Wrong and foreign ids, codes and paths all answer this, so that they cannot be told apart. */
export const notFound = (): Response => new Response(null, { status: 404 });
export const forbidden = (): Response => new Response(null, { status: 403 });

/** Only paths of our own: "/staff", never "//elsewhere" or "https:…". */
export const safeNext = (path: string | null | undefined): string => {
  if (!path || !/^\/(?![/\\])[^\s]*$/.test(path) || !URL.canParse(path, "http://here")) return "/staff";
  const { host, pathname } = new URL(path, "http://here");
  return host === "here" && !pathname.startsWith("//") ? path : "/staff";
};

/** A visitor is asked to sign in; an account without any role learns nothing (404); a colleague without this rank gets 403. */
export function accessAnswer(error: AccessDenied, request: Request, visit: Visit): Response {
  if (visit.actor.kind === "visitor") {
    const url = new URL(request.url);
    const next = request.method === "GET" ? `${url.pathname}${url.search}` : url.pathname;
    return redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  const hasRole = visit.actor.kind === "account" && visit.actor.grants.length > 0;
  return hasRole && !error.stranger ? forbidden() : notFound();
}

/** Runs a handler and turns a denied access into its answer; everything else is a bug and goes to `handleError`. */
export async function guarded<T>(request: Request, visit: Visit, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AccessDenied) throw accessAnswer(error, request, visit);
    throw error;
  }
}

export { data, redirect };
