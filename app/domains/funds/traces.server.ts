import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import type { Book, TrancheSource, Unit } from "./model";

/**
 * Both directions are read from the same edges (F7). For callers in higher domains, which authorise and decide what of it
 * may be shown. Amounts are in base units of their book and must never be added across books or units.
 */
const rowsOf = async <T>(reader: Reader, query: SQL): Promise<T[]> => [...((await reader.execute(query)) as unknown as Iterable<T>)];
const arrayOf = (ids: readonly string[]): string => `{${ids.join(",")}}`;

export interface ForwardRow {
  /** The root that was asked for. */
  readonly startId: string;
  /** "own": this amount itself. "sold": money its goods became. "activity": money of the event its hours or goods served. */
  readonly via: "own" | "sold" | "activity";
  readonly kind: "used" | "waiting" | "refunded" | "sold";
  readonly book: Book;
  readonly unit: Unit;
  readonly amount: number;
  readonly fundId: string;
  readonly fundNameBg: string;
  readonly fundNameEn: string;
  readonly fundEventId: string | null;
  /** Of a use; null for a fee. */
  readonly outputId: string | null;
  readonly outputKind: "service" | "activity" | null;
  readonly serviceId: string | null;
  readonly programmeId: string | null;
  readonly month: LocalDate | null;
  readonly measure: string | null;
  /** Of what waits: the month it is planned for, if one was named. */
  readonly plannedMonth: LocalDate | null;
}

/** Where receipts went: uses, what still waits, what was given back, and the money that sold goods became. One query. */
export function traceForward(reader: Reader, rootTrancheIds: readonly string[]): Promise<ForwardRow[]> {
  if (rootTrancheIds.length === 0) return Promise.resolve([]);
  return rowsOf<ForwardRow>(reader, sql`
    with recursive family as (
      select r.id as start_id, r.id as root_id, 'own' as via, 0 as depth from tranche r
      where r.id = any (${arrayOf(rootTrancheIds)}::uuid[]) and r.id = r.root_id
      union
      select f.start_id, n.root_id, n.via, f.depth + 1 from family f cross join lateral (
        select c.root_id, 'sold' as via from tranche t join tranche_parent p on p.parent_id = t.id and p.kind = 'conversion'
          join tranche c on c.id = p.child_id where t.root_id = f.root_id
        union
        select m.id, 'activity' from funding_edge e join fund_activity a on a.output_id = e.output_id
          join tranche m on m.fund_id = a.fund_id and m.id = m.root_id and m.book = 'cash'
        where e.root_id = f.root_id and e.reverses is null and not exists (select 1 from funding_edge x where x.reverses = e.id)
      ) n where f.depth < 4
    ),
    reached as (select start_id, root_id, (array_agg(via order by depth))[1] as via from family group by start_id, root_id),
    parts as (
      select r.start_id, r.via, 'used' as kind, t.book, t.unit, t.fund_id, e.output_id, null::date as planned_month, e.amount
      from reached r join funding_edge e on e.root_id = r.root_id join tranche t on t.id = e.tranche_id
      union all
      select r.start_id, r.via, 'waiting', t.book, t.unit, t.fund_id, null, t.planned_month, b.remaining
      from reached r join tranche t on t.root_id = r.root_id join tranche_balance b on b.tranche_id = t.id where b.remaining > 0
      union all
      select r.start_id, r.via, 'refunded', t.book, t.unit, t.fund_id, null, null, f.amount
      from reached r join tranche t on t.root_id = r.root_id join tranche_refund f on f.tranche_id = t.id
      union all
      select r.start_id, r.via, 'sold', t.book, t.unit, t.fund_id, null, null, p.amount
      from reached r join tranche t on t.root_id = r.root_id join tranche_parent p on p.parent_id = t.id and p.kind = 'conversion'
    )
    select p.start_id as "startId", p.via, p.kind, p.book, p.unit, sum(p.amount)::bigint as amount,
      f.id as "fundId", f.name_bg as "fundNameBg", f.name_en as "fundNameEn", f.event_id as "fundEventId",
      o.id as "outputId", o.kind as "outputKind", o.service_id as "serviceId", o.programme_id as "programmeId", o.month::text as month, o.measure,
      p.planned_month::text as "plannedMonth"
    from parts p join fund f on f.id = p.fund_id left join output o on o.id = p.output_id
    group by p.start_id, p.via, p.kind, p.book, p.unit, f.id, o.id, p.planned_month having sum(p.amount) <> 0
    order by p.start_id, p.via, p.kind desc, o.month, f.id`);
}

