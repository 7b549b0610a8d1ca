import type { AccountId, PersonId } from "../ids/ids";

/** Roles of MODEL §7. A grant may be scoped to a centre or an event; without scope it holds everywhere. */
export const roles = [
  "coordinator", "storekeeper", "cashier", "service_manager", "accountant", "director", "evaluator", "administrator",
] as const;
export type Role = (typeof roles)[number];

export interface RoleGrant {
  readonly role: Role;
  readonly scopeKind: "organisation" | "service" | "event";
  /** Null for the whole organisation. */
  readonly scopeId: string | null;
}

export type Actor =
  | { readonly kind: "visitor" }
  | { readonly kind: "account"; readonly accountId: AccountId; readonly personId: PersonId; readonly grants: readonly RoleGrant[] }
  | { readonly kind: "system"; readonly job: string };

export const visitor: Actor = { kind: "visitor" };
export const systemActor = (job: string): Actor => ({ kind: "system", job });

/** One thing a person may be allowed to do. `roles` is the whole rule; `public` lets anybody. */
export interface Permission {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly public?: boolean;
}

export const definePermission = (name: string, allowed: readonly Role[] | "public"): Permission =>
  allowed === "public" ? { name, roles: [], public: true } : { name, roles: allowed };

/** What the act touches, when a grant may be narrower than the organisation. */
export interface Scope {
  readonly serviceId?: string;
  readonly eventId?: string;
}

/** Thrown by `authorize`; the wrappers answer strangers 404 and colleagues without rank 403. */
export class AccessDenied extends Error {
  constructor(readonly permission: string, readonly stranger: boolean) {
    super(`access denied: ${permission}`);
  }
}

export function allows(actor: Actor, permission: Permission, scope: Scope = {}): boolean {
  if (permission.public || actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  return actor.grants.some(
    (grant) =>
      (permission.roles.includes(grant.role) || grant.role === "administrator") &&
      (grant.scopeId === null ||
        (grant.scopeKind === "service" && (scope.serviceId === undefined || scope.serviceId === grant.scopeId)) ||
        (grant.scopeKind === "event" && (scope.eventId === undefined || scope.eventId === grant.scopeId))),
  );
}

/** The one gate. Every command and query calls it first; pure, so that it reads the same for routes, jobs and the CLI. */
export function authorize(actor: Actor, permission: Permission, scope: Scope = {}): void {
  if (!allows(actor, permission, scope)) throw new AccessDenied(permission.name, actor.kind === "visitor");
}

export const accountOf = (actor: Actor): AccountId | null => (actor.kind === "account" ? actor.accountId : null);
