import { and, gt, gte, isNull, lte, sql, type SQL } from "drizzle-orm";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { instantAt, zone } from "~/platform/time/local-date";
import { type AgeBand, bandAges, type ShiftFilters, shortShiftMinutes } from "../browse";

const at = (instant: Date): SQL => sql`${instant.toISOString()}::timestamptz`;
const local = (column: SQL): SQL => sql`(${column} at time zone ${sql.raw(`'${zone}'`)})`;

/** Shifts the public may see: not called off, not begun. */
export const stillOpen = (now: Date) => and(isNull(shift.cancelledAt), gt(shift.startsAt, now));

/** Holds that have run out, by shift, read once for a whole list: free although nobody has swept them yet. */
export const lapsedByShift = (now: Date): SQL => sql`(
  select shift_id, sum(party_size)::int as seats from signup where holds_seat and hold_until <= ${at(now)} and state in ('pending_email', 'pending_consent') group by shift_id)`;

/** A seat is free somewhere in the shift. Asked of one shift at a time (a set of all positions would be built first, for a list of three). */
export const hasRoom = (now: Date): SQL => sql`(
  (select bool_or(p.seats_taken < p.capacity) from "position" p where p.shift_id = ${shift.id})
  or ${shift.id} = any (array(select l.shift_id from ${lapsedByShift(now)} l)))`;

/**
 * Somebody of that age may take a position here, by the rules for people under 18 alone: its least age, work, hours and minutes. The
 * same rules as `volunteering_requirements`, which decides for the person. One set for the whole list, not a question a row.
 */
function fitsAge(band: Exclude<AgeBand, "adult">, now: Date): SQL {
  const [youngest, oldest] = bandAges[band];
  // Each local time is worked out once a shift, each rule read once; and the conditions stand as one yes or no, because the planner takes
  // every comparison for rare, all of them for hopeless, and then walks row by row.
  return sql`${shift.id} in (
    with rule as materialized (
      select least(age_to, ${oldest}::int) as oldest, work_classes, make_interval(mins => day_minutes) as longest, earliest_start::time as earliest, latest_end::time - time '00:00' as latest
      from minor_rule where age_from <= ${oldest} and age_to >= ${youngest}),
    hours as materialized (
      select id, opportunity_id, ends_at - starts_at as long, ${local(sql`starts_at`)}::time as begins, ${local(sql`ends_at`)} - day as ends
      from shift where cancelled_at is null and starts_at > ${at(now)})
    select h.id from hours h join opportunity o on o.id = h.opportunity_id join "position" p on p.shift_id = h.id cross join rule r
    where case when h.long <= r.longest and h.begins >= r.earliest and h.ends <= r.latest and coalesce(p.min_age, 0) <= r.oldest and coalesce(p.minors_per_adult, 1) > 0
      and coalesce(p.work_class, o.work_class) = any (r.work_classes) then true else false end)`;
}

const ofOpportunity = (condition: SQL): SQL => sql`${shift.opportunityId} in (select ${opportunity.id} from ${opportunity} where ${condition})`;

function supporting(purpose: string): SQL {
  const [kind, value = ""] = purpose.split(":");
  if (kind === "activity") return ofOpportunity(sql`${opportunity.activity} = ${value}`);
  return kind === "programme" ? ofOpportunity(sql`${opportunity.programmeId} = ${value}::uuid`) : ofOpportunity(sql`${opportunity.serviceId} = ${value}::uuid`);
}

/** The filters as conditions on `shift` alone, so that any query over shifts can take them. */
export function matching(filters: ShiftFilters, now: Date): SQL | undefined {
  const { supports, from, to, place, skill, age, weekend, short, bazaar, urgent } = filters;
  return and(
    supports ? supporting(supports) : undefined,
    from ? gte(shift.startsAt, instantAt(from, "00:00")) : undefined,
    to ? lte(shift.day, to) : undefined,
    place ? sql`${shift.placeBg} = ${place}` : undefined,
    skill ? ofOpportunity(sql`${skill} = any (${opportunity.skills})`) : undefined,
    age && age !== "adult" ? fitsAge(age, now) : undefined,
    weekend ? sql`extract(isodow from ${shift.day}) in (6, 7)` : undefined,
    short ? sql`${shift.endsAt} - ${shift.startsAt} <= make_interval(mins => ${shortShiftMinutes})` : undefined,
    bazaar ? ofOpportunity(sql`${opportunity.hostKind} = 'bazaar'`) : undefined,
    urgent ? sql`${shift.urgent}` : undefined,
  );
}
