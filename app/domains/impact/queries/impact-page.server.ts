import { sql } from "drizzle-orm";
import { organisationSettings } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import { addMonths, type LocalDate, localDate, localDateOf, monthOf } from "~/platform/time/local-date";
import { type PublicFigure, shown, suppressColumn, suppressTable, type ShownBook } from "../model";
import { seeImpact } from "../permissions";
import { rowsOf } from "../rows.server";
import { cashFlow, cashYear, foodFlow, goodsYear, timeFlow, timeYear, unitsPaid } from "./year.server";

const yearMeasures = ["individual_session", "group_session", "home_visit"] as const;
export type YearMeasure = (typeof yearMeasures)[number];

interface MonthRow {
  readonly month: LocalDate;
  readonly individual_session: number;
  readonly group_session: number;
  readonly home_visit: number;
}

export interface MeasureYear {
  readonly measure: YearMeasure;
  readonly total: number;
  readonly months: readonly { readonly month: LocalDate; readonly figure: PublicFigure | null; readonly open: boolean }[];
}

/** Work by month and by programme of the services' submitted months; people stand apart from work. */
async function servicesYear(reader: Reader, year: number, today: LocalDate, locale: Locale, limit: number) {
  const january = localDate(`${year}-01-01`);
  const inYear = sql`month between ${january}::date and ${`${year}-12-31`}::date`;
  const [months, programmes, people] = await Promise.all([
    rowsOf<MonthRow>(
      reader,
      sql`select month::text as month, sum(individual_sessions)::int as individual_session, sum(group_sessions)::int as group_session, sum(home_visits)::int as home_visit
        from service_month where state = 'submitted' and ${inYear} group by month order by month`,
    ),
    rowsOf<{ programmeId: string; name: string; individual_session: number; group_session: number; home_visit: number; books: readonly ShownBook[] | null }>(
      reader,
      sql`
        select p.id as "programmeId", ${sql.raw(`p.name_${locale}`)} as name,
          coalesce(sum(o.count) filter (where o.measure = 'individual_session'), 0)::int as individual_session,
          coalesce(sum(o.count) filter (where o.measure = 'group_session'), 0)::int as group_session,
          coalesce(sum(o.count) filter (where o.measure = 'home_visit'), 0)::int as home_visit,
          (select array_agg(distinct c.book) from funding_edge e join cost_line c on c.id = e.cost_line_id join output x on x.id = e.output_id
            where x.programme_id = p.id and x.${inYear}) as books
        from output o join programme p on p.id = o.programme_id
        where o.kind = 'service' and o.measure in ('individual_session', 'group_session', 'home_visit') and o.${inYear}
        group by p.id having sum(o.count) > 0 order by p.sort_order, p.id`,
    ),
    rowsOf<{ name: string; capacity: number; usersMean: number; usersInYear: number; months: number }>(
      reader,
      sql`
        select ${sql.raw(`s.name_${locale}`)} as name, max(m.capacity)::int as capacity, round(avg(m.users_in_month))::int as "usersMean", max(m.users_in_year)::int as "usersInYear", count(*)::int as months
        from service_month m join service s on s.id = m.service_id where m.state = 'submitted' and m.${inYear} group by s.id order by s.sort_order`,
    ),
  ]);
  const measures: MeasureYear[] = yearMeasures.map((measure) => {
    const values = months.map((row) => row[measure]);
    const figures = measure === "group_session" ? values.map(shown) : suppressColumn(values, limit);
    return {
      measure,
      total: values.reduce((sum, value) => sum + value, 0),
      months: Array.from({ length: 12 }, (_, index) => {
        const month = addMonths(january, index);
        const at = months.findIndex((row) => row.month === month);
        return { month, figure: at < 0 ? null : figures[at]!, open: at < 0 && month === monthOf(today) };
      }),
    };
  });
  const table = suppressTable(yearMeasures, programmes, limit);
  return {
    measures, people,
    programmes: programmes.map((row, index) => ({ programmeId: row.programmeId, name: row.name, books: row.books ?? [], figures: table[index]! })),
    submittedUntil: months.at(-1)?.month ?? null,
  };
}

/** „Какво постигнахме“: three books side by side, their flows with equal tables, and the services' own figures. For anybody. */
export async function impactPage(ctx: Ctx, ask: { year?: number; locale: Locale }) {
  authorize(ctx.actor, seeImpact);
  const today = localDateOf(ctx.clock.now());
  const { smallNumberThreshold } = await organisationSettings(ctx.db, ask.locale);
  const years = await rowsOf<{ year: number }>(
    ctx.db,
    sql`select distinct extract(year from received_on)::int as year from tranche where root_id = id
      union select distinct extract(year from month)::int from service_month where state = 'submitted' order by 1`,
  );
  const year = ask.year ?? Math.min(Number(today.slice(0, 4)), years.at(-1)?.year ?? Number(today.slice(0, 4)));
  const [cash, goods, time, money, food, hours, units, services] = await Promise.all([
    cashYear(ctx.db, year), goodsYear(ctx.db, year), timeYear(ctx.db, year), cashFlow(ctx.db, year, ask.locale), foodFlow(ctx.db, year, ask.locale), timeFlow(ctx.db, year, ask.locale),
    unitsPaid(ctx.db, year, ask.locale), servicesYear(ctx.db, year, today, ask.locale, smallNumberThreshold),
  ]);
  return { year, smallNumberThreshold, years: years.map((row) => row.year), today, cash, goods, time, flows: { money, food, hours }, units, services };
}
export type ImpactPage = Awaited<ReturnType<typeof impactPage>>;
