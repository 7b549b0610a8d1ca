import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The invariants F of MODEL §1 as SQL, each answering how many rows break it. Nightly, and after every step of the property tests. */
export const fundsChecks: readonly SelfCheck[] = [
  {
    name: "F1 each entry balances per fund and unit",
    sql: `select count(*) as violations from (
      select e.id from journal_entry e left join posting p on p.entry_id = e.id
      group by e.id, p.fund_id, p.unit having sum(p.amount) is distinct from 0) x`,
  },
  {
    name: "F2 no entry spans two books",
    sql: `select count(*) as violations from posting p join journal_entry e on e.id = p.entry_id join ledger_account a on a.id = p.account_id
      where p.book <> e.book or a.book <> e.book or a.unit <> p.unit`,
  },
  {
    name: "F3 the trial balance is zero at every day and every moment",
    sql: `select count(*) as violations from (
      select sum(sum(p.amount)) over (partition by p.unit order by e.effective_on) as total
      from posting p join journal_entry e on e.id = p.entry_id group by p.unit, e.effective_on
      union all
      select sum(sum(p.amount)) over (partition by p.unit order by e.posted_at)
      from posting p join journal_entry e on e.id = p.entry_id group by p.unit, e.posted_at) x where total <> 0`,
  },
  {
    name: "F4 what is left of a tranche is its amount less what was taken, never below zero",
    sql: `select count(*) as violations from tranche t
      left join (select tranche_id, sum(amount) as taken from tranche_taking group by tranche_id) k on k.tranche_id = t.id
      left join tranche_balance b on b.tranche_id = t.id
      where b.remaining is distinct from t.amount - coalesce(k.taken, 0) or b.remaining < 0`,
  },
  {
    name: "F5 support and the unfunded rest make up each cost",
    sql: `select count(*) as violations from cost_line_state s
      where s.funded < 0 or s.unfunded < 0 or (s.void and s.funded <> 0) or (not s.void and s.funded + s.unfunded <> s.amount)`,
  },
  {
    name: "F6 every live use keeps its fund's restriction",
    sql: `select count(*) as violations from funding_edge e join tranche t on t.id = e.tranche_id
      where e.amount > 0 and not exists (select 1 from funding_edge r where r.reverses = e.id) and not funds_allows(t.fund_id, e.output_id)`,
  },
  {
    name: "F7 forward from receipts and backward from outputs tell the same",
    sql: `with forward as (
        select t.root_id, c.output_id, t.book, t.unit, e.amount from tranche r join tranche t on t.root_id = r.id
        join funding_edge e on e.tranche_id = t.id join cost_line c on c.id = e.cost_line_id where r.id = r.root_id),
      backward as (
        select e.root_id, e.output_id, c.book, c.unit, e.amount from cost_line c join funding_edge e on e.cost_line_id = c.id
        where c.output_id is not distinct from e.output_id)
      select (select count(*) from (select * from forward except all select * from backward) x)
           + (select count(*) from (select * from backward except all select * from forward) x) as violations`,
  },
  {
    name: "F9 no receipt is given back more than whole",
    sql: `select count(*) as violations from (
      select r.id from tranche r join tranche t on t.root_id = r.id join tranche_refund f on f.tranche_id = t.id
      where r.id = r.root_id group by r.id, r.amount having sum(f.amount) > r.amount) x`,
  },
  {
    name: "F11 parts add up to what was split, to the cent",
    sql: `select
      (select count(*) from (
        select t.id from tranche t left join tranche_parent p on p.child_id = t.id and p.kind = 'transfer'
        where t.transfer_id is not null group by t.id, t.amount having sum(p.amount) is distinct from t.amount) x)
      + (select count(*) from allocation a join allocation_line l on l.allocation_id = a.id
         left join (select transfer_id, sum(amount) as amount from tranche where transfer_id is not null group by transfer_id) t on t.transfer_id = l.id
         where a.state = 'confirmed' and t.amount is distinct from l.amount_cents) as violations`,
  },
  {
    name: "F12 first in, first out by value date",
    // A tranche can have been passed over only if something was left of it after a later one was taken from; only such pairs
    // are looked at, and for each what was left is counted exactly, as of that moment.
    sql: `with line as (
        select t.id, t.fund_id, t.book, t.unit, t.received_on, t.planned_month, t.amount, t.seq, k.first_seq,
          case when b.remaining > 0 then 9223372036854775807 else coalesce(k.last_seq, 0) end as free_until
        from tranche t join tranche_balance b on b.tranche_id = t.id
        left join (select tranche_id, min(seq) filter (where not designated) as first_seq, max(seq) as last_seq from tranche_taking group by tranche_id) k on k.tranche_id = t.id),
      later as (
        select l.*, min(first_seq) over (partition by fund_id, book, unit order by received_on, id rows between 1 following and unbounded following) as next_seq
        from line l),
      passed as (select * from later where free_until > next_seq)
      select count(*) as violations from passed p
      join tranche t on t.fund_id = p.fund_id and t.book = p.book and t.unit = p.unit and (t.received_on, t.id) > (p.received_on, p.id)
      join tranche_taking k on k.tranche_id = t.id and k.amount > 0 and not k.designated and k.seq > p.seq and k.seq < p.free_until
      left join funding_edge e on e.id = k.edge_id left join output o on o.id = e.output_id
      where (p.planned_month is null or o.month is null or p.planned_month <= o.month)
        and p.amount > (select coalesce(sum(x.amount), 0) from tranche_taking x where x.tranche_id = p.id and x.seq < k.seq)`,
  },
  {
    name: "F13 a fund's accounts hold exactly what is left in its tranches",
    sql: `select count(*) as violations from (
      select p.fund_id, p.book, sum(p.amount) as held from posting p join ledger_account a on a.id = p.account_id
      where a.kind = 'asset' and p.book in ('cash', 'time') group by p.fund_id, p.book) j
      full join (
        select t.fund_id, t.book, sum(b.remaining) as held from tranche t join tranche_balance b on b.tranche_id = t.id
        where t.book in ('cash', 'time') group by t.fund_id, t.book) p on p.fund_id = j.fund_id and p.book = j.book
      where coalesce(j.held, 0) <> coalesce(p.held, 0)`,
  },
  {
    name: "F15 goods turned into money are counted once in each book",
    sql: `select
      (select count(*) from tranche_parent p join tranche c on c.id = p.child_id join tranche t on t.id = p.parent_id
       where (p.kind = 'conversion' and (t.book <> 'in_kind' or c.book <> 'cash' or c.root_id <> c.id))
          or (p.kind = 'transfer' and (c.book <> t.book or c.unit <> t.unit or c.root_id <> t.root_id or c.fund_id = t.fund_id)))
      + (select count(*) from (
          select r.id from tranche r join tranche t on t.root_id = r.id
          left join (select tranche_id, sum(amount) as gone from tranche_taking where kind <> 'transfer' group by tranche_id) k on k.tranche_id = t.id
          left join tranche_balance b on b.tranche_id = t.id
          where r.root_id = r.id group by r.id, r.amount having sum(coalesce(k.gone, 0) + b.remaining) <> r.amount) x) as violations`,
  },
];
