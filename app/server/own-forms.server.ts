import type { RequestHandler } from "express";
import { isForeign } from "../platform/http/foreign-origin";
import type { Runtime } from "../platform/http/load-context.server";

const reads = new Set(["GET", "HEAD", "OPTIONS"]);

/** A name no address can be made of would end as our failure deep inside; browsers never send one. */
export const readableHost = (): RequestHandler => (req, res, next) => {
  const hosts = [req.headers.host, req.headers["x-forwarded-host"]].flat().filter((host) => host !== undefined);
  if (hosts.every((host) => URL.canParse(`http://${host}`) && !/[\s/?#@\\]/.test(host))) return next();
  res.sendStatus(400);
};

/**
 * Remix answers a foreign form with a bare 500; here it is a sentence and 403. A page with a strict referrer policy sends
 * "Origin: null" with its own form: the browser's own word for the site stands above it, and Remix is not asked again.
 */
export function ownFormsOnly(runtime: Runtime): RequestHandler {
  return (req, res, next) => {
    if (reads.has(req.method)) return next();
    if (isForeign((name) => req.get(name))) {
      const { bg, en } = runtime.translators;
      res.status(403).type("text/plain; charset=utf-8").send(`${bg("shell:errors.foreignForm")}\n${en("shell:errors.foreignForm")}\n`);
      return;
    }
    delete req.headers.origin;
    next();
  };
}
