import { and, eq, isNull } from "drizzle-orm";
import { roleGrant } from "~db/schema/people.server";
import { authorize, type Role, type RoleGrant } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { newId, type AccountId } from "~/platform/ids/ids";
import { manageAccountsPermission } from "../permissions";

export interface GrantRoleInput {
  readonly accountId: AccountId;
  readonly role: Role;
  readonly scopeKind?: RoleGrant["scopeKind"];
  readonly scopeId?: string | null;
}

/** Gives a role, for everything or for one service or event. Administrators only. Giving it again changes nothing. */
export async function grantRole(ctx: Ctx, input: GrantRoleInput): Promise<Result<null>> {
  authorize(ctx.actor, manageAccountsPermission);
  return inTransaction(ctx.db, async (tx) => {
    await insertGrant(tx, ctx, input);
    return ok(null);
  });
}

export async function insertGrant(tx: Tx, ctx: Ctx, input: GrantRoleInput): Promise<void> {
  const { accountId, role, scopeKind = "organisation", scopeId = null } = input;
  const [granted] = await tx
    .insert(roleGrant)
    .values({ id: newId(), accountId, role, scopeKind, scopeId, grantedAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning({ id: roleGrant.id });
  if (granted) await recordAudit(tx, ctx, { action: "people.grant_role", subjectKind: "account", subjectId: accountId, fields: [role] });
}

/** Whether anybody administers this installation: until then `/setup` is open. */
export async function hasAdministrator(db: Pick<Tx, "select">): Promise<boolean> {
  const rows = await db.select({ id: roleGrant.id }).from(roleGrant).where(and(eq(roleGrant.role, "administrator"), isNull(roleGrant.revokedAt))).limit(1);
  return rows.length > 0;
}
