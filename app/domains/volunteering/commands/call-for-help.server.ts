import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { runVolunteeringJobs } from "../permissions";

/**
 * Writes to those who asked to hear when people are short. Who: the daily job. Guarantees: only who could come and is free, at most one letter
 * a person and day, never twice for one shift, however often it runs.
 */
export async function callForHelp(ctx: Ctx): Promise<{ readonly letters: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  return expectOk(await inTransaction(ctx.db, async (tx) => {
    const [row] = (await tx.execute(sql`select volunteering_ask_for_help(${ctx.clock.now().toISOString()}::timestamptz) as letters`)) as unknown as { letters: number }[];
    return ok({ letters: row?.letters ?? 0 });
  }));
}
