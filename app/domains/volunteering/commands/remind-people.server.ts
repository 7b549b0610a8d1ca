import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { runVolunteeringJobs } from "../permissions";

/**
 * Has everybody reminded whose shift is near, once per revision of the shift, and ends offers of places whose shift has begun. Who: the job.
 * A repeat, or a second server, claims nothing twice; after a standstill each shift causes one letter, never both.
 */
export async function remindPeople(ctx: Ctx): Promise<{ readonly reminded: number; readonly expired: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  const now = ctx.clock.now().toISOString();
  return expectOk(await inTransaction(ctx.db, async (tx) => {
    const [row] = (await tx.execute(sql`select volunteering_claim_reminders(${now}::timestamptz) as reminded`)) as unknown as { reminded: number }[];
    const expired = (await tx.execute(sql`
      update handover h set state = 'expired', ended_at = ${now}::timestamptz from signup s
       where s.id = h.signup_id and h.state = 'open' and s.starts_at <= ${now}::timestamptz returning h.id`)) as unknown as { id: string }[];
    return ok({ reminded: row?.reminded ?? 0, expired: expired.length });
  }));
}
