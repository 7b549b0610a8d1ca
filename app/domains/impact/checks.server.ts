import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The invariants that only a view over all domains can see, as SQL: each inner query finds what breaks one. */
const broken = [
  {
    name: "F7 forward trace is backward trace",
    /** F7: from receipts forward by the stored root, and from outputs backward by walking the transfers, the same amounts are met. */
    sql: `
      with recursive up(tranche_id, at) as (
        select id, id from tranche union all
        select up.tranche_id, p.parent_id from up join tranche_parent p on p.child_id = up.at and p.kind = 'transfer'),
      top as (select distinct up.tranche_id, up.at as root_id from up join tranche t on t.id = up.at where t.root_id = t.id),
      forward as (
        select r.book, e.root_id, e.output_id, sum(e.amount) as amount from tranche r join funding_edge e on e.root_id = r.id where r.root_id = r.id group by 1, 2, 3 having sum(e.amount) <> 0),
      backward as (
        select c.book, top.root_id, c.output_id, sum(e.amount) as amount
        from cost_line c join funding_edge e on e.cost_line_id = c.id join top on top.tranche_id = e.tranche_id group by 1, 2, 3 having sum(e.amount) <> 0)
      (select root_id as id from (select * from forward except select * from backward) a) union (select root_id from (select * from backward except select * from forward) b)`,
  },
  {
    name: "F7 every receipt is used, returned, sold or there",
    /** Every receipt is used, given back, turned into money or still there – all of it. */
    sql: `
      select r.id from tranche r
      left join lateral (select coalesce(sum(amount), 0) as n from funding_edge where root_id = r.id) used on true
      left join lateral (
        select coalesce(sum(b.remaining), 0) as waiting,
          coalesce(sum((select sum(x.amount) from tranche_refund x where x.tranche_id = t.id)), 0) as returned,
          coalesce(sum((select sum(x.amount) from tranche_parent x where x.parent_id = t.id and x.kind = 'conversion')), 0) as sold
        from tranche t join tranche_balance b on b.tranche_id = t.id where t.root_id = r.id) kept on true
      where r.root_id = r.id and r.amount <> used.n + kept.waiting + kept.returned + kept.sold`,
  },
];

export const impactChecks: readonly SelfCheck[] = broken.map(({ name, sql }) => ({ name, sql: `select count(*)::int as violations from (${sql}) broken` }));
