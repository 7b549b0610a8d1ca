import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { account, accountCredential, person, roleGrant } from "~db/schema/people.server";
import { authorize, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { manageAccountsPermission } from "../permissions";

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  /** For the whole organisation. */
  readonly roles: readonly Role[];
  /** For one service or one event only. */
  readonly narrowRoles: readonly Role[];
}

const rolesWhere = (scope: "organisation" | "narrower") => sql<Role[]>`array(select distinct g.role from ${roleGrant} g where g.account_id = ${account.id}
  and g.revoked_at is null and (g.scope_kind = 'organisation') = ${scope === "organisation"} order by 1)`;

function rowsOf(ctx: Ctx) {
  return ctx.db
    .select({
      id: account.id, name: person.fullName, login: account.login, disabled: sql<boolean>`${account.disabledAt} is not null`,
      hasPassword: sql<boolean>`${accountCredential.accountId} is not null`, roles: rolesWhere("organisation"), narrowRoles: rolesWhere("narrower"),
    })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .leftJoin(accountCredential, eq(accountCredential.accountId, account.id));
}

/** Every account, by name; those that open nothing any more come last. */
export async function accountList(ctx: Ctx): Promise<readonly AccountRow[]> {
  authorize(ctx.actor, manageAccountsPermission);
  return rowsOf(ctx).where(isNull(person.erasedAt)).orderBy(sql`${account.disabledAt} is not null`, asc(person.fullName), asc(account.id)).limit(500);
}

/** One account; null for an unknown id. */
export async function accountOfTeam(ctx: Ctx, accountId: string): Promise<AccountRow | null> {
  authorize(ctx.actor, manageAccountsPermission);
  const [row] = await rowsOf(ctx).where(and(eq(account.id, accountId), isNull(person.erasedAt)));
  return row ?? null;
}
