import { asc, eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { position, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { PersonId } from "~/platform/ids/ids";
import type { Locale } from "~/platform/i18n/locale";
import { emit } from "~/platform/outbox/outbox.server";
import { type LimitRule, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { hoursLater, minutesLater } from "~/platform/time/clock";
import { findOrCreatePerson } from "../../people/api.server";
import { adultAge, consentHours, holdMinutes, pendingHours, type SignupId } from "../model";
import { signUp } from "../permissions";
import type { SignUpInput } from "../schemas";

export const signupsPerAddress: LimitRule = { bucket: "signup-address", limit: 60, windowMinutes: 60 };
export const mailsPerEmail: LimitRule = { bucket: "signup-email", limit: 6, windowMinutes: 60 };

export interface RequestSignupInput extends SignUpInput {
  readonly shiftId: string;
  readonly locale: Locale;
  /** Who is asking, for the throttle; absent for jobs and tests. */
  readonly address?: string;
}

type Refusals = "shift_unknown" | "shift_started" | "shift_cancelled" | "adults_only" | "too_many_requests" | "form_conflict";

/**
 * Takes a sign-up from the public page and has the link mailed. Who: anybody.
 * Guarantees: the answer says nothing about the person – full, overlapping and repeated sign-ups are told only behind
 * the link; a double submit of one form is one row; a seat is held for half an hour at most, within the limits of MODEL §4.
 * Refuses only what everybody may know: the shift is unknown, over or called off, it is for adults, or this address asks too often.
 */
export async function requestSignup(ctx: Ctx, input: RequestSignupInput): Promise<Result<{ signupId: SignupId }, Refusals>> {
  authorize(ctx.actor, signUp);
  const now = ctx.clock.now();
  const signupId = input.signupId as SignupId;
  if (input.address && !(await withinLimit(ctx.db, ctx.clock, signupsPerAddress, input.address))) return refuse("too_many_requests");
  const mayMail = await withinLimit(ctx.db, ctx.clock, mailsPerEmail, input.email);

  return inTransaction(ctx.db, async (tx) => {
    const [at] = await tx
      .select({ positionId: position.id, minAge: position.minAge, startsAt: shift.startsAt, cancelledAt: shift.cancelledAt })
      .from(shift)
      .innerJoin(position, eq(position.shiftId, shift.id))
      .where(eq(shift.id, input.shiftId))
      .orderBy(asc(position.id))
      .limit(1);
    if (!at) return refuse("shift_unknown");
    if (at.cancelledAt) return refuse("shift_cancelled");
    if (at.startsAt <= now) return refuse("shift_started");
    if (input.minor && (at.minAge ?? 0) >= adultAge) return refuse("adults_only", {}, "minor");
    // Above the limit of mails the visitor sees the same page; nothing is kept, nothing is sent.
    if (!mayMail) return ok({ signupId });

    const earlier = await submittedBefore(tx, input);
    if (earlier === "other") return refuse("form_conflict");
    if (earlier === "same") return ok({ signupId });

    const personId: PersonId = await findOrCreatePerson(tx, ctx, { fullName: input.fullName, email: input.email, phone: input.phone, locale: input.locale });
    const expiresAt = hoursLater(now, input.minor ? consentHours : pendingHours);
    const [answer] = (await tx.execute(sql`
      select outcome, signup_id from volunteering_request_signup(${signupId}::uuid, ${at.positionId}::uuid, ${personId}::uuid, ${input.email},
        ${input.minor}, ${now.toISOString()}::timestamptz, ${minutesLater(now, holdMinutes).toISOString()}::timestamptz,
        ${expiresAt.toISOString()}::timestamptz)`)) as unknown as { outcome: "held" | "unheld" | "existing" | "same"; signup_id: string }[];
    if (!answer) throw new Error("no answer about the sign-up");
    if (answer.outcome !== "same") {
      await recordAudit(tx, ctx, { action: "volunteering.request_signup", subjectKind: "signup", subjectId: answer.signup_id });
      await emit(tx, ctx, "volunteering.signup_requested", { signupId: answer.signup_id });
    }
    return ok({ signupId });
  }, { signup_pkey: () => ok({ signupId }) });
}

/** The same form sent twice is one sign-up; the same id with other content is somebody's mistake or game. */
async function submittedBefore(tx: Tx, input: RequestSignupInput): Promise<"no" | "same" | "other"> {
  const [row] = await tx
    .select({ shiftId: signup.shiftId, minor: signup.minor, email: person.email, fullName: person.fullName })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .where(eq(signup.id, input.signupId));
  if (!row) return "no";
  const same = row.shiftId === input.shiftId && row.minor === input.minor && row.email === input.email
    && row.fullName.toLocaleLowerCase("bg") === input.fullName.toLocaleLowerCase("bg");
  return same ? "same" : "other";
}
