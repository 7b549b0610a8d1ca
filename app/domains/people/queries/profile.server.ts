import { eq, sql } from "drizzle-orm";
import { account, accountCredential, person } from "~db/schema/people.server";
import { AccessDenied, authorize, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { ownAccountPermission } from "../permissions";

export interface Profile {
  readonly fullName: string;
  readonly login: string;
  readonly locale: Locale;
  readonly hasPassword: boolean;
  readonly roles: readonly Role[];
}

/** The signed-in person's own page. */
export async function profile(ctx: Ctx): Promise<Profile> {
  authorize(ctx.actor, ownAccountPermission);
  if (ctx.actor.kind !== "account") throw new AccessDenied(ownAccountPermission.name, true);
  const [row] = await ctx.db
    .select({ fullName: person.fullName, login: account.login, locale: account.locale, hasPassword: sql<boolean>`${accountCredential.accountId} is not null` })
    .from(account).innerJoin(person, eq(person.id, account.personId)).leftJoin(accountCredential, eq(accountCredential.accountId, account.id)).where(eq(account.id, ctx.actor.accountId));
  if (!row) throw new AccessDenied(ownAccountPermission.name, true);
  return { ...row, locale: row.locale === "en" ? "en" : "bg", roles: [...new Set(ctx.actor.grants.map((grant) => grant.role))] };
}
