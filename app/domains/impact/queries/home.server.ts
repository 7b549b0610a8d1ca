import { sql } from "drizzle-orm";
import { organisationSettings } from "~/domains/people/api.server";
import { type OpenNeed, openNeeds } from "~/domains/services/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import { hoursLater, instant } from "~/platform/time/clock";
import { daysBetween, type LocalDate, localDateOf } from "~/platform/time/local-date";
import { publicFigure, type PublicFigure } from "../model";
import { seeImpact } from "../permissions";
import { idArray, rowsOf } from "../rows.server";
import { cashYear, goodsYear, timeYear } from "./year.server";

interface Seats {
  readonly shiftId: string;
  readonly opportunityId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly taken: number;
  readonly capacity: number;
}

export interface ShownNeed extends OpenNeed {
  /** When a need for time is on next, and whose seats are counted. */
  readonly shift: { readonly startsAt: string; readonly endsAt: string } | null;
}

/** The named shifts, and of each named opportunity the next shift with a free seat, or the next one when all are full. */
async function seatsFor(ctx: Ctx, needs: readonly OpenNeed[]): Promise<readonly Seats[]> {
  const shiftIds = needs.flatMap((need) => need.shiftId ?? []);
  const opportunityIds = needs.flatMap((need) => need.opportunityId ?? []);
  if (shiftIds.length + opportunityIds.length === 0) return [];
  return rowsOf<Seats>(
    ctx.db,
    sql`
      with seats as (
        select s.id, s.opportunity_id, s.starts_at, s.ends_at, p.taken, p.capacity
        from shift s join lateral (select sum(seats_taken)::int as taken, sum(capacity)::int as capacity from position where shift_id = s.id) p on true
        where s.cancelled_at is null and (s.id = any(${idArray(shiftIds)}::uuid[]) or (s.opportunity_id = any(${idArray(opportunityIds)}::uuid[]) and s.starts_at > ${ctx.clock.now().toISOString()}::timestamptz)))
      select id as "shiftId", opportunity_id as "opportunityId", starts_at as "startsAt", ends_at as "endsAt", taken, capacity
      from (select *, row_number() over (partition by opportunity_id order by taken >= capacity, starts_at, id) as place from seats) ranked
      where place = 1 or id = any(${idArray(shiftIds)}::uuid[]) order by place`,
  );
}

/** The public list of needs; a need for time shows the seats of its shift, and leaves the list when that has begun. */
async function needsShown(ctx: Ctx, locale: Locale, metSince?: Date): Promise<readonly ShownNeed[]> {
  const needs = await openNeeds(ctx.db, { locale, metSince });
  const seats = await seatsFor(ctx, needs);
  const now = ctx.clock.now();
  return needs.flatMap((need): ShownNeed[] => {
    const shift = seats.find((row) => (need.opportunityId ? row.opportunityId === need.opportunityId : row.shiftId === need.shiftId));
    if (!shift) return [{ ...need, shiftId: null, shift: null }];
    if (instant(shift.startsAt) <= now) return [];
    const open = Math.max(0, shift.capacity - shift.taken);
    return [{ ...need, shiftId: shift.shiftId, quantity: shift.capacity, received: shift.taken, pledged: 0, open, shift: { startsAt: instant(shift.startsAt).toISOString(), endsAt: instant(shift.endsAt).toISOString() } }];
  });
}

/** „От какво имаме нужда“: all open needs by service, and those met in the last week. */
export async function needsPage(ctx: Ctx, ask: { locale: Locale }) {
  authorize(ctx.actor, seeImpact);
  const needs = await needsShown(ctx, ask.locale, hoursLater(ctx.clock.now(), -24 * 7));
  return { today: localDateOf(ctx.clock.now()), open: needs.filter((need) => need.state === "public"), met: needs.filter((need) => need.state === "met") };
}

interface NextBazaar {
  readonly name: string;
  readonly place: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly stalls: number;
  readonly experiences: readonly string[];
  readonly causes: readonly string[];
  readonly days: readonly { opensAt: string; closesAt: string }[];
  readonly programme: readonly { startsAt: string; title: string }[];
}

/** The running bazaar or the next one, as its cover on the home page says it. */
export async function bazaarCover(reader: Reader, today: LocalDate, locale: Locale) {
  const col = (name: string) => sql.raw(`${name}_${locale}`);
  const [event] = await rowsOf<NextBazaar>(
    reader,
    sql`
      select e.${col("name")} as name, e.${col("place")} as place, e.starts_on::text as "startsOn", e.ends_on::text as "endsOn",
        (select count(*)::int from stall where event_id = e.id) as stalls,
        array(select a.${col("name")} from article a where a.event_id = e.id and a.kind = 'experience' order by a.price_cents desc) as experiences,
        array(select c.${col("label")} from bazaar_cause c where c.event_id = e.id order by c.position) as causes,
        coalesce((select json_agg(json_build_object('opensAt', d.opens_at, 'closesAt', d.closes_at) order by d.day) from bazaar_day d where d.event_id = e.id), '[]') as days,
        coalesce((select json_agg(json_build_object('startsAt', p.starts_at, 'title', p.${col("title")}) order by p.starts_at) from
          (select * from programme_entry where event_id = e.id order by starts_at limit 3) p), '[]') as programme
      from bazaar_event e where e.ends_on >= ${today}::date order by e.starts_on, e.id limit 1`,
  );
  return event ? { ...event, inDays: daysBetween(today, event.startsOn) } : null;
}

