import { openDatabase } from "~db/client.server";
import type { Runtime } from "./platform/http/load-context.server";
import { systemClock, type Clock } from "./platform/time/clock";
import { translators } from "./translators.server";

export interface RuntimeOptions {
  readonly databaseUrl: string;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly clock?: Clock;
  readonly poolSize?: number;
  readonly isProduction?: boolean;
}

/** What a process needs to answer requests or run jobs; close it last. */
export function createRuntime(options: RuntimeOptions): Runtime & { close(): Promise<void> } {
  const database = openDatabase(options.databaseUrl, { max: options.poolSize ?? 10 });
  return {
    db: database.db,
    clock: options.clock ?? systemClock,
    baseUrl: options.baseUrl.replace(/\/$/, ""),
    dataDir: options.dataDir,
    isProduction: options.isProduction ?? process.env.NODE_ENV === "production",
    secureCookies: options.baseUrl.startsWith("https:"),
    translators,
    close: () => database.close(),
  };
}
