import type { Database } from "../../db/client.server";

export const lots = 50_000;
export const items = 2_000;
/** One receipt and nineteen issues a lot. */
export const movementsPerLot = 20;

/** 50,000 lots of 2,000 items with a million movements and the balances they add up to: written as rows by the owner, since only reading is measured. */
export async function fillStore({ sql }: Database, receiptLineId: string): Promise<void> {
  await sql.begin(async (tx) => {
    // The triggers judge each row; what is written here is whole by itself and is proven after it by the nightly checks.
    await tx`alter table stock_lot disable trigger user`;
    await tx`create temporary table made on commit drop as select gen_random_uuid() as lot_id, n from generate_series(1, ${lots}::int) n`;
    await tx`insert into stock_lot (id, receipt_line_id, item_name, category, unit, quantity, storage, look_code, not_for_sale, tranche_id, received_at)
      select lot_id, ${receiptLineId}::uuid, 'Артикул ' || to_char(n % ${items}, 'FM00000'), 'other', 'piece', 1000, 'room', 'BENCH' || n, false, gen_random_uuid(), now() - n * interval '1 minute' from made`;
    await tx`insert into stock_movement (id, lot_id, kind, from_kind, from_id, to_kind, to_id, quantity, occurred_at, recorded_at)
      select gen_random_uuid(), lot_id, case when k = 0 then 'receipt' else 'issue' end, case when k = 0 then 'donor' else 'store' end, '00000000-0000-0000-0000-000000000000',
        case when k = 0 then 'store' else 'service' end, '00000000-0000-0000-0000-000000000000', case when k = 0 then 1000 else 1 + (n + k) % 9 end, now() - (${movementsPerLot} - k) * interval '1 hour', now()
      from made cross join generate_series(0, ${movementsPerLot - 1}::int) k`;
    await tx`insert into stock_balance (lot_id, place_kind, place_id, on_hand)
      select m.lot_id, leg.kind, leg.id, sum(leg.quantity) from stock_movement m join made on made.lot_id = m.lot_id
      cross join lateral (values (m.from_kind, m.from_id, -m.quantity), (m.to_kind, m.to_id, m.quantity)) as leg(kind, id, quantity) group by 1, 2, 3`;
    await tx`alter table stock_lot enable trigger user`;
  });
  await sql`analyze`;
}
