import { eq } from "drizzle-orm";
import { account, accountCredential, session } from "~db/schema/people.server";
import { hashPassword, passwordMatches } from "~/platform/access/password.server";
import { AccessDenied, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { AccountId } from "~/platform/ids/ids";
import { takeBack, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { passwordPerLogin } from "../limits.server";
import { ownAccountPermission } from "../permissions";

/**
 * Sets the signed-in account's own password. Who has one gives it first: wrong ones are counted together with wrong sign-ins.
 * Every session of the account ends, also the one that asks: its caller opens a new one.
 */
export async function changePassword(
  ctx: Ctx, input: { readonly currentPassword?: string | undefined; readonly password: string },
): Promise<Result<{ readonly accountId: AccountId }, "password_wrong" | "too_many_attempts">> {
  authorize(ctx.actor, ownAccountPermission);
  const { actor } = ctx;
  if (actor.kind !== "account") throw new AccessDenied(ownAccountPermission.name, true);
  const [own] = await ctx.db.select({ login: account.login, hash: accountCredential.passwordHash }).from(account)
    .leftJoin(accountCredential, eq(accountCredential.accountId, account.id)).where(eq(account.id, actor.accountId));
  if (!own) throw new AccessDenied(ownAccountPermission.name, true);
  if (own.hash) {
    if (!(await withinLimit(ctx.db, ctx.clock, passwordPerLogin, own.login))) return refuse("too_many_attempts", { n: passwordPerLogin.windowMinutes });
    if (!(await passwordMatches(own.hash, input.currentPassword ?? ""))) return refuse("password_wrong", undefined, "currentPassword");
    await takeBack(ctx.db, ctx.clock, passwordPerLogin, own.login);
  }
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx.db, async (tx) => {
    const kept = { passwordHash, updatedAt: ctx.clock.now() };
    await tx.insert(accountCredential).values({ accountId: actor.accountId, ...kept }).onConflictDoUpdate({ target: accountCredential.accountId, set: kept });
    await tx.delete(session).where(eq(session.userId, actor.accountId));
    await recordAudit(tx, ctx, { action: "people.change_password", subjectKind: "account", subjectId: actor.accountId });
    return ok({ accountId: actor.accountId });
  });
}
