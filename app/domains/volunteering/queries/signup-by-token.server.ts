import { and, eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { nameIn } from "~/platform/i18n/latin";
import type { Locale } from "~/platform/i18n/locale";
import { minutesLater } from "~/platform/time/clock";
import { findActToken } from "~/platform/tokens/act-token.server";
import { cancelCutoffMinutes, isSeated, offerMinutes, type Outlook, outlookOf, type SignupId, signupLink } from "../model";
import { manageOwnSignup } from "../permissions";
import { publicShift, type PublicPosition, type PublicShift, selectShifts } from "./shift-fields.server";
import { type GuardianStanding, guardianStanding, type OtherShift, overlapping, requirementStanding, type RuledOut, rulesAcceptedBefore } from "./signup-standing.server";

export interface SignupView {
  readonly signupId: SignupId;
  readonly outlook: Outlook;
  readonly shift: PublicShift;
  readonly revision: number;
  readonly minor: boolean;
  readonly email: string | null;
  readonly contact: { readonly name: string; readonly phone: string | null };
  /** When the hold or the offer ends, or else the entry itself. */
  readonly expiresAt: Date | null;
  readonly position: PublicPosition;
  readonly partySize: number;
  readonly partyMinors: number;
  readonly holdsSeat: boolean;
  /** „Освободи се място“ is being said right now, whatever else stands in the way. */
  readonly offered: boolean;
  /** Minutes an offer made now would run; null in the last hour. */
  readonly offerMinutes: number | null;
  /** V4: place in the waiting list now, from 1; people before who are being offered a seat count. */
  readonly queuePlace: number | null;
  readonly cancelUntil: Date;
  readonly canCancel: boolean;
  /** The confirmed shifts that stand in the way. */
  readonly others: readonly OtherShift[];
  readonly guardian: GuardianStanding | null;
  readonly ruledOut: RuledOut | null;
  /** Kinds of papers, trainings and briefings still to be seen. */
  readonly missingChecks: readonly string[];
  /** Too few adults for one more young person: waits in the list. */
  readonly adultsMissing: boolean;
  /** The version of the rules that is accepted with the next press, and the older one accepted before. */
  readonly rules: { readonly version: number; readonly before: number | null } | null;
  /** Look code for the entrance, once there is a place. */
  readonly checkInCode: string | null;
  /** Posted minutes and their look code, once somebody attested them. */
  readonly hours: { readonly minutes: number; readonly lookCode: string } | null;
}

/** What stands behind a mailed link. Who: whoever holds it. Unknown, foreign and expired links all answer null. */
export async function signupByToken(ctx: Ctx, input: { readonly token: string; readonly locale: Locale }): Promise<SignupView | null> {
  authorize(ctx.actor, manageOwnSignup);
  const found = await findActToken(ctx.db, ctx, signupLink, input.token);
  return found?.state === "live" ? signupView(ctx, { signupId: found.subjectId, locale: input.locale }) : null;
}

/** The same view for the mails, by id: the caller has already shown that it may. */
export async function signupView(ctx: Ctx, input: { readonly signupId: string; readonly locale: Locale }): Promise<SignupView | null> {
  const now = ctx.clock.now();
  const own = await ownRow(ctx, input.signupId);
  if (!own) return null;
  const [[row], [contact], others, guardian, required, before] = await Promise.all([
    selectShifts(ctx.db, now).where(eq(shift.id, own.shiftId)),
    ctx.db.select({ name: person.fullName, phone: person.phone }).from(person).where(eq(person.id, own.inChargeId)),
    overlapping(ctx.db, own, input.locale),
    guardianStanding(ctx.db, own),
    requirementStanding(ctx.db, own),
    own.rulesVersion === null ? null : rulesAcceptedBefore(ctx.db, own.personId, own.rulesVersion),
  ]);
  if (!row || !contact) return null;
  const view = publicShift(row, input.locale, now);
  const position = view.positions.find((one) => one.id === own.positionId);
  if (!position) return null;
  const holdsSeat = own.holdsSeat && (own.holdUntil === null || own.holdUntil > now);
  const facts = {
    state: own.state, holdsSeat, partySize: own.partySize, expiresAt: own.expiresAt, startsAt: own.startsAt, shiftCancelled: view.cancelled, freeSeats: position.free,
    overlaps: others.length > 0, barred: required.ruledOut !== null,
  };
  const cancelUntil = minutesLater(own.startsAt, -cancelCutoffMinutes);
  return {
    signupId: own.id as SignupId, outlook: outlookOf(facts, now), shift: view, revision: own.revision, minor: own.minor, email: own.email, contact: { ...contact, name: nameIn(input.locale, contact.name) },
    expiresAt: own.holdUntil ?? own.expiresAt, position, partySize: own.partySize, partyMinors: own.partyMinors, holdsSeat, offered: own.state === "offered" && holdsSeat,
    offerMinutes: offerMinutes(own.startsAt, now), queuePlace: own.queuePlace, cancelUntil, canCancel: now < cancelUntil, others, guardian, ...required,
    rules: own.rulesVersion === null ? null : { version: own.rulesVersion, before },
    checkInCode: isSeated(own.state) ? own.checkInCode : null,
    hours: own.minutes !== null && own.lookCode !== null ? { minutes: own.minutes, lookCode: own.lookCode } : null,
  };
}

async function ownRow(ctx: Ctx, signupId: string) {
  const [own] = await ctx.db
    .select({
      id: signup.id, personId: signup.personId, shiftId: signup.shiftId, positionId: signup.positionId, partySize: signup.partySize, partyMinors: signup.partyMinors,
      state: signup.state, holdsSeat: signup.holdsSeat, holdUntil: signup.holdUntil, expiresAt: signup.expiresAt, startsAt: signup.startsAt, endsAt: signup.endsAt,
      minor: signup.minor, guardianId: signup.guardianId, rulesVersion: signup.rulesVersion, checkInCode: signup.checkInCode, endedReason: signup.endedReason, email: person.email,
      revision: sql<number>`${shift.revision} + ${signup.revision}`, inChargeId: shift.inChargeId, minutes: timeEntry.minutes, lookCode: timeEntry.lookCode,
      queuePlace: sql<number | null>`case when ${signup.state} in ('waitlisted', 'offered') then (select count(*) + 1 from signup q
        where q.position_id = ${signup.positionId} and q.state in ('waitlisted', 'offered') and q.queue_no < ${signup.queueNo})::int end`,
    })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .leftJoin(timeEntry, and(eq(timeEntry.signupId, signup.id), eq(timeEntry.state, "posted")))
    .where(eq(signup.id, signupId));
  return own ?? null;
}
