import { and, asc, eq, gt, ilike, inArray, sql, type SQL } from "drizzle-orm";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { addDays, localDateOf, type LocalDate } from "~/platform/time/local-date";
import { expiringWithinDays, type BaseUnit, type Category, type LotId, type Storage } from "../model";
import { readStock } from "../permissions";

const columns = {
  id: stockLot.id, number: stockLot.number, itemName: stockLot.itemName, category: stockLot.category, unit: stockLot.unit,
  onHand: stockBalance.onHand, quantity: stockLot.quantity, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore,
  storage: stockLot.storage, shelf: stockLot.shelf, notForSale: stockLot.notForSale, receivedAt: stockLot.receivedAt,
};
const inStore = and(eq(stockBalance.lotId, stockLot.id), eq(stockBalance.placeKind, "store"), gt(stockBalance.onHand, 0));
const firstExpiring = [sql`coalesce(${stockLot.useBy}, ${stockLot.bestBefore}) asc nulls last`, asc(stockLot.receivedAt), asc(stockLot.id)];

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
  readonly shelf: string | null;
  readonly notForSale: boolean;
  readonly receivedAt: Date;
}

async function lots(reader: Reader, where: SQL | undefined, limit: number): Promise<LotOnHand[]> {
  const found = await reader.select(columns).from(stockLot).innerJoin(stockBalance, inStore).where(where).orderBy(...firstExpiring).limit(limit);
  return found as LotOnHand[];
}

/** Lots whose use-by or best-before day is within the given days, the passed ones included. */
export const expiringSoon = (reader: Reader, today: LocalDate, days = expiringWithinDays): Promise<LotOnHand[]> =>
  lots(reader, sql`coalesce(${stockLot.useBy}, ${stockLot.bestBefore}) <= ${addDays(today, days)}::date`, 50);

export interface StockItem {
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly category: Category;
  readonly onHand: number;
  readonly lots: readonly LotOnHand[];
}
const itemsPerPage = 30;

/** The store by item, with the lots of each; keyset by the last item's name and unit. */
export async function stockList(ctx: Ctx, ask: { category?: Category | undefined; q?: string | undefined; after?: string | undefined }) {
  authorize(ctx.actor, readStock);
  const [afterName, afterUnit] = ask.after?.split("\u001f") ?? [];
  const keys = await ctx.db
    .select({ itemName: stockLot.itemName, unit: stockLot.unit })
    .from(stockLot)
    .innerJoin(stockBalance, inStore)
    .where(and(
      ask.category ? eq(stockLot.category, ask.category) : undefined,
      ask.q ? ilike(stockLot.itemName, `%${ask.q.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
      afterName && afterUnit ? sql`(${stockLot.itemName}, ${stockLot.unit}) > (${afterName}, ${afterUnit})` : undefined,
    ))
    .groupBy(stockLot.itemName, stockLot.unit)
    .orderBy(asc(stockLot.itemName), asc(stockLot.unit))
    .limit(itemsPerPage + 1);
  const page = keys.slice(0, itemsPerPage);
  const found = page.length ? await lots(ctx.db, inArray(stockLot.itemName, page.map((key) => key.itemName)), 1000) : [];
  const items: StockItem[] = page.map(({ itemName, unit }) => {
    const own = found.filter((lot) => lot.itemName === itemName && lot.unit === unit);
    return { itemName, unit: unit as BaseUnit, category: own[0]?.category ?? "other", onHand: own.reduce((sum, lot) => sum + lot.onHand, 0), lots: own };
  });
  const last = page.at(-1);
  const expiring = await expiringSoon(ctx.db, localDateOf(ctx.clock.now()));
  return { items, expiring, next: keys.length > itemsPerPage && last ? `${last.itemName}\u001f${last.unit}` : null };
}

/** The lots of one item, for issuing it. */
export async function lotsOfItem(ctx: Ctx, itemName: string, unit: BaseUnit): Promise<LotOnHand[]> {
  authorize(ctx.actor, readStock);
  return lots(ctx.db, and(eq(stockLot.itemName, itemName), eq(stockLot.unit, unit)), 100);
}
