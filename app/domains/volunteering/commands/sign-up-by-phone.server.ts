import { eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { signup } from "~db/schema/volunteering.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { refuse, type Refused, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import type { Locale } from "~/platform/i18n/locale";
import { hoursLater } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { ageOn } from "../../people/api";
import { findOrCreatePerson } from "../../people/api.server";
import { isMinorOn } from "../entries.server";
import { adultAge, pendingHours } from "../model";
import { type NamedOverlap, namingOverlap } from "../overlap.server";
import { manageShifts } from "../permissions";
import { askedPosition, type AskedPosition } from "../positions.server";
import type { PhoneSignUpInput } from "../team-schemas";
import { heldSignup, scopeOf } from "../team-scope.server";
import { type SeatRefusal, type Seating, seatConstraints, takeSeat } from "./confirm-signup.server";

type Guardian = Pick<PhoneSignUpInput, "guardianName" | "guardianEmail" | "guardianPhone">;
type Who = { readonly personId: PersonId } | Pick<PhoneSignUpInput, "fullName" | "phone" | "email" | "birthDate">;
export type StaffSignUpInput = Who & Partial<Guardian> & Partial<Pick<PhoneSignUpInput, "partyMinors" | "partyYoungest">> & {
  readonly shiftId: string;
  readonly positionId?: string | undefined;
  readonly signupId?: string;
  readonly partySize?: number;
  readonly minor: boolean;
  readonly consentSeen: boolean;
  readonly locale: Locale;
};
type Refusals =
  | SeatRefusal | NamedOverlap | "shift_unknown" | "adults_only" | "form_conflict" | "birth_date_missing" | "not_under_age" | "party_with_minor" | "party_youngest_missing" | "party_too_large";

/**
 * Seats somebody who called or came. Who: coordinator or service manager, within the shift's service.
 * Guarantees: the same capacity, age, check and overlap rules as everywhere; when it is full the caller gets a number in the
 * waiting list; the same id again is the same sign-up; with an e-mail the person gets the usual letter. A minor sits once the
 * consent on paper was seen; without it the named guardian is asked and the place waits.
 * Refuses: as confirming does, naming the shift in the way; a minor without birth date, or with neither a paper nor a guardian.
 */
export async function signUpByPhone(ctx: Ctx, input: StaffSignUpInput): Promise<Result<Seating, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const formId = input.signupId ?? newId<"Signup">();
  let caller: string | undefined;
  const seated = await inTransaction<Seating, Refusals>(ctx.db, async (tx) => {
    const at = await askedPosition(tx, input);
    if (!at) return refuse("shift_unknown");
    authorize(ctx.actor, manageShifts, scopeOf(at.serviceId));
    const wrong = wrongForm(input, at);
    if (wrong) return wrong;
    const personId = await whoCalls(tx, ctx, input, formId);
    if (!personId) return refuse("form_conflict");
    caller = personId;
    if ((input.partySize ?? 1) > 1 && (await isMinorOn(tx, personId, at.startsAt))) return refuse("party_with_minor", {}, "partySize");
    const signupId = await takeIn(tx, ctx, input, { at, personId, formId });
    return takeSeat(tx, ctx, { signupId, byTeam: true, ...(input.minor && input.consentSeen ? { consentSeenBy: accountOf(ctx.actor) ?? undefined } : {}) });
  }, seatConstraints);
  return namingOverlap(ctx, seated, { personId: caller, shiftId: input.shiftId });
}

