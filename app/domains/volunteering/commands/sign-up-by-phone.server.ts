import { eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import type { Locale } from "~/platform/i18n/locale";
import { hoursLater } from "~/platform/time/clock";
import { newLookCode } from "~/platform/tokens/look-code";
import { findOrCreatePerson } from "../../people/api.server";
import { adultAge, pendingHours } from "../model";
import { manageShifts } from "../permissions";
import { askedPosition } from "../positions.server";
import type { PhoneSignUpInput } from "../schemas";
import { type SeatRefusal, type Seating, seatConstraints, takeSeat } from "./confirm-signup.server";

type Who = { readonly personId: PersonId } | Pick<PhoneSignUpInput, "fullName" | "phone" | "email" | "birthDate">;
export type StaffSignUpInput = Who & {
  readonly shiftId: string;
  readonly positionId?: string | undefined;
  readonly signupId?: string;
  readonly partySize?: number;
  readonly minor: boolean;
  readonly consentSeen: boolean;
  readonly locale: Locale;
};
type Refusals = SeatRefusal | "shift_unknown" | "adults_only" | "form_conflict";

/**
 * Seats somebody who called or came. Who: coordinator or service manager, within the shift's service.
 * Guarantees: the same capacity, age, check and overlap rules as everywhere; when it is full the caller gets a number in the
 * waiting list; the same id again is the same sign-up; with an e-mail the person gets the usual letter.
 * Refuses: as confirming does; a minor without a consent that was seen.
 */
export async function signUpByPhone(ctx: Ctx, input: StaffSignUpInput): Promise<Result<Seating, Refusals>> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<Seating, Refusals>(ctx.db, async (tx) => {
    const at = await askedPosition(tx, input);
    if (!at) return refuse("shift_unknown");
    authorize(ctx.actor, manageShifts, at.serviceId ? { serviceId: at.serviceId } : {});
    if (input.minor && (at.minAge ?? 0) >= adultAge) return refuse("adults_only", {}, "minor");
    if (input.minor && !input.consentSeen) return refuse("consent_missing", {}, "consentSeen");
    const formId = input.signupId ?? newId<"Signup">();
    const personId = await whoCalls(tx, ctx, input, formId);
    if (!personId) return refuse("form_conflict");
    const [row] = (await tx.execute(sql`
      select signup_id from volunteering_request_signup(${formId}::uuid, ${at.positionId}::uuid, ${personId}::uuid, null, ${input.minor}, ${input.partySize ?? 1}, 0, null,
        'staff', null, null, null, ${newLookCode()}, ${ctx.clock.now().toISOString()}::timestamptz, null,
        ${hoursLater(ctx.clock.now(), pendingHours).toISOString()}::timestamptz)`)) as unknown as { signup_id: string }[];
    if (!row) throw new Error("no answer about the sign-up");
    return takeSeat(tx, ctx, { signupId: row.signup_id, byTeam: true, ...(input.minor ? { consentSeenBy: accountOf(ctx.actor) ?? undefined } : {}) });
  }, seatConstraints);
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
): Promise<Result<Seating, SeatRefusal | "signup_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<Seating, SeatRefusal | "signup_unknown">(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ shiftId: signup.shiftId, serviceId: opportunity.serviceId })
      .from(signup)
      .innerJoin(shift, eq(shift.id, signup.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(signup.id, input.signupId));
    if (row?.shiftId !== input.shiftId) return refuse("signup_unknown");
    authorize(ctx.actor, manageShifts, row.serviceId ? { serviceId: row.serviceId } : {});
    await recordAudit(tx, ctx, { action: "volunteering.see_consent", subjectKind: "signup", subjectId: input.signupId, fields: ["consent_seen_at"] });
    return takeSeat(tx, ctx, { signupId: input.signupId, consentSeenBy: accountOf(ctx.actor) ?? undefined, byTeam: true });
  }, seatConstraints);
}
