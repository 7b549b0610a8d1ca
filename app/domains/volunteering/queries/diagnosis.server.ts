import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { SignupId, SignupState } from "../model";
import { requirementsOf, type Requirement } from "../obstacles.server";
import { conflictOf } from "../overlap.server";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";

export interface FoundPerson {
  readonly personId: string;
  readonly name: string;
  /** Tells namesakes apart: the age of a minor, the end of a phone. */
  readonly age: number | null;
  readonly phoneEnd: string | null;
}

/** People by a part of the name, or by a whole e-mail or phone. Who: coordinators and service managers. */
export async function findPeople(ctx: Ctx, input: { readonly q: string }): Promise<readonly FoundPerson[]> {
  authorize(ctx.actor, manageShifts);
  const q = input.q.trim();
  if (q.length < 2) return [];
  const like = `%${q.toLocaleLowerCase("bg").replace(/[\\%_]/g, "\\$&")}%`;
  const digits = q.replace(/\D/g, "");
  return (await ctx.db.execute(sql`
    select id as "personId", full_name as name, case when people_age_on(birth_date, ${ctx.clock.now().toISOString()}::timestamptz::date) < 18 then people_age_on(birth_date, ${ctx.clock.now().toISOString()}::timestamptz::date) end as age,
      right(phone, 3) as "phoneEnd"
    from person
    where erased_at is null and (lower(full_name) like ${like} or email = ${q.toLowerCase()} or (length(${digits}) >= 6 and phone like ${`%${digits.replace(/^0/, "")}`}))
    order by lower(full_name) not like ${like.slice(1)}, full_name, id limit 8`)) as unknown as FoundPerson[];
}