/** What can be told from the form and the position alone. */
function wrongForm(input: StaffSignUpInput, at: AskedPosition): Refused<Refusals> | null {
  const { partySize = 1, partyMinors = 0 } = input;
  if (partySize > at.capacity || (partyMinors > 0 && partyMinors >= partySize)) return refuse("party_too_large", { n: at.capacity }, partySize > at.capacity ? "partySize" : "partyMinors");
  if (partyMinors > 0 && input.partyYoungest === undefined) return refuse("party_youngest_missing", {}, "partyYoungest");
  if (!input.minor) return null;
  if ((at.minAge ?? 0) >= adultAge) return refuse("adults_only", {}, "minor");
  if (!input.consentSeen && !(input.guardianName && input.guardianEmail)) return refuse("consent_missing", {}, "consentSeen");
  if (partySize > 1) return refuse("party_with_minor", {}, "partySize");
  if ("personId" in input) return null;
  if (!input.birthDate) return refuse("birth_date_missing", {}, "birthDate");
  const age = ageOn(input.birthDate, localDateOf(at.startsAt));
  if (age >= adultAge) return refuse("not_under_age", {}, "birthDate");
  return age < (at.minAge ?? 0) ? refuse("too_young", { needed: at.minAge ?? 0, age }, "birthDate") : null;
}

async function takeIn(
  tx: Tx, ctx: Ctx, input: StaffSignUpInput, { at, personId, formId }: { at: AskedPosition; personId: PersonId; formId: string },
): Promise<string> {
  const now = ctx.clock.now();
  const guardianId = input.guardianName && input.guardianEmail && (await isMinorOn(tx, personId, at.startsAt, input.minor))
    ? await findOrCreatePerson(tx, ctx, { fullName: input.guardianName, email: input.guardianEmail, phone: input.guardianPhone, locale: input.locale }) : null;
  const youngest = input.partyMinors ? (input.partyYoungest ?? null) : null;
  const [row] = (await tx.execute(sql`
    select signup_id from volunteering_request_signup(${formId}::uuid, ${at.positionId}::uuid, ${personId}::uuid, null, ${input.minor}, ${input.partySize ?? 1},
      ${input.partyMinors ?? 0}, ${youngest}, 'staff', null, ${guardianId}::uuid, null, ${newLookCode()}, ${now.toISOString()}::timestamptz, null,
      ${hoursLater(now, pendingHours).toISOString()}::timestamptz)`)) as unknown as { signup_id: string }[];
  if (!row) throw new Error("no answer about the sign-up");
  await recordAudit(tx, ctx, { action: "volunteering.sign_up_by_phone", subjectKind: "signup", subjectId: row.signup_id });
  return row.signup_id;
}

/** Null when the form's id already belongs to another person or shift. */
async function whoCalls(tx: Tx, ctx: Ctx, input: StaffSignUpInput, formId: string): Promise<PersonId | null> {
  const [known] = await tx
    .select({ personId: signup.personId, shiftId: signup.shiftId, fullName: person.fullName })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .where(eq(signup.id, formId));
  const other = known && (known.shiftId !== input.shiftId || ("fullName" in input && known.fullName.toLocaleLowerCase("bg") !== input.fullName.toLocaleLowerCase("bg")));
  if (other) return null;
  if (known) return known.personId as PersonId;
  if ("personId" in input) return input.personId;
  return findOrCreatePerson(tx, ctx, {
    fullName: input.fullName, email: input.email, phone: input.phone, locale: input.locale, birthDate: input.minor ? input.birthDate : undefined,
  });
}

/**
 * Seats a minor who is waiting, after the coordinator has seen the parent's signed consent (Y1; Закон за младежта, чл. 38).
 * Who: coordinator or service manager. Refuses: as confirming does; a sign-up of another shift.
 */
export async function admitMinor(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string },
): Promise<Result<Seating, SeatRefusal | NamedOverlap | "signup_unknown">> {
  authorize(ctx.actor, manageShifts);
  let minorId: string | undefined;
  const seated = await inTransaction<Seating, SeatRefusal | "signup_unknown">(ctx.db, async (tx) => {
    const row = await heldSignup(tx, ctx, input);
    if (!row) return refuse("signup_unknown");
    minorId = row.personId;
    await recordAudit(tx, ctx, { action: "volunteering.see_consent", subjectKind: "signup", subjectId: input.signupId, fields: ["consent_seen_at"] });
    return takeSeat(tx, ctx, { signupId: input.signupId, consentSeenBy: accountOf(ctx.actor) ?? undefined, byTeam: true });
  }, seatConstraints);
  return namingOverlap(ctx, seated, { personId: minorId, shiftId: input.shiftId });
}
