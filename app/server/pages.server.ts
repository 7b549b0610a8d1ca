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

export function pageHandler(runtime: Runtime, build: ServerBuild): RequestHandler[] {
  const remix = createRequestHandler({
    build,
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
  return [rememberChoices(runtime), remix as RequestHandler];
}
