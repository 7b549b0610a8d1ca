import { inArray } from "drizzle-orm";
import { stockCount, stockCountShelf } from "~db/schema/inkind-count.server";
import { stockShelf } from "~db/schema/inkind-store.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { CountId, ShelfId } from "../model";
import { countStock } from "../permissions";

type Refusal = "shelf_unknown" | "shelf_being_counted";

/** Begins a count of some shelves. Who: storekeeper, coordinator. A shelf is in one running count at a time; the same id again is the same count. */
export async function openCount(ctx: Ctx, input: { readonly countId: CountId; readonly shelfIds: readonly ShelfId[] }): Promise<Result<{ countId: CountId }, Refusal>> {
  authorize(ctx.actor, countStock);
  return inTransaction<{ countId: CountId }, Refusal>(ctx.db, async (tx) => {
    const shelfIds = [...new Set(input.shelfIds)];
    const known = await tx.select({ id: stockShelf.id, archivedAt: stockShelf.archivedAt }).from(stockShelf).where(inArray(stockShelf.id, shelfIds));
    if (shelfIds.length === 0 || known.filter((shelf) => shelf.archivedAt === null).length !== shelfIds.length) return refuse("shelf_unknown", undefined, "shelfIds");
    const [created] = await tx
      .insert(stockCount)
      .values({ id: input.countId, state: "open", openedAt: ctx.clock.now(), openedBy: accountOf(ctx.actor) })
      .onConflictDoNothing({ target: stockCount.id })
      .returning({ id: stockCount.id });
    if (!created) return ok({ countId: input.countId });
    await tx.insert(stockCountShelf).values(shelfIds.map((shelfId) => ({ countId: input.countId, shelfId, running: true })));
    await recordAudit(tx, ctx, { action: "inkind.open_count", subjectKind: "stock_count", subjectId: input.countId });
    return ok({ countId: input.countId });
  }, { stock_count_shelf_running: () => refuse("shelf_being_counted", undefined, "shelfIds") });
}
