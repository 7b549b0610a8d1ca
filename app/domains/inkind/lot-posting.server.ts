import { and, asc, inArray, isNull, or, sql } from "drizzle-orm";
import { stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockLabel, stockShelf } from "~db/schema/inkind-store.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import type { BaseUnit, LotId, Storage } from "./model";
import type { ReceivedLot } from "./receive-schemas";
import { isTooWarm, keeps } from "./receiving-rules";

export interface LotToPost {
  readonly lineId: string;
  readonly itemName: string;
  readonly category: string;
  readonly unit: BaseUnit;
  readonly notForSale: boolean;
  readonly lot: ReceivedLot;
  /** Where its fields stand on the form, for a refusal: "lines[0].lots[1]". */
  readonly at: string;
}
export type LotRefusal = "shelf_unknown" | "shelf_storage" | "label_unknown" | "label_taken" | "label_twice";

/** The shelf of each lot, by id or by its label; the rows are held so that none is archived meanwhile. */
async function shelvesOf(tx: Tx, lots: readonly LotToPost[]): Promise<Result<Map<LotToPost, string>, LotRefusal>> {
  const asked = lots.filter(({ lot }) => lot.shelfId || lot.shelfLabel);
  if (asked.length === 0) return ok(new Map());
  const ids = asked.flatMap(({ lot }) => (lot.shelfId && !lot.shelfLabel ? [lot.shelfId] : []));
  const codes = asked.flatMap(({ lot }) => (lot.shelfLabel ? [lot.shelfLabel] : []));
  const known = await tx.select().from(stockShelf)
    .where(and(isNull(stockShelf.archivedAt), or(ids.length ? inArray(stockShelf.id, ids) : undefined, codes.length ? inArray(stockShelf.lookCode, codes) : undefined)))
    .orderBy(asc(stockShelf.id)).for("share");
  const found = new Map<LotToPost, string>();
  for (const one of asked) {
    const shelf = known.find((row) => (one.lot.shelfLabel ? row.lookCode === one.lot.shelfLabel : row.id === one.lot.shelfId));
    const field = `${one.at}.${one.lot.shelfLabel ? "shelfLabel" : "shelf"}`;
    if (!shelf) return refuse("shelf_unknown", undefined, field);
    if (!keeps(shelf.storage as Storage, one.lot.storage)) return refuse("shelf_storage", { shelf: shelf.code }, field);
    found.set(one, shelf.id);
  }
  return ok(found);
}

/** Labels printed before may become the lots' own, each once. Rows are locked by code, so that two desks do not wait on each other in a ring. */
async function holdLabels(tx: Tx, lots: readonly LotToPost[]): Promise<Result<null, LotRefusal>> {
  const asked = lots.flatMap((one) => (one.lot.label ? [{ one, code: one.lot.label }] : []));
  if (asked.length === 0) return ok(null);
  const codes = asked.map(({ code }) => code);
  const known = await tx.select().from(stockLabel).where(inArray(stockLabel.code, codes)).orderBy(asc(stockLabel.code)).for("no key update");
  for (const [index, { one, code }] of asked.entries()) {
    const label = known.find((row) => row.code === code);
    const field = `${one.at}.label`;
    if (!label) return refuse("label_unknown", undefined, field);
    if (label.lotId) return refuse("label_taken", undefined, field);
    if (codes.indexOf(code) !== index) return refuse("label_twice", undefined, field);
  }
  return ok(null);
}

async function stickLabels(tx: Tx, lots: readonly (LotToPost & { readonly id: string })[]): Promise<void> {
  const stuck = lots.flatMap(({ id, lot }) => (lot.label ? [sql`(${lot.label}::text, ${id}::uuid)`] : []));
  if (stuck.length) await tx.execute(sql`update stock_label l set lot_id = t.lot from (values ${sql.join(stuck, sql`, `)}) as t (code, lot) where l.code = t.code and l.lot_id is null`);
}

/**
 * The lots of accepted lines, all in one go however many they are: each its own tranche of the in-kind book, its own way from the donor
 * into the store, its own look code and, when one was named, its shelf.
 */
export async function postLots(tx: Tx, ctx: Ctx, drafts: readonly LotToPost[]): Promise<Result<readonly LotId[], LotRefusal>> {
  if (drafts.length === 0) return ok([]);
  const shelves = await shelvesOf(tx, drafts);
  if (!shelves.ok) return shelves;
  const labels = await holdLabels(tx, drafts);
  if (!labels.ok) return labels;
  const now = ctx.clock.now();
  const keeper = accountOf(ctx.actor);
  const lots = drafts.map((draft) => ({ ...draft, id: newId<"StockLot">() as LotId, trancheId: newId<"Tranche">(), shelfId: shelves.value.get(draft) }));
  await tx.insert(stockLot).values(lots.map(({ id, trancheId, lineId, itemName, category, unit, notForSale, lot }) => ({
    id, trancheId, receiptLineId: lineId, itemName, category, unit, notForSale, quantity: lot.quantity, useBy: lot.useBy, bestBefore: lot.bestBefore,
    storage: lot.storage, size: lot.size ?? null, ageBand: lot.ageBand ?? null, donorLotCode: lot.donorLotCode ?? null,
    temperatureTenths: lot.temperatureTenths ?? null, warmAcceptedBy: isTooWarm(lot.storage, lot.temperatureTenths) ? keeper : null,
    lookCode: lot.label ?? newLookCode(), receivedAt: now,
  })));
  await stickLabels(tx, lots);
  expectOk(await funds.receiveGoods(tx, ctx, {
    fundId: generalFundId, receivedOn: localDateOf(now), sourceKind: "receipt_line",
    lots: lots.map(({ trancheId, unit, lot, lineId }) => ({ trancheId, unit, amount: lot.quantity, sourceId: lineId })),
  }));
  const list = (ids: readonly string[]) => `{${ids.join(",")}}`;
  await tx.execute(sql`select receive_stock_lots(${list(lots.map(() => newId()))}::uuid[], ${list(lots.map((lot) => lot.id))}::uuid[],
    ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz, ${keeper}::uuid)`);
  const placed = lots.flatMap(({ id, shelfId }) => (shelfId ? [{ lotId: id, shelfId, since: now, placedBy: keeper }] : []));
  if (placed.length) await tx.insert(lotShelf).values(placed);
  return ok(lots.map((lot) => lot.id));
}
