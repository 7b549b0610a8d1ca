import { asc, eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { position, shift, signup } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { nameIn } from "~/platform/i18n/latin";
import type { Locale } from "~/platform/i18n/locale";
import type { PublicShift } from "./shift-fields.server";
import { publicShift, selectShifts } from "./shift-fields.server";

export interface LetterShift extends PublicShift {
  readonly contact: { readonly id: string; readonly name: string; readonly phone: string | null };
}

/** A shift as letters name it, with whom to call; the handler has the right to write. */
export async function letterShift(reader: Reader, of: { readonly shiftId: string; readonly locale: Locale; readonly now: Date }): Promise<LetterShift | null> {
  const [row] = await selectShifts(reader, of.now).where(eq(shift.id, of.shiftId));
  const [contact] = await reader.select({ id: person.id, name: person.fullName, phone: person.phone }).from(shift).innerJoin(person, eq(person.id, shift.inChargeId)).where(eq(shift.id, of.shiftId));
  return row && contact ? { ...publicShift(row, of.locale, of.now), contact: { ...contact, name: nameIn(of.locale, contact.name) } } : null;
}

/** The shift of a position, with who is in charge there. */
export async function shiftOfPosition(reader: Reader, positionId: string) {
  const [row] = await reader.select({ shiftId: shift.id, inChargeId: shift.inChargeId, perAdult: position.minorsPerAdult }).from(position).innerJoin(shift, eq(shift.id, position.shiftId)).where(eq(position.id, positionId));
  return row ?? null;
}

/** A sign-up with its person and who is in charge. */
export async function signupForLetter(reader: Reader, signupId: string) {
  const [row] = await reader
    .select({
      shiftId: signup.shiftId, positionId: signup.positionId, personId: signup.personId, name: person.fullName, minor: signup.minor, inChargeId: shift.inChargeId, endsAt: shift.endsAt,
      checks: sql<string[]>`(select coalesce(array_agg(r.facts ->> 'check'), '{}') from volunteering_requirements(${signup.personId}, ${signup.positionId}, ${signup.id}) r where r.kind = 'check' and not r.fulfilled)`,
    })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(eq(signup.id, signupId));
  return row ?? null;
}

/** Who waits at a position and may come, by number, with their phones: for the call list of the last hour. */
export async function peopleToCall(reader: Reader, positionId: string) {
  return reader
    .select({ no: signup.queueNo, name: person.fullName, phone: person.phone, partySize: signup.partySize })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .where(sql`${signup.positionId} = ${positionId}::uuid and ${signup.state} = 'waitlisted' and volunteering_obstacle(${signup.personId}, ${signup.positionId}, ${signup.id}) is null`)
    .orderBy(asc(signup.queueNo))
    .limit(20);
}
