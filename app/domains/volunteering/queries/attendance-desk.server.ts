import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { attendance, timeEntry } from "~db/schema/volunteering-hours.server";
import { person } from "~db/schema/people.server";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { servicesWithin } from "../grants";
import { minutesBetween, type SignupId } from "../model";
import { attestHours, manageShifts, seeShiftBoard } from "../permissions";

/** One person of the team's list: who is awaited, who is here, who left, and what waits for attestation. */
export interface AttendanceLine {
  readonly signupId: SignupId;
  readonly name: string;
  readonly position: string;
  readonly partySize: number;
  readonly minor: boolean;
  readonly own: boolean;
  readonly arrivedAt: Date | null;
  readonly leftAt: Date | null;
  readonly people: number | null;
  /** The last check-in or check-out that still counts: what an undo would take back. */
  readonly lastEventId: string | null;
  /** Handed in, of each person; `proposed`: up to the planned end, because nobody checked out. */
  readonly handedIn: { readonly minutes: number; readonly people: number; readonly proposed: boolean } | null;
}

export interface AttendanceDesk {
  readonly shiftId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plannedMinutes: number;
  /** Arrivals may be ticked: from an hour before the start. */
  readonly arriving: boolean;
  readonly started: boolean;
  readonly over: boolean;
  readonly cancelled: boolean;
  readonly lines: readonly AttendanceLine[];
  readonly positions: readonly { readonly id: string; readonly name: string; readonly free: number }[];
  readonly may: { readonly attest: boolean; readonly manage: boolean };
}

/** Everybody of a shift who may come or has come and is not attested. Who: coordinator, service manager, director, within the shift's service; null when there is no such shift there. */
export async function attendanceDesk(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }): Promise<AttendanceDesk | null> {
  authorize(ctx.actor, seeShiftBoard);
  const services = servicesWithin(ctx.actor, seeShiftBoard);
  const now = ctx.clock.now();
  const { locale } = input;
  const [at] = await ctx.db
    .select({
      titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, serviceId: opportunity.serviceId, startsAt: shift.startsAt, endsAt: shift.endsAt, cancelledAt: shift.cancelledAt,
      arriving: sql<boolean>`${now.toISOString()}::timestamptz >= ${shift.startsAt} - make_interval(mins => volunteering_early_minutes())`,
    })
    .from(shift)
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(eq(shift.id, input.shiftId));
  if (!at || (services !== null && !services.includes(at.serviceId ?? ""))) return null;
  const self = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  const [rows, positions] = await Promise.all([
    ctx.db
      .select({
        signupId: signup.id, personId: signup.personId, name: person.fullName, positionBg: position.nameBg, positionEn: position.nameEn, partySize: signup.partySize, minor: signup.minor,
        arrivedAt: attendance.arrivedAt, leftAt: attendance.leftAt, people: attendance.people, minutes: timeEntry.minutes, entryPeople: timeEntry.people, proposed: timeEntry.proposed,
        lastEventId: sql<string | null>`(select e.id from attendance_event e where e.signup_id = ${signup.id} and e.kind <> 'undo'
          and not exists (select 1 from attendance_event u where u.signup_id = e.signup_id and u.undoes = e.id) order by e.at desc, (e.kind = 'check_out') desc, e.id desc limit 1)`,
      })
      .from(signup)
      .innerJoin(person, eq(person.id, signup.personId))
      .innerJoin(position, eq(position.id, signup.positionId))
      .leftJoin(attendance, eq(attendance.signupId, signup.id))
      .leftJoin(timeEntry, and(eq(timeEntry.signupId, signup.id), eq(timeEntry.state, "submitted")))
      .where(and(eq(signup.shiftId, input.shiftId), inArray(signup.state, ["confirmed", "checked_in"])))
      .orderBy(asc(person.fullName), asc(signup.id)),
    ctx.db.select({ id: position.id, nameBg: position.nameBg, nameEn: position.nameEn, capacity: position.capacity, taken: position.seatsTaken }).from(position).where(eq(position.shiftId, input.shiftId)).orderBy(asc(position.ordinal), asc(position.id)),
  ]);
  const scope = at.serviceId ? { serviceId: at.serviceId } : {};
  const title = inLocale(locale, at.titleBg, at.titleEn);
  return {
    shiftId: input.shiftId, title, startsAt: at.startsAt, endsAt: at.endsAt, plannedMinutes: minutesBetween(at.startsAt, at.endsAt), arriving: at.arriving, started: at.startsAt <= now, over: at.endsAt <= now, cancelled: at.cancelledAt !== null,
    lines: rows.map(({ personId, positionBg, positionEn, minutes, entryPeople, proposed, ...row }) => ({
      ...row, signupId: row.signupId as SignupId, position: inLocale(locale, positionBg, positionEn), own: personId === self,
      handedIn: minutes === null || entryPeople === null ? null : { minutes: Math.round(minutes / entryPeople), people: entryPeople, proposed: proposed ?? false },
    })),
    positions: positions.map((one) => ({ id: one.id, name: inLocale(locale, one.nameBg, one.nameEn) || title, free: Math.max(0, one.capacity - one.taken) })),
    may: { attest: allows(ctx.actor, attestHours, scope), manage: allows(ctx.actor, manageShifts, scope) },
  };
}
