import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { runVolunteeringJobs } from "../permissions";

/**
 * Reminds the contacts of blocks with unnamed seats, three days and one day before these go to the list. Who: the job. Each reminder is
 * recorded with the block, so however often the job runs it is one letter a release time.
 */
export async function warnBlocks(ctx: Ctx): Promise<{ readonly warned: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  return expectOk(await inTransaction(ctx.db, async (tx) => {
    const [row] = (await tx.execute(sql`select volunteering_warn_blocks(${ctx.clock.now().toISOString()}::timestamptz) as warned`)) as unknown as { warned: number }[];
    return ok({ warned: row?.warned ?? 0 });
  }));
}
