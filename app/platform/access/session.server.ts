import type { Db } from "../db/db.server";
import type { AccountId, PersonId } from "../ids/ids";
import { asId } from "../ids/ids";
import { luciaFor, sessionCookie, sessionIdOf } from "./lucia.server";
import type { Actor, Role } from "./permission";
import { visitor } from "./permission";

/** Whether cookies carry `Secure`: everywhere but on plain http (development, tests, a demo on this machine). */
export interface CookieOptions {
  readonly secure: boolean;
}

/** What a page may show about the signed-in person. No more than this reaches the root loader. */
export interface SignedInAccount {
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly name: string;
  readonly login: string;
  readonly locale: "bg" | "en";
  readonly roles: readonly Role[];
}

export interface ResolvedActor {
  readonly actor: Actor;
  readonly account: SignedInAccount | null;
  /** A header to send back: set only when the browser holds a session that no longer opens anything. */
  readonly setCookie?: string;
}

const nobody: ResolvedActor = { actor: visitor, account: null };

/**
 * Who sends this request. One SQL round trip when there is a session cookie, none otherwise. Expiry follows the system's
 * clock, not the demo's or a test's.
 */
export async function resolveActor(db: Db, request: Request, cookie: CookieOptions): Promise<ResolvedActor> {
  const lucia = luciaFor(db);
  const sessionId = sessionIdOf(request);
  if (!sessionId) return nobody;
  const { user } = await lucia.validateSession(sessionId);
  if (!user) return { ...nobody, setCookie: sessionCookie("", cookie) };
  const accountId = asId<"Account">(user.id);
  const personId = asId<"Person">(user.personId);
  return {
    actor: { kind: "account", accountId, personId, grants: user.grants },
    account: {
      accountId, personId, name: user.fullName, login: user.login, locale: user.locale === "en" ? "en" : "bg",
      roles: [...new Set(user.grants.map((grant) => grant.role))],
    },
  };
}

/**
 * Opens a new session and ends the one the request came with, so that an id planted before the sign-in is worth nothing.
 * Answers the Set-Cookie header. Without `remember` the cookie ends with the browser.
 */
export async function startSession(
  db: Db, request: Request, accountId: AccountId, options: CookieOptions & { readonly remember?: boolean },
): Promise<string> {
  const lucia = luciaFor(db);
  const old = sessionIdOf(request);
  if (old) await lucia.invalidateSession(old);
  const userAgent = request.headers.get("user-agent")?.slice(0, 200) ?? null;
  const made = await lucia.createSession(accountId, { userAgent });
  return sessionCookie(made.id, options);
}

/** Ends the request's session; answers the header that clears the cookie. */
export async function endSession(db: Db, request: Request, cookie: CookieOptions): Promise<string> {
  const lucia = luciaFor(db);
  const id = sessionIdOf(request);
  if (id) await lucia.invalidateSession(id);
  return sessionCookie("", cookie);
}

export const deleteExpiredSessions = (db: Db): Promise<void> => luciaFor(db).deleteExpiredSessions();
