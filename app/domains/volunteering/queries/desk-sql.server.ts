import { type SQL, sql } from "drizzle-orm";
import { activeStates } from "../model";

/** The parts of the one statement behind the board of a shift. `s` is the shift, `op` its opportunity, `p` a position. */
const quoted = (values: readonly string[]): SQL => sql.join(values.map((value) => sql`${value}`), sql`, `);

/** Who is on the board by name; those who ended are told in one line. */
const shownStates = [...activeStates, "no_show", "cancelled_by_volunteer", "cancelled_by_organiser", "cancelled_by_system", "handed_over", "declined"];

/** The first thing that stands in the way of somebody who waits, with its facts. */
const obstacle = sql`case when g.state in ('waitlisted', 'pending_clearance') then (
  select json_build_object('kind', r.kind, 'facts', r.facts)
  from volunteering_requirements(g.person_id, p.id, g.id) with ordinality as r(kind, fulfilled, facts, n) where not r.fulfilled order by r.n limit 1) end`;

const people = (now: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('signupId', g.id, 'personId', g.person_id, 'name', q.full_name, 'phone', q.phone, 'hasEmail', q.email is not null,
    'state', g.state, 'channel', g.channel, 'minor', g.minor, 'age', people_age_on(q.birth_date, day.on_day), 'partySize', g.party_size, 'partyMinors', g.party_minors,
    'holds', g.holds_seat and (g.hold_until is null or g.hold_until > ${now}::timestamptz), 'holdUntil', g.hold_until, 'queueNo', g.queue_no,
    'passed', coalesce(g.passed_at >= p.freed_total, false), 'blockId', g.block_id, 'staysFrom', g.stays_from, 'staysUntil', g.stays_until, 'besideId', g.beside_id, 'leftAt', (select a.left_at from attendance a where a.signup_id = g.id),
    'paperConsent', g.consent_seen_at is not null, 'guardian', gq.full_name, 'guardianPhone', gq.phone, 'minutes', te.minutes, 'lookCode', te.look_code,
    'obstacle', ${obstacle}) order by g.queue_no nulls first, g.confirmed_at nulls last, q.full_name, g.id), '[]'::json)
  from signup g
  join person q on q.id = g.person_id
  left join person gq on gq.id = g.guardian_id
  left join time_entry te on te.signup_id = g.id and te.state = 'posted'
  where g.position_id = p.id and g.state in (${quoted(shownStates)}))`;

const blocks = sql`(
  select coalesce(json_agg(json_build_object('id', b.id, 'organisation', o.name, 'size', b.size, 'named', b.seats_named, 'state', b.state, 'releaseAt', b.release_at,
    'contact', cq.full_name, 'contactPhone', cq.phone) order by b.release_at, b.id), '[]'::json)
  from seat_block b join organisation o on o.id = b.organisation_id left join person cq on cq.id = b.contact_person_id where b.position_id = p.id and b.state = 'held')`;

const changes = sql`(
  select coalesce(json_agg(json_build_object('from', c.from_capacity, 'to', c.to_capacity, 'reason', c.reason, 'by', aq.full_name, 'at', c.changed_at) order by c.changed_at desc, c.id desc), '[]'::json)
  from capacity_change c left join account a on a.id = c.changed_by left join person aq on aq.id = a.person_id where c.position_id = p.id)`;

/** Holds and offers that have run out and nobody has swept: their seats are free to everybody already. */
const lapsed = (now: string): SQL => sql`(select coalesce(sum(l.party_size), 0)::int from signup l where l.position_id = p.id and l.holds_seat and l.hold_until <= ${now}::timestamptz)
  + (select coalesce(sum(b.size - b.seats_named), 0)::int from seat_block b where b.position_id = p.id and b.state = 'held' and b.release_at <= ${now}::timestamptz)`;

export const positions = (now: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'nameBg', p.name_bg, 'nameEn', p.name_en, 'capacity', p.capacity, 'free', p.capacity - p.seats_taken + ${lapsed(now)},
    'minPeople', p.min_people, 'targetPeople', p.target_people, 'minAge', p.min_age, 'perAdult', p.minors_per_adult, 'workClass', coalesce(p.work_class, op.work_class),
    'requiredChecks', (select coalesce(json_agg(distinct c order by c), '[]'::json) from unnest(op.required_checks || p.required_checks) c), 'leadChecks', p.lead_checks,
    'adults', sup.adults, 'minors', sup.minors, 'leadMissing', volunteering_lead_missing(p.id),
    'people', ${people(now)}, 'blocks', ${blocks}, 'changes', ${changes}) order by p.ordinal, p.id), '[]'::json)
  from "position" p cross join lateral volunteering_supervision(p.id) as sup(adults, minors) where p.shift_id = s.id)`;

/** The shift before or after: of the same host (a bazaar), else of the same series, else of the same day; within the reader's scope. */
export function neighbour(before: boolean, scope: SQL): SQL {
  const [than, order] = before ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  return sql`(
    select x.id from shift x join opportunity xo on xo.id = x.opportunity_id
    where x.cancelled_at is null and (x.starts_at, x.id) ${than} (s.starts_at, s.id) and ${scope}
      and case when op.host_id is not null then xo.host_id = op.host_id when s.series_id is not null then x.series_id = s.series_id
        else (x.starts_at at time zone 'Europe/Sofia')::date = day.on_day end
    order by x.starts_at ${order}, x.id ${order} limit 1)`;
}

export const messages = sql`(
  select coalesce(json_agg(json_build_object('id', m.id, 'subject', m.subject, 'body', m.body, 'toWaiting', m.to_waiting, 'by', mq.full_name, 'at', m.sent_at,
    'letters', (select count(*) from notification_sent n where n.kind = 'volunteering.shift_message' and n.subject_id = m.id)) order by m.sent_at desc, m.id desc), '[]'::json)
  from shift_message m join account a on a.id = m.sent_by join person mq on mq.id = a.person_id where m.shift_id = s.id)`;
