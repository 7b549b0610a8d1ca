import { sql } from "drizzle-orm";
import { accountOf, allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { instant } from "~/platform/time/clock";
import type { BaseUnit, CountId, CountReason, ShelfId } from "../model";
import { countStock, decideCount, readStock } from "../permissions";
import { rows } from "./parts.server";

export type CountState = "open" | "submitted" | "posted" | "cancelled";
export interface CountListed {
  readonly id: CountId;
  readonly number: number;
  readonly state: CountState;
  readonly openedAt: Date;
  readonly openedBy: string | null;
  readonly shelves: readonly string[];
}
export interface ShelfToCount {
  readonly id: ShelfId;
  readonly code: string;
  readonly room: string;
  readonly lots: number;
  readonly running: boolean;
}
const perPage = 20;

/** Counts, newest first (keyset by time and id), and the shelves a new one may take. Who: whoever reads the stock. */
export async function countList(ctx: Ctx, ask: { readonly after?: { readonly at: string; readonly id: string } | undefined }) {
  authorize(ctx.actor, readStock);
  const [counts, shelves, loose] = await Promise.all([
    ctx.db.execute(sql`
      select c.id, c.number, c.state, c.opened_at, p.full_name as opened_by,
        (select coalesce(array_agg(h.code order by h.sort_order, h.code), '{}') from stock_count_shelf s join stock_shelf h on h.id = s.shelf_id where s.count_id = c.id) as shelves
      from stock_count c left join account a on a.id = c.opened_by left join person p on p.id = a.person_id
      where ${ask.after ? sql`(c.opened_at, c.id) < (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)` : sql`true`}
      order by c.opened_at desc, c.id desc limit ${perPage + 1}`),
    ctx.db.execute(sql`
      select h.id, h.code, h.room, count(b.lot_id)::int as lots, exists (select 1 from stock_count_shelf s where s.shelf_id = h.id and s.running) as running
      from stock_shelf h left join lot_shelf l on l.shelf_id = h.id left join stock_balance b on b.lot_id = l.lot_id and b.place_kind = 'store' and b.on_hand > 0
      where h.archived_at is null group by h.id order by h.sort_order, h.code`),
    ctx.db.execute(sql`
      select count(*)::int as lots from stock_balance b where b.place_kind = 'store' and b.on_hand > 0 and not exists (select 1 from lot_shelf l where l.lot_id = b.lot_id)`),
  ]);
  const found = rows<{ id: CountId; number: string; state: CountState; opened_at: string; opened_by: string | null; shelves: string[] }>(counts);
  const page = found.slice(0, perPage).map((row): CountListed => ({ id: row.id, number: Number(row.number), state: row.state, openedAt: instant(row.opened_at), openedBy: row.opened_by, shelves: row.shelves }));
  const last = found.length > perPage ? found[perPage - 1] : undefined;
  return {
    counts: page, shelves: rows<ShelfToCount>(shelves), unplaced: rows<{ lots: number }>(loose)[0]?.lots ?? 0, mayCount: allows(ctx.actor, countStock),
    next: last ? { at: instant(last.opened_at).toISOString(), id: last.id } : null,
  };
}

export interface CountShelf {
  readonly id: ShelfId;
  readonly code: string;
  readonly room: string;
  readonly lots: number;
  /** Counted by whoever looks; nobody else's progress is told in numbers of goods. */
  readonly mine: number;
  readonly agreed: number;
  readonly differs: number;
}
export interface CountDifference {
  readonly lotId: string;
  readonly number: number;
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly shelf: string;
  readonly book: number;
  readonly counted: number;
  readonly countedAt: Date;
  readonly reason: CountReason | null;
  /** What has gone in or out since the minute of counting. */
  readonly since: number;
}

/** One count: its shelves with their progress, and the differences, shown only when every row is agreed (blind until then). Null for an unknown id. */
export async function countPage(ctx: Ctx, countId: string) {
  authorize(ctx.actor, readStock);
  const me = accountOf(ctx.actor);
  const [head] = rows<{ id: CountId; number: string; state: CountState; opened_at: string; submitted_by: string | null; decided_by: string | null; decided_at: string | null; counters: string[]; counted_here: boolean }>(await ctx.db.execute(sql`
    select c.id, c.number, c.state, c.opened_at, c.decided_at, sp.full_name as submitted_by, dp.full_name as decided_by,
      (select coalesce(array_agg(distinct p.full_name), '{}') from stock_count_entry e join account a on a.id = e.counted_by join person p on p.id = a.person_id where e.count_id = c.id) as counters,
      exists (select 1 from stock_count_entry e where e.count_id = c.id and e.counted_by = ${me}::uuid) as counted_here
    from stock_count c left join account sa on sa.id = c.submitted_by left join person sp on sp.id = sa.person_id
      left join account da on da.id = c.decided_by left join person dp on dp.id = da.person_id
    where c.id = ${countId}::uuid`));
  if (!head) return null;
  const shelves = rows<CountShelf>(await ctx.db.execute(sql`
    select h.id, h.code, h.room, count(distinct s.lot_id)::int as lots, count(distinct m.lot_id)::int as mine,
      count(distinct s.lot_id) filter (where c.agreed)::int as agreed, count(distinct s.lot_id) filter (where not c.agreed and c.people > 1)::int as differs
    from stock_count_shelf k join stock_shelf h on h.id = k.shelf_id
    left join stock_count_scope s on s.count_id = k.count_id and s.shelf_id = k.shelf_id
    left join stock_count_lot c on c.count_id = s.count_id and c.lot_id = s.lot_id
    left join stock_count_entry m on m.count_id = s.count_id and m.lot_id = s.lot_id and m.counted_by = ${me}::uuid
    where k.count_id = ${countId}::uuid group by h.id order by h.sort_order, h.code`));
  const running = head.state === "open" || head.state === "submitted";
  const settled = shelves.some((shelf) => shelf.lots > 0) && shelves.every((shelf) => shelf.agreed === shelf.lots);
  const differences = !running || settled ? await differencesOf(ctx, countId, running) : [];
  return {
    id: head.id, number: Number(head.number), state: head.state, openedAt: instant(head.opened_at), counters: head.counters, submittedBy: head.submitted_by,
    decidedBy: head.decided_by, decidedAt: head.decided_at ? instant(head.decided_at) : null, shelves, settled, differences,
    mayCount: allows(ctx.actor, countStock), mayDecide: allows(ctx.actor, decideCount), countedHere: head.counted_here,
  };
}

async function differencesOf(ctx: Ctx, countId: string, running: boolean): Promise<CountDifference[]> {
  const of = running
    ? sql`(select c.count_id, c.lot_id, c.book, c.counted, c.counted_at from stock_count_lot c where c.count_id = ${countId}::uuid and c.agreed)`
    : sql`(select r.count_id, r.lot_id, r.book, r.counted, r.counted_at from stock_count_result r where r.count_id = ${countId}::uuid)`;
  return rows<Omit<CountDifference, "countedAt" | "since"> & { counted_at: string; on_hand: string }>(await ctx.db.execute(sql`
    select d.lot_id as "lotId", l.number, l.item_name as "itemName", l.unit, coalesce(h.code, '') as shelf, d.book, d.counted, d.counted_at, r.reason,
      coalesce((select b.on_hand from stock_balance b where b.lot_id = d.lot_id and b.place_kind = 'store'), 0) as on_hand
    from ${of} d join stock_lot l on l.id = d.lot_id left join lot_shelf ls on ls.lot_id = d.lot_id left join stock_shelf h on h.id = ls.shelf_id
      left join stock_count_reason r on r.count_id = d.count_id and r.lot_id = d.lot_id
    order by (d.book = d.counted), h.sort_order, l.item_name, l.number limit 500`)).map(({ counted_at, on_hand, ...row }) => ({
    ...row, number: Number(row.number), book: Number(row.book), counted: Number(row.counted), countedAt: instant(counted_at), since: running ? Number(on_hand) - Number(row.book) : 0,
  }));
}
export type CountPage = NonNullable<Awaited<ReturnType<typeof countPage>>>;
