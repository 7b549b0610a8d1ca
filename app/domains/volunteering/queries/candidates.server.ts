import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { inLocale } from "~/platform/i18n/locale";
import { instant } from "~/platform/time/clock";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";
import { workLimitOf } from "../work-limit.server";

/** Somebody who could come: allowed there on that day, free then. */
export interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly hasEmail: boolean;
  readonly minor: boolean;
  readonly age: number | null;
  /** Times at the same work before: the same opportunity, title or event. */
  readonly came: number;
  /** Minutes of the 28 days up to the shift: attested ones and those still planned. */
  readonly load: number;
  readonly invitedAt: Date | null;
}

export interface CandidatePage {
  readonly position: { readonly id: string; readonly name: string; readonly title: string; readonly startsAt: Date; readonly endsAt: Date };
  readonly tasks: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly Candidate[];
  readonly next: string | null;
  readonly limitMinutes: number;
}

export interface CandidateAsk {
  readonly shiftId: string;
  readonly positionId: string;
  readonly adultsOnly?: boolean;
  /** Also those above the limit of overwork. */
  readonly tired?: boolean;
  /** "<came>_<load>_<person id>" of the last row shown. */
  readonly after?: string;
  readonly locale: Locale;
  readonly limit?: number;
}

const seated = sql.raw("('confirmed', 'checked_in', 'completed')");

/**
 * V5 for all people at once, as `volunteering_requirements` says it for one; a guardian's consent can still be asked for. Of whom nobody
 * knows the birth date but who came as a minor is judged as one of 14.
 */
const eligible = sql`
  (p.min_age is null or coalesce(v.age, case when v.minor then 14 else 18 end) >= p.min_age)
  and (not v.minor or exists (select 1 from minor_rule r where coalesce(v.age, 14) between r.age_from and r.age_to and coalesce(p.work_class, op.work_class) = any (r.work_classes)
    and d.starts::time >= r.earliest_start::time and d.ends <= d.day + r.latest_end::time and d.minutes + coalesce(dayload.minutes, 0) <= r.day_minutes))
  and (not v.minor or p.minors_per_adult is null or sup.minors + 1 <= sup.adults * p.minors_per_adult)
  and (cardinality(need.kinds) = 0 or coalesce(checks.n, 0) = cardinality(need.kinds))
  and not exists (select 1 from signup g where g.person_id = v.id and g.state in ${seated} and tstzrange(g.starts_at, g.ends_at, '[)') && tstzrange(s.starts_at, s.ends_at, '[)'))
  and not exists (select 1 from signup g where g.person_id = v.id and g.shift_id = s.id
    and g.state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed'))`;

interface Row extends Omit<Candidate, "invitedAt"> {
  readonly invitedAt: string | null;
}

