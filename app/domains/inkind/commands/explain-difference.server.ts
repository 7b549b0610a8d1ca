import { sql } from "drizzle-orm";
import { stockCountReason } from "~db/schema/inkind-count.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { countedLots, lockCount } from "../count-posting.server";
import type { CountId, CountReason } from "../model";
import { countStock } from "../permissions";

type Refusal = "count_unknown" | "count_closed" | "nothing_to_explain";

/** Says why a counted row differs. Who: whoever may count. The last word holds until the count is sent for approval. */
export async function explainDifference(ctx: Ctx, input: { readonly countId: CountId; readonly lotId: string; readonly reason: CountReason }): Promise<Result<Record<string, never>, Refusal>> {
  authorize(ctx.actor, countStock);
  return inTransaction(ctx.db, async (tx): Promise<Result<Record<string, never>, Refusal>> => {
    const count = await lockCount(tx, input.countId, "share");
    if (!count) return refuse("count_unknown");
    if (count.state !== "open") return refuse("count_closed", { number: count.number });
    const lot = (await countedLots(tx, input.countId)).find((one) => one.lotId === input.lotId);
    if (!lot?.agreed || lot.counted === lot.book) return refuse("nothing_to_explain");
    await tx.insert(stockCountReason).values(input).onConflictDoUpdate({ target: [stockCountReason.countId, stockCountReason.lotId], set: { reason: sql`excluded.reason` } });
    return ok({});
  });
}
