import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { account, roleGrant } from "~db/schema/people.server";
import { authorize, type Role } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { AccountId } from "~/platform/ids/ids";
import { manageAccountsPermission } from "../permissions";
import { insertGrant } from "./grant-role.server";

type Refusals = "account_unknown" | "last_administrator";

/**
 * Makes these the account's roles for the whole organisation: missing ones are granted, the others revoked, from the next
 * request on. Administrators only. Grants for one service or one event stay as they are. Somebody who administers always
 * remains: `last_administrator`.
 */
export async function setRoles(ctx: Ctx, input: { readonly accountId: AccountId; readonly roles: readonly Role[] }): Promise<Result<null, Refusals>> {
  authorize(ctx.actor, manageAccountsPermission);
  return inTransaction<null, Refusals>(ctx.db, async (tx) => {
    // Two administrators who take the role from each other at once: the second waits and sees what is left.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('people.administrators'))`);
    const [known] = await tx.select({ id: account.id }).from(account).where(eq(account.id, input.accountId)).for("no key update");
    if (!known) return refuse("account_unknown");
    const held = await heldBy(tx, input.accountId);
    const gone = held.filter((grant) => !input.roles.includes(grant.role as Role));
    if (gone.length > 0) {
      await tx.update(roleGrant).set({ revokedAt: ctx.clock.now() }).where(inArray(roleGrant.id, gone.map((grant) => grant.id)));
      await recordAudit(tx, ctx, { action: "people.revoke_role", subjectKind: "account", subjectId: input.accountId, fields: gone.map((grant) => grant.role) });
    }
    for (const role of new Set(input.roles)) await insertGrant(tx, ctx, { accountId: input.accountId, role });
    return (await anybodyAdministers(tx)) ? ok(null) : refuse("last_administrator");
  });
}

const heldBy = (tx: Tx, accountId: string) =>
  tx.select({ id: roleGrant.id, role: roleGrant.role }).from(roleGrant)
    .where(and(eq(roleGrant.accountId, accountId), eq(roleGrant.scopeKind, "organisation"), isNull(roleGrant.revokedAt)));

async function anybodyAdministers(tx: Tx): Promise<boolean> {
  const [one] = await tx.select({ id: roleGrant.id }).from(roleGrant).innerJoin(account, and(eq(account.id, roleGrant.accountId), isNull(account.disabledAt)))
    .where(and(eq(roleGrant.role, "administrator"), eq(roleGrant.scopeKind, "organisation"), isNull(roleGrant.revokedAt))).limit(1);
  return one !== undefined;
}
