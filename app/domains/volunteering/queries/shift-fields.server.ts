import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { programme, service } from "~db/schema/services.server";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { ShiftId } from "../model";
import { bound, type Serves } from "../when";

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
  readonly capacity: number;
  readonly free: number;
  readonly minAge: number | null;
  readonly urgent: boolean;
  readonly cancelled: boolean;
}

/** Holds that have run out count as free although nobody has swept them yet; the guarded update sees it the same way. */
const lapsedHolds = (now: Date): SQL<number> =>
  sql<number>`(select count(*) from ${signup} where ${signup.positionId} = ${position.id} and ${signup.state} = 'pending_email'
    and ${signup.holdsSeat} and ${signup.holdUntil} <= ${now.toISOString()}::timestamptz)::int`;

export const freeSeats = (now: Date): SQL<number> => sql<number>`(${position.capacity} - ${position.seatsTaken} + ${lapsedHolds(now)})`;

const fields = (now: Date) => ({
  id: shift.id, startsAt: shift.startsAt, endsAt: shift.endsAt, cancelledAt: shift.cancelledAt, urgent: shift.urgent,
  titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, doesBg: opportunity.doesBg, doesEn: opportunity.doesEn,
  bringBg: opportunity.bringBg, bringEn: opportunity.bringEn, hostBg: opportunity.hostBg, hostEn: opportunity.hostEn, activity: opportunity.activity,
  placeBg: shift.placeBg, placeEn: shift.placeEn, addressBg: shift.addressBg, addressEn: shift.addressEn,
  serviceBg: service.nameBg, serviceEn: service.nameEn, programmeBg: programme.nameBg, programmeEn: programme.nameEn,
  inCharge: person.fullName, inChargePublic: person.publicNameAllowed,
  capacity: position.capacity, free: freeSeats(now), minAge: position.minAge,
});

export const selectShifts = (reader: Reader, now: Date) =>
  reader
    .select(fields(now))
    .from(shift)
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .innerJoin(position, eq(position.shiftId, shift.id))
    .innerJoin(person, eq(person.id, shift.inChargeId))
    .leftJoin(service, eq(service.id, opportunity.serviceId))
    .leftJoin(programme, eq(programme.id, opportunity.programmeId));

type Row = Awaited<ReturnType<typeof selectShifts>>[number];

export function publicShift(row: Row, locale: Locale): PublicShift {
  const serviceName = inLocale(locale, row.programmeBg ?? row.serviceBg ?? "", row.programmeBg ? row.programmeEn : row.serviceEn);
  return {
    id: row.id as ShiftId,
    startsAt: row.startsAt, endsAt: row.endsAt,
    title: bound(inLocale(locale, row.titleBg, row.titleEn)),
    does: bound(inLocale(locale, row.doesBg, row.doesEn)),
    bring: inLocale(locale, row.bringBg, row.bringEn),
    place: inLocale(locale, row.placeBg, row.placeEn),
    address: inLocale(locale, row.addressBg, row.addressEn),
    inCharge: row.inChargePublic ? row.inCharge : null,
    serves: row.activity ? { kind: "activity", activity: row.activity } : { kind: "service", name: serviceName },
    host: inLocale(locale, row.hostBg, row.hostEn) || null,
    capacity: row.capacity,
    free: Math.max(0, Number(row.free)),
    minAge: row.minAge,
    urgent: row.urgent,
    cancelled: row.cancelledAt !== null,
  };
}

/** Shifts the public may see: not called off, not begun. */
export const stillOpen = (now: Date) => and(isNull(shift.cancelledAt), gt(shift.startsAt, now));
