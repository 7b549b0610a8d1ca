import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Actor, Permission } from "~/platform/access/permission";

/** The rows of the services an actor holds the permission for: everything for a grant without scope, else the named services. */
export function inOwnServices(actor: Actor, permission: Permission, column: PgColumn): SQL | undefined {
  if (actor.kind === "system") return undefined;
  if (actor.kind === "visitor") return sql`false`;
  const grants = actor.grants.filter((grant) => permission.roles.includes(grant.role) || grant.role === "administrator");
  if (grants.some((grant) => grant.scopeId === null)) return undefined;
  const ids = grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
  return ids.length === 0 ? sql`false` : inArray(column, ids);
}
