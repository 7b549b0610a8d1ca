import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import { rowsOf } from "../rows.server";

/** The receipts of a year: roots by value date. What was carried over from earlier years stands apart. */
const rootsOf = (year: number) => sql`
  roots as (
    select t.id, t.book, t.unit, t.amount, t.source_kind, t.source_id from tranche t
    where t.root_id = t.id and t.received_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date)`;

export interface CashYear {
  readonly raised: number;
  readonly carried: number;
  readonly used: number;
  readonly fees: number;
  readonly returned: number;
  readonly waiting: number;
}

/** raised + carried = used + fees + returned + waiting, to the cent. */
export async function cashYear(reader: Reader, year: number): Promise<CashYear> {
  const [row] = await rowsOf<CashYear>(
    reader,
    sql`
      with ${rootsOf(year)}, cash as (select * from roots where book = 'cash')
      select
        (select coalesce(sum(amount) filter (where source_kind <> 'carried_over'), 0) from cash)::float8 as raised,
        (select coalesce(sum(amount) filter (where source_kind = 'carried_over'), 0) from cash)::float8 as carried,
        (select coalesce(sum(e.amount) filter (where e.output_id is not null), 0) from cash c join funding_edge e on e.root_id = c.id)::float8 as used,
        (select coalesce(sum(e.amount) filter (where e.output_id is null), 0) from cash c join funding_edge e on e.root_id = c.id)::float8 as fees,
        (select coalesce(sum(x.amount), 0) from cash c join tranche t on t.root_id = c.id join tranche_refund x on x.tranche_id = t.id)::float8 as returned,
        (select coalesce(sum(b.remaining), 0) from cash c join tranche t on t.root_id = c.id join tranche_balance b on b.tranche_id = t.id)::float8 as waiting`,
  );
  return row!;
}

export interface GoodsYear {
  readonly category: string;
  readonly unit: string;
  readonly received: number;
  readonly used: number;
  readonly sold: number;
  readonly wasted: number;
  readonly waiting: number;
}

/** Per category and unit: received = used + sold + wasted + waiting. Kilograms, litres and pieces are never added. */
export function goodsYear(reader: Reader, year: number): Promise<readonly GoodsYear[]> {
  return rowsOf<GoodsYear>(
    reader,
    sql`
      with ${rootsOf(year)}, goods as (
        select r.id, r.unit, r.amount, l.category,
          (select coalesce(sum(e.amount) filter (where e.output_id is not null), 0) from funding_edge e where e.root_id = r.id) as used,
          (select coalesce(sum(e.amount) filter (where e.output_id is null), 0) from funding_edge e where e.root_id = r.id) as wasted,
          (select coalesce(sum(x.amount), 0) from tranche_parent x join tranche t on t.id = x.parent_id where t.root_id = r.id and x.kind = 'conversion') as sold,
          (select coalesce(sum(b.remaining), 0) from tranche t join tranche_balance b on b.tranche_id = t.id where t.root_id = r.id) as waiting
        from roots r join stock_lot l on l.tranche_id = r.id where r.book = 'in_kind')
      select category, unit, sum(amount)::float8 as received, sum(used)::float8 as used, sum(sold)::float8 as sold, sum(wasted)::float8 as wasted, sum(waiting)::float8 as waiting
      from goods group by category, unit order by unit, sum(amount) desc`,
  );
}

export interface TimeYear {
  readonly minutes: number;
  readonly used: number;
  readonly waiting: number;
  readonly volunteers: number;
  readonly corporateMinutes: number;
  readonly corporateDays: number;
}

export async function timeYear(reader: Reader, year: number): Promise<TimeYear> {
  const [row] = await rowsOf<TimeYear>(
    reader,
    sql`
      with ${rootsOf(year)}, hours as (select r.id, r.amount, te.person_id, te.organisation_id, te.shift_id from roots r left join time_entry te on te.root_id = r.id where r.book = 'time')
      select coalesce(sum(amount), 0)::float8 as minutes,
        (select coalesce(sum(e.amount), 0) from hours h join funding_edge e on e.root_id = h.id)::float8 as used,
        (select coalesce(sum(b.remaining), 0) from hours h join tranche t on t.root_id = h.id join tranche_balance b on b.tranche_id = t.id)::float8 as waiting,
        count(distinct person_id)::int as volunteers, coalesce(sum(amount) filter (where organisation_id is not null), 0)::float8 as "corporateMinutes",
        count(distinct shift_id) filter (where organisation_id is not null)::int as "corporateDays"
      from hours`,
  );
  return row!;
}

/** A cell of a flow: from a source, through a fund or none, to what it supported or where it waits. */
export interface FlowCell {
  readonly sourceKind: string;
  readonly source: string | null;
  readonly fundId: string;
  readonly fund: string;
  /** True for an event's own takings, not yet allocated. */
  readonly undecided: boolean;
  readonly end: "used" | "waiting" | "fee" | "returned";
  readonly outputName: string | null;
  readonly measure: string | null;
  readonly plannedMonth: LocalDate | null;
  readonly amount: number;
}

const named = (locale: string, table: string) => sql.raw(`${table}.name_${locale}`);

