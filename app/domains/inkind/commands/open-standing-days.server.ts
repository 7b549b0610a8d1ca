import { eq } from "drizzle-orm";
import { standingOffer } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { comesOn } from "../offer-times";
import { runOfferJobs } from "../permissions";
import { lockStanding, openDay } from "../standing.server";

/**
 * Makes the agreed offer of each standing gift that comes today. Who: the job. Run twice, or by two processes at once, a
 * day has one offer; a standing offer that fails does not stop the others' next run.
 */
export async function openStandingDays(ctx: Ctx, day: LocalDate = localDateOf(ctx.clock.now())): Promise<{ readonly opened: number }> {
  authorize(ctx.actor, runOfferJobs);
  const active = await ctx.db.select({ id: standingOffer.id }).from(standingOffer).where(eq(standingOffer.state, "active")).orderBy(standingOffer.id);
  let opened = 0;
  for (const { id } of active) {
    const made = expectOk(await inTransaction(ctx.db, async (tx) => {
      const standing = await lockStanding(tx, id);
      if (standing?.state !== "active" || !comesOn(standing, day)) return ok(false);
      const fresh = await openDay(tx, ctx, standing, day);
      if (fresh) await recordAudit(tx, ctx, { action: "inkind.open_standing_day", subjectKind: "standing_offer", subjectId: id });
      return ok(fresh);
    }));
    if (made) opened += 1;
  }
  return { opened };
}
