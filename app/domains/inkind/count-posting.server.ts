import { and, desc, eq, isNull, lte, sql } from "drizzle-orm";
import { stockCountResult } from "~db/schema/inkind-count.server";
import { lotShelf } from "~db/schema/inkind-store.server";
import { stockLot, stockMovement } from "~db/schema/inkind.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { expectOk, refuse, type Refused } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { instant } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import type { BaseUnit, CountId, CountReason } from "./model";
import { moveStock, reverseStock, store } from "./stock.server";

export interface CountRow {
  readonly number: number;
  readonly state: "open" | "submitted" | "posted" | "cancelled";
  readonly openedAt: Date;
}

/** The count, locked: entries share it, whoever sends or decides has it alone. */
export async function lockCount(tx: Tx, countId: CountId, how: "share" | "update"): Promise<CountRow | null> {
  const [row] = (await tx.execute(sql`select number, state, opened_at from stock_count where id = ${countId}::uuid ${how === "share" ? sql`for share` : sql`for update`}`)) as unknown as
    { number: number; state: CountRow["state"]; opened_at: string }[];
  return row ? { number: Number(row.number), state: row.state, openedAt: instant(row.opened_at) } : null;
}

export interface CountedLotRow {
  readonly lotId: string;
  readonly shelfId: string;
  /** Two people found the same difference from the book of their own minutes. */
  readonly agreed: boolean;
  readonly people: number;
  readonly counted: number;
  readonly book: number;
  readonly countedAt: Date;
  readonly reason: CountReason | null;
}

/** Every lot a count is about, in the order of lot ids; numbers only say something when `agreed`. */
export async function countedLots(reader: Reader, countId: CountId): Promise<CountedLotRow[]> {
  const rows = (await reader.execute(sql`
    select s.lot_id, min(s.shelf_id::text) as shelf_id, coalesce(bool_or(c.agreed), false) as agreed, coalesce(max(c.people), 0)::int as people, max(c.counted)::bigint as counted,
      max(c.book)::bigint as book, max(c.counted_at) as counted_at, max(r.reason) as reason
    from stock_count_scope s
    left join stock_count_lot c on c.count_id = s.count_id and c.lot_id = s.lot_id
    left join stock_count_reason r on r.count_id = s.count_id and r.lot_id = s.lot_id
    where s.count_id = ${countId}::uuid group by s.lot_id order by s.lot_id`)) as unknown as
    { lot_id: string; shelf_id: string; agreed: boolean; people: number; counted: number | null; book: number | null; counted_at: string | null; reason: CountReason | null }[];
  return rows.map((row) => ({
    lotId: row.lot_id, shelfId: row.shelf_id, agreed: row.agreed, people: row.people, counted: Number(row.counted ?? 0), book: Number(row.book ?? 0),
    countedAt: instant(row.counted_at ?? 0), reason: row.reason,
  }));
}

export type PostRefusal = "count_unfinished" | "count_overtaken";
type Lot = typeof stockLot.$inferSelect;

/** Fewer than the book says: they go to „lost“ as of the minute of counting, and are a cost of no service. */
async function lose(tx: Tx, ctx: Ctx, lot: Lot, row: CountedLotRow): Promise<string | null> {
  const [movementId, quantity] = [newId() as string, row.book - row.counted];
  const status = await moveStock(tx, ctx, { id: movementId, lotId: lot.id, kind: "count", from: store, to: { kind: "lost" }, quantity, reason: row.reason ?? "unknown", occurredAt: row.countedAt });
  if (status !== "done") return null;
  expectOk(await funds.use(tx, ctx, {
    costLineId: movementId, outputId: null, fundIds: [generalFundId], book: "in_kind", unit: lot.unit as BaseUnit, amount: quantity,
    on: localDateOf(ctx.clock.now()), basis: "fee", trancheId: lot.trancheId,
  }));
  return movementId;
}

