import { eq, type SQL, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { programme, service } from "~db/schema/services.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { nameIn } from "~/platform/i18n/latin";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { PositionId, ShiftId, Skill, WorkClass } from "../model";
import { bound, type Serves } from "../when";

/** One kind of work within a shift, as anybody may see it. */
export interface PublicPosition {
  readonly id: PositionId;
  /** Empty while the shift has one position. */
  readonly name: string;
  readonly capacity: number;
  readonly free: number;
  /** Entries of the waiting list, offers included. */
  readonly waiting: number;
  /** Places whose holders want anybody to take them over. */
  readonly seeking: number;
  readonly minPeople: number;
  readonly minAge: number | null;
  readonly workClass: WorkClass;
  /** Kinds of papers, trainings and briefings each person needs. */
  readonly requiredChecks: readonly string[];
}

/** What anybody may know of a shift (P1: an allow-list). The name only while its owner allows it (P2). */
export interface PublicShift {
  readonly id: ShiftId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly does: string;
  readonly bring: string;
  readonly place: string;
  readonly address: string;
  readonly inCharge: string | null;
  /** A service, programme or atelier by name, or the organisation's own work. */
  readonly serves: Serves;
  readonly host: string | null;
  readonly skills: readonly Skill[];
  readonly positions: readonly PublicPosition[];
  /** All positions together. */
  readonly capacity: number;
  readonly free: number;
  readonly waiting: number;
  readonly seeking: number;
  /** The youngest age that any position takes. */
  readonly minAge: number | null;
  /** The public may sign up from then on; null when it may now. */
  readonly opensAt: Date | null;
  readonly urgent: boolean;
  readonly cancelled: boolean;
}

/** Holds that have run out count as free although nobody has swept them yet; the guarded update sees it the same way. */
const lapsedHolds = (now: Date): SQL<number> =>
  sql<number>`(select coalesce(sum(l.party_size), 0) from signup l where l.position_id = p.id and l.state in ('pending_email', 'pending_consent')
    and l.holds_seat and l.hold_until <= ${now.toISOString()}::timestamptz)::int`;

interface PositionRow {
  readonly id: string;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly capacity: number;
  readonly free: number;
  readonly waiting: number;
  readonly seeking: number;
  readonly minPeople: number;
  readonly minAge: number | null;
  readonly workClass: WorkClass | null;
  readonly requiredChecks: readonly string[];
}

/** The shift's positions in order, read in the same round trip. */
const positionsOf = (now: Date): SQL<readonly PositionRow[]> => sql<readonly PositionRow[]>`(
  select coalesce(json_agg(json_build_object('id', p.id, 'nameBg', p.name_bg, 'nameEn', p.name_en, 'capacity', p.capacity,
    'free', p.capacity - p.seats_taken + ${lapsedHolds(now)}, 'waiting', (select count(*) from signup w where w.position_id = p.id and w.state in ('waitlisted', 'offered')),
    'seeking', (select count(*) from handover h join signup x on x.id = h.signup_id where h.position_id = p.id and h.state = 'open' and h.to_person_id is null and x.state = 'confirmed'),
    'minPeople', p.min_people, 'minAge', p.min_age, 'workClass', p.work_class, 'requiredChecks', p.required_checks) order by p.ordinal, p.id), '[]'::json)
  from "position" p where p.shift_id = ${shift.id})`;

/** A shift's own title, or its opportunity's. */
export const shiftTitle = (locale: Locale): SQL<string> =>
  locale === "bg" ? sql<string>`coalesce(nullif(${shift.titleBg}, ''), ${opportunity.titleBg})` : sql<string>`coalesce(nullif(${shift.titleEn}, ''), nullif(${shift.titleBg}, ''), ${opportunity.titleEn})`;

const fields = (now: Date) => ({
  id: shift.id, startsAt: shift.startsAt, endsAt: shift.endsAt, cancelledAt: shift.cancelledAt, urgent: shift.urgent, opensAt: shift.opensAt,
  titleBg: shiftTitle("bg"), titleEn: shiftTitle("en"), doesBg: opportunity.doesBg, doesEn: opportunity.doesEn,
  bringBg: opportunity.bringBg, bringEn: opportunity.bringEn, hostBg: opportunity.hostBg, hostEn: opportunity.hostEn, activity: opportunity.activity,
  skills: opportunity.skills, workClass: opportunity.workClass, requiredChecks: opportunity.requiredChecks,
  placeBg: shift.placeBg, placeEn: shift.placeEn, addressBg: shift.addressBg, addressEn: shift.addressEn,
  serviceBg: service.nameBg, serviceEn: service.nameEn, programmeBg: programme.nameBg, programmeEn: programme.nameEn,
  inCharge: person.fullName, inChargePublic: person.publicNameAllowed, positions: positionsOf(now),
});

export const selectShifts = (reader: Reader, now: Date) =>
  reader
    .select(fields(now))
    .from(shift)
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .innerJoin(person, eq(person.id, shift.inChargeId))
    .leftJoin(service, eq(service.id, opportunity.serviceId))
    .leftJoin(programme, eq(programme.id, opportunity.programmeId));

type Row = Awaited<ReturnType<typeof selectShifts>>[number];

const publicPosition = (row: Row, locale: Locale) => (one: PositionRow): PublicPosition => ({
  id: one.id as PositionId,
  name: inLocale(locale, one.nameBg, one.nameEn),
  capacity: one.capacity, free: Math.max(0, one.free), waiting: one.waiting, seeking: one.seeking, minPeople: one.minPeople, minAge: one.minAge,
  workClass: one.workClass ?? row.workClass,
  requiredChecks: [...new Set([...row.requiredChecks, ...one.requiredChecks])],
});

export function publicShift(row: Row, locale: Locale, now: Date): PublicShift {
  const serviceName = inLocale(locale, row.programmeBg ?? row.serviceBg ?? "", row.programmeBg ? row.programmeEn : row.serviceEn);
  const positions = row.positions.map(publicPosition(row, locale));
  const sum = (of: (one: PublicPosition) => number) => positions.reduce((total, one) => total + of(one), 0);
  const ages = positions.map((one) => one.minAge ?? 0);
  return {
    id: row.id as ShiftId,
    startsAt: row.startsAt, endsAt: row.endsAt,
    title: bound(inLocale(locale, row.titleBg, row.titleEn)),
    does: bound(inLocale(locale, row.doesBg, row.doesEn)),
    bring: inLocale(locale, row.bringBg, row.bringEn),
    place: inLocale(locale, row.placeBg, row.placeEn),
    address: inLocale(locale, row.addressBg, row.addressEn),
    inCharge: row.inChargePublic ? nameIn(locale, row.inCharge) : null,
    serves: row.activity ? { kind: "activity", activity: row.activity } : { kind: "service", name: serviceName },
    host: inLocale(locale, row.hostBg, row.hostEn) || null,
    skills: row.skills,
    positions,
    capacity: sum((one) => one.capacity), free: sum((one) => one.free), waiting: sum((one) => one.waiting), seeking: sum((one) => one.seeking),
    minAge: Math.min(...ages) || null,
    opensAt: row.opensAt && row.opensAt > now ? row.opensAt : null,
    urgent: row.urgent,
    cancelled: row.cancelledAt !== null,
  };
}
