import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { minutesLater } from "~/platform/time/clock";
import { cancelCutoffMinutes, type SignupId } from "../model";
import { recordVolunteerActivity, signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/**
 * Fewer people come than were signed up. Who: whoever holds the sign-up's link, or its person. Guarantees: the seats that are given back
 * go to the waiting list, or to the block they are of, at once; a second press changes nothing. Refuses: more people than before
 * (that is another sign-up), the last hours before the start, and an entry that is over.
 */
export async function shrinkParty(
  ctx: Ctx, input: SignupBy & { readonly partySize: number; readonly partyMinors: number },
): Promise<Result<{ signupId: SignupId }, "party_not_smaller" | "too_late_to_cancel" | "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ signupId: SignupId }, "party_not_smaller" | "too_late_to_cancel" | "link_expired">(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (!own) return refuse("link_expired");
    if (own.state === "confirmed" && ctx.clock.now() >= minutesLater(own.startsAt, -cancelCutoffMinutes)) return refuse("too_late_to_cancel");
    await recordVolunteerActivity(tx, ctx, own);
    const [row] = (await tx.execute(sql`
      select volunteering_shrink_party(${own.signupId}::uuid, ${input.partySize}, ${input.partyMinors}, ${ctx.clock.now().toISOString()}::timestamptz) as answer`)) as unknown as
      { answer: "shrunk" | "same" | "not_smaller" | "ended" }[];
    if (row?.answer === "ended") return refuse("link_expired");
    if (row?.answer === "not_smaller") return refuse("party_not_smaller", {}, "partySize");
    if (row?.answer === "shrunk") await recordAudit(tx, ctx, { action: "volunteering.shrink_party", subjectKind: "signup", subjectId: own.signupId, fields: ["party_size", "party_minors"] });
    return ok({ signupId: own.signupId });
  });
}
