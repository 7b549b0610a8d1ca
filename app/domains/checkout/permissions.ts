import { allows, definePermission, type Actor, type Permission } from "~/platform/access/permission";

/** Row scope of all: the event; a grant without scope covers every bazaar. */
export const sell = definePermission("checkout.sell", ["cashier", "coordinator"]);
export const manageTills = definePermission("checkout.manage_tills", ["coordinator"]);
/** Closing over numbers that never came. */
export const closeOverGaps = definePermission("checkout.close_over_gaps", ["coordinator"]);
export const readTakings = definePermission("checkout.read_takings", ["coordinator", "accountant", "director"]);

/** The events in which the actor may do this, or null for all: the SQL of a hot path checks it without a query of its own. */
export function eventsOf(actor: Actor, permission: Permission): readonly string[] | null {
  if (allows(actor, permission, { eventId: "" })) return null;
  if (actor.kind !== "account") return [];
  return actor.grants.filter((grant) => grant.scopeKind === "event" && permission.roles.includes(grant.role)).map((grant) => grant.scopeId ?? "");
}
