import { and, eq, isNull } from "drizzle-orm";
import { stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockShelf } from "~db/schema/inkind-store.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Storage } from "../model";
import { keepShelves } from "../permissions";
import { keeps } from "../receiving-rules";

/** Each by its id or by the code of its label. */
type Named = { readonly id: string } | { readonly code: string };
type Refusal = "lot_unknown" | "shelf_unknown" | "shelf_storage";

/** Puts a lot on a shelf; where it stood before no longer counts. Refuses an archived shelf and one that does not keep it cold enough. */
export async function placeLot(ctx: Ctx, input: { readonly lot: Named; readonly shelf: Named }): Promise<Result<{ lotId: string; number: number; shelf: string }, Refusal>> {
  authorize(ctx.actor, keepShelves);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ lotId: string; number: number; shelf: string }, Refusal>> => {
    const [lot] = await tx.select({ id: stockLot.id, number: stockLot.number, storage: stockLot.storage }).from(stockLot)
      .where("id" in input.lot ? eq(stockLot.id, input.lot.id) : eq(stockLot.lookCode, input.lot.code));
    if (!lot) return refuse("lot_unknown", undefined, "lotCode");
    const [shelf] = await tx.select().from(stockShelf)
      .where(and(isNull(stockShelf.archivedAt), "id" in input.shelf ? eq(stockShelf.id, input.shelf.id) : eq(stockShelf.lookCode, input.shelf.code))).for("share");
    if (!shelf) return refuse("shelf_unknown", undefined, "shelfId");
    if (!keeps(shelf.storage as Storage, lot.storage as Storage)) return refuse("shelf_storage", { shelf: shelf.code }, "shelfId");
    const place = { shelfId: shelf.id, since: ctx.clock.now(), placedBy: accountOf(ctx.actor) };
    await tx.insert(lotShelf).values({ lotId: lot.id, ...place }).onConflictDoUpdate({ target: lotShelf.lotId, set: place });
    await recordAudit(tx, ctx, { action: "inkind.place_lot", subjectKind: "stock_lot", subjectId: lot.id, fields: ["shelf"] });
    return ok({ lotId: lot.id, number: lot.number, shelf: shelf.code });
  });
}
