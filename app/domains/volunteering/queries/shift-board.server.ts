import { and, asc, desc, eq, gt, gte, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { account, person } from "~db/schema/people.server";
import { service } from "~db/schema/services.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { hoursLater } from "~/platform/time/clock";
import { addDays, instantAt, type LocalDate } from "~/platform/time/local-date";
import type { ShiftId } from "../model";
import { manageShifts, seeShiftBoard } from "../permissions";
import { visibleServices, visibleShifts } from "../team-scope.server";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";

/** What the list says of a shift besides its notice. */
export interface BoardFacts {
  readonly confirmed: number;
  /** People below the least of each task, together. */
  readonly missing: number;
  readonly held: number;
  readonly offered: number;
  readonly listed: number;
  readonly consent: number;
  readonly clearance: number;
  /** Seats kept for organisations without names. */
  readonly unnamed: number;
  readonly blocks: number;
  readonly toAttest: number;
  readonly postedMinutes: number;
  readonly names: readonly string[];
}
export interface BoardShift extends PublicShift {
  readonly partOfSeries: boolean;
  readonly facts: BoardFacts;
}

export interface BoardPage {
  readonly shifts: readonly BoardShift[];
  /** Cursors of the neighbouring pages: "<start in ISO>_<id>". */
  readonly previous: string | null;
  readonly next: string | null;
  /** Shifts of the coming seven days in which people are missing. */
  readonly short: number;
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

export interface BoardAsk {
  readonly when: "upcoming" | "past";
  readonly locale: Locale;
  readonly service?: string;
  readonly short?: boolean;
  /** Monday of the only week to show. */
  readonly week?: LocalDate;
  readonly after?: string;
  readonly before?: string;
  readonly limit?: number;
}

/** Within how many hours a shift without people is counted as one to look after. */
const soonHours = 7 * 24;
const pageSize = 20;

/** Fewer people with a place than some task needs. */
const isShort = sql`exists (select 1 from "position" p where p.shift_id = ${shift.id}
  and p.min_people > (select coalesce(sum(g.party_size), 0) from signup g where g.position_id = p.id and g.state in ('confirmed', 'checked_in', 'completed')))`;
const shortSoon = (now: Date): SQL | undefined => and(isNull(shift.cancelledAt), gt(shift.startsAt, now), lte(shift.startsAt, hoursLater(now, soonHours)), isShort);

function wanted(ctx: Ctx, ask: BoardAsk, now: Date): SQL | undefined {
  const when = ask.short ? shortSoon(now) : ask.when === "upcoming" ? gt(shift.endsAt, now) : lte(shift.endsAt, now);
  const week = ask.week ? and(gte(shift.startsAt, instantAt(ask.week, "00:00")), lt(shift.startsAt, instantAt(addDays(ask.week, 7), "00:00"))) : undefined;
  const of = ask.service === "own" ? isNull(opportunity.serviceId) : ask.service ? eq(opportunity.serviceId, ask.service) : undefined;
  return and(when, week, of, visibleShifts(ctx));
}

/** Rows beyond a cursor, towards later or earlier starts. */
function beyond(cursor: string | undefined, later: boolean): SQL | undefined {
  if (!cursor) return undefined;
  const [at = "", id = ""] = cursor.split("_");
  return later ? sql`(${shift.startsAt}, ${shift.id}) > (${at}::timestamptz, ${id}::uuid)` : sql`(${shift.startsAt}, ${shift.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

const cursorOf = (row: { readonly startsAt: Date; readonly id: string }): string => `${row.startsAt.toISOString()}_${row.id}`;

/**
 * The staff list, page by page in both directions: upcoming soonest first, past latest first. Who: coordinators, service managers, the
 * director; a grant for one service sees that service's shifts.
 */
export async function shiftBoard(ctx: Ctx, ask: BoardAsk): Promise<BoardPage> {
  authorize(ctx.actor, seeShiftBoard);
  const now = ctx.clock.now();
  const limit = ask.limit ?? pageSize;
  const forward = !ask.before;
  // „after“ follows the order of the list: later starts when it looks ahead, earlier ones when it looks back.
  const later = (ask.when === "upcoming") === forward;
  const order = later ? [asc(shift.startsAt), asc(shift.id)] : [desc(shift.startsAt), desc(shift.id)];
  const [found, [short], services] = await Promise.all([
    selectShifts(ctx.db, now).where(and(wanted(ctx, ask, now), beyond(ask.after ?? ask.before, later))).orderBy(...order).limit(limit + 1),
    ctx.db.select({ n: sql<number>`count(*)::int` }).from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(and(shortSoon(now), visibleShifts(ctx))),
    servicesFor(ctx, ask.locale),
  ]);
  const more = found.length > limit;
  const page = found.slice(0, limit);
  const rows = forward ? page : page.reverse();
  const facts = await factsOf(ctx, rows.map((row) => row.id));
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    shifts: rows.map((row) => ({ ...publicShift(row, ask.locale, now), partOfSeries: facts.get(row.id)?.partOfSeries ?? false, facts: facts.get(row.id)! })),
    previous: first && (forward ? ask.after : more) ? cursorOf(first) : null,
    next: last && (!forward || more) ? cursorOf(last) : null,
    short: short?.n ?? 0, services,
  };
}

/** For the menu: how many shifts of the coming week lack people, within the reader's scope. */
export async function shiftsShortSoon(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, seeShiftBoard);
  const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(and(shortSoon(ctx.clock.now()), visibleShifts(ctx)));
  return row?.n ?? 0;
}

async function servicesFor(ctx: Ctx, locale: Locale): Promise<BoardPage["services"]> {
  const visible = visibleServices(ctx);
  const rows = await ctx.db.select({ id: service.id, bg: service.nameBg, en: service.nameEn }).from(service)
    .where(sql`exists (select 1 from opportunity o where o.service_id = ${service.id})`).orderBy(asc(service.nameBg), asc(service.id));
  return rows.filter((row) => visible === null || visible.includes(row.id)).map((row) => ({ id: row.id, name: inLocale(locale, row.bg, row.en) }));
}

type FactsRow = BoardFacts & { readonly id: ShiftId; readonly partOfSeries: boolean };

/** One statement for all rows of the page. */
async function factsOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, FactsRow>> {
  if (ids.length === 0) return new Map();
  const rows = (await ctx.db.execute(sql`
    with s as (select x.id, x.series_id from shift x where x.id = any (${`{${ids.join(",")}}`}::uuid[])),
    g as (select g.shift_id, g.position_id, g.state, g.party_size, g.holds_seat, q.full_name, g.confirmed_at, g.state in ('confirmed', 'checked_in', 'completed') as seated
      from signup g join s on s.id = g.shift_id join person q on q.id = g.person_id),
    p as (select p.shift_id, sum(greatest(0, p.min_people - coalesce(t.n, 0)))::int as missing from "position" p join s on s.id = p.shift_id
      left join (select position_id, sum(party_size) as n from g where seated group by 1) t on t.position_id = p.id group by 1),
    b as (select p.shift_id, sum(b.size - b.seats_named)::int as unnamed, count(*)::int as blocks from seat_block b join "position" p on p.id = b.position_id join s on s.id = p.shift_id
      where b.state = 'held' group by 1)
    select s.id, s.series_id is not null as "partOfSeries", coalesce(p.missing, 0) as missing, coalesce(b.unnamed, 0) as unnamed, coalesce(b.blocks, 0) as blocks,
      coalesce(sum(g.party_size) filter (where g.seated), 0)::int as confirmed, count(*) filter (where g.state = 'pending_email' and g.holds_seat)::int as held,
      count(*) filter (where g.state = 'offered')::int as offered, count(*) filter (where g.state = 'waitlisted')::int as listed,
      count(*) filter (where g.state = 'pending_consent')::int as consent, count(*) filter (where g.state = 'pending_clearance')::int as clearance,
      count(*) filter (where g.state in ('confirmed', 'checked_in'))::int as "toAttest",
      coalesce((select sum(e.minutes) from time_entry e where e.shift_id = s.id and e.state = 'posted'), 0)::int as "postedMinutes",
      coalesce(array_agg(g.full_name order by g.confirmed_at, g.full_name) filter (where g.seated), '{}') as names
    from s left join g on g.shift_id = s.id left join p on p.shift_id = s.id left join b on b.shift_id = s.id
    group by s.id, s.series_id, p.missing, b.unnamed, b.blocks`)) as unknown as FactsRow[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whom a coordinator may put in charge: people of the organisation with a live account. */
export async function inChargeOptions(ctx: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  authorize(ctx.actor, manageShifts);
  return ctx.db
    .select({ id: person.id, name: person.fullName })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .where(sql`${account.disabledAt} is null`)
    .orderBy(asc(person.fullName), asc(person.id));
}
