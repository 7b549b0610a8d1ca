import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import { parseLookCode } from "~/platform/tokens/look-code";
import { instant } from "~/platform/time/clock";
import type { LocalDate } from "~/platform/time/local-date";
import { idArray, rowsOf } from "../rows.server";

/** A line of the slip, the tracked gift or the hours that a code opens. */
export interface StartLine {
  /** The receipt in its book; null while a gift is only declared. */
  readonly rootId: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly amount: number;
}

export interface PathStart {
  readonly kind: "sale" | "goods" | "hours";
  readonly code: string;
  readonly title: string;
  readonly at: string;
  readonly number: number | null;
  readonly stalls: string | null;
  readonly till: string | null;
  readonly lines: readonly StartLine[];
}

type Head = Omit<PathStart, "lines" | "code"> & { id: string };

/**
 * What a look code opens: a sale's slip, a tracked gift, attested hours. One statement for all three kinds, so that a wrong
 * code and a foreign one take the same way (P4). Null for neither.
 */
export async function pathStart(reader: Reader, typed: string, locale: Locale): Promise<PathStart | null> {
  const code = parseLookCode(typed);
  if (!code) return null;
  const [head] = await rowsOf<Head>(
    reader,
    sql`
      select 'sale' as kind, s.id, ${sql.raw(`ev.name_${locale}`)} as title, s.sold_at as at, s.sequence::int as number, ${sql.raw(`t.name_${locale}`)} as till,
        (select string_agg(distinct st.number::text, ', ') from sale_line sl join stall st on st.id = sl.stall_id where sl.sale_id = s.id) as stalls
      from sale s join bazaar_event ev on ev.id = s.event_id join till t on t.id = s.till_id where s.look_code = ${code}
      union all
      select 'goods', o.id, coalesce((select l.description from goods_offer_line l where l.offer_id = o.id order by l.position limit 1), ''), o.created_at, o.number::int, null, null
      from goods_offer o where o.code = ${code}
      union all
      select 'hours', te.id, ${sql.raw(`op.title_${locale}`)}, sh.starts_at, null, null, null
      from time_entry te join shift sh on sh.id = te.shift_id join opportunity op on op.id = sh.opportunity_id
      where te.look_code = ${code} and te.state = 'posted'`,
  );
  if (!head) return null;
  const { id, ...start } = head;
  return { ...start, code, at: instant(head.at).toISOString(), lines: await linesOf(reader, head.kind, id, locale) };
}

function linesOf(reader: Reader, kind: PathStart["kind"], id: string, locale: Locale): Promise<readonly StartLine[]> {
  switch (kind) {
    case "sale":
      return rowsOf<StartLine>(
        reader,
        sql`
          select t.id as "rootId", coalesce(${sql.raw(`a.name_${locale}`)}, '') as name, sl.quantity::int as quantity, 'EUR' as unit, sl.amount_cents::float8 as amount
          from sale_line sl left join article a on a.id = sl.article_id
          left join tranche t on t.id = sl.id and t.source_kind = 'sale_line'
          where sl.sale_id = ${id} order by sl.position`,
      );
    case "goods":
      return rowsOf<StartLine>(
        reader,
        sql`
          select l.tranche_id as "rootId", coalesce(l.item_name, ol.description) as name, coalesce(l.quantity, ol.quantity)::float8 as quantity,
            ol.unit, coalesce(l.quantity, ol.quantity)::float8 as amount
          from goods_offer_line ol left join goods_receipt_line rl on rl.offer_line_id = ol.id left join stock_lot l on l.receipt_line_id = rl.id
          where ol.offer_id = ${id} and (l.id is not null or rl.id is null) order by ol.position, l.number`,
      );
    case "hours":
      return rowsOf<StartLine>(
        reader,
        sql`select te.root_id as "rootId", ${sql.raw(`op.title_${locale}`)} as name, te.minutes::int as quantity, 'MIN' as unit, te.minutes::float8 as amount
          from time_entry te join shift sh on sh.id = te.shift_id join opportunity op on op.id = sh.opportunity_id where te.id = ${id}`,
      );
  }
}

/** What a receipt of money was before: the goods it was made of, who made them, and the volunteers' hours at the event. */
export interface Ancestor {
  readonly kind: "goods" | "made" | "hours";
  readonly name: string;
  readonly unit: string | null;
  readonly amount: number;
  readonly donor: string | null;
  readonly documentNumber: number | null;
  readonly documentOn: LocalDate | null;
}

/** Makers appear by name only while they allow it (P2); firms and food banks unless they asked not to. */
export function ancestorsOf(reader: Reader, rootIds: readonly string[], locale: Locale): Promise<readonly Ancestor[]> {
  return rowsOf<Ancestor>(
    reader,
    sql`
      with root as (select t.id, t.fund_id, t.source_id from tranche t where t.id = any(${idArray(rootIds)}::uuid[]))
      select 'goods' as kind, l.item_name as name, l.unit, sum(x.amount)::float8 as amount,
        case when g.kind in ('firm', 'food_bank') and not off.anonymous_public then g.name end as donor,
        min(d.number)::int as "documentNumber", min(d.issued_on)::text as "documentOn", 1 as place
      from root join tranche_parent x on x.child_id = root.id and x.kind = 'conversion'
      join tranche pt on pt.id = x.parent_id join stock_lot l on l.tranche_id = pt.root_id
      join goods_receipt_line rl on rl.id = l.receipt_line_id join goods_receipt gr on gr.id = rl.receipt_id join goods_offer off on off.id = gr.offer_id
      left join organisation g on g.id = off.donor_organisation_id
      left join document d on d.subject_id = gr.id and d.type = 'handover_protocol'
      group by l.item_name, l.unit, 5
      union all
      select 'made', ${sql.raw(`a.name_${locale}`)}, 'piece', sum(sl.quantity)::float8,
        coalesce(${sql.raw(`st.group_${locale}`)}, org.name, case when p.public_name_allowed and p.erased_at is null then p.full_name end), null, null, 2
      from root join sale_line sl on sl.id = root.source_id join article a on a.id = sl.article_id and a.kind not in ('free_gift', 'experience')
      join stall st on st.id = a.stall_id left join person p on p.id = st.holder_person_id left join organisation org on org.id = st.holder_organisation_id
      group by 2, 5
      union all
      select 'hours', ${sql.raw(`f.name_${locale}`)}, 'MIN', sum(te.minutes)::float8, null, count(distinct te.person_id)::int, null, 3
      from (select distinct fund_id from root) r join fund f on f.id = r.fund_id join fund_activity fa on fa.fund_id = r.fund_id
      join time_entry te on te.output_id = fa.output_id and te.state = 'posted'
      group by f.id
      order by place, amount desc`,
  );
}
