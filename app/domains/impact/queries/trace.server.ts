import { sql } from "drizzle-orm";
import type { Locale } from "~/platform/i18n/locale";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import type { ShownBook } from "../model";
import { idArray, rowsOf } from "../rows.server";

/** Where a receipt has got to. Amounts in the receipt's own base unit. */
export interface Reached {
  readonly outputId: string;
  readonly kind: "service" | "activity";
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly programmeId: string | null;
  readonly programmeName: string | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly month: LocalDate;
  readonly measure: string;
  readonly count: number;
  readonly unit: string;
  readonly amount: number;
}

export interface Waiting {
  readonly fundName: string;
  readonly plannedMonth: LocalDate | null;
  readonly unit: string;
  readonly amount: number;
  /** The takings of an event that are not yet allocated to any purpose. */
  readonly undecided: boolean;
}

const named = (locale: Locale, table: string) => sql.raw(`${table}.name_${locale}`);

const joinOutput = sql`left join service s on s.id = o.service_id left join programme p on p.id = o.programme_id`;

/** Live edges of these receipts, one row an output: what „подкрепено с“ rests on. */
export function reachedBy(reader: Reader, rootIds: readonly string[], locale: Locale): Promise<readonly Reached[]> {
  return rowsOf<Reached>(
    reader,
    sql`
      select o.id as "outputId", o.kind, o.service_id as "serviceId", ${named(locale, "s")} as "serviceName", o.programme_id as "programmeId",
        ${named(locale, "p")} as "programmeName", p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", o.month::text as month, o.measure, o.count,
        r.unit, sum(e.amount)::float8 as amount
      from funding_edge e join tranche r on r.id = e.root_id join output o on o.id = e.output_id ${joinOutput}
      where e.root_id = any(${idArray(rootIds)}::uuid[])
      group by o.id, s.id, p.id, r.unit having sum(e.amount) <> 0
      order by sum(e.amount) desc, o.month, o.id`,
  );
}

/** What of these receipts is not used yet, and where it lies. */
export function waitingOf(reader: Reader, rootIds: readonly string[], locale: Locale): Promise<readonly Waiting[]> {
  return rowsOf<Waiting>(
    reader,
    sql`
      select ${named(locale, "f")} as "fundName", t.planned_month::text as "plannedMonth", t.unit, sum(b.remaining)::float8 as amount, f.event_id is not null as undecided
      from tranche t join tranche_balance b on b.tranche_id = t.id join fund f on f.id = t.fund_id
      where t.root_id = any(${idArray(rootIds)}::uuid[]) and b.remaining > 0
      group by f.id, t.planned_month, t.unit order by sum(b.remaining) desc, f.id`,
  );
}

/** What left these receipts without reaching a service: given back, fees or waste; and goods that were sold. */
export async function leftFrom(reader: Reader, rootIds: readonly string[]) {
  const [row] = await rowsOf<{ returned: number; fees: number; sold: number }>(
    reader,
    sql`
      select
        (select coalesce(sum(x.amount), 0) from tranche_refund x join tranche t on t.id = x.tranche_id where t.root_id = any(r.ids))::float8 as returned,
        (select coalesce(sum(e.amount), 0) from funding_edge e where e.root_id = any(r.ids) and e.output_id is null)::float8 as fees,
        (select coalesce(sum(x.amount), 0) from tranche_parent x join tranche t on t.id = x.parent_id where t.root_id = any(r.ids) and x.kind = 'conversion')::float8 as sold
      from (select ${idArray(rootIds)}::uuid[] as ids) r`,
  );
  return row!;
}

/** The money that goods became: receipts of the cash book with these goods among their parents. */
export async function soldInto(reader: Reader, rootIds: readonly string[]): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(
    reader,
    sql`
      select distinct x.child_id as id from tranche_parent x join tranche t on t.id = x.parent_id
      where t.root_id = any(${idArray(rootIds)}::uuid[]) and x.kind = 'conversion' order by 1`,
  );
  return rows.map((row) => row.id);
}

