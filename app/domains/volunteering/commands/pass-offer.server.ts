import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { SignupId } from "../model";
import { recordVolunteerActivity, signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/**
 * „Не този път“: passes an offered seat on to the next of the list; one's own number stays. Who: whoever holds the
 * sign-up's link, or its person. A second press changes nothing. Refuses: the offer is over.
 */
export async function passOffer(ctx: Ctx, input: SignupBy): Promise<Result<{ signupId: SignupId }, "offer_over" | "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ signupId: SignupId }, "offer_over" | "link_expired">(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (!own) return refuse("link_expired");
    await recordVolunteerActivity(tx, ctx, own);
    const [row] = (await tx.execute(
      sql`select volunteering_pass_offer(${own.signupId}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
    )) as unknown as { answer: "passed" | "no_offer" }[];
    if (row?.answer !== "passed") return refuse("offer_over");
    await recordAudit(tx, ctx, { action: "volunteering.pass_offer", subjectKind: "signup", subjectId: own.signupId, fields: ["state"] });
    return ok({ signupId: own.signupId });
  });
}
