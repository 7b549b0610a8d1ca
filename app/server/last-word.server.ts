import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler } from "express";
import { logError } from "../platform/logging/log.server";

/** What no page answered (a broken address, a missing asset): a bare status, never a stack, and a log line only when it is our fault. */
export const lastWord = (): ErrorRequestHandler => (error: unknown, _req, res, next) => {
  const said = (error as { status?: unknown } | null)?.status;
  const status = typeof said === "number" && said >= 400 && said < 500 ? said : 500;
  if (status === 500) logError(error, { requestId: String(res.locals.requestId) });
  if (res.headersSent) return next(error);
  res.status(status).type("text/plain; charset=utf-8").send(STATUS_CODES[status]);
};
