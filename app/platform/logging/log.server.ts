import pino from "pino";
import { databaseError } from "../db/db.server";

/** Lines are written some at a time: one system call each costs a till's sale more than its checks. A failure is written at once. */
const out = pino.destination({ dest: 1, sync: true, minLength: 4096 });
setInterval(() => out.flush(), 250).unref();
process.on("exit", () => out.flushSync());

/** Structured lines on stdout, without personal data: ids, names of errors and places in the code only. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
}, out);

interface ErrorFacts {
  readonly name: string;
  readonly message?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly stack?: string;
}

/** A database error's message holds bound parameters, so only its code, constraint and stack lines are kept. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error };
  const database = databaseError(error);
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 12).join("\n");
  const fromDatabase = database.code !== undefined || error.name === "DrizzleQueryError" || error.cause !== undefined;
  return { name: error.name, ...(fromDatabase ? {} : { message: error.message }), ...database, ...(frames ? { stack: frames } : {}) };
}

export function logError(error: unknown, facts: Readonly<Record<string, string>>): void {
  log.error({ ...facts, error: errorFacts(error) }, "failed");
  out.flushSync();
}