/** The newest word of each guardian on taking part in this shift, or in general. */
export interface ConsentFact {
  readonly state: "requested" | "signed" | "declined" | "revoked" | "expired";
  readonly answer: "yes" | "no" | null;
  readonly guardian: string;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  /** Given to an older version of the shift. */
  readonly older: boolean;
}
export interface CheckFact {
  readonly kind: string;
  readonly seenOn: string;
  readonly validUntil: string | null;
}
export interface OtherShift {
  readonly shiftId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Diagnosis {
  readonly person: { readonly personId: string; readonly name: string; readonly minor: boolean; readonly age: number | null; readonly hasEmail: boolean; readonly proven: boolean };
  readonly position: { readonly positionId: string; readonly name: string; readonly free: number; readonly minAge: number | null; readonly requiredChecks: readonly string[] };
  readonly shift: { readonly cancelled: boolean; readonly started: boolean; readonly opensAt: string | null; readonly onDay: string };
  readonly requirements: readonly Requirement[];
  readonly consents: readonly ConsentFact[];
  readonly checks: readonly CheckFact[];
  readonly own: { readonly signupId: SignupId; readonly state: SignupState; readonly position: string; readonly here: boolean; readonly blocking: boolean } | null;
  readonly other: { readonly shiftId: string; readonly title: string; readonly startsAt: Date; readonly endsAt: Date } | null;
  /** Up to three shifts of the coming week that suit this person and have room. */
  readonly suits: readonly OtherShift[];
}

interface Facts {
  readonly person: Diagnosis["person"]; readonly shift: Diagnosis["shift"]; readonly consents: readonly ConsentFact[]; readonly checks: readonly CheckFact[];
  readonly position: { readonly nameBg: string; readonly nameEn: string; readonly free: number; readonly minAge: number | null; readonly requiredChecks: readonly string[] };
  readonly own: { readonly signupId: SignupId; readonly state: SignupState; readonly nameBg: string; readonly nameEn: string; readonly here: boolean; readonly blocking: boolean } | null;
}

const activeList = sql.raw("('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed')");
const seatedList = sql.raw("('confirmed', 'checked_in', 'completed')");

async function factsOf(ctx: Ctx, of: { readonly personId: string; readonly positionId: string }): Promise<Facts | null> {
  const now = ctx.clock.now().toISOString();
  const [row] = (await ctx.db.execute(sql`
    select json_build_object(
      'person', json_build_object('personId', q.id, 'name', q.full_name, 'minor', coalesce(people_age_on(q.birth_date, d.day) < 18, false), 'age', people_age_on(q.birth_date, d.day), 'hasEmail', q.email is not null,
        'proven', exists (select 1 from account a where a.person_id = q.id) or exists (select 1 from signup g where g.person_id = q.id and g.confirmed_at is not null and g.channel in ('web', 'block', 'handover'))),
      'position', json_build_object('nameBg', coalesce(nullif(p.name_bg, ''), coalesce(nullif(s.title_bg, ''), op.title_bg)), 'nameEn', coalesce(nullif(p.name_en, ''), nullif(p.name_bg, ''), coalesce(nullif(s.title_en, ''), nullif(s.title_bg, ''), op.title_en)), 'minAge', p.min_age,
        'requiredChecks', (select coalesce(json_agg(distinct c order by c), '[]'::json) from unnest(op.required_checks || p.required_checks) c),
        'free', greatest(0, p.capacity - p.seats_taken + (select coalesce(sum(l.party_size), 0) from signup l where l.position_id = p.id and l.holds_seat and l.hold_until <= ${now}::timestamptz))),
      'shift', json_build_object('cancelled', s.cancelled_at is not null, 'started', s.starts_at <= ${now}::timestamptz, 'opensAt', case when s.opens_at > ${now}::timestamptz then s.opens_at end, 'onDay', d.day),
      'consents', (select coalesce(json_agg(x), '[]'::json) from (
        select distinct on (r.guardian_id) r.state, i.answer, gp.full_name as guardian, r.requested_at as "askedAt", r.decided_at as "decidedAt",
          r.subject_id is not null and r.subject_version < s.revision as older
        from consent_request r join consent_item i on i.request_id = r.id and i.scope = 'taking_part' join person gp on gp.id = r.guardian_id
        where r.minor_id = q.id and r.state <> 'superseded' and (r.subject_id = s.id or r.subject_id is null)
        order by r.guardian_id, coalesce(r.decided_at, r.requested_at) desc, r.id desc) x),
      'checks', (select coalesce(json_agg(x), '[]'::json) from (
        select distinct on (c.kind) c.kind, c.seen_on as "seenOn", c.valid_until as "validUntil" from person_check c
        where c.person_id = q.id and c.revoked_at is null and c.kind = any (op.required_checks || p.required_checks) order by c.kind, c.valid_until desc nulls first, c.id) x),
      'own', (select json_build_object('signupId', g.id, 'state', g.state, 'nameBg', coalesce(nullif(gp.name_bg, ''), coalesce(nullif(s.title_bg, ''), op.title_bg)), 'nameEn', coalesce(nullif(gp.name_en, ''), nullif(gp.name_bg, ''), coalesce(nullif(s.title_en, ''), nullif(s.title_bg, ''), op.title_en)),
          'here', g.position_id = p.id, 'blocking', g.position_id = p.id or g.state in ${seatedList})
        from signup g join "position" gp on gp.id = g.position_id where g.shift_id = s.id and g.person_id = q.id and g.state in ${activeList}
        order by g.position_id <> p.id, g.created_at limit 1)) as facts
    from "position" p join shift s on s.id = p.shift_id join opportunity op on op.id = s.opportunity_id
    join person q on q.id = ${of.personId}::uuid and q.erased_at is null
    cross join lateral (select (s.starts_at at time zone 'Europe/Sofia')::date as day) d
    where p.id = ${of.positionId}::uuid`)) as unknown as { facts: Facts }[];
  return row?.facts ?? null;
}

/** What of the coming week suits this person: free then, allowed there, room left. A guardian can still be asked. */
async function suitable(ctx: Ctx, of: { readonly personId: string; readonly shiftId: string; readonly locale: Locale }): Promise<readonly OtherShift[]> {
  const now = ctx.clock.now().toISOString();
  const rows = (await ctx.db.execute(sql`
    select s.id as "shiftId", coalesce(nullif(s.title_bg, ''), op.title_bg) as title_bg, coalesce(nullif(s.title_en, ''), nullif(s.title_bg, ''), op.title_en) as title_en, to_json(s.starts_at) #>> '{}' as "startsAt", to_json(s.ends_at) #>> '{}' as "endsAt"
    from shift s join opportunity op on op.id = s.opportunity_id
    where s.starts_at > ${now}::timestamptz and s.starts_at < ${now}::timestamptz + interval '7 days' and s.cancelled_at is null and s.id <> ${of.shiftId}::uuid
      and (s.opens_at is null or s.opens_at <= ${now}::timestamptz)
      and not exists (select 1 from signup g where g.person_id = ${of.personId}::uuid and g.state in ${seatedList} and tstzrange(g.starts_at, g.ends_at, '[)') && tstzrange(s.starts_at, s.ends_at, '[)'))
      and exists (select 1 from "position" p where p.shift_id = s.id and p.seats_taken < p.capacity and coalesce(volunteering_obstacle(${of.personId}::uuid, p.id, null), 'consent') = 'consent')
    order by s.starts_at, s.id limit 3`)) as unknown as (OtherShift & { title_bg: string; title_en: string })[];
  return rows.map(({ title_bg, title_en, ...row }) => ({ ...row, title: inLocale(of.locale, title_bg, title_en) }));
}

/**
 * „Защо този човек не вижда смяната?“: every check of the database for one person and one task, each with its facts. Who: coordinators and
 * service managers within the shift's service. Null when there is no such task or person. Changes nothing.
 */
export async function diagnose(
  ctx: Ctx, input: { readonly shiftId: string; readonly positionId: string; readonly personId: string; readonly locale: Locale },
): Promise<Diagnosis | null> {
  authorize(ctx.actor, manageShifts);
  if (!(await heldPosition(ctx.db, ctx, input))) return null;
  const facts = await factsOf(ctx, input);
  if (!facts) return null;
  const { own, position } = facts;
  const [requirements, other, suits] = await Promise.all([
    requirementsOf(ctx.db, { personId: input.personId, positionId: input.positionId, ...(own?.here ? { signupId: own.signupId } : {}) }),
    conflictOf(ctx.db, { personId: input.personId, shiftId: input.shiftId }),
    suitable(ctx, input),
  ]);
  return {
    ...facts, requirements, suits,
    position: { positionId: input.positionId, name: inLocale(input.locale, position.nameBg, position.nameEn), free: Number(position.free), minAge: position.minAge, requiredChecks: position.requiredChecks },
    own: own ? { signupId: own.signupId, state: own.state, here: own.here, blocking: own.blocking, position: inLocale(input.locale, own.nameBg, own.nameEn) } : null,
    other: other && other.shiftId !== input.shiftId ? { shiftId: other.shiftId, title: inLocale(input.locale, other.titleBg, other.titleEn), startsAt: other.startsAt, endsAt: other.endsAt } : null,
  };
}
