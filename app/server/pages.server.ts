import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Runtime } from "../platform/http/load-context.server";
import { isLocale } from "../platform/i18n/locale";

/**
 * Remembers `?lang=` and `?theme=` of a shared or clicked link in a cookie, so that they work without JavaScript.
 * Neither cookie names a person.
 */
const rememberChoices = (runtime: Runtime): RequestHandler => (req, res, next) => {
  const options = { maxAge: 365 * 24 * 3_600_000, sameSite: "lax", path: "/", secure: runtime.secureCookies } as const;
  if (req.method === "GET" && isLocale(req.query.lang)) res.cookie("lang", req.query.lang, options);
  if (req.method === "GET" && (req.query.theme === "light" || req.query.theme === "dark")) res.cookie("theme", req.query.theme, options);
  next();
};

/**
 * Remix compiles the patterns of all its routes for every request; a till's sale need not wait for those of the pages. Kept are the
 * interfaces, the page for unknown addresses and what both lie in.
 */
function apiOnly(build: ServerBuild): ServerBuild {
  const kept = new Set<string>();
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route?.path?.startsWith("api/") && route?.path !== "*") continue;
    for (let at: string | undefined = id; at; at = build.routes[at]?.parentId) kept.add(at);
  }
  return { ...build, routes: Object.fromEntries(Object.entries(build.routes).filter(([id]) => kept.has(id))) };
}

export function pageHandler(runtime: Runtime, build: ServerBuild): RequestHandler[] {
  const requestHandler = (routes: ServerBuild) => createRequestHandler({
    build: routes,
    getLoadContext: (_req, res) => {
      const closed = new AbortController();
      res.on("close", () => closed.abort());
      return {
        runtime,
        requestId: res.locals.requestId as string,
        nonce: res.locals.nonce as string,
        closed: closed.signal,
        setCookies: [],
      };
    },
  });
  const [api, pages] = [requestHandler(apiOnly(build)), requestHandler(build)] as [RequestHandler, RequestHandler];
  return [rememberChoices(runtime), (req, res, next) => (req.path.startsWith("/api/") ? api : pages)(req, res, next)];
}
