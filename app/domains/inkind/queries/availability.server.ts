import { sql } from "drizzle-orm";
import { stockLot } from "~db/schema/inkind.server";
import type { Reader } from "~/platform/db/db.server";
import type { BaseUnit } from "../model";
import { nowhere } from "../model";
import { nameMatches, wordsLike } from "./lots.server";
import { rows } from "./parts.server";

/** What may still be promised or given out of one kind of goods (G4): on hand − held − promised, never of two units together. */
export interface ItemAvailability {
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly onHand: number;
  readonly held: number;
  readonly promised: number;
  readonly available: number;
  readonly lots: number;
}

export interface AvailabilityAsk {
  /** Words that the name begins with, in any order. */
  readonly q?: string | undefined;
  /** The last item of the page before. */
  readonly after?: { readonly itemName: string; readonly unit: BaseUnit } | undefined;
  readonly limit?: number;
}

/**
 * A page of items that lie in the store, by name. The page's items are found first, along the index of names, and only their lots are
 * added up: a store of 50,000 lots answers like a small one. Trusts the caller's permission.
 */
export async function availabilityByItem(reader: Reader, { q, after, limit = 30 }: AvailabilityAsk = {}): Promise<ItemAvailability[]> {
  const words = wordsLike(q);
  const found = rows<Record<keyof ItemAvailability, string>>(await reader.execute(sql`
    with page as materialized (
      select stock_lot.item_name, stock_lot.unit from ${stockLot}
      join stock_balance b on b.lot_id = stock_lot.id and b.place_kind = 'store' and b.place_id = ${nowhere}::uuid and b.on_hand > 0
      where ${words ? nameMatches(words) : sql`true`}
        and ${after ? sql`(stock_lot.item_name, stock_lot.unit) > (${after.itemName}, ${after.unit})` : sql`true`}
      group by stock_lot.item_name, stock_lot.unit order by stock_lot.item_name, stock_lot.unit limit ${limit}
    ), of_lot as (
      select l.item_name, l.unit, b.on_hand,
        coalesce((select h.closed_at is null or h.outcome = 'unfit' from stock_hold h where h.lot_id = l.id order by (h.closed_at is null) desc, h.opened_at desc, h.id desc limit 1), false) as held,
        (select coalesce(sum(r.quantity), 0) from stock_reservation r where r.lot_id = l.id and r.ended_at is null) as promised
      from page p join stock_lot l on l.item_name = p.item_name and l.unit = p.unit
      join stock_balance b on b.lot_id = l.id and b.place_kind = 'store' and b.place_id = ${nowhere}::uuid and b.on_hand > 0
    )
    select item_name as "itemName", unit, sum(on_hand) as "onHand", coalesce(sum(on_hand) filter (where held), 0) as held, sum(promised) as promised,
      coalesce(sum(greatest(0, on_hand - promised)) filter (where not held), 0) as available, count(*) as lots
    from of_lot group by item_name, unit order by item_name, unit`));
  return found.map((row) => ({
    itemName: row.itemName, unit: row.unit as BaseUnit, onHand: Number(row.onHand), held: Number(row.held), promised: Number(row.promised),
    available: Number(row.available), lots: Number(row.lots),
  }));
}
