import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { localDateOf } from "~/platform/time/local-date";
import { statementOf, targetName } from "../issue-protocol.server";
import type { BaseUnit } from "../model";
import { approveRequests } from "../permissions";
import { closestItem, proposePick, type ShelfLot } from "../request-model";
import { promisesOf } from "../request-rows.server";
import { requestPage } from "./request-page.server";

export interface PickLot extends ShelfLot {
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly shelf: string | null;
}
const inStore = and(eq(stockBalance.lotId, stockLot.id), eq(stockBalance.placeKind, "store"), gt(stockBalance.onHand, 0));

/** Names on the shelf that could be meant, each once. */
async function itemsInStore(reader: Reader, units: readonly string[]) {
  const found = await reader.selectDistinct({ itemName: stockLot.itemName, unit: stockLot.unit, category: stockLot.category })
    .from(stockLot).innerJoin(stockBalance, inStore).where(inArray(stockLot.unit, [...units])).orderBy(asc(stockLot.itemName)).limit(500);
  return found.map((item) => ({ ...item, unit: item.unit as BaseUnit }));
}

async function lotsOf(reader: Reader, names: readonly string[]): Promise<PickLot[]> {
  if (names.length === 0) return [];
  const found = await reader
    .select({
      id: stockLot.id, number: stockLot.number, itemName: stockLot.itemName, unit: stockLot.unit, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore, receivedAt: stockLot.receivedAt,
      onHand: stockBalance.onHand, shelf: stockShelf.code,
      held: sql<boolean>`stock_held(${stockLot.id})`,
      promised: sql<number>`coalesce((select sum(r.quantity) from stock_reservation r where r.lot_id = ${stockLot.id} and r.ended_at is null), 0)`.mapWith(Number),
    })
    .from(stockLot).innerJoin(stockBalance, inStore).leftJoin(lotShelf, eq(lotShelf.lotId, stockLot.id)).leftJoin(stockShelf, eq(stockShelf.id, lotShelf.shelfId))
    .where(inArray(stockLot.itemName, [...names]))
    .limit(1000);
  return found.map((lot) => ({ ...lot, unit: lot.unit as BaseUnit }));
}

/**
 * What to take for each line: the item on the shelf that is meant (the closest by words, or the chosen one), which lot first, and which were
 * passed over and why. Null for a request that cannot be seen.
 */
export async function pickList(ctx: Ctx, ask: { readonly requestId: string; readonly locale: "bg" | "en"; readonly chosen?: { readonly lineId: string; readonly item: string } | undefined }) {
  authorize(ctx.actor, approveRequests);
  const request = await requestPage(ctx, ask);
  if (!request) return null;
  const items = await itemsInStore(ctx.db, [...new Set(request.lines.map((line) => line.unit))]);
  const meant = new Map(request.lines.map((line) => {
    const own = items.filter((item) => item.unit === line.unit);
    return [line.id, (ask.chosen?.lineId === line.id ? own.find((item) => item.itemName === ask.chosen?.item) : undefined) ?? closestItem(line, own)];
  }));
  const names = [...new Set([...meant.values()].flatMap((item) => (item ? [item.itemName] : [])))];
  const [lots, promises] = await Promise.all([lotsOf(ctx.db, names), promisesOf(ctx.db, request.lines.map((line) => line.id))]);
  const numbers = new Map((promises.length ? await ctx.db.select({ id: stockLot.id, number: stockLot.number, itemName: stockLot.itemName }).from(stockLot).where(inArray(stockLot.id, promises.map((promise) => promise.lotId))) : []).map((lot) => [lot.id, lot]));
  const today = localDateOf(ctx.clock.now());
  const lines = request.lines.map((line) => {
    const item = meant.get(line.id) ?? null;
    const own = lots.filter((lot) => lot.itemName === item?.itemName && lot.unit === line.unit);
    const wanted = request.state === "submitted" ? line.quantity : line.short;
    return {
      ...line, item: item?.itemName ?? null, items: items.filter((one) => one.unit === line.unit).map((one) => one.itemName),
      free: own.reduce((sum, lot) => sum + (lot.held ? 0 : Math.max(lot.onHand - lot.promised, 0)), 0),
      proposal: proposePick(own, wanted, today),
      kept: promises.filter((promise) => promise.lineId === line.id).map(({ id, lotId, quantity }) => ({ id, quantity, number: numbers.get(lotId)?.number ?? 0, itemName: numbers.get(lotId)?.itemName ?? "" })),
    };
  });
  return { ...request, lines, today };
}
export type PickList = NonNullable<Awaited<ReturnType<typeof pickList>>>;
export type PickLine = PickList["lines"][number];

/** What is handed over now, and the words the receiver signs under: the Bulgarian of the protocol, whatever language the page speaks. */
export async function handOverPage(ctx: Ctx, ask: { readonly requestId: string; readonly locale: "bg" | "en" }) {
  const list = await pickList(ctx, ask);
  return list && { ...list, lines: list.lines.filter((line) => line.kept.length > 0), statement: statementOf(await targetName(ctx.db, list)) };
}