async function peopleFor(ctx: Ctx, ask: CandidateAsk, limitMinutes: number): Promise<readonly Row[]> {
  const [came = null, load = null, after = null] = ask.after?.split("_") ?? [];
  const beyond = came === null ? sql`true` : sql`(x.came < ${came}::int or (x.came = ${came}::int and (x.load, x.id) > (${load}::int, ${after}::uuid)))`;
  return (await ctx.db.execute(sql`
    with at as (select p.id as position_id, s.id as shift_id, s.starts_at, s.opportunity_id from "position" p join shift s on s.id = p.shift_id where p.id = ${ask.positionId}::uuid),
    same as (select o.id from opportunity o, opportunity mine, at where mine.id = at.opportunity_id
      and (o.id = mine.id or o.title_bg = mine.title_bg or (mine.host_id is not null and o.host_id = mine.host_id))),
    pool as (select g.person_id as id, count(*) filter (where g.state = 'completed' and h.opportunity_id in (select id from same))::int as came, bool_or(g.minor) as young
      from signup g join shift h on h.id = g.shift_id where g.state in ${seated} group by g.person_id
      union all select a.person_id, 0, false from shortage_alert a where a.stopped_at is null
        and not exists (select 1 from signup g where g.person_id = a.person_id and g.state in ${seated})),
    posted as (select e.person_id, sum(e.minutes)::int as minutes from time_entry e, at where e.state = 'posted' and e.person_id is not null
      and e.worked_on > (at.starts_at at time zone 'Europe/Sofia')::date - 28 and e.worked_on <= (at.starts_at at time zone 'Europe/Sofia')::date group by 1),
    planned as (select g.person_id, sum(extract(epoch from g.ends_at - g.starts_at) / 60)::int as minutes from signup g, at where g.state in ('confirmed', 'checked_in')
      and g.starts_at > at.starts_at - interval '28 days' and g.starts_at <= at.starts_at + interval '1 day' group by 1),
    dayload as (select g.person_id, sum(extract(epoch from g.ends_at - g.starts_at) / 60)::int as minutes from signup g, at where g.state in ${seated}
      and (g.starts_at at time zone 'Europe/Sofia')::date = (at.starts_at at time zone 'Europe/Sofia')::date and g.starts_at between at.starts_at - interval '1 day' and at.starts_at + interval '1 day' group by 1),
    x as (
      select v.id, v.full_name, v.phone, v.email, v.minor, v.age, v.came, coalesce(posted.minutes, 0) + coalesce(planned.minutes, 0) as load
      from at join "position" p on p.id = at.position_id join shift s on s.id = at.shift_id join opportunity op on op.id = s.opportunity_id
      cross join lateral volunteering_supervision(p.id) as sup(adults, minors)
      cross join lateral (select array(select distinct c from unnest(op.required_checks || p.required_checks) c) as kinds) need
      cross join lateral (select l.starts, l.ends, l.starts::date as day, extract(epoch from l.ends - l.starts) / 60 as minutes
        from (select s.starts_at at time zone 'Europe/Sofia' as starts, s.ends_at at time zone 'Europe/Sofia' as ends) l) d
      join lateral (select q.id, q.full_name, q.phone, q.email, pool.came, people_age_on(q.birth_date, d.day) as age, coalesce(people_age_on(q.birth_date, d.day) < 18, pool.young) as minor
        from pool join person q on q.id = pool.id where q.erased_at is null and (q.email is not null or q.phone is not null)) v on true
      left join (select c.person_id, count(distinct c.kind)::int as n from person_check c, at, "position" cp, shift cs, opportunity co
        where cp.id = at.position_id and cs.id = at.shift_id and co.id = cs.opportunity_id and c.kind = any (co.required_checks || cp.required_checks) and c.revoked_at is null
          and c.seen_on <= (cs.starts_at at time zone 'Europe/Sofia')::date and (c.valid_until is null or (cs.starts_at at time zone 'Europe/Sofia')::date <= c.valid_until) group by 1) checks on checks.person_id = v.id
      left join posted on posted.person_id = v.id left join planned on planned.person_id = v.id left join dayload on dayload.person_id = v.id
      where ${eligible} and (not ${ask.adultsOnly ?? false} or not v.minor))
    select x.id as "personId", x.full_name as name, x.phone, x.email is not null as "hasEmail", x.minor, x.age, x.came, x.load, to_json(i.invited_at) #>> '{}' as "invitedAt"
    from x left join shift_invitation i on i.shift_id = ${ask.shiftId}::uuid and i.person_id = x.id
    where (${ask.tired ?? false} or x.load <= ${limitMinutes}) and ${beyond}
    order by x.came desc, x.load, x.id limit ${(ask.limit ?? 30) + 1}`)) as unknown as Row[];
}

/**
 * „Кой може да дойде“: people who may take the task on its day and are free then, those who came to the same work first, the rested
 * before the tired; in one statement over everybody. Who: coordinators and service managers within the shift's service. Null: no such task.
 */
export async function candidatesFor(ctx: Ctx, ask: CandidateAsk): Promise<CandidatePage | null> {
  authorize(ctx.actor, manageShifts);
  const held = await heldPosition(ctx.db, ctx, ask);
  if (!held) return null;
  const limitMinutes = await workLimitOf(ctx.db);
  const [rows, tasks] = await Promise.all([peopleFor(ctx, ask, limitMinutes), tasksOf(ctx, ask)]);
  const limit = ask.limit ?? 30;
  const people = rows.slice(0, limit);
  const last = people.at(-1);
  const mine = tasks.find((one) => one.id === ask.positionId);
  return {
    position: { id: ask.positionId, name: mine?.name ?? "", title: mine?.title ?? "", startsAt: held.shift.startsAt, endsAt: held.shift.endsAt },
    tasks, limitMinutes,
    people: people.map((row) => ({ ...row, invitedAt: row.invitedAt ? instant(row.invitedAt) : null })),
    next: last && rows.length > limit ? `${last.came}_${last.load}_${last.personId}` : null,
  };
}

async function tasksOf(ctx: Ctx, { shiftId, locale }: CandidateAsk) {
  const rows = (await ctx.db.execute(sql`
    select p.id, p.name_bg, p.name_en, coalesce(nullif(s.title_bg, ''), op.title_bg) as title_bg, coalesce(nullif(s.title_en, ''), nullif(s.title_bg, ''), op.title_en) as title_en from "position" p join shift s on s.id = p.shift_id join opportunity op on op.id = s.opportunity_id
    where p.shift_id = ${shiftId}::uuid order by p.ordinal, p.id`)) as unknown as { id: string; name_bg: string; name_en: string; title_bg: string; title_en: string }[];
  return rows.map((row) => {
    const title = inLocale(locale, row.title_bg, row.title_en);
    return { id: row.id, title, name: inLocale(locale, row.name_bg, row.name_en) || title };
  });
}