/** More than the book says: first what earlier counts missed comes back, newest first; the rest is a lot of its own, found, of no donor. */
async function find(tx: Tx, ctx: Ctx, lot: Lot, row: CountedLotRow, countId: CountId): Promise<{ movementId: string | null; foundLotId: string | null }> {
  let left = row.counted - row.book;
  let movementId: string | null = null;
  const missed = await tx
    .select({ id: stockMovement.id, quantity: stockMovement.quantity })
    .from(stockMovement)
    .where(and(
      eq(stockMovement.lotId, lot.id), eq(stockMovement.kind, "count"), eq(stockMovement.toKind, "lost"), lte(stockMovement.quantity, left),
      sql`not exists (select 1 from stock_movement r where r.reverses = ${stockMovement.id})`, isNull(stockMovement.reverses),
    ))
    .orderBy(desc(stockMovement.recordedAt), desc(stockMovement.id));
  for (const loss of missed) {
    if (loss.quantity > left) continue;
    const id = newId() as string;
    if ((await reverseStock(tx, ctx, { id, movementId: loss.id, reason: row.reason ?? "unknown" })) !== "done") continue;
    expectOk(await funds.reverse(tx, ctx, { costLineId: loss.id, on: localDateOf(ctx.clock.now()) }));
    left -= loss.quantity;
    movementId = id;
  }
  return left > 0 ? { movementId, foundLotId: await addFound(tx, ctx, lot, left, row, countId) } : { movementId, foundLotId: null };
}

async function addFound(tx: Tx, ctx: Ctx, lot: Lot, quantity: number, row: CountedLotRow, countId: CountId): Promise<string> {
  const [id, trancheId] = [newId() as string, newId() as string];
  await tx.insert(stockLot).values({
    id, trancheId, receiptLineId: null, countId, itemName: lot.itemName, category: lot.category, unit: lot.unit, quantity, useBy: lot.useBy, bestBefore: lot.bestBefore,
    // Nobody knows who gave it, so nobody allowed it to be sold.
    storage: lot.storage, size: lot.size, ageBand: lot.ageBand, lookCode: newLookCode(), notForSale: true, receivedAt: row.countedAt,
  });
  expectOk(await funds.receive(tx, ctx, {
    trancheId, fundId: generalFundId, book: "in_kind", unit: lot.unit as BaseUnit, amount: quantity, receivedOn: localDateOf(row.countedAt),
    source: "goods", sourceKind: "stock_count", sourceId: id,
  }));
  const status = await moveStock(tx, ctx, { id: newId(), lotId: id, kind: "count", from: { kind: "found" }, to: store, quantity, reason: row.reason ?? "unknown", occurredAt: row.countedAt });
  if (status !== "done") throw new Error(`a found lot was not taken in: ${status}`);
  await tx.insert(lotShelf).values({ lotId: id, shelfId: row.shelfId, since: ctx.clock.now(), placedBy: accountOf(ctx.actor) });
  return id;
}

/** Puts the book right for every lot of the count, in the order of lot ids, and freezes what was counted. */
export async function postCount(tx: Tx, ctx: Ctx, countId: CountId): Promise<Refused<PostRefusal> | null> {
  const rows = await countedLots(tx, countId);
  const left = rows.filter((row) => !row.agreed).length;
  if (left > 0) return refuse("count_unfinished", { count: left });
  for (const row of rows) {
    const [lot] = await tx.select().from(stockLot).where(eq(stockLot.id, row.lotId));
    if (!lot) throw new Error("a counted lot is gone");
    const result = { countId, lotId: row.lotId, countedAt: row.countedAt, book: row.book, counted: row.counted };
    if (row.counted < row.book) {
      const movementId = await lose(tx, ctx, lot, row);
      if (!movementId) return refuse("count_overtaken", { number: lot.number });
      await tx.insert(stockCountResult).values({ ...result, movementId });
    } else {
      await tx.insert(stockCountResult).values({ ...result, ...(row.counted > row.book ? await find(tx, ctx, lot, row, countId) : {}) });
    }
  }
  return null;
}
