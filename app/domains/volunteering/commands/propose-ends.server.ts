import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { attendance } from "~db/schema/volunteering-hours.server";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { minutesLater } from "~/platform/time/clock";
import { runVolunteeringJobs } from "../permissions";

/** Whoever has not checked out by then has gone home without. */
const graceMinutes = 30;

/**
 * Hands in the minutes up to the planned end for people who came and did not check out, marked as a proposal. Who: the job. A late check-out
 * replaces the proposal by what it says. One transaction a sign-up.
 */
export async function proposeEnds(ctx: Ctx): Promise<{ readonly proposed: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  const now = ctx.clock.now();
  const due = await ctx.db
    .select({ id: signup.id })
    .from(attendance)
    .innerJoin(signup, eq(signup.id, attendance.signupId))
    .where(and(isNull(attendance.leftAt), eq(signup.state, "checked_in"), lte(signup.endsAt, minutesLater(now, -graceMinutes)),
      sql`not exists (select 1 from time_entry e where e.signup_id = ${signup.id} and e.state = 'submitted')`))
    .orderBy(signup.id)
    .limit(1000);
  let proposed = 0;
  for (const { id } of due) {
    const done = expectOk(await inTransaction(ctx.db, async (tx) => {
      const [row] = (await tx.execute(sql`select volunteering_propose_end(${id}::uuid, ${newId()}::uuid, ${now.toISOString()}::timestamptz) as done`)) as unknown as { done: boolean }[];
      return ok(row?.done ?? false);
    }));
    if (done) proposed += 1;
  }
  return { proposed };
}
