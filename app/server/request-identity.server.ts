import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { log } from "../platform/logging/log.server";

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- express types its locals through this namespace
  namespace Express {
    interface Locals {
      requestId: string;
      nonce: string;
    }
  }
}

/** A path without what may be a secret or a person's: ids, tokens and codes become ":x"; the query is never logged. */
export const loggedPath = (path: string): string =>
  path.split("/").map((part) => (part.length >= 12 && /\d|[A-Z_-]/.test(part) && !part.includes(".") ? ":x" : part)).join("/");

/** Gives each request an id and a CSP nonce, and writes one line when it is answered. */
export function requestIdentity(): RequestHandler {
  return (req, res, next) => {
    res.locals.requestId = randomUUID();
    res.locals.nonce = randomBytes(16).toString("base64");
    // Rate limits count by it; whatever the client sent under this name is overwritten.
    req.headers["x-client-address"] = req.ip ?? "unknown";
    res.setHeader("x-request-id", res.locals.requestId as string);
    const start = performance.now();
    res.on("finish", () => {
      if (req.path.startsWith("/assets/")) return;
      log.info({
        requestId: res.locals.requestId as string,
        method: req.method,
        path: loggedPath(req.path),
        status: res.statusCode,
        ms: Math.round(performance.now() - start),
      }, "answered");
    });
    next();
  };
}
