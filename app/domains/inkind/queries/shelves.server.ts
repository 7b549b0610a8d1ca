import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import type { LookCode } from "~/platform/tokens/look-code";
import type { Storage } from "../model";
import { readStock } from "../permissions";
import { lots } from "./lots.server";

const inUse = isNull(stockShelf.archivedAt);
const inOrder = [asc(stockShelf.sortOrder), asc(stockShelf.code)];

/** Shelves in use, with how many lots stand on each, and how many lots stand nowhere yet. */
export async function shelfList(ctx: Ctx) {
  authorize(ctx.actor, readStock);
  const [shelves, [loose]] = await Promise.all([
    ctx.db
      .select({
        id: stockShelf.id, code: stockShelf.code, room: stockShelf.room, storage: sql<Storage>`${stockShelf.storage}`,
        lots: sql<number>`(select count(*)::int from lot_shelf s join stock_balance b on b.lot_id = s.lot_id and b.place_kind = 'store' and b.on_hand > 0 where s.shelf_id = ${stockShelf.id})`,
      })
      .from(stockShelf).where(inUse).orderBy(...inOrder).limit(300),
    ctx.db.select({ n: sql<number>`count(*)::int` }).from(stockBalance)
      .where(and(eq(stockBalance.placeKind, "store"), gt(stockBalance.onHand, 0), sql`not exists (select 1 from lot_shelf s where s.lot_id = ${stockBalance.lotId})`)),
  ]);
  return { shelves, loose: loose?.n ?? 0 };
}

/** For a choice in a form. Trusts the caller's permission. */
export const shelfOptions = (reader: Reader): Promise<{ id: string; code: string; room: string; storage: string }[]> =>
  reader.select({ id: stockShelf.id, code: stockShelf.code, room: stockShelf.room, storage: stockShelf.storage }).from(stockShelf).where(inUse).orderBy(...inOrder).limit(300);

/** One shelf and what stands on it, first what expires first. Null for an unknown or archived one. */
export async function shelfPage(ctx: Ctx, shelfId: string) {
  authorize(ctx.actor, readStock);
  const [shelf] = await ctx.db.select().from(stockShelf).where(and(eq(stockShelf.id, shelfId), inUse));
  if (!shelf) return null;
  const there = await lots(ctx.db, sql`${lotShelf.shelfId} = ${shelfId}`, 300);
  return { id: shelf.id, code: shelf.code, room: shelf.room, storage: shelf.storage as Storage, lookCode: shelf.lookCode, lots: there };
}

/** What a scanned code stands on. Null for a code that is none of the store's. */
export async function scanned(ctx: Ctx, code: LookCode): Promise<{ kind: "lot" | "shelf" | "label"; id: string } | null> {
  authorize(ctx.actor, readStock);
  const [found] = (await ctx.db.execute(sql`
    select 'lot' as kind, id::text as id from stock_lot where look_code = ${code}
    union all select 'shelf', id::text from stock_shelf where look_code = ${code} and archived_at is null
    union all select 'label', code from stock_label where code = ${code} and lot_id is null limit 1`)) as unknown as { kind: "lot" | "shelf" | "label"; id: string }[];
  return found ?? null;
}

/** Labels that wait for a lot, batch by batch, the newest first. */
export async function labelBatches(ctx: Ctx) {
  authorize(ctx.actor, readStock);
  const found = (await ctx.db.execute(sql`
    select batch_id as id, min(printed_at) as "printedAt", count(*)::int as labels, count(*) filter (where lot_id is null)::int as free
    from stock_label group by batch_id order by 2 desc limit 20`)) as unknown as { id: string; printedAt: string | Date; labels: number; free: number }[];
  return found.map((batch) => ({ ...batch, printedAt: String(batch.printedAt) }));
}

export const lotIdByNumber = async (ctx: Ctx, number: number): Promise<string | null> => {
  authorize(ctx.actor, readStock);
  const [lot] = await ctx.db.select({ id: stockLot.id }).from(stockLot).where(eq(stockLot.number, number));
  return lot?.id ?? null;
};
