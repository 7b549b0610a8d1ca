import { asc, eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import type { Locale } from "~/platform/i18n/locale";
import { hoursLater } from "~/platform/time/clock";
import { findOrCreatePerson } from "../../people/api.server";
import { adultAge, pendingHours, type SignupId } from "../model";
import { manageShifts } from "../permissions";
import type { PhoneSignUpInput } from "../schemas";
import { type SeatRefusal, seatConstraints, takeSeat } from "./confirm-signup.server";

type Who = { readonly personId: PersonId } | Pick<PhoneSignUpInput, "fullName" | "phone" | "email">;
export type StaffSignUpInput = Who & {
  readonly shiftId: string;
  readonly signupId?: string;
  readonly minor: boolean;
  readonly consentSeen: boolean;
  readonly locale: Locale;
};

/**
 * Seats somebody who called or came. Who: coordinator or service manager, within the shift's service.
 * Guarantees: the same capacity and overlap rules as everywhere; the same id again is the same sign-up; with an e-mail
 * the person gets the usual confirmation. Refuses: as confirming does; a minor without a consent that was seen.
 */
export async function signUpByPhone(
  ctx: Ctx, input: StaffSignUpInput,
): Promise<Result<{ signupId: SignupId }, SeatRefusal | "shift_unknown" | "adults_only" | "form_conflict">> {
  authorize(ctx.actor, manageShifts);
  const now = ctx.clock.now();
  const formId = input.signupId ?? newId<"Signup">();
  return inTransaction<{ signupId: SignupId }, SeatRefusal | "shift_unknown" | "adults_only" | "form_conflict">(ctx.db, async (tx) => {
    const [at] = await tx
      .select({ positionId: position.id, minAge: position.minAge, serviceId: opportunity.serviceId })
      .from(shift)
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .innerJoin(position, eq(position.shiftId, shift.id))
      .where(eq(shift.id, input.shiftId))
      .orderBy(asc(position.id))
      .limit(1);
    if (!at) return refuse("shift_unknown");
    authorize(ctx.actor, manageShifts, at.serviceId ? { serviceId: at.serviceId } : {});
    if (input.minor && (at.minAge ?? 0) >= adultAge) return refuse("adults_only", {}, "minor");
    if (input.minor && !input.consentSeen) return refuse("consent_missing", {}, "consentSeen");
    const [known] = await tx
      .select({ personId: signup.personId, shiftId: signup.shiftId, fullName: person.fullName })
      .from(signup)
      .innerJoin(person, eq(person.id, signup.personId))
      .where(eq(signup.id, formId));
    const other = known && (known.shiftId !== input.shiftId || ("fullName" in input && known.fullName.toLocaleLowerCase("bg") !== input.fullName.toLocaleLowerCase("bg")));
    if (other) return refuse("form_conflict");
    const personId =
      known?.personId ??
      ("personId" in input ? input.personId
        : await findOrCreatePerson(tx, ctx, { fullName: input.fullName, email: input.email, phone: input.phone, locale: input.locale }));
    const [row] = (await tx.execute(sql`
      select signup_id from volunteering_request_signup(${formId}::uuid, ${at.positionId}::uuid, ${personId}::uuid, null,
        ${input.minor}, ${now.toISOString()}::timestamptz, null, ${hoursLater(now, pendingHours).toISOString()}::timestamptz)`)) as unknown as { signup_id: string }[];
    if (!row) throw new Error("no answer about the sign-up");
    const seat = await takeSeat(tx, ctx, {
      signupId: row.signup_id, untilEnd: true, ...(input.minor ? { consentSeenBy: accountOf(ctx.actor) ?? undefined } : {}),
    });
    return seat.ok ? ok({ signupId: seat.value.signupId }) : seat;
  }, seatConstraints);
}

/**
 * Seats a minor who is waiting, after the coordinator has seen the parent's signed consent (Y1; Закон за младежта, чл. 38).
 * Who: coordinator or service manager. Refuses: as confirming does; a sign-up of another shift.
 */
export async function admitMinor(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string },
): Promise<Result<{ signupId: SignupId }, SeatRefusal | "signup_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<{ signupId: SignupId }, SeatRefusal | "signup_unknown">(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ shiftId: signup.shiftId, serviceId: opportunity.serviceId })
      .from(signup)
      .innerJoin(shift, eq(shift.id, signup.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(signup.id, input.signupId));
    if (row?.shiftId !== input.shiftId) return refuse("signup_unknown");
    authorize(ctx.actor, manageShifts, row.serviceId ? { serviceId: row.serviceId } : {});
    await recordAudit(tx, ctx, { action: "volunteering.see_consent", subjectKind: "signup", subjectId: input.signupId, fields: ["consent_seen_at"] });
    const seat = await takeSeat(tx, ctx, { signupId: input.signupId, consentSeenBy: accountOf(ctx.actor) ?? undefined });
    return seat.ok ? ok({ signupId: seat.value.signupId }) : seat;
  }, seatConstraints);
}
