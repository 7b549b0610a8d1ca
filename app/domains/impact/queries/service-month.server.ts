import { sql } from "drizzle-orm";
import { organisationSettings } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { addMonths, type LocalDate, localDateOf } from "~/platform/time/local-date";
import { isGuarded, type PublicFigure, publicFigure, shown, type ShownBook } from "../model";
import { seeImpact } from "../permissions";
import { idArray, rowsOf } from "../rows.server";
import { type Source, sourcesOf } from "./trace.server";

interface OutputRow {
  readonly id: string;
  readonly programmeId: string | null;
  readonly programmeName: string | null;
  readonly measure: string;
  readonly count: number;
}

interface Head {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly capacity: number | null;
  readonly usersInMonth: number | null;
  readonly usersInYear: number | null;
  readonly individualSessions: number | null;
  readonly groupSessions: number | null;
  readonly homeVisits: number | null;
}

export interface ProgrammeSupport {
  readonly programmeId: string | null;
  readonly programmeName: string | null;
  /** Work that may be counted by programme in one month: guarded measures stay with the service's own figures. */
  readonly work: readonly { readonly measure: string; readonly count: number }[];
  readonly sources: readonly Source[];
}

/**
 * A service's month back to its sources, for anybody. The figures are those of a submitted month; sessions and visits are shown for
 * the whole service only, so that a programme's small number cannot be found by month. Null for an unknown service or a month ahead.
 */
export async function serviceMonthBack(ctx: Ctx, ask: { serviceId: string; month: LocalDate; locale: Locale }) {
  authorize(ctx.actor, seeImpact);
  if (ask.month > localDateOf(ctx.clock.now())) return null;
  const { smallNumberThreshold } = await organisationSettings(ctx.db, ask.locale);
  const name = (table: string) => sql.raw(`${table}.name_${ask.locale}`);
  const [heads, outputs, months] = await Promise.all([
    rowsOf<Head>(
      ctx.db,
      sql`
        select s.id, ${name("s")} as name, ${sql.raw(`s.public_${ask.locale}`)} as about, coalesce(m.capacity, s.capacity) as capacity, m.users_in_month as "usersInMonth",
          m.users_in_year as "usersInYear", m.individual_sessions as "individualSessions", m.group_sessions as "groupSessions", m.home_visits as "homeVisits"
        from service s left join service_month m on m.service_id = s.id and m.month = ${ask.month}::date and m.state = 'submitted'
        where s.id = ${ask.serviceId} and s.kind = 'service'`,
    ),
    rowsOf<OutputRow>(
      ctx.db,
      sql`
        select o.id, o.programme_id as "programmeId", ${name("p")} as "programmeName", o.measure, o.count
        from output o left join programme p on p.id = o.programme_id
        where o.kind = 'service' and o.service_id = ${ask.serviceId} and o.month = ${ask.month}::date
        order by p.sort_order nulls last, o.measure`,
    ),
    rowsOf<{ month: LocalDate }>(
      ctx.db,
      sql`select distinct o.month::text as month from output o join funding_edge e on e.output_id = o.id where o.kind = 'service' and o.service_id = ${ask.serviceId} order by 1`,
    ),
  ]);
  const head = heads[0];
  if (!head) return null;
  const sources = await sourcesOf(ctx.db, outputs.map((row) => row.id), ask.locale);
  const programmes: ProgrammeSupport[] = [...new Set(outputs.map((row) => row.programmeId))].map((programmeId) => {
    const own = outputs.filter((row) => row.programmeId === programmeId);
    return {
      programmeId, programmeName: own[0]!.programmeName,
      work: own.filter((row) => row.count > 0 && !isGuarded(row.measure)).map(({ measure, count }) => ({ measure, count })),
      sources: sources.filter((source) => source.programmeId === programmeId),
    };
  });
  const figure = (measure: string, value: number | null): PublicFigure | null => (value === null ? null : publicFigure(measure, value, smallNumberThreshold));
  return {
    service: { id: head.id, name: head.name, about: head.about },
    month: ask.month,
    smallNumberThreshold,
    submitted: head.groupSessions !== null,
    figures: {
      capacity: head.capacity === null ? null : shown(head.capacity),
      usersInMonth: figure("people", head.usersInMonth),
      individualSessions: figure("individual_session", head.individualSessions),
      groupSessions: figure("group_session", head.groupSessions),
      homeVisits: figure("home_visit", head.homeVisits),
    },
    programmes: programmes.filter((row) => row.sources.length > 0 || row.work.length > 0),
    totals: totalsOf(sources),
    months: months.map((row) => row.month),
    earlier: addMonths(ask.month, -1),
    later: addMonths(ask.month, 1) > localDateOf(ctx.clock.now()) ? null : addMonths(ask.month, 1),
    receipts: outputs.length === 0 ? [] : await receiptsBehind(ctx, outputs.map((row) => row.id)),
  };
}
export type ServiceMonthPage = NonNullable<Awaited<ReturnType<typeof serviceMonthBack>>>;

/** Sums per book and unit: the books stand apart, and so do kilograms, litres and pieces. */
function totalsOf(sources: readonly Source[]): readonly { book: ShownBook; unit: string; amount: number }[] {
  const sums = new Map<string, { book: ShownBook; unit: string; amount: number }>();
  for (const { book, unit, amount } of sources) sums.set(unit, { book, unit, amount: (sums.get(unit)?.amount ?? 0) + amount });
  return [...sums.values()];
}

/** How many receipts of each book stand behind the month: the ends of the backward trace. */
const receiptsBehind = (ctx: Ctx, outputIds: readonly string[]) =>
  rowsOf<{ book: ShownBook; receipts: number }>(
    ctx.db,
    sql`
      select r.book, count(distinct coalesce(sl.sale_id, r.id))::int as receipts
      from funding_edge e join tranche r on r.id = e.root_id left join sale_line sl on r.source_kind = 'sale_line' and sl.id = r.source_id
      where e.output_id = any(${idArray(outputIds)}::uuid[]) group by 1`,
  );
