import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { hoursLater } from "~/platform/time/clock";
import { revokeActTokens } from "~/platform/tokens/act-token.server";
import { keepStandingToken } from "~/platform/tokens/standing-token.server";
import { feedLink } from "../model";
import { type OwnBy, personBehind } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/** A feed lives in somebody's calendar program; only its owner or erasure ends it. */
const feedHours = 24 * 365 * 10;

/**
 * Makes the address of one's own calendar feed, or with `renew` another one. Who: the person, by the page's link or the account.
 * Guarantees: after a renewal the old address answers as an unknown one; asking again without it changes nothing.
 */
export async function makeCalendarFeed(ctx: Ctx, input: OwnBy & { readonly renew?: boolean }): Promise<Result<{ token: string }, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ token: string }, "link_expired">(ctx.db, async (tx) => {
    const personId = await personBehind(tx, ctx, input);
    if (!personId) return refuse("link_expired");
    if (input.renew) await revokeActTokens(tx, ctx, feedLink, personId);
    const token = await keepStandingToken(tx, ctx, { purpose: feedLink, subjectId: personId, expiresAt: hoursLater(ctx.clock.now(), feedHours) });
    await recordAudit(tx, ctx, { action: input.renew ? "volunteering.renew_feed" : "volunteering.make_feed", subjectKind: "person", subjectId: personId });
    return ok({ token });
  });
}
