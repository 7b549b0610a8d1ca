import { and, eq, isNull } from "drizzle-orm";
import { account } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { asId } from "~/platform/ids/ids";
import { consumeActToken } from "~/platform/tokens/act-token.server";
import { recordActivity } from "../activity.server";
import { signedInTo, type SignedInTo } from "../landing.server";
import { signInPermission } from "../permissions";

export const signInPurpose = "people.sign_in";
/** Short: the letter is read at once or asked for again. */
export const signInLinkMinutes = 15;

/** Uses a mailed link up, once. Unknown, used and expired links and disabled accounts are refused alike. */
export async function signInByLink(ctx: Ctx, token: string): Promise<Result<SignedInTo, "link_dead">> {
  authorize(ctx.actor, signInPermission);
  return inTransaction<SignedInTo, "link_dead">(ctx.db, async (tx) => {
    const used = await consumeActToken(tx, ctx, signInPurpose, token);
    if (!used) return refuse("link_dead");
    const [known] = await tx.select({ id: account.id, personId: account.personId }).from(account).where(and(eq(account.id, used.subjectId), isNull(account.disabledAt)));
    if (!known) return refuse("link_dead");
    await recordActivity(tx, ctx, known.personId);
    return ok(await signedInTo(tx, asId<"Account">(known.id)));
  });
}
