import { and, asc, eq, gt, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { addDays, localDateOf, type LocalDate } from "~/platform/time/local-date";
import { expiringWithinDays, type BaseUnit, type Category, type LotId, type Storage } from "../model";
import { readStock } from "../permissions";
import type { AgeBand } from "../receiving-rules";

const held = sql<boolean>`stock_held(${stockLot.id})`;
const columns = {
  id: stockLot.id, number: stockLot.number, itemName: stockLot.itemName, category: stockLot.category, unit: stockLot.unit,
  onHand: stockBalance.onHand, quantity: stockLot.quantity, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore,
  storage: stockLot.storage, size: stockLot.size, ageBand: stockLot.ageBand, shelf: stockShelf.code, notForSale: stockLot.notForSale, receivedAt: stockLot.receivedAt,
  held, available: sql<number>`stock_available(${stockLot.id})`.mapWith(Number),
};
const inStore = and(eq(stockBalance.lotId, stockLot.id), eq(stockBalance.placeKind, "store"), gt(stockBalance.onHand, 0));
const expiry = sql`coalesce(${stockLot.useBy}, ${stockLot.bestBefore})`;
const firstExpiring = [sql`${expiry} asc nulls last`, asc(stockLot.receivedAt), asc(stockLot.id)];

export interface LotOnHand {
  readonly id: LotId;
  readonly number: number;
  readonly itemName: string;
  readonly category: Category;
  readonly unit: BaseUnit;
  readonly onHand: number;
  readonly quantity: number;
  readonly useBy: LocalDate | null;
  readonly bestBefore: LocalDate | null;
  readonly storage: Storage;
  readonly size: string | null;
  readonly ageBand: AgeBand | null;
  readonly shelf: string | null;
  readonly notForSale: boolean;
  readonly receivedAt: Date;
  readonly held: boolean;
  /** On hand − held − promised. */
  readonly available: number;
}

export async function lots(reader: Reader, where: SQL | undefined, limit: number): Promise<LotOnHand[]> {
  const found = await reader.select(columns).from(stockLot).innerJoin(stockBalance, inStore)
    .leftJoin(lotShelf, eq(lotShelf.lotId, stockLot.id)).leftJoin(stockShelf, eq(stockShelf.id, lotShelf.shelfId))
    .where(where).orderBy(...firstExpiring).limit(limit);
  return found as LotOnHand[];
}

/** Lots whose use-by or best-before day is within the given days, the passed ones included. */
export const expiringSoon = (reader: Reader, today: LocalDate, days = expiringWithinDays): Promise<LotOnHand[]> =>
  lots(reader, sql`${expiry} <= ${addDays(today, days)}::date`, 50);

export interface StockItem {
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly category: Category;
  readonly onHand: number;
  readonly lots: readonly LotOnHand[];
}

export interface StockAsk {
  readonly category?: Category | undefined;
  readonly q?: string | undefined;
  readonly shelfId?: string | undefined;
  readonly size?: string | undefined;
  readonly age?: AgeBand | undefined;
  /** Only what expires soon, or only what is held. */
  readonly only?: "expiring" | "held" | undefined;
  readonly after?: string | undefined;
}
const itemsPerPage = 30;

/** Every word typed begins a word of the name, in any order: „яке зим“ finds „Детско зимно яке“. Null when nothing was typed. */
export function wordsLike(q: string | undefined): string | null {
  const words = q?.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.map((word) => `${word}:*`).join(" & ") : null;
}
export const nameMatches = (words: string): SQL => sql`to_tsvector('simple', ${stockLot.itemName}) @@ to_tsquery('simple', ${words})`;

function wanted(ask: StockAsk, today: LocalDate): SQL | undefined {
  const words = wordsLike(ask.q);
  return and(
    ask.category ? eq(stockLot.category, ask.category) : undefined,
    words ? nameMatches(words) : undefined,
    ask.shelfId ? sql`exists (select 1 from lot_shelf s where s.lot_id = ${stockLot.id} and s.shelf_id = ${ask.shelfId})` : undefined,
    ask.size ? sql`lower(${stockLot.size}) like lower(${`%${ask.size.replace(/[\\%_]/g, "\\$&")}%`})` : undefined,
    ask.age ? eq(stockLot.ageBand, ask.age) : undefined,
    ask.only === "expiring" ? sql`${expiry} <= ${addDays(today, expiringWithinDays)}::date` : undefined,
    ask.only === "held" ? held : undefined,
  );
}

/** The store by item, with the lots of each that were asked for; keyset by the last item's name and unit. */
export async function stockList(ctx: Ctx, ask: StockAsk) {
  authorize(ctx.actor, readStock);
  const today = localDateOf(ctx.clock.now());
  const asked = wanted(ask, today);
  const [afterName, afterUnit] = ask.after?.split("\u001f") ?? [];
  const keys = await ctx.db
    .select({ itemName: stockLot.itemName, unit: stockLot.unit })
    .from(stockLot)
    .innerJoin(stockBalance, inStore)
    .where(and(asked, afterName && afterUnit ? sql`(${stockLot.itemName}, ${stockLot.unit}) > (${afterName}, ${afterUnit})` : undefined))
    .groupBy(stockLot.itemName, stockLot.unit)
    .orderBy(asc(stockLot.itemName), asc(stockLot.unit))
    .limit(itemsPerPage + 1);
  const page = keys.slice(0, itemsPerPage);
  const found = page.length ? await lots(ctx.db, and(inArray(stockLot.itemName, page.map((key) => key.itemName)), asked), 1000) : [];
  const items: StockItem[] = page.map(({ itemName, unit }) => {
    const own = found.filter((lot) => lot.itemName === itemName && lot.unit === unit);
    return { itemName, unit: unit as BaseUnit, category: own[0]?.category ?? "other", onHand: own.reduce((sum, lot) => sum + lot.onHand, 0), lots: own };
  });
  const last = page.at(-1);
  const [expiring, shelves] = await Promise.all([
    expiringSoon(ctx.db, today),
    ctx.db.select({ id: stockShelf.id, code: stockShelf.code }).from(stockShelf).where(isNull(stockShelf.archivedAt)).orderBy(asc(stockShelf.sortOrder), asc(stockShelf.code)).limit(300),
  ]);
  return { items, expiring, shelves, next: keys.length > itemsPerPage && last ? `${last.itemName}\u001f${last.unit}` : null };
}

/** The lots of one item, for issuing it. */
export async function lotsOfItem(ctx: Ctx, itemName: string, unit: BaseUnit): Promise<LotOnHand[]> {
  authorize(ctx.actor, readStock);
  return lots(ctx.db, and(eq(stockLot.itemName, itemName), eq(stockLot.unit, unit)), 100);
}
