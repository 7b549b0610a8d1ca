import { and, eq, isNull } from "drizzle-orm";
import { account, accountCredential } from "~db/schema/people.server";
import { passwordMatches } from "~/platform/access/password.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { asId } from "~/platform/ids/ids";
import { takeBack, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { recordActivity } from "../activity.server";
import { signedInTo, type SignedInTo } from "../landing.server";
import { passwordPerAddress, passwordPerLogin } from "../limits.server";
import { signInPermission } from "../permissions";

/**
 * Checks a name and a password. Anybody may try. A wrong name, a wrong password, an account without one and a disabled
 * account all get the same answer after the same work; too many tries per name or address are refused unchecked.
 */
export async function signIn(
  ctx: Ctx, input: { readonly email: string; readonly password: string }, address: string,
): Promise<Result<SignedInTo, "wrong_credentials" | "too_many_attempts">> {
  authorize(ctx.actor, signInPermission);
  const [nameFree, addressFree] = await Promise.all([
    withinLimit(ctx.db, ctx.clock, passwordPerLogin, input.email),
    withinLimit(ctx.db, ctx.clock, passwordPerAddress, address),
  ]);
  if (!nameFree || !addressFree) return refuse("too_many_attempts", { n: passwordPerLogin.windowMinutes });
  const [known] = await ctx.db
    .select({ id: account.id, personId: account.personId, hash: accountCredential.passwordHash })
    .from(account)
    .innerJoin(accountCredential, eq(accountCredential.accountId, account.id))
    .where(and(eq(account.login, input.email), isNull(account.disabledAt)));
  const matches = await passwordMatches(known?.hash ?? null, input.password);
  if (!known || !matches) return refuse("wrong_credentials", undefined, "password");
  // Only wrong tries count: a whole office signs in from one address.
  await Promise.all([
    takeBack(ctx.db, ctx.clock, passwordPerLogin, input.email),
    takeBack(ctx.db, ctx.clock, passwordPerAddress, address),
  ]);
  await recordActivity(ctx.db, ctx, known.personId);
  return ok(await signedInTo(ctx.db, asId<"Account">(known.id)));
}