interface Story {
  readonly thing: string;
  readonly maker: string | null;
  readonly priceCents: number;
  readonly event: string;
  readonly eventOn: LocalDate;
  readonly eventCents: number;
  readonly purchases: number;
  readonly programme: string;
  readonly service: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly month: LocalDate;
  readonly measure: string;
  readonly count: number;
}

/** One true thread: of this year's things sold, slippers first as the page draws them, the one whose money supported a
 * dated activity (or else a programme) most. */
async function trueStory(reader: Reader, year: number, locale: Locale): Promise<Story | null> {
  const name = (table: string) => sql.raw(`${table}.name_${locale}`);
  const [row] = await rowsOf<Story>(
    reader,
    sql`
      with best as (
        select sl.article_id, sa.event_id, e.output_id, sum(e.amount) as amount
        from funding_edge e join tranche r on r.id = e.root_id and r.source_kind = 'sale_line' join sale_line sl on sl.id = r.source_id join sale sa on sa.id = sl.sale_id
        join article a on a.id = sl.article_id and a.kind in ('unique', 'counted') join output o on o.id = e.output_id and o.kind = 'service' and o.programme_id is not null
        join programme p on p.id = o.programme_id
        where r.received_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
        group by sl.article_id, sa.event_id, e.output_id, p.kind, a.drawing having sum(e.amount) > 0
        order by p.kind = 'activity' desc, a.drawing is not distinct from 'slippers' desc, sum(e.amount) desc limit 1)
      select ${name("a")} as thing, a.price_cents::int as "priceCents",
        coalesce(${sql.raw(`st.group_${locale}`)}, org.name, case when pe.public_name_allowed and pe.erased_at is null then pe.full_name end) as maker,
        ${name("ev")} as event, ev.starts_on::text as "eventOn",
        (select coalesce(sum(total_cents), 0)::float8 from sale where event_id = ev.id) as "eventCents", (select count(*)::int from sale where event_id = ev.id) as purchases,
        ${name("p")} as programme, ${name("s")} as service, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", o.month::text as month, o.measure, o.count
      from best b join article a on a.id = b.article_id join bazaar_event ev on ev.id = b.event_id join output o on o.id = b.output_id
      join programme p on p.id = o.programme_id join service s on s.id = o.service_id
      left join stall st on st.id = a.stall_id left join person pe on pe.id = st.holder_person_id left join organisation org on org.id = st.holder_organisation_id`,
  );
  return row ?? null;
}

interface ServiceRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly capacity: number | null;
  readonly groupSessions: number | null;
  readonly homeVisits: number | null;
  readonly until: LocalDate | null;
}

/** The services with this year's submitted work; a small number of visits is not told. */
async function servicesShown(reader: Reader, year: number, locale: Locale, limit: number) {
  const rows = await rowsOf<ServiceRow>(
    reader,
    sql`
      select s.id, ${sql.raw(`s.name_${locale}`)} as name, ${sql.raw(`s.public_${locale}`)} as about, s.capacity,
        sum(m.group_sessions)::int as "groupSessions", sum(m.home_visits)::int as "homeVisits", max(m.month)::text as until
      from service s left join service_month m on m.service_id = s.id and m.state = 'submitted' and m.month between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      where s.kind = 'service' and s.closed_on is null group by s.id order by s.sort_order, s.id`,
  );
  return rows.map(({ homeVisits, ...row }) => ({ ...row, homeVisits: homeVisits === null ? null : (publicFigure("home_visit", homeVisits, limit) as PublicFigure) }));
}

/** The home page. For anybody; an allow-list of public fields. */
export async function homePage(ctx: Ctx, ask: { locale: Locale }) {
  authorize(ctx.actor, seeImpact);
  const today = localDateOf(ctx.clock.now());
  const year = Number(today.slice(0, 4));
  const { smallNumberThreshold } = await organisationSettings(ctx.db, ask.locale);
  const [needs, bazaar, cash, goods, time, story, services] = await Promise.all([
    needsShown(ctx, ask.locale), bazaarCover(ctx.db, today, ask.locale), cashYear(ctx.db, year), goodsYear(ctx.db, year), timeYear(ctx.db, year),
    trueStory(ctx.db, year, ask.locale), servicesShown(ctx.db, year, ask.locale, smallNumberThreshold),
  ]);
  // One need a book, the urgent and soonest first: the page shows that all three kinds of help are asked for.
  const first = (book: string) => {
    const own = needs.filter((need) => need.book === book && need.open > 0 && need.kind !== "brokerage" && need.kind !== "skill");
    return own.find((need) => need.urgency === "urgent") ?? own.toSorted((a, b) => (a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : 1)[0];
  };
  return {
    today, year, smallNumberThreshold, bazaar, cash, goods, time, story, services, openNeeds: needs.length,
    needs: ["goods", "time", "cash"].flatMap((book) => first(book) ?? []),
  };
}
export type HomePage = Awaited<ReturnType<typeof homePage>>;
