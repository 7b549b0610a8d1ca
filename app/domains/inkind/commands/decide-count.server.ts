import { and, eq } from "drizzle-orm";
import { stockCount, stockCountEntry, stockCountShelf } from "~db/schema/inkind-count.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { lockCount, postCount, type PostRefusal } from "../count-posting.server";
import type { CountId } from "../model";
import { decideCount as permission } from "../permissions";

export type CountVerdict = "post" | "again" | "cancel";
type Refusal = "count_unknown" | "count_not_sent" | "count_closed" | "own_count" | PostRefusal;

/**
 * Decides a count. Who: a coordinator or the director who did not count in it (G9). `post` puts the book right by movements as of the
 * minutes of counting, in one step; `again` opens it once more; `cancel` ends it without a change, also while it runs.
 */
export async function decideCount(ctx: Ctx, input: { readonly countId: CountId; readonly verdict: CountVerdict }): Promise<Result<{ countId: CountId }, Refusal>> {
  authorize(ctx.actor, permission);
  const decidedBy = accountOf(ctx.actor);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ countId: CountId }, Refusal>> => {
    const count = await lockCount(tx, input.countId, "update");
    if (!count) return refuse("count_unknown");
    const done = { post: "posted", again: "open", cancel: "cancelled" }[input.verdict];
    if (count.state === done) return ok({ countId: input.countId });
    if (count.state === "posted" || count.state === "cancelled") return refuse("count_closed", { number: count.number });
    if (count.state === "open" && input.verdict !== "cancel") return refuse("count_not_sent");
    if (input.verdict === "post") {
      const [own] = await tx.select({ id: stockCountEntry.id }).from(stockCountEntry).where(and(eq(stockCountEntry.countId, input.countId), eq(stockCountEntry.countedBy, decidedBy!))).limit(1);
      if (own) return refuse("own_count");
      const refused: Refused<PostRefusal> | null = await postCount(tx, ctx, input.countId);
      if (refused) return refused;
    }
    const ended = input.verdict !== "again";
    await tx.update(stockCount).set(ended ? { state: done as "posted" | "cancelled", decidedAt: ctx.clock.now(), decidedBy } : { state: "open" }).where(eq(stockCount.id, input.countId));
    if (ended) await tx.update(stockCountShelf).set({ running: false }).where(eq(stockCountShelf.countId, input.countId));
    await recordAudit(tx, ctx, { action: `inkind.count_${input.verdict}`, subjectKind: "stock_count", subjectId: input.countId, fields: ["state"] });
    return ok({ countId: input.countId });
  });
}
