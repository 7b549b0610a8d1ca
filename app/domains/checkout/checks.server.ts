import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The till's invariants of MODEL §5 as SQL. */
export const checkoutChecks: readonly SelfCheck[] = [
  {
    name: "B1 what was paid is the sum of the lines, sale by sale",
    sql: `select count(*) as violations from sale s
      left join (select sale_id, sum(amount_cents) as lines from sale_line group by sale_id) l on l.sale_id = s.id
      left join (select sale_id, sum(applied_cents) as applied from tender group by sale_id) t on t.sale_id = s.id
      where l.lines is distinct from t.applied or l.lines is distinct from s.total_cents`,
  },
  {
    name: "B3 a slip number is carried by one sale; the others have their exception",
    sql: `select count(*) as violations from sale s where not s.number_is_own
      and not exists (select 1 from sale_exception e where e.sale_id = s.id and e.kind = 'number_reused')`,
  },
  {
    name: "B11 a sale is its session's, a line its article's and its event's",
    sql: `select (select count(*) from sale s join till_session t on t.id = s.session_id where s.event_id <> t.event_id or s.till_id <> t.till_id)
      + (select count(*) from sale_line l join sale s on s.id = l.sale_id join bazaar_event e on e.id = s.event_id left join article a on a.id = l.article_id
        where l.fund_id is distinct from e.fund_id or l.stall_id is distinct from a.stall_id) as violations`,
  },
  {
    name: "B4 a unit has one clean line; each other line has its exception",
    sql: `select (select count(*) from (select unit_id from sale_line where unit_id is not null group by unit_id having count(*) filter (where clean) <> 1) u)
      + (select count(*) from sale_line l where not l.clean and not exists (select 1 from sale_exception e where e.line_id = l.id and e.kind = 'unit_sold_twice')) as violations`,
  },
  {
    name: "B5 a stall is below zero only beside an exception",
    sql: `select count(*) as violations from article_stock s where s.on_hand < 0 and not exists (
      select 1 from sale_line l join sale_exception e on e.line_id = l.id where l.article_id = s.article_id and e.kind in ('oversold', 'unit_sold_twice'))`,
  },
  {
    name: "B5 every thing sold left its stall once",
    sql: `select count(*) as violations from sale_line l left join stall_move m on m.sale_line_id = l.id
      where (l.kind = 'goods') <> (m.id is not null) or (m.id is not null and m.quantity <> -l.quantity)`,
  },
  {
    name: "B6 each close is the sum of its session, late sales aside",
    sql: `select count(*) as violations from till_close c join till_session s on s.id = c.session_id
      where s.closed_at is null or c.float_cents <> s.float_cents
        or c.cash_cents <> (select coalesce(sum(t.applied_cents), 0) from sale x join tender t on t.sale_id = x.id
          where x.session_id = s.id and not exists (select 1 from till_supplement p where p.sale_id = x.id))
        or c.movements_cents <> (select coalesce(sum(m.amount_cents), 0) from cash_movement m where m.session_id = s.id)`,
  },
  {
    name: "B9 a difference of a count lies on the account of differences and nowhere else",
    sql: `with counted as (
        select c.session_id as id, c.difference_cents as cents from till_close c join till_session s on s.id = c.session_id
          join bazaar_event e on e.id = s.event_id where c.difference_cents <> 0 and e.fund_id is not null
        union all select sale_id, -cash_cents from till_supplement where cash_cents <> 0),
      posted as (
        select e.source_id as id, sum(p.amount) filter (where a.code = 'cash.in_transit') as cash, sum(p.amount) filter (where a.code = 'cash.over_short') as waits, count(*) as lines
        from journal_entry e join posting p on p.entry_id = e.id join ledger_account a on a.id = p.account_id where e.kind = 'difference' group by e.id)
      select count(*) as violations from counted c full join posted p on p.id = c.id
      where c.cents is distinct from p.cash or p.cash is distinct from -p.waits or p.lines <> 2`,
  },
  {
    name: "B11 takings are the cash posted to the bazaar's fund, line by line",
    sql: `select count(*) as violations from sale_line l left join tranche t on t.id = l.id
      where (l.amount_cents > 0) <> (t.id is not null) or (t.id is not null and (t.amount <> l.amount_cents or t.fund_id <> l.fund_id or t.book <> 'cash'))`,
  },
];
