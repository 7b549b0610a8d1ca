import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** Nightly it is the database's time; tests that live in another year set it for their transaction. */
const clockNow = "coalesce(nullif(current_setting('dobroteka.now', true), '')::timestamptz, now())";

/** The invariants V of MODEL §4 as SQL, each answering how many rows break it. Nightly, and after every step of the property tests. */
export const volunteeringChecks: readonly SelfCheck[] = [
  {
    name: "V1 seats taken are the people seated, held and offered and the unnamed seats of blocks, never above capacity",
    sql: `select count(*) as violations from "position" p
      left join (select position_id, sum(party_size) filter (where holds_seat) as seated,
          sum(party_size) filter (where holds_seat and state in ('pending_email', 'pending_consent')) as held
        from signup group by position_id) s on s.position_id = p.id
      left join (select position_id, sum(size - seats_named) as unnamed from seat_block where state = 'held' group by position_id) b on b.position_id = p.id
      where p.seats_taken > p.capacity or p.seats_taken <> coalesce(s.seated, 0) + coalesce(b.unnamed, 0) or p.seats_held <> coalesce(s.held, 0)
        or p.seats_blocked <> coalesce(b.unnamed, 0) or p.seats_held > p.capacity / 2`,
  },
  {
    name: "V1 the named seats of a block are its people's",
    sql: `select count(*) as violations from seat_block b
      left join (select block_id, sum(party_size) as named from signup where holds_seat group by block_id) s on s.block_id = b.id
      where b.state = 'held' and b.seats_named <> coalesce(s.named, 0)`,
  },
  {
    name: "V2 one active sign-up per person and position",
    sql: `select count(*) as violations from (select 1 from signup
      where state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed')
      group by person_id, position_id having count(*) > 1) x`,
  },
  {
    name: "V4 nobody waits who is eligible and fits a free seat",
    sql: `select count(*) as violations from signup s join "position" p on p.id = s.position_id join shift h on h.id = s.shift_id
      where s.state = 'waitlisted' and h.cancelled_at is null and ${clockNow} < h.starts_at - interval '1 hour'
        and s.party_size <= p.capacity - p.seats_taken and (s.passed_at is null or s.passed_at < p.freed_total)
        and volunteering_obstacle(s.person_id, s.position_id, s.id) is null`,
  },
  {
    name: "V4 every open offer has its seat and its number, and every seat on offer its offer",
    sql: `select count(*) as violations from signup s full join (select * from signup_offer where answer is null) o on o.signup_id = s.id
      where (s.state = 'offered') is distinct from (o.id is not null) and (s.state = 'offered' or o.id is not null)`,
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
    name: "V5 whoever has a place fulfils what it asks on the shift's day: age, work, hours, checks, consent",
    sql: `select count(*) as violations from signup s
      where s.state = 'confirmed' and s.starts_at > ${clockNow} and coalesce(volunteering_obstacle(s.person_id, s.position_id, s.id), 'ratio') <> 'ratio'`,
  },
  {
    name: "V5 a person under 18 has a place only with a consent",
    sql: `select count(*) as violations from signup where minor and state in ('confirmed', 'checked_in', 'completed') and consent_id is null and consent_seen_at is null`,
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
  {
    name: "V6 attendance is what its events say together",
    sql: `select count(*) as violations from signup s left join attendance a on a.signup_id = s.id cross join lateral volunteering_fold(s.id) f
      where s.state in ('confirmed', 'checked_in') and ((s.state = 'checked_in') <> (f.arrived_at is not null)
        or (a.arrived_at, a.left_at) is distinct from (f.arrived_at, f.left_at) or (a.signup_id is not null and a.people <> f.came))`,
  },
  {
    name: "V6 minutes wait for attestation only of people who left, or are a proposal that says so",
    sql: `select count(*) as violations from time_entry e join signup s on s.id = e.signup_id left join attendance a on a.signup_id = s.id
      where e.state = 'submitted' and (s.state <> 'checked_in' or e.proposed = (a.left_at is not null) or (not e.proposed and e.minutes <> a.minutes * a.people))`,
  },
  {
    name: "V6 a reversed entry is taken back whole in the time book",
    sql: `select count(*) as violations from time_entry e join tranche_balance b on b.tranche_id = e.root_id
      left join (select tranche_id, sum(amount) as used from funding_edge group by tranche_id) u on u.tranche_id = e.root_id
      where e.state = 'reversed' and (b.remaining <> 0 or coalesce(u.used, 0) <> 0)`,
  },
];
