import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** Recognised value (G8, G9), each query answering the ids that break it. */
const offenders: readonly SelfCheck[] = [
  {
    name: "inkind.g9_value_by_another",
    sql: `select d.id from value_decision d join goods_receipt_line l on l.id = d.receipt_line_id join goods_receipt r on r.id = l.receipt_id
      where r.received_by = d.decided_by or l.accepted = 0`,
  },
  {
    name: "inkind.g8_value_laid",
    /** All places of a line's lots together hold exactly the value that stands. */
    sql: `select l.id from goods_receipt_line l left join value_standing s on s.receipt_line_id = l.id
      left join (select o.receipt_line_id, sum(v.cents) as cents from lot_value v join stock_lot o on o.id = v.lot_id where v.place_kind <> 'donor' group by 1) h on h.receipt_line_id = l.id
      where coalesce(h.cents, 0) <> coalesce(s.cents, 0)`,
  },
  {
    name: "inkind.g8_value_folds",
    /** Each balance of value is the fold of its moves. */
    sql: `select coalesce(v.lot_id, f.lot_id) as id from lot_value v full join (
        select lot_id, place_kind, place_id, sum(cents) as cents from (
          select lot_id, from_kind as place_kind, from_id as place_id, -cents as cents from value_move
          union all select lot_id, to_kind, to_id, cents from value_move) legs group by 1, 2, 3) f using (lot_id, place_kind, place_id)
      where v.cents is distinct from f.cents`,
  },
  {
    name: "inkind.g8_value_goes_along",
    /** Where no goods are there is no value, and what lies anywhere is its share, up to a cent a movement. */
    sql: `select v.lot_id as id from lot_value v join stock_lot l on l.id = v.lot_id
      join (select lot_id, -cents as cents from lot_value where place_kind = 'donor') w on w.lot_id = v.lot_id
      left join stock_balance b on (b.lot_id, b.place_kind, b.place_id) = (v.lot_id, v.place_kind, v.place_id)
      join (select lot_id, count(*) as n from stock_movement group by 1) m on m.lot_id = v.lot_id
      where v.place_kind <> 'donor' and (coalesce(b.on_hand, 0) <= 0 and v.cents <> 0
        or abs(v.cents::numeric * l.quantity - w.cents::numeric * greatest(coalesce(b.on_hand, 0), 0)) > l.quantity::numeric * (m.n + 1))`,
  },
  {
    name: "inkind.g8_book_ties_out",
    /** The book of donated goods: what the account of stock holds is the value of what lies in the store and at stalls, to the cent, in each fund. */
    sql: `with book as (
        select p.fund_id, sum(p.amount) as cents from posting p join ledger_account a on a.id = p.account_id where a.code = 'in_kind.stock' group by 1),
      shelf as (
        select t.fund_id, sum(v.cents) as cents from lot_value v join stock_lot l on l.id = v.lot_id join tranche t on t.id = l.tranche_id
        where v.place_kind in ('store', 'stall') group by 1)
      select fund_id as id from book full join shelf using (fund_id) where coalesce(book.cents, 0) <> coalesce(shelf.cents, 0)`,
  },
];

export const valueChecks: readonly SelfCheck[] = offenders.map(({ name, sql }) => ({ name, sql: `select count(*)::int as violations from (${sql}) as offenders` }));
