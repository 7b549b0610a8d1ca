import { eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { signup } from "~db/schema/volunteering.server";
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
import { localDateOf } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { ageOn } from "../../people/api";
import { findOrCreatePerson } from "../../people/api.server";
import { adultAge, holdMinutes, pendingHours, type SignupChannel, type SignupId } from "../model";
import { signUp } from "../permissions";
import { askedPosition, type AskedPosition } from "../positions.server";
import { publicRefusal, type PublicRefusal } from "../public-refusals.server";
import type { SignUpInput } from "../schemas";

export const signupsPerAddress: LimitRule = { bucket: "signup-address", limit: 60, windowMinutes: 60 };
export const mailsPerEmail: LimitRule = { bucket: "signup-email", limit: 6, windowMinutes: 60 };

export interface RequestSignupInput extends SignUpInput {
  readonly shiftId: string;
  readonly locale: Locale;
  /** Who is asking, for the throttle; absent for jobs and tests. */
  readonly address?: string;
  /** A seat of an organisation's block; the caller has read its link. */
  readonly blockId?: string;
  readonly channel?: Extract<SignupChannel, "web" | "block" | "handover">;
}

type Refusals = PublicRefusal | "shift_unknown" | "too_many_requests" | "form_conflict";

/**
 * Takes a sign-up from the public page and has the link mailed. Who: anybody.
 * Guarantees: the answer says nothing about the person – full, overlapping and repeated sign-ups are told only behind
 * the link, and unknown, known and throttled e-mails cost the same work; a double submit of one form is one row; seats are held
 * for half an hour at most, within the limits of MODEL §4. A guardian is written to only after the minor's own link was pressed.
 * Refuses only what everybody may know: the shift is unknown, over, called off or not open yet, its work or hours are for older
 * people, the form lacks what people under 18 or their company need, or this address asks too often.
 */
export async function requestSignup(ctx: Ctx, input: RequestSignupInput): Promise<Result<{ signupId: SignupId }, Refusals>> {
  authorize(ctx.actor, signUp);
  const signupId = input.signupId as SignupId;
  if (input.address && !(await withinLimit(ctx.db, ctx.clock, signupsPerAddress, input.address))) return refuse("too_many_requests");
  const mayMail = await withinLimit(ctx.db, ctx.clock, mailsPerEmail, input.email);

  const outcome = await inTransaction<{ signupId: SignupId }, Refusals | "throttled">(ctx.db, async (tx) => {
    const at = await askedPosition(tx, input);
    if (!at) return refuse("shift_unknown");
    const open = await publicRefusal(tx, ctx, at, input);
    if (open) return open;

    const earlier = await submittedBefore(tx, input);
    if (earlier === "other") return refuse("form_conflict");
    if (earlier === "same") return ok({ signupId });
    await take(tx, ctx, input, at);
    // Above the limit of mails the same work is done and taken back: nobody can tell by the answer or its time.
    return mayMail ? ok({ signupId }) : refuse("throttled");
  }, { signup_pkey: () => ok({ signupId }) });
  if (outcome.ok) return outcome;
  const { code, facts, field } = outcome.refusal;
  return code === "throttled" ? ok({ signupId }) : refuse(code, facts, field);
}

async function take(tx: Tx, ctx: Ctx, input: RequestSignupInput, at: AskedPosition): Promise<void> {
  const now = ctx.clock.now();
  const personId: PersonId = await findOrCreatePerson(tx, ctx, {
    fullName: input.fullName, email: input.email, phone: input.phone, locale: input.locale, birthDate: input.minor ? input.birthDate : undefined,
  });
  const [known] = await tx.select({ birthDate: person.birthDate }).from(person).where(eq(person.id, personId));
  // Who turns 18 before the shift is an adult on its day; who is known as younger stays so whatever the form says.
  const minor = known?.birthDate ? ageOn(known.birthDate, localDateOf(at.startsAt)) < adultAge : false;
  const guardianId = minor && input.guardianName && input.guardianEmail
    ? await findOrCreatePerson(tx, ctx, { fullName: input.guardianName, email: input.guardianEmail, locale: input.locale }) : null;
  const party = minor ? { size: 1, minors: 0, youngest: null } : { size: input.partySize, minors: input.partyMinors, youngest: input.partyMinors > 0 ? (input.partyYoungest ?? null) : null };
  const [answer] = (await tx.execute(sql`
    select outcome, signup_id from volunteering_request_signup(${input.signupId}::uuid, ${at.positionId}::uuid, ${personId}::uuid, ${input.email}, ${minor},
      ${party.size}, ${party.minors}, ${party.youngest}, ${input.channel ?? "web"}, ${input.blockId ?? null}::uuid, ${guardianId}::uuid, ${input.rulesVersion ?? null},
      ${newLookCode()}, ${now.toISOString()}::timestamptz, ${minutesLater(now, holdMinutes).toISOString()}::timestamptz,
      ${hoursLater(now, pendingHours).toISOString()}::timestamptz, ${party.minors > 0 && input.partyDeclared ? now.toISOString() : null}::timestamptz)`)) as unknown as { outcome: "held" | "unheld" | "existing" | "same"; signup_id: string }[];
  if (!answer) throw new Error("no answer about the sign-up");
  if (answer.outcome === "same") return;
  await recordAudit(tx, ctx, { action: "volunteering.request_signup", subjectKind: "signup", subjectId: answer.signup_id });
  await emit(tx, ctx, "volunteering.signup_requested", { signupId: answer.signup_id });
}

/** The same form sent twice is one sign-up; the same id with other content is somebody's mistake or game. */
async function submittedBefore(tx: Tx, input: RequestSignupInput): Promise<"no" | "same" | "other"> {
  const [row] = await tx
    .select({ shiftId: signup.shiftId, partySize: signup.partySize, email: person.email, fullName: person.fullName })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .where(eq(signup.id, input.signupId));
  if (!row) return "no";
  const same = row.shiftId === input.shiftId && row.email === input.email && row.partySize === input.partySize
    && row.fullName.toLocaleLowerCase("bg") === input.fullName.toLocaleLowerCase("bg");
  return same ? "same" : "other";
}
