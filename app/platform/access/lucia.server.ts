import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { readCookies } from "../http/cookies.server";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import { Lucia, TimeSpan } from "lucia";
import { createHash } from "node:crypto";
import { account, person, roleGrant, session } from "~db/schema/people.server";
import type { Db } from "../db/db.server";
import type { RoleGrant } from "./permission";

/**
 * The only file that knows Lucia. It keeps sessions and their sliding expiry; who a person is and what they may do is ours.
 * The cookie holds the session id; the table holds its SHA-256, so a copy of the table opens no door.
 */
const sessionCookieName = "dobroteka_session";
const sessionDays = 14;

interface UserAttributes {
  personId: string;
  login: string;
  locale: string;
  fullName: string;
  grants: RoleGrant[];
}

declare module "lucia" {
  interface Register {
    Lucia: Lucia<Record<never, never>, UserAttributes>;
    UserId: string;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: { userAgent: string | null };
  }
}

const sha256Hex = (value: string): string => createHash("sha256").update(value).digest("hex");

/** Live grants as JSON, so that session, account, name and roles come in one round trip. */
const liveGrants = sql<RoleGrant[]>`(
  select coalesce(json_agg(json_build_object('role', g.role, 'scopeKind', g.scope_kind, 'scopeId', g.scope_id) order by g.id), '[]'::json)
  from ${roleGrant} g where g.account_id = ${account.id} and g.revoked_at is null)`.mapWith((value: unknown): RoleGrant[] =>
  (typeof value === "string" ? JSON.parse(value) : value) as RoleGrant[],
);

/** Asked with every request of a signed-in person, so its text is made once a pool. */
const sessionQuery = (db: Db) =>
  db
    .select({
      userId: session.userId, expiresAt: session.expiresAt, userAgent: session.userAgent,
      personId: account.personId, login: account.login, locale: account.locale, fullName: person.fullName, grants: liveGrants,
    })
    .from(session)
    .innerJoin(account, and(eq(account.id, session.userId), isNull(account.disabledAt)))
    .innerJoin(person, eq(person.id, account.personId))
    .where(eq(session.id, sql.placeholder("hash")))
    .prepare("session");

async function readSession(query: ReturnType<typeof sessionQuery>, hash: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const [row] = await query.execute({ hash });
  if (!row) return [null, null];
  const { userId, expiresAt, userAgent, ...attributes } = row;
  return [{ id: hash, userId, expiresAt, attributes: { userAgent } }, { id: userId, attributes }];
}

/** The drizzle adapter with hashed ids: what goes in is hashed, what comes back carries the id Lucia asked with. */
function hashingAdapter(db: Db): Adapter {
  const inner = new DrizzlePostgreSQLAdapter(db, session, account);
  const query = sessionQuery(db);
  return {
    async getSessionAndUser(id) {
      const [found, user] = await readSession(query, sha256Hex(id));
      return [found && { ...found, id }, user];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (row) => inner.setSession({ ...row, id: sha256Hex(row.id) }),
    updateSessionExpiration: (id, expiresAt) => inner.updateSessionExpiration(sha256Hex(id), expiresAt),
    deleteSession: (id) => inner.deleteSession(sha256Hex(id)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

type Sessions = Lucia<Record<never, never>, UserAttributes>;
const instances = new WeakMap<Db, Sessions>();

/** One instance a pool; it makes sessions, the cookie header is `sessionCookie`'s. */
export function luciaFor(db: Db): Sessions {
  const made = instances.get(db) ?? new Lucia(hashingAdapter(db), {
    sessionExpiresIn: new TimeSpan(sessionDays, "d"),
    sessionCookie: { name: sessionCookieName },
    getUserAttributes: (attributes: UserAttributes) => attributes,
  });
  instances.set(db, made);
  return made;
}

/** The session id a request carries; anything that Lucia would not have made is no session. */
export function sessionIdOf(request: Request): string | null {
  const id = readCookies(request)[sessionCookieName];
  return id && /^[a-z0-9]{40}$/.test(id) ? id : null;
}

/**
 * The Set-Cookie header of a session; an empty id clears it. The row's sliding expiry rules, so the cookie need not be
 * sent again when it slides: remembered it stays for the longest time browsers allow, otherwise it ends with the browser.
 */
export function sessionCookie(id: string, { secure, remember = false }: { secure: boolean; remember?: boolean }): string {
  const lifetime = id === "" ? "; Max-Age=0" : remember ? "; Max-Age=34560000" : "";
  return `${sessionCookieName}=${id}; HttpOnly; Path=/; SameSite=Lax${lifetime}${secure ? "; Secure" : ""}`;
}
