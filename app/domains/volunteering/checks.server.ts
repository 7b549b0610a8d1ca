import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The invariants V of MODEL §4 as SQL, each answering how many rows break it. Nightly, and after every step of the property tests. */
export const volunteeringChecks: readonly SelfCheck[] = [
  {
    name: "V1 seats taken are the people seated and held, never above capacity",
    sql: `select count(*) as violations from "position" p
      left join (select position_id, count(*) filter (where holds_seat) as seated, count(*) filter (where holds_seat and state = 'pending_email') as held
        from signup group by position_id) s on s.position_id = p.id
      where p.seats_taken > p.capacity or p.seats_taken <> coalesce(s.seated, 0) or p.seats_held <> coalesce(s.held, 0) or p.seats_held > p.capacity / 2`,
  },
  {
    name: "V2 one active sign-up per person and position",
    sql: `select count(*) as violations from (select 1 from signup
      where state in ('pending_email', 'pending_consent', 'confirmed', 'checked_in', 'completed') group by person_id, position_id having count(*) > 1) x`,
  },
  {
    name: "V3 nobody is confirmed in two places at a time",
    sql: `select count(*) as violations from signup a join signup b on b.person_id = a.person_id and b.id > a.id
      and tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')
      where a.state in ('confirmed', 'checked_in', 'completed') and b.state in ('confirmed', 'checked_in', 'completed')`,
  },
  {
    name: "V3 a sign-up carries the time of its shift",
    sql: `select count(*) as violations from signup s join shift h on h.id = s.shift_id where s.starts_at <> h.starts_at or s.ends_at <> h.ends_at`,
  },
  {
    name: "V5 no minor sits without a consent that somebody saw, nobody under age sits in an adults' place",
    sql: `select count(*) as violations from signup s join "position" p on p.id = s.position_id
      where s.holds_seat and s.minor and (s.consent_seen_at is null or p.min_age >= 18)`,
  },
  {
    name: "V6 posted minutes were attested by another person",
    sql: `select count(*) as violations from time_entry where state = 'posted' and (attested_by is null or attested_by = person_id)`,
  },
  {
    name: "V6 posted minutes are a receipt of the time book, used in full on their output",
    sql: `select count(*) as violations from time_entry e
      left join tranche t on t.id = e.root_id
      left join (select tranche_id, output_id, sum(amount) as used from funding_edge group by tranche_id, output_id) u on u.tranche_id = e.root_id and u.output_id = e.output_id
      where e.state = 'posted' and (t.id is null or t.book <> 'time' or t.amount <> e.minutes or u.used is distinct from e.minutes)`,
  },
  {
    name: "V6 whoever came and was attested has exactly one entry",
    sql: `select count(*) as violations from signup s where s.state = 'completed'
      and (select count(*) from time_entry e where e.signup_id = s.id and e.state = 'posted') <> 1`,
  },
];
