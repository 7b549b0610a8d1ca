import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Runtime } from "../platform/http/load-context.server";
import { isLocale } from "../platform/i18n/locale";
import { areaOf, areasOf } from "./areas.server";
import { loadContextOf } from "./load-context.server";

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

/** Remix's own handler, behind the choices of the address: one for each part of the app, and one for everything else. */
export function pageHandler(runtime: Runtime, build: ServerBuild): RequestHandler[] {
  const handlerOf = (part: ServerBuild) => createRequestHandler({ build: part, getLoadContext: (_req, res) => loadContextOf(runtime, res) }) as RequestHandler;
  const whole = handlerOf(build);
  const parts = new Map([...areasOf(build)].map(([area, part]) => [area, handlerOf(part)]));
  return [rememberChoices(runtime), (req, res, next) => (parts.get(areaOf(req.path)) ?? whole)(req, res, next)];
}
