import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { HoldReason } from "../hold-reasons";
import type { BaseUnit } from "../model";
import { readStock } from "../permissions";
import { placeNames, rows } from "./parts.server";

export interface HoldRow {
  readonly recallId: string;
  readonly reason: HoldReason;
  readonly openedAt: string;
  readonly openedBy: string | null;
  readonly lots: number;
  readonly waiting: number;
  readonly itemName: string;
}

/** Holds and recalls, those that wait for a decision first. A hold without a number of its own stands under the lot's. */
export async function holdList(ctx: Ctx): Promise<HoldRow[]> {
  authorize(ctx.actor, readStock);
  const found = rows<Omit<HoldRow, "openedAt"> & { openedAt: string | Date }>(await ctx.db.execute(sql`
    select coalesce(h.recall_id, h.id) as "recallId", min(h.reason) as reason, min(h.opened_at) as "openedAt", min(p.full_name) as "openedBy",
      count(*)::int as lots, count(*) filter (where h.closed_at is null)::int as waiting, min(l.item_name) as "itemName"
    from stock_hold h join stock_lot l on l.id = h.lot_id left join account a on a.id = h.opened_by left join person p on p.id = a.person_id
    group by 1 order by (count(*) filter (where h.closed_at is null) > 0) desc, 3 desc limit 50`));
  return found.map((row) => ({ ...row, openedAt: String(row.openedAt) }));
}

export interface HeldLot {
  readonly holdId: string;
  readonly lotId: string;
  readonly number: number;
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly onHand: number;
  readonly shelf: string | null;
  readonly donorLotCode: string | null;
  readonly outcome: "fit" | "unfit" | null;
}
/** What of the lots has gone where: services by name; stalls only that they are stalls, the bazaar knows more. */
export interface GoneTo {
  readonly lotId: string;
  readonly number: number;
  readonly unit: BaseUnit;
  readonly kind: "service" | "stall" | "waste";
  readonly place: string | null;
  readonly quantity: number;
  readonly lastAt: string;
}

/** One hold or recall: its lots, and who already got the rest. Null for an unknown one. */
export async function recallPage(ctx: Ctx, recallId: string, locale: "bg" | "en") {
  authorize(ctx.actor, readStock);
  const [lots, gone] = await Promise.all([
    ctx.db.execute(sql`
      select h.id as "holdId", l.id as "lotId", l.number, l.item_name as "itemName", l.unit, coalesce(b.on_hand, 0)::bigint as "onHand", s.code as shelf,
        l.donor_lot_code as "donorLotCode", h.outcome, h.reason, h.opened_at as "openedAt", p.full_name as "openedBy"
      from stock_hold h join stock_lot l on l.id = h.lot_id
      left join stock_balance b on b.lot_id = l.id and b.place_kind = 'store'
      left join lot_shelf ls on ls.lot_id = l.id left join stock_shelf s on s.id = ls.shelf_id
      left join account a on a.id = h.opened_by left join person p on p.id = a.person_id
      where coalesce(h.recall_id, h.id) = ${recallId} order by l.number limit 500`),
    ctx.db.execute(sql`
      select l.id as "lotId", l.number, l.unit, b.place_kind as kind, n.name as place, b.on_hand as quantity,
        (select max(m.occurred_at) from stock_movement m where m.lot_id = l.id and m.to_kind = b.place_kind and m.to_id = b.place_id) as "lastAt"
      from stock_hold h join stock_lot l on l.id = h.lot_id
      join stock_balance b on b.lot_id = l.id and b.place_kind in ('service', 'stall', 'waste') and b.on_hand > 0
      left join ${placeNames(locale)} n on n.id = b.place_id
      where coalesce(h.recall_id, h.id) = ${recallId} order by b.place_kind, n.name, l.number limit 500`),
  ]);
  const found = rows<HeldLot & { reason: HoldReason; openedAt: string | Date; openedBy: string | null }>(lots).map((lot) => ({ ...lot, number: Number(lot.number), onHand: Number(lot.onHand) }));
  const [first] = found;
  if (!first) return null;
  return {
    recallId, reason: first.reason, openedAt: String(first.openedAt), openedBy: first.openedBy,
    lots: found.map(({ reason: _reason, openedAt: _at, openedBy: _by, ...lot }): HeldLot => lot),
    gone: rows<GoneTo>(gone).map((row) => ({ ...row, number: Number(row.number), quantity: Number(row.quantity), lastAt: String(row.lastAt) })),
  };
}
export type RecallPage = NonNullable<Awaited<ReturnType<typeof recallPage>>>;
