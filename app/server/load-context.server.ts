import type { AppLoadContext } from "@remix-run/node";
import type { Response } from "express";
import type { Runtime } from "../platform/http/load-context.server";

/** What every request carries to loaders, actions and interfaces. */
export function loadContextOf(runtime: Runtime, res: Response): AppLoadContext {
  const closed = new AbortController();
  res.on("close", () => closed.abort());
  return { runtime, requestId: res.locals.requestId as string, nonce: res.locals.nonce as string, closed: closed.signal, setCookies: [] };
}