/** Money raised by the works these outputs are: the event's fund names its activities as ancestors. */
export async function raisedBy(reader: Reader, outputIds: readonly string[]): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(
    reader,
    sql`
      select t.id from fund_activity a join tranche t on t.fund_id = a.fund_id and t.root_id = t.id and t.book = 'cash'
      where a.output_id = any(${idArray(outputIds)}::uuid[]) order by t.received_on, t.id limit 5000`,
  );
  return rows.map((row) => row.id);
}

/** One source of support: an event, a way of giving, a thing given, a work of volunteers. No person is named here. */
export interface Source {
  /** Whose support it was; null for the service itself or an own work. */
  readonly programmeId: string | null;
  readonly book: ShownBook;
  readonly unit: string;
  /** "event", a channel of money, "lot", "hours". */
  readonly kind: string;
  readonly label: string | null;
  readonly donor: string | null;
  readonly amount: number;
  readonly receipts: number;
  readonly people: number;
}

/**
 * What supported these outputs, by source. Firms and food banks that want it are named, everybody else is a count.
 * Purchases are counted by sale, not by line.
 */
export function sourcesOf(reader: Reader, outputIds: readonly string[], locale: Locale): Promise<readonly Source[]> {
  return rowsOf<Source>(
    reader,
    sql`
      select o.programme_id as "programmeId", r.book, r.unit,
        case when ev.id is not null then 'event' when l.id is not null then 'lot' when te.id is not null then 'hours' else r.source_kind end as kind,
        coalesce(${named(locale, "ev")}, l.item_name, ${sql.raw(`op.title_${locale}`)}) as label,
        case when g.kind in ('firm', 'food_bank') and not coalesce(off.anonymous_public, false) then g.name end as donor,
        sum(e.amount)::float8 as amount, count(distinct coalesce(sl.sale_id, r.id))::int as receipts,
        (count(distinct te.person_id) + coalesce(sum(te.people) filter (where te.organisation_id is not null), 0))::int as people
      from funding_edge e
      join output o on o.id = e.output_id
      join tranche r on r.id = e.root_id
      left join sale_line sl on r.source_kind = 'sale_line' and sl.id = r.source_id
      left join sale sa on sa.id = sl.sale_id
      left join bazaar_event ev on ev.id = sa.event_id
      left join stock_lot l on l.tranche_id = r.id
      left join goods_receipt_line rl on rl.id = l.receipt_line_id
      left join goods_receipt gr on gr.id = rl.receipt_id
      left join goods_offer off on off.id = gr.offer_id
      left join time_entry te on te.root_id = r.id
      left join shift sh on sh.id = te.shift_id
      left join opportunity op on op.id = sh.opportunity_id
      left join organisation g on g.id = coalesce(off.donor_organisation_id, te.organisation_id)
      where e.output_id = any(${idArray(outputIds)}::uuid[])
      group by 1, 2, 3, 4, 5, 6 having sum(e.amount) > 0
      order by r.book, sum(e.amount) desc, 5`,
  );
}

/** All outputs of one programme (or of the service itself) in a month: money, goods and hours may stand on different measures. */
export async function outputsBeside(reader: Reader, of: { serviceId: string; programmeId: string | null; month: LocalDate }): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(
    reader,
    sql`
      select id from output where kind = 'service' and service_id = ${of.serviceId} and month = ${of.month}::date
        and programme_id is not distinct from ${of.programmeId}::uuid order by id`,
  );
  return rows.map((row) => row.id);
}

/** What the programme-months of these outputs were supported with in all, per unit. */
export function supportBeside(reader: Reader, outputIds: readonly string[]) {
  return rowsOf<{ serviceId: string; programmeId: string | null; month: LocalDate; unit: string; amount: number; receipts: number }>(
    reader,
    sql`
      select o.service_id as "serviceId", o.programme_id as "programmeId", o.month::text as month, r.unit, sum(e.amount)::float8 as amount,
        count(distinct coalesce(sl.sale_id, r.id))::int as receipts
      from output o join funding_edge e on e.output_id = o.id join tranche r on r.id = e.root_id
      left join sale_line sl on r.source_kind = 'sale_line' and sl.id = r.source_id
      where o.kind = 'service' and exists (
        select 1 from output x where x.id = any(${idArray(outputIds)}::uuid[])
          and x.service_id = o.service_id and x.month = o.month and x.programme_id is not distinct from o.programme_id)
      group by 1, 2, 3, 4`,
  );
}
