import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { expectOk, ok } from "~/platform/errors/result";
import { inTransaction } from "~/platform/db/db.server";
import { runVolunteeringJobs } from "../permissions";

/**
 * Frees holds, offers and blocks whose time is over, ends unanswered sign-ups and serves the waiting lists. Who: the job. Every
 * change of a position's seats does the same for its own position first, so a late job never keeps a seat from anybody.
 * One transaction a position, so no two positions are locked together.
 */
export async function releaseLapsed(ctx: Ctx): Promise<{ readonly freed: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  const now = ctx.clock.now().toISOString();
  const due = (await ctx.db.execute(sql`
    select position_id as id from signup where holds_seat and hold_until <= ${now}::timestamptz
    union select position_id from signup
      where state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted') and not holds_seat and expires_at <= ${now}::timestamptz
    union select position_id from seat_block where state = 'held' and release_at <= ${now}::timestamptz
    order by 1`)) as unknown as { id: string }[];
  let freed = 0;
  for (const { id } of due) {
    freed += expectOk(
      await inTransaction(ctx.db, async (tx) => {
        await tx.execute(sql`select 1 from "position" where id = ${id}::uuid for no key update`);
        const [row] = (await tx.execute(sql`select volunteering_release_lapsed(${id}::uuid, ${now}::timestamptz) as freed`)) as unknown as { freed: number }[];
        return ok(row?.freed ?? 0);
      }),
    );
  }
  return { freed };
}
