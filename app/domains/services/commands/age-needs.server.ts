import { and, asc, eq, lt, or, sql } from "drizzle-orm";
import { need } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { hoursLater } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { needFreshDays } from "../model";
import { runNeedJobs } from "../permissions";

const lastSaid = sql`coalesce(${need.confirmedAt}, ${need.publishedAt}, ${need.createdAt})`;

/**
 * Who: the job. A public need that nobody confirmed for thirty days, or whose day has passed, leaves the public pages and its manager is
 * asked. Guarded: one that was confirmed, met or withdrawn meanwhile stays as it is.
 */
export async function ageNeeds(ctx: Ctx): Promise<{ readonly stale: number }> {
  authorize(ctx.actor, runNeedJobs);
  const now = ctx.clock.now();
  const due = and(eq(need.state, "public"), or(sql`${lastSaid} < ${hoursLater(now, -24 * needFreshDays).toISOString()}::timestamptz`, lt(need.dueOn, localDateOf(now))));
  const found = await ctx.db.select({ id: need.id }).from(need).where(due).orderBy(asc(need.id));
  let stale = 0;
  for (const { id } of found) {
    expectOk(await inTransaction(ctx.db, async (tx) => {
      const [row] = await tx.update(need).set({ state: "stale" }).where(and(eq(need.id, id), due)).returning({ id: need.id });
      if (row) {
        stale += 1;
        await recordAudit(tx, ctx, { action: "services.need_stale", subjectKind: "need", subjectId: id, fields: ["state"] });
        await emit(tx, ctx, "services.need_stale", { needId: id, day: localDateOf(now) });
      }
      return ok(null);
    }));
  }
  return { stale };
}
