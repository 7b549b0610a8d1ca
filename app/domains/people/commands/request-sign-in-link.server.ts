import { and, eq, isNull } from "drizzle-orm";
import { account } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { linkPerAddress, linkPerLogin } from "../limits.server";
import { signInPermission } from "../permissions";

/**
 * Asks for a sign-in letter. Anybody may; the answer never tells whether there is an account: the same rows are written
 * either way, and a name that asked too often gets the same answer and no letter. Only an address that asks for many
 * names is told to wait.
 */
export async function requestSignInLink(
  ctx: Ctx, input: { readonly email: string }, address: string,
): Promise<Result<null, "too_many_attempts">> {
  authorize(ctx.actor, signInPermission);
  const [nameFree, addressFree] = await Promise.all([
    withinLimit(ctx.db, ctx.clock, linkPerLogin, input.email),
    withinLimit(ctx.db, ctx.clock, linkPerAddress, address),
  ]);
  if (!addressFree) return refuse("too_many_attempts", { n: linkPerAddress.windowMinutes });
  return inTransaction<null, "too_many_attempts">(ctx.db, async (tx) => {
    const [known] = await tx.select({ id: account.id }).from(account).where(and(eq(account.login, input.email), isNull(account.disabledAt)));
    await emit(tx, ctx, "people.sign_in_link_requested", { accountId: known && nameFree ? known.id : null });
    return ok(null);
  });
}
