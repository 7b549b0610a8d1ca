import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { stockBalance } from "~db/schema/inkind.server";
import { lotShelf, stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { keepShelves } from "../permissions";

type Refusal = "shelf_unknown" | "shelf_not_empty";

/** Takes an empty shelf out of use. The row is held first: whoever puts a lot there meanwhile waits and is told that it is gone. */
export async function archiveShelf(ctx: Ctx, shelfId: string): Promise<Result<null, Refusal>> {
  authorize(ctx.actor, keepShelves);
  return inTransaction(ctx.db, async (tx): Promise<Result<null, Refusal>> => {
    const [shelf] = await tx.select().from(stockShelf).where(and(eq(stockShelf.id, shelfId), isNull(stockShelf.archivedAt))).for("no key update");
    if (!shelf) return refuse("shelf_unknown");
    const [there] = await tx.select({ lots: sql<number>`count(*)::int` }).from(lotShelf)
      .innerJoin(stockBalance, and(eq(stockBalance.lotId, lotShelf.lotId), eq(stockBalance.placeKind, "store"), gt(stockBalance.onHand, 0)))
      .where(eq(lotShelf.shelfId, shelfId));
    if (there && there.lots > 0) return refuse("shelf_not_empty", { shelf: shelf.code, count: there.lots });
    await tx.update(stockShelf).set({ archivedAt: ctx.clock.now() }).where(eq(stockShelf.id, shelfId));
    await recordAudit(tx, ctx, { action: "inkind.archive_shelf", subjectKind: "stock_shelf", subjectId: shelfId, fields: ["archived_at"] });
    return ok(null);
  });
}
