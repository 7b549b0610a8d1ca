import type { Db } from "../db/db.server";
import type { Actor } from "../access/permission";
import type { Locale } from "../i18n/locale";
import type { Translate } from "../i18n/instance";
import type { Clock } from "../time/clock";

/** What lives as long as the process. Built by `app/runtime.server.ts`, handed to every request by the express server. */
export interface Runtime {
  readonly db: Db;
  readonly clock: Clock;
  /** Public address without a trailing slash, e.g. "https://dobroteka.example"; links in mails start with it. */
  readonly baseUrl: string;
  /** Folder for files, the dev mailbox and generated secrets. */
  readonly dataDir: string;
  readonly isProduction: boolean;
  readonly secureCookies: boolean;
  readonly translators: Readonly<Record<Locale, Translate>>;
}

export interface SignedIn {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly string[];
}

/** Who is asking, in which language; resolved once per request. */
export interface Visit {
  readonly actor: Actor;
  readonly account: SignedIn | null;
  readonly locale: Locale;
  readonly theme: "light" | "dark" | null;
  readonly t: Translate;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    runtime: Runtime;
    requestId: string;
    nonce: string;
    /** Aborts when the response closes; `request.signal` is not reliable on Node 20. */
    closed: AbortSignal;
    /** Filled by the first wrapper that asks. */
    visit?: Promise<Visit>;
    /** Cookies to add to the document's answer (a renewed session). */
    setCookies: string[];
  }
}
