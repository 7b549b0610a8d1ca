import { sql } from "drizzle-orm";
import { accountOf, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { instant } from "~/platform/time/clock";
import type { LocalDate } from "~/platform/time/local-date";
import type { BaseUnit, CountId, LotId } from "../model";
import { countStock } from "../permissions";
import { rows } from "./parts.server";

export interface RowToCount {
  readonly lotId: LotId;
  readonly number: number;
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly useBy: LocalDate | null;
  readonly bestBefore: LocalDate | null;
  /** One's own last number; nobody else's and never the book's. */
  readonly mine: number | null;
  readonly mineAt: Date | null;
  readonly standing: "none" | "once" | "agreed" | "differs";
}

/** What one person counts on one shelf, without a number of the book; `foundLotId` stands there although nobody expected it. Null when the shelf is not in the count. */
export async function countShelf(ctx: Ctx, input: { readonly countId: string; readonly shelfId: string; readonly foundLotId?: string | undefined }) {
  authorize(ctx.actor, countStock);
  const me = accountOf(ctx.actor);
  const [head] = rows<{ id: CountId; number: string; state: "open" | "submitted" | "posted" | "cancelled"; code: string; room: string; opened_at: string; others: string[] }>(await ctx.db.execute(sql`
    select c.id, c.number, c.state, h.code, h.room, c.opened_at,
      (select coalesce(array_agg(distinct p.full_name), '{}') from stock_count_entry e join account a on a.id = e.counted_by join person p on p.id = a.person_id
        where e.count_id = c.id and e.shelf_id = h.id and e.counted_by <> ${me}::uuid) as others
    from stock_count c join stock_count_shelf k on k.count_id = c.id join stock_shelf h on h.id = k.shelf_id
    where c.id = ${input.countId}::uuid and h.id = ${input.shelfId}::uuid`));
  if (!head) return null;
  const [lots, moved] = await Promise.all([
    ctx.db.execute(sql`
      select s.lot_id, l.number, l.item_name, l.unit, l.use_by, l.best_before, m.counted, m.counted_at,
        case when c.lot_id is null then 'none' when c.agreed then 'agreed' when c.people > 1 then 'differs' else 'once' end as standing
      from (select count_id, shelf_id, lot_id from stock_count_scope union select ${input.countId}::uuid, ${input.shelfId}::uuid, f.id from stock_lot f where f.id = ${input.foundLotId ?? null}::uuid) s
      join stock_lot l on l.id = s.lot_id
      left join stock_count_lot c on c.count_id = s.count_id and c.lot_id = s.lot_id
      left join lateral (select e.counted, e.counted_at from stock_count_entry e where e.count_id = s.count_id and e.lot_id = s.lot_id and e.counted_by = ${me}::uuid
        order by e.recorded_at desc, e.id desc limit 1) m on true
      where s.count_id = ${input.countId}::uuid and s.shelf_id = ${input.shelfId}::uuid order by l.item_name, l.number limit 500`),
    ctx.db.execute(sql`
      select count(*)::int as n from stock_movement m join lot_shelf l on l.lot_id = m.lot_id
      where l.shelf_id = ${input.shelfId}::uuid and m.recorded_at > ${instant(head.opened_at).toISOString()}::timestamptz and 'store' in (m.from_kind, m.to_kind)`),
  ]);
  return {
    countId: head.id, number: Number(head.number), state: head.state, code: head.code, room: head.room, others: head.others, moved: rows<{ n: number }>(moved)[0]?.n ?? 0,
    lots: rows<{ lot_id: LotId; number: string; item_name: string; unit: BaseUnit; use_by: LocalDate | null; best_before: LocalDate | null; counted: string | null; counted_at: string | null; standing: RowToCount["standing"] }>(lots).map(
      (row): RowToCount => ({
        lotId: row.lot_id, number: Number(row.number), itemName: row.item_name, unit: row.unit, useBy: row.use_by, bestBefore: row.best_before,
        mine: row.counted === null ? null : Number(row.counted), mineAt: row.counted_at ? instant(row.counted_at) : null, standing: row.standing,
      }),
    ),
  };
}
export type CountShelfPage = NonNullable<Awaited<ReturnType<typeof countShelf>>>;

/** The lot with this number, for something that stands where nobody expected it. */
export async function lotByNumber(ctx: Ctx, number: number): Promise<LotId | null> {
  authorize(ctx.actor, countStock);
  const [row] = rows<{ id: LotId }>(await ctx.db.execute(sql`select id from stock_lot where number = ${number}`));
  return row?.id ?? null;
}
