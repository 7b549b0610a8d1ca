import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { findActToken } from "~/platform/tokens/act-token.server";
import { signupLink, type SignupId } from "../model";
import { manageOwnSignup } from "../permissions";

/**
 * „Не този път“: passes an offered seat on to the next of the list; one's own number stays. Who: whoever holds the link. A second
 * press changes nothing. Refuses: the offer is over.
 */
export async function passOffer(ctx: Ctx, input: { readonly token: string }): Promise<Result<{ signupId: SignupId }, "offer_over" | "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ signupId: SignupId }, "offer_over" | "link_expired">(ctx.db, async (tx) => {
    const found = await findActToken(tx, ctx, signupLink, input.token);
    if (found?.state !== "live") return refuse("link_expired");
    const [row] = (await tx.execute(
      sql`select volunteering_pass_offer(${found.subjectId}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
    )) as unknown as { answer: "passed" | "no_offer" }[];
    if (row?.answer !== "passed") return refuse("offer_over");
    await recordAudit(tx, ctx, { action: "volunteering.pass_offer", subjectKind: "signup", subjectId: found.subjectId, fields: ["state"] });
    return ok({ signupId: found.subjectId as SignupId });
  });
}