export interface BackwardRow {
  /** "used": the amounts that support the outputs. "sold": goods that had become that money. "activity": hours and goods of the event that raised it. */
  readonly via: "used" | "sold" | "activity";
  readonly book: Book;
  readonly unit: Unit;
  /** For "sold" and "activity" the whole of the ancestors, not a share: it is ancestry, not a sum that adds up. */
  readonly amount: number;
  readonly source: TrancheSource;
  readonly sourceKind: string;
  /** The fund it first came into: a bazaar's own fund for takings. */
  readonly rootFundId: string;
  readonly rootFundNameBg: string;
  readonly rootFundNameEn: string;
  readonly rootFundEventId: string | null;
  readonly receipts: number;
  /** Roots, and their ids in the domain they came from; empty for sales, which are many. */
  readonly rootIds: readonly string[];
  readonly sourceIds: readonly string[];
}

export interface BackwardOf {
  readonly serviceId: string;
  /** Left out: the whole service. Null: what has no programme. */
  readonly programmeId?: string | null;
  readonly month: LocalDate;
}

/** What supported a service (or one programme) in a month, by source, and what stands behind that. One query. */
export function traceBackward(reader: Reader, of: BackwardOf): Promise<BackwardRow[]> {
  const programme = of.programmeId === undefined ? sql`true` : sql`o.programme_id is not distinct from ${of.programmeId}::uuid`;
  return rowsOf<BackwardRow>(reader, sql`
    with used as (
      select e.root_id, sum(e.amount)::bigint as amount from output o join funding_edge e on e.output_id = o.id
      where o.service_id = ${of.serviceId}::uuid and o.month = ${of.month}::date and ${programme}
      group by e.root_id having sum(e.amount) > 0
    ),
    sold as (
      select p.root_id, sum(tp.amount)::bigint as amount from used u join tranche_parent tp on tp.child_id = u.root_id and tp.kind = 'conversion'
      join tranche p on p.id = tp.parent_id group by p.root_id
    ),
    activity as (
      select e.root_id, sum(e.amount)::bigint as amount from (
        select distinct r.fund_id from used u join tranche r on r.id = u.root_id
      ) f join fund_activity a on a.fund_id = f.fund_id join funding_edge e on e.output_id = a.output_id
      group by e.root_id having sum(e.amount) > 0
    ),
    parts as (
      select 'used' as via, 1 as place, * from used union all select 'sold', 2, * from sold union all select 'activity', 3, * from activity
    )
    select p.via, r.book, r.unit, sum(p.amount)::bigint as amount, r.source, r.source_kind as "sourceKind",
      f.id as "rootFundId", f.name_bg as "rootFundNameBg", f.name_en as "rootFundNameEn", f.event_id as "rootFundEventId", count(*)::int as receipts,
      case when r.source = 'sale' then '{}' else array_agg(r.id order by r.received_on, r.id) end as "rootIds",
      case when r.source = 'sale' then '{}' else array_agg(r.source_id order by r.received_on, r.id) end as "sourceIds"
    from parts p join tranche r on r.id = p.root_id join fund f on f.id = r.fund_id
    group by p.via, p.place, r.book, r.unit, r.source, r.source_kind, f.id
    order by p.place, r.book, r.unit, sum(p.amount) desc, f.id`);
}

