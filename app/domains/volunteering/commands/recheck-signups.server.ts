import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { openStates, type SignupId, type SignupState } from "../model";
import { runVolunteeringJobs } from "../permissions";

export interface Rechecked {
  readonly signupId: SignupId;
  /** Its new state; null when it stays as it was. */
  readonly state: SignupState | null;
}

/**
 * Judges future sign-ups anew (V5) because a consent, a check or the shift changed: of one person, or of one shift. Who: handlers and
 * the commands that change a shift. `keepPlaces`: a guardian is asked again because the shift changed, and the place is kept
 * for two days meanwhile; otherwise what is missing frees it at once. One transaction a sign-up, so that no two positions
 * are locked together; a repeat changes nothing.
 */
export async function recheckSignups(
  ctx: Ctx, of: ({ readonly personId: string } | { readonly shiftId: string }) & { readonly keepPlaces?: boolean },
): Promise<readonly Rechecked[]> {
  authorize(ctx.actor, runVolunteeringJobs);
  const now = ctx.clock.now();
  const rows = await ctx.db
    .select({ id: signup.id })
    .from(signup)
    .where(and("personId" in of ? eq(signup.personId, of.personId) : eq(signup.shiftId, of.shiftId), gt(signup.startsAt, now), inArray(signup.state, [...openStates])))
    .orderBy(asc(signup.startsAt), asc(signup.id));
  const outcomes: Rechecked[] = [];
  for (const { id } of rows) {
    outcomes.push(expectOk(await inTransaction(ctx.db, async (tx) => {
      const [row] = (await tx.execute(
        sql`select volunteering_recheck(${id}::uuid, ${of.keepPlaces ?? false}, ${now.toISOString()}::timestamptz) as state`,
      )) as unknown as { state: SignupState | null }[];
      return ok({ signupId: id as SignupId, state: row?.state ?? null });
    })));
  }
  return outcomes;
}
