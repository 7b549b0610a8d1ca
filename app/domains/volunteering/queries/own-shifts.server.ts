import { and, asc, desc, eq, gt, inArray, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { person } from "~db/schema/people.server";
import { handover } from "~db/schema/volunteering-acts.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { shift, signup } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { nameIn } from "~/platform/i18n/latin";
import type { Locale } from "~/platform/i18n/locale";
import { minutesLater } from "~/platform/time/clock";
import { cancelCutoffMinutes, type Outlook, outlookOf, type SignupId } from "../model";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";

/** One of a person's sign-ups, as its person sees it. */
export interface OwnShift {
  readonly signupId: SignupId;
  readonly shift: PublicShift;
  /** The kind of work; empty while the shift has one. */
  readonly task: string;
  readonly outlook: Outlook;
  readonly partySize: number;
  readonly queuePlace: number | null;
  readonly expiresAt: Date | null;
  readonly canCancel: boolean;
  readonly cancelUntil: Date;
  readonly contact: { readonly name: string; readonly phone: string | null };
  /** The own confirmed shift at the same time. */
  readonly overlaps: { readonly title: string; readonly startsAt: Date; readonly endsAt: Date } | null;
  /** The place is on offer: to whoever comes, or to this person. */
  readonly offered: { readonly to: string | null; readonly exchange: boolean } | null;
  readonly hours: { readonly minutes: number; readonly lookCode: string } | null;
}

const pastShown = 20;
const substitute = alias(person, "substitute");

/** The place in the list now, from 1; people before who are being offered a seat count. */
const queuePlace = sql<number | null>`case when ${signup.state} in ('waitlisted', 'offered') then (select count(*) + 1 from signup q
  where q.position_id = ${signup.positionId} and q.state in ('waitlisted', 'offered') and q.queue_no < ${signup.queueNo})::int end`;

/** What waiting does not mend rules an undecided entry out: age, work, hours. */
const barred = sql<boolean>`(${signup.state} in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered')
  and coalesce(volunteering_obstacle(${signup.personId}, ${signup.positionId}, ${signup.id}) in ('age', 'work_class', 'hours_of_day', 'day_minutes'), false))`;

const selectOwn = (reader: Reader) =>
  reader
    .select({
      id: signup.id, shiftId: signup.shiftId, positionId: signup.positionId, partySize: signup.partySize, state: signup.state, holdsSeat: signup.holdsSeat, holdUntil: signup.holdUntil,
      expiresAt: signup.expiresAt, startsAt: signup.startsAt, endsAt: signup.endsAt, contactName: person.fullName, contactPhone: person.phone,
      minutes: timeEntry.minutes, lookCode: timeEntry.lookCode, queuePlace, barred, handoverId: handover.id, offeredTo: substitute.fullName, forShiftId: handover.forShiftId,
    })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(person, eq(person.id, shift.inChargeId))
    .leftJoin(timeEntry, and(eq(timeEntry.signupId, signup.id), eq(timeEntry.state, "posted")))
    .leftJoin(handover, and(eq(handover.signupId, signup.id), eq(handover.state, "open")))
    .leftJoin(substitute, eq(substitute.id, handover.toPersonId));
type Row = Awaited<ReturnType<typeof selectOwn>>[number];

const sitting = ["confirmed", "checked_in", "completed"];

function ownShift(row: Row, view: PublicShift, all: readonly { readonly row: Row; readonly view: PublicShift }[], now: Date): OwnShift {
  const other = sitting.includes(row.state) ? undefined : all.find((one) => one.row.id !== row.id && sitting.includes(one.row.state) && one.row.startsAt < row.endsAt && one.row.endsAt > row.startsAt);
  const position = view.positions.find((one) => one.id === row.positionId);
  const cancelUntil = minutesLater(row.startsAt, -cancelCutoffMinutes);
  const outlook = outlookOf({
    state: row.state, holdsSeat: row.holdsSeat && (row.holdUntil === null || row.holdUntil > now), partySize: row.partySize, expiresAt: row.expiresAt, startsAt: row.startsAt,
    shiftCancelled: view.cancelled, freeSeats: position?.free ?? 0, overlaps: other !== undefined, barred: row.barred,
  }, now);
  return {
    signupId: row.id as SignupId, shift: view, task: position?.name ?? "", outlook, partySize: row.partySize, queuePlace: row.queuePlace, expiresAt: row.holdUntil ?? row.expiresAt,
    canCancel: now < cancelUntil, cancelUntil, contact: { name: row.contactName, phone: row.contactPhone },
    overlaps: other ? { title: other.view.title, startsAt: other.row.startsAt, endsAt: other.row.endsAt } : null,
    offered: row.handoverId ? { to: row.offeredTo, exchange: row.forShiftId !== null } : null,
    hours: row.minutes !== null && row.lookCode !== null ? { minutes: row.minutes, lookCode: row.lookCode } : null,
  };
}

async function viewed(reader: Reader, rows: readonly Row[], now: Date, locale: Locale): Promise<readonly OwnShift[]> {
  if (rows.length === 0) return [];
  const shifts = await selectShifts(reader, now).where(inArray(shift.id, [...new Set(rows.map((row) => row.shiftId))]));
  const views = new Map(shifts.map((row) => [row.id as string, publicShift(row, locale, now)]));
  const all = rows.flatMap((row) => {
    const view = views.get(row.shiftId);
    return view ? [{ row: { ...row, contactName: nameIn(locale, row.contactName) }, view }] : [];
  });
  return all.map(({ row, view }) => ownShift(row, view, all, now));
}

/** Not over yet, soonest first; given-up places too, which may be taken again. An unopened letter that lapsed is nothing to show. */
export async function upcomingOf(reader: Reader, of: { readonly personId: string; readonly now: Date; readonly locale: Locale }): Promise<readonly OwnShift[]> {
  const rows = await selectOwn(reader)
    .where(and(eq(signup.personId, of.personId), gt(signup.endsAt, of.now), ne(signup.state, "expired"), ne(signup.state, "declined")))
    .orderBy(asc(signup.startsAt), asc(signup.id));
  return viewed(reader, rows, of.now, of.locale);
}

/** The newest of what is over: who came, who did not, and what was called off. */
export async function pastOf(reader: Reader, of: { readonly personId: string; readonly now: Date; readonly locale: Locale }): Promise<readonly OwnShift[]> {
  const ended: SQL | undefined = or(
    inArray(signup.state, ["confirmed", "checked_in", "completed", "no_show"]),
    and(inArray(signup.state, ["cancelled_by_organiser", "handed_over", "cancelled_by_volunteer"]), sql`${signup.confirmedAt} is not null`),
  );
  const rows = await selectOwn(reader).where(and(eq(signup.personId, of.personId), lte(signup.endsAt, of.now), ended)).orderBy(desc(signup.startsAt), desc(signup.id)).limit(pastShown);
  return viewed(reader, rows, of.now, of.locale);
}

/** One sign-up; the caller has shown that it is the reader's. */
export async function ownShiftOf(reader: Reader, of: { readonly signupId: string; readonly personId: string; readonly now: Date; readonly locale: Locale }): Promise<OwnShift | null> {
  const rows = await selectOwn(reader).where(and(eq(signup.personId, of.personId), or(eq(signup.id, of.signupId), gt(signup.endsAt, of.now))));
  return (await viewed(reader, rows, of.now, of.locale)).find((one) => one.signupId === of.signupId) ?? null;
}
