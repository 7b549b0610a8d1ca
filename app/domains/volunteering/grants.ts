import type { Actor, Permission } from "~/platform/access/permission";

/** The services an actor's grants for a permission reach; null when they reach every service and the organisation's own work. */
export function servicesWithin(actor: Actor, permission: Permission): readonly string[] | null {
  if (actor.kind !== "account") return null;
  const grants = actor.grants.filter((grant) => permission.roles.includes(grant.role) || grant.role === "administrator");
  if (grants.some((grant) => grant.scopeId === null)) return null;
  return grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
}
