import { inArray, type SQL, sql } from "drizzle-orm";
import { opportunity } from "~db/schema/volunteering.server";
import { allows, type Permission } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { scopeOf } from "./team-scope.server";

/** The row scope of a staff permission: without a grant for the whole organisation, only the opportunities of the services one has. */
export function inOwnServices(ctx: Ctx, permission: Permission): SQL | undefined {
  if (ctx.actor.kind === "system") return undefined;
  if (ctx.actor.kind === "visitor") return sql`false`;
  const grants = ctx.actor.grants.filter((grant) => permission.roles.includes(grant.role) || grant.role === "administrator");
  if (grants.some((grant) => grant.scopeId === null)) return undefined;
  const ids = grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
  return ids.length > 0 ? inArray(opportunity.serviceId, ids) : sql`false`;
}

/** Whether the actor may act on what serves this service; own work of the organisation needs a grant for all of it. */
export const mayFor = (ctx: Ctx, permission: Permission, serviceId: string | null): boolean => allows(ctx.actor, permission, scopeOf(serviceId));
