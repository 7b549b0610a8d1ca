import { desc, sql } from "drizzle-orm";
import { selfCheckRun } from "~db/schema/platform.server";
import { type Actor, allows, authorize, definePermission, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { instant } from "~/platform/time/clock";
import { addDays, addMonths, type LocalDate, localDateOf, monthOf } from "~/platform/time/local-date";
import { seeToday } from "../permissions";
import { rowsOf } from "../rows.server";

const has = (actor: Actor, ...roles: Role[]): boolean => allows(actor, definePermission("impact.today_block", roles));

export interface DayEvent {
  readonly at: string;
  readonly kind: "receipt" | "shift" | "bazaar";
  readonly text: string;
  readonly count: number | null;
}

/** Yesterday's end to tomorrow's: what came, which shifts there are, when the bazaar opens. */
function dayEvents(ctx: Ctx, today: LocalDate, locale: Locale): Promise<readonly DayEvent[]> {
  const col = (name: string) => sql.raw(`${name}_${locale}`);
  const day = sql`(${today}::date at time zone 'Europe/Sofia')`;
  return rowsOf<DayEvent>(
    ctx.db,
    sql`
      select gr.received_at as at, 'receipt' as kind, coalesce((select l.item_name from stock_lot l join goods_receipt_line rl on rl.id = l.receipt_line_id where rl.receipt_id = gr.id order by l.number limit 1), '') as text, null::int as count
      from goods_receipt gr where gr.received_at >= ${day} and gr.received_at < ${day} + interval '1 day'
      union all
      select s.starts_at, 'shift', op.${col("title")}, (select sum(p.seats_taken)::int from position p where p.shift_id = s.id)
      from shift s join opportunity op on op.id = s.opportunity_id where s.cancelled_at is null and s.starts_at >= ${day} and s.starts_at < ${day} + interval '2 days'
      union all
      select d.opens_at, 'bazaar', e.${col("name")}, null from bazaar_day d join bazaar_event e on e.id = d.event_id where d.opens_at >= ${day} and d.opens_at < ${day} + interval '2 days'
      order by 1 limit 40`,
  );
}

/** One thing that waits for this person. `kind` is also the key of its sentences. */
export interface Task {
  readonly kind: "offer" | "expected" | "unattested" | "consent" | "exception" | "month" | "need_draft" | "allocate" | "confirm_allocation" | "expiring";
  readonly id: string;
  readonly text: string;
  readonly count: number;
  readonly at: string | null;
  readonly amount: number | null;
  readonly unit: string | null;
}

const coordinatorTasks = (locale: Locale) => sql`
  (select 'offer' as kind, o.id::text as id, coalesce((select l.description from goods_offer_line l where l.offer_id = o.id order by l.position limit 1), (select h.what from help_promise h where h.offer_id = o.id), '') as text,
    (select count(*)::int from goods_offer_line l where l.offer_id = o.id) as count, o.created_at::text as at, null::float8 as amount, null as unit
  from goods_offer o where o.state = 'submitted' order by o.created_at limit 6)
  union all
  (select 'unattested', s.id::text, op.${sql.raw(`title_${locale}`)}, count(*)::int, min(s.ends_at)::text, null, null
  from shift s join opportunity op on op.id = s.opportunity_id join signup g on g.shift_id = s.id and g.state in ('confirmed', 'checked_in')
  where s.cancelled_at is null and s.ends_at < now_at.t and s.ends_at > now_at.t - interval '60 days'
  group by s.id, op.id order by min(s.ends_at) limit 6)
  union all
  (select 'consent', s.id::text, op.${sql.raw(`title_${locale}`)}, count(*)::int, min(s.starts_at)::text, null, null
  from signup g join shift s on s.id = g.shift_id join opportunity op on op.id = s.opportunity_id
  where g.state = 'pending_consent' and s.starts_at > now_at.t group by s.id, op.id order by min(s.starts_at) limit 6)`;

const exceptionTasks = (locale: Locale) => sql`
  (select 'exception', x.event_id::text, x.name, x.n, null::text, x.cents, 'EUR' from (
    select e.id as event_id, e.${sql.raw(`name_${locale}`)} as name, count(*)::int as n, sum(se.amount_cents)::float8 as cents
    from sale_exception se join sale s on s.id = se.sale_id join bazaar_event e on e.id = s.event_id group by e.id) x limit 3)`;

const storeTasks = (today: LocalDate) => sql`
  (select 'expected', o.id::text, coalesce((select l.description from goods_offer_line l where l.offer_id = o.id order by l.position limit 1), ''),
    (select count(*)::int from goods_offer_line l where l.offer_id = o.id), o.agreed_from::text, null, null
  from goods_offer o where o.state = 'agreed' and o.kind = 'goods' order by o.agreed_from nulls last, o.id limit 6)
  union all
  (select 'expiring', l.id::text, l.item_name, l.number::int, coalesce(l.use_by, l.best_before)::text, b.on_hand::float8, l.unit
  from stock_balance b join stock_lot l on l.id = b.lot_id where b.place_kind = 'store' and b.on_hand > 0
    and coalesce(l.use_by, l.best_before) between ${today}::date and ${addDays(today, 3)}::date order by 5 limit 6)`;

const managerTasks = (today: LocalDate, locale: Locale) => sql`
  (select 'month', s.id::text, s.${sql.raw(`name_${locale}`)}, 1, m.month::text, null, null
  from service_month m join service s on s.id = m.service_id where m.state = 'draft' and m.month <= ${monthOf(today)}::date order by m.month limit 4)
  union all
  (select 'month', s.id::text, s.${sql.raw(`name_${locale}`)}, 1, ${addMonths(today, -1)}::text, null, null
  from service s where s.kind = 'service' and s.closed_on is null and exists (select 1 from service_month m where m.service_id = s.id)
    and not exists (select 1 from service_month m where m.service_id = s.id and m.month = ${addMonths(today, -1)}::date) limit 4)
  union all
  (select 'need_draft', n.id::text, n.${sql.raw(`title_${locale}`)}, 1, null, null, null from need n where n.state = 'draft' order by n.created_at limit 4)`;

const directorTasks = (today: LocalDate, locale: Locale) => sql`
  (select 'allocate', f.id::text, f.${sql.raw(`name_${locale}`)}, 1, e.ends_on::text, sum(b.remaining)::float8, 'EUR'
  from fund f join bazaar_event e on e.fund_id = f.id and e.ends_on < ${today}::date join tranche t on t.fund_id = f.id and t.book = 'cash' join tranche_balance b on b.tranche_id = t.id
  where f.state = 'open' and not exists (select 1 from allocation a where a.fund_id = f.id and a.state in ('proposed', 'confirmed')) group by f.id, e.id having sum(b.remaining) > 0 order by e.ends_on limit 3)`;

const accountantTasks = (locale: Locale) => sql`
  (select 'confirm_allocation', f.id::text, f.${sql.raw(`name_${locale}`)}, (select count(*)::int from allocation_line l where l.allocation_id = a.id), a.proposed_at::text,
    (select sum(l.amount_cents)::float8 from allocation_line l where l.allocation_id = a.id), 'EUR'
  from allocation a join fund f on f.id = a.fund_id where a.state = 'proposed' order by a.proposed_at limit 6)`;

/** What waits for this person, by role, in one statement. */
async function tasksFor(ctx: Ctx, today: LocalDate, locale: Locale): Promise<readonly Task[]> {
  const { actor } = ctx;
  const parts = [
    ...(has(actor, "coordinator") ? [coordinatorTasks(locale)] : []),
    ...(has(actor, "coordinator", "accountant") ? [exceptionTasks(locale)] : []),
    ...(has(actor, "storekeeper") ? [storeTasks(today)] : []),
    ...(has(actor, "service_manager") ? [managerTasks(today, locale)] : []),
    ...(has(actor, "director") ? [directorTasks(today, locale)] : []),
    ...(has(actor, "accountant") ? [accountantTasks(locale)] : []),
  ];
  if (parts.length === 0) return [];
  return rowsOf<Task>(
    ctx.db,
    sql`with now_at as (select ${ctx.clock.now().toISOString()}::timestamptz as t)
      select x.* from now_at, lateral (${sql.join(parts, sql` union all `)}) as x (kind, id, text, count, at, amount, unit)`,
  );
}

export interface WeekRow {
  readonly day: LocalDate;
  readonly cents: number;
  readonly grams: number;
  readonly pieces: number;
  readonly minutes: number;
}

/** What came in since Monday, by day and book. */
function weekOf(ctx: Ctx, today: LocalDate): Promise<readonly WeekRow[]> {
  return rowsOf<WeekRow>(
    ctx.db,
    sql`
      select d.day::date::text as day,
        coalesce(sum(t.amount) filter (where t.book = 'cash' and t.source_kind <> 'carried_over'), 0)::float8 as cents,
        coalesce(sum(t.amount) filter (where t.unit = 'g'), 0)::float8 as grams, coalesce(sum(t.amount) filter (where t.unit = 'piece'), 0)::float8 as pieces,
        coalesce(sum(t.amount) filter (where t.book = 'time'), 0)::float8 as minutes
      from generate_series(date_trunc('week', ${today}::date), ${today}::date, interval '1 day') d(day)
      left join tranche t on t.received_on = d.day::date and t.root_id = t.id
      group by d.day order by d.day`,
  );
}

export interface SeatDay {
  readonly day: LocalDate;
  readonly taken: number;
  readonly capacity: number;
}

/** Seats of the next three days with shifts. */
function seatDays(ctx: Ctx, today: LocalDate): Promise<readonly SeatDay[]> {
  return rowsOf<SeatDay>(
    ctx.db,
    sql`
      select (s.starts_at at time zone 'Europe/Sofia')::date::text as day, sum(p.seats_taken)::int as taken, sum(p.capacity)::int as capacity
      from shift s join position p on p.shift_id = s.id
      where s.cancelled_at is null and s.starts_at >= (${today}::date at time zone 'Europe/Sofia') and s.starts_at < (${addDays(today, 14)}::date at time zone 'Europe/Sofia')
      group by 1 order by 1 limit 3`,
  );
}

export interface ExpiringLot {
  readonly id: string;
  readonly name: string;
  readonly day: LocalDate;
  readonly onHand: number;
  readonly unit: string;
}

/** Food that ends within three days, for whoever finds it a use; the storekeeper has each lot among the tasks. */
function expiringLots(ctx: Ctx, today: LocalDate): Promise<readonly ExpiringLot[]> {
  return rowsOf<ExpiringLot>(
    ctx.db,
    sql`
      select l.id, l.item_name as name, coalesce(l.use_by, l.best_before)::text as day, b.on_hand::float8 as "onHand", l.unit
      from stock_balance b join stock_lot l on l.id = b.lot_id where b.place_kind = 'store' and b.on_hand > 0
        and coalesce(l.use_by, l.best_before) between ${today}::date and ${addDays(today, 3)}::date order by 3, l.id limit 4`,
  );
}

/** „Днес“: for everybody on the team; what waits depends on the roles. */
export async function todayPage(ctx: Ctx, ask: { locale: Locale }) {
  authorize(ctx.actor, seeToday);
  const today = localDateOf(ctx.clock.now());
  const [events, tasks, week, seats, expiring, checks] = await Promise.all([
    dayEvents(ctx, today, ask.locale), tasksFor(ctx, today, ask.locale), weekOf(ctx, today), seatDays(ctx, today),
    has(ctx.actor, "coordinator") ? expiringLots(ctx, today) : [],
    ctx.db.select({ ranAt: selfCheckRun.ranAt, checks: selfCheckRun.checks, violations: selfCheckRun.violations }).from(selfCheckRun).orderBy(desc(selfCheckRun.ranAt)).limit(1),
  ]);
  const now = ctx.clock.now().toISOString();
  const timed = events.map((event) => ({ ...event, at: instant(event.at).toISOString() }));
  const past = timed.filter((event) => event.at <= now).slice(-1);
  const next = timed.filter((event) => event.at > now).slice(0, 3);
  const check = checks[0] ? { ranAt: checks[0].ranAt.toISOString(), violations: checks[0].violations, checks: checks[0].checks } : null;
  return { today, now, past, next, tasks, week, seats, expiring, check };
}
export type TodayPage = Awaited<ReturnType<typeof todayPage>>;
