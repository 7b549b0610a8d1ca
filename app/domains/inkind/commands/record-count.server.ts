import { and, eq, inArray } from "drizzle-orm";
import { stockCountEntry, stockCountShelf } from "~db/schema/inkind-count.server";
import { stockLot } from "~db/schema/inkind.server";
import { accountOf, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { instant } from "~/platform/time/clock";
import { lockCount } from "../count-posting.server";
import type { CountId, ShelfId } from "../model";
import { countStock } from "../permissions";

export interface CountedLot {
  /** Made by the device: the idempotency key. */
  readonly entryId: string;
  readonly lotId: string;
  readonly counted: number;
  /** How long ago the number was taken, by the device's own stopwatch: its clock may be wrong, its seconds are not. */
  readonly secondsAgo: number;
}
type Refusal = "count_unknown" | "count_closed" | "shelf_unknown" | "lot_unknown" | "entry_conflict";

/**
 * What one person counted on a shelf. Who: storekeeper, coordinator. Each number keeps the minute it was taken, so goods may go
 * in and out meanwhile; a number left empty is not sent and is not zero. The same entry again changes nothing; a newer one of the
 * same person replaces the older.
 */
export async function recordCount(
  ctx: Ctx, input: { readonly countId: CountId; readonly shelfId: ShelfId; readonly counted: readonly CountedLot[] },
): Promise<Result<{ recorded: number }, Refusal>> {
  authorize(ctx.actor, countStock);
  const countedBy = accountOf(ctx.actor);
  if (!countedBy) throw new Error("a count names who counted");
  return inTransaction(ctx.db, async (tx): Promise<Result<{ recorded: number }, Refusal>> => {
    const count = await lockCount(tx, input.countId, "share");
    if (!count) return refuse("count_unknown");
    if (count.state !== "open") return refuse("count_closed", { number: count.number });
    const [shelf] = await tx.select({ id: stockCountShelf.shelfId }).from(stockCountShelf).where(and(eq(stockCountShelf.countId, input.countId), eq(stockCountShelf.shelfId, input.shelfId)));
    if (!shelf) return refuse("shelf_unknown");
    if (input.counted.length === 0) return ok({ recorded: 0 });
    const lotIds = [...new Set(input.counted.map((one) => one.lotId))];
    const lots = await tx.select({ id: stockLot.id }).from(stockLot).where(inArray(stockLot.id, lotIds));
    if (lots.length !== lotIds.length) return refuse("lot_unknown");
    return write(tx, ctx, { ...input, countedBy, openedAt: count.openedAt });
  });
}

async function write(
  tx: Tx, ctx: Ctx, input: { readonly countId: CountId; readonly shelfId: ShelfId; readonly counted: readonly CountedLot[]; readonly countedBy: string; readonly openedAt: Date },
): Promise<Result<{ recorded: number }, "entry_conflict">> {
  const now = ctx.clock.now();
  const rows = input.counted.map(({ entryId, lotId, counted, secondsAgo }) => ({
    id: entryId, countId: input.countId, shelfId: input.shelfId, lotId, counted, countedBy: input.countedBy, recordedAt: now,
    countedAt: instant(Math.max(input.openedAt.getTime(), now.getTime() - Math.max(0, secondsAgo) * 1000)),
  }));
  const written = await tx.insert(stockCountEntry).values(rows).onConflictDoNothing({ target: stockCountEntry.id }).returning({ id: stockCountEntry.id });
  if (written.length < rows.length) {
    const known = await tx.select().from(stockCountEntry).where(inArray(stockCountEntry.id, rows.map((row) => row.id)));
    const same = rows.every((row) => known.some((one) => one.id === row.id && one.countId === row.countId && one.lotId === row.lotId && one.counted === row.counted && one.countedBy === row.countedBy));
    if (!same) return refuse("entry_conflict");
  }
  return ok({ recorded: written.length });
}