export interface FlowRow {
  readonly book: Book;
  readonly unit: Unit;
  /** "sale" (then `sourceFundId` names the bazaar), "carried_over", or the kind of receipt: "bank_gift", "receipt_line" … */
  readonly sourceKey: string;
  readonly sourceFundId: string | null;
  readonly sourceNameBg: string | null;
  readonly sourceNameEn: string | null;
  readonly sourceEventId: string | null;
  readonly fundId: string;
  readonly fundNameBg: string;
  readonly fundNameEn: string;
  readonly fundEventId: string | null;
  readonly kind: "used" | "fee" | "refunded" | "sold" | "waiting";
  readonly outputKind: "service" | "activity" | null;
  readonly serviceId: string | null;
  readonly programmeId: string | null;
  readonly measure: string | null;
  readonly plannedMonth: LocalDate | null;
  readonly amount: number;
  /** The outputs that were supported, for their counts. */
  readonly outputIds: readonly string[];
}

/**
 * Source → fund → use of a calendar year, per book. What came in earlier and was not used before the year counts as carried
 * over; what is used for months after it still waits. Transfers count as they stand now. One query.
 */
export function flowsOfYear(reader: Reader, year: number): Promise<FlowRow[]> {
  return rowsOf<FlowRow>(reader, sql`
    with year as (select make_date(${year}::int, 1, 1) as first, make_date(${year}::int + 1, 1, 1) as next),
    roots as (
      select r.id, case when r.received_on < y.first or r.source_kind = 'carried_over' then 'carried_over' when r.source = 'sale' then 'sale' else r.source_kind end as source_key,
        case when r.received_on >= y.first and r.source = 'sale' then r.fund_id end as source_fund_id
      from tranche r, year y where r.id = r.root_id and r.received_on < y.next
    ),
    parts as (
      select t.root_id, t.fund_id, t.book, t.unit,
        case when coalesce(o.month, e.allocated_on) >= y.next then 'waiting' when c.basis = 'fee' then 'fee' else 'used' end as kind,
        case when o.month < y.next then o.id end as output_id, case when o.month >= y.next then o.month end as planned_month, e.amount
      from year y, funding_edge e join tranche t on t.id = e.tranche_id join cost_line c on c.id = e.cost_line_id left join output o on o.id = e.output_id
      where coalesce(o.month, e.allocated_on) >= y.first
      union all
      select t.root_id, t.fund_id, t.book, t.unit, case when f.refunded_on >= y.next then 'waiting' else 'refunded' end, null, null, f.amount
      from year y, tranche_refund f join tranche t on t.id = f.tranche_id where f.refunded_on >= y.first
      union all
      select t.root_id, t.fund_id, t.book, t.unit, case when c.received_on >= y.next then 'waiting' else 'sold' end, null, null, p.amount
      from year y, tranche_parent p join tranche t on t.id = p.parent_id join tranche c on c.id = p.child_id where p.kind = 'conversion' and c.received_on >= y.first
      union all
      select t.root_id, t.fund_id, t.book, t.unit, 'waiting', null, t.planned_month, b.remaining
      from tranche t join tranche_balance b on b.tranche_id = t.id where b.remaining > 0
    )
    select p.book, p.unit, r.source_key as "sourceKey", s.id as "sourceFundId", s.name_bg as "sourceNameBg", s.name_en as "sourceNameEn", s.event_id as "sourceEventId",
      f.id as "fundId", f.name_bg as "fundNameBg", f.name_en as "fundNameEn", f.event_id as "fundEventId", p.kind,
      o.kind as "outputKind", o.service_id as "serviceId", o.programme_id as "programmeId", o.measure, p.planned_month::text as "plannedMonth",
      sum(p.amount)::bigint as amount, coalesce(array_agg(distinct o.id) filter (where o.id is not null), '{}') as "outputIds"
    from parts p join roots r on r.id = p.root_id join fund f on f.id = p.fund_id left join fund s on s.id = r.source_fund_id left join output o on o.id = p.output_id
    group by p.book, p.unit, r.source_key, s.id, f.id, p.kind, o.kind, o.service_id, o.programme_id, o.measure, p.planned_month
    having sum(p.amount) <> 0
    order by p.book, p.unit, r.source_key, s.id, f.id, p.kind desc, amount desc`);
}