/** Money of the year's receipts, cell by cell; the cells add up to raised + carried. */
export function cashFlow(reader: Reader, year: number, locale: string): Promise<readonly FlowCell[]> {
  return rowsOf<FlowCell>(
    reader,
    sql`
      with ${rootsOf(year)}, ends as (
        select t.root_id, t.fund_id, 'used' as "end", e.output_id, null::date as planned_month, e.amount from funding_edge e join tranche t on t.id = e.tranche_id where e.output_id is not null
        union all select t.root_id, t.fund_id, 'fee', null, null, e.amount from funding_edge e join tranche t on t.id = e.tranche_id where e.output_id is null
        union all select t.root_id, t.fund_id, 'returned', null, null, x.amount from tranche_refund x join tranche t on t.id = x.tranche_id
        union all select t.root_id, t.fund_id, 'waiting', null, t.planned_month, b.remaining from tranche_balance b join tranche t on t.id = b.tranche_id where b.remaining > 0)
      select case when ev.id is null then r.source_kind else 'event' end as "sourceKind", ${named(locale, "ev")} as source, f.id as "fundId", ${named(locale, "f")} as fund,
        f.event_id is not null as undecided, ends."end", coalesce(${named(locale, "p")}, ${named(locale, "s")}) as "outputName", o.measure, ends.planned_month::text as "plannedMonth",
        sum(ends.amount)::float8 as amount
      from roots r join ends on ends.root_id = r.id join fund f on f.id = ends.fund_id
      left join sale_line sl on r.source_kind = 'sale_line' and sl.id = r.source_id left join sale sa on sa.id = sl.sale_id left join bazaar_event ev on ev.id = sa.event_id
      left join output o on o.id = ends.output_id left join programme p on p.id = o.programme_id left join service s on s.id = o.service_id
      where r.book = 'cash'
      group by 1, 2, f.id, ends."end", 7, o.measure, ends.planned_month, ev.starts_on having sum(ends.amount) > 0
      order by ev.starts_on nulls last, 1, f.created_at, f.id, ends."end" = 'waiting', 10 desc`,
  );
}

/** How much of each measure the money paid for: the units of the cost lines it covered, whole ones. */
export function unitsPaid(reader: Reader, year: number, locale: string) {
  return rowsOf<{ outputName: string; measure: string; units: number }>(
    reader,
    sql`
      with ${rootsOf(year)}
      select coalesce(${named(locale, "p")}, ${named(locale, "s")}) as "outputName", o.measure, sum(o.count)::int as units
      from (select distinct e.output_id from funding_edge e join roots r on r.id = e.root_id where r.book = 'cash' and e.output_id is not null) used
      join output o on o.id = used.output_id left join programme p on p.id = o.programme_id left join service s on s.id = o.service_id
      group by 1, 2`,
  );
}

export interface PlainFlow {
  readonly source: string | null;
  readonly sourceKind: string;
  readonly target: string | null;
  /** "used", "sold", "wasted", "waiting"; for hours also the measure of an own work. */
  readonly targetKind: string;
  readonly amount: number;
}

/** Food in grams: from whom to where. Firms and food banks by name, people and schools together. */
export function foodFlow(reader: Reader, year: number, locale: string): Promise<readonly PlainFlow[]> {
  return rowsOf<PlainFlow>(
    reader,
    sql`
      with ${rootsOf(year)}, ends as (
        select e.root_id, 'used' as kind, e.output_id, e.amount from funding_edge e where e.output_id is not null
        union all select e.root_id, 'wasted', null, e.amount from funding_edge e where e.output_id is null
        union all select t.root_id, 'sold', null, x.amount from tranche_parent x join tranche t on t.id = x.parent_id where x.kind = 'conversion'
        union all select t.root_id, 'waiting', null, b.remaining from tranche_balance b join tranche t on t.id = b.tranche_id where b.remaining > 0)
      select case when g.kind in ('firm', 'food_bank') and not off.anonymous_public then g.name end as source, 'donor' as "sourceKind",
        coalesce(${named(locale, "p")}, ${named(locale, "s")}) as target, ends.kind as "targetKind", sum(ends.amount)::float8 as amount
      from roots r join ends on ends.root_id = r.id join stock_lot l on l.tranche_id = r.id and l.category = 'food' and l.unit = 'g'
      join goods_receipt_line rl on rl.id = l.receipt_line_id join goods_receipt gr on gr.id = rl.receipt_id join goods_offer off on off.id = gr.offer_id
      left join organisation g on g.id = off.donor_organisation_id
      left join output o on o.id = ends.output_id left join programme p on p.id = o.programme_id left join service s on s.id = o.service_id
      group by 1, 3, 4 having sum(ends.amount) > 0 order by 1 nulls last, 4, 5 desc`,
  );
}

/** Minutes: from whom to what. Nobody is named; firms' days stand together. */
export function timeFlow(reader: Reader, year: number, locale: string): Promise<readonly PlainFlow[]> {
  return rowsOf<PlainFlow>(
    reader,
    sql`
      with ${rootsOf(year)}, hours as (
        select r.id, te.organisation_id, count(*) over (partition by te.person_id) as shifts from roots r left join time_entry te on te.root_id = r.id where r.book = 'time')
      select null as source, case when h.organisation_id is not null then 'corporate' when h.shifts >= 10 then 'regular' else 'other' end as "sourceKind",
        coalesce(${named(locale, "p")}, ${named(locale, "s")}) as target, case when o.kind = 'activity' then o.measure else 'used' end as "targetKind", sum(e.amount)::float8 as amount
      from hours h join funding_edge e on e.root_id = h.id join output o on o.id = e.output_id
      left join programme p on p.id = o.programme_id left join service s on s.id = o.service_id
      group by 2, 3, 4 having sum(e.amount) > 0 order by 2 desc, 5 desc`,
  );
}
