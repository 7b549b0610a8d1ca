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

/** The interfaces with a fixed address. They answer JSON and never draw a page. */
const fixedInterfaces = (build: ServerBuild) =>
  Object.entries(build.routes).filter(([, route]) => route?.path?.startsWith("api/") && !route.path.includes(":") && !route.module.default);

/** Remix compiles the patterns of all its routes for every request; a till's sale need not wait for those of the pages. */
const interfacesOnly = (build: ServerBuild): ServerBuild => ({
  ...build,
  routes: { ...Object.fromEntries(fixedInterfaces(build)), ...(build.routes.root ? { root: build.routes.root } : {}) },
});

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
  const [api, pages] = [requestHandler(interfacesOnly(build)), requestHandler(build)] as [RequestHandler, RequestHandler];
  const fixed = new Set(fixedInterfaces(build).map(([, route]) => `/${route?.path}`));
  return [rememberChoices(runtime), (req, res, next) => (fixed.has(req.path) ? api : pages)(req, res, next)];
}
