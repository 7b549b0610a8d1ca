import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { handover } from "~db/schema/volunteering-acts.server";
import { shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import { emit } from "~/platform/outbox/outbox.server";
import { type LimitRule, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { findOrCreatePerson } from "../../people/api.server";
import { activeStates, type HandoverId } from "../model";
import { type OwnedSignup, recordVolunteerActivity, signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";
import { mailsPerEmail } from "./request-signup.server";

/** Letters to substitutes that one person may cause in a day. */
const offersPerPerson: LimitRule = { bucket: "handover-person", limit: 8, windowMinutes: 24 * 60 };

export interface Substitute {
  readonly fullName: string;
  readonly email: string;
  /** „Разменете се“: the giver comes to this shift instead of the substitute. */
  readonly forShiftId?: string | undefined;
}

type Refusals =
  | "link_expired" | "place_gone" | "shift_started" | "somebody_waits" | "already_offered" | "substitute_is_self" | "exchange_unknown" | "exchange_own" | "guests_under_age" | "too_many_offers";

/**
 * Offers one's place to whoever comes next, or to a named person, who is written to. Who: the sign-up's link, or its person.
 * Guarantees: the place stays the giver's until somebody takes it; one open offer a sign-up; a resend of the form's id is the same
 * offer. What the named person has or has not is never told. Refuses: the place is no longer confirmed, the shift has begun, people
 * wait (then giving up passes the place on to them; a named person may be asked all the same), guests under 18 for a named person, oneself,
 * too many letters a day.
 */
export async function offerSeat(
  ctx: Ctx, input: SignupBy & { readonly handoverId: string; readonly to?: Substitute; readonly locale: Locale },
): Promise<Result<{ handoverId: HandoverId }, Refusals>> {
  authorize(ctx.actor, manageOwnSignup);
  const { to, handoverId } = input;
  const giver = to && (await signupBehind(ctx.db, ctx, input));
  if (giver && !(await withinLimit(ctx.db, ctx.clock, offersPerPerson, giver.personId))) return refuse("too_many_offers");
  if (giver && !(await withinLimit(ctx.db, ctx.clock, mailsPerEmail, to.email))) return refuse("too_many_offers");
  return inTransaction<{ handoverId: HandoverId }, Refusals>(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (!own) return refuse("link_expired");
    const id = handoverId as HandoverId;
    const [same] = await tx.select({ signupId: handover.signupId }).from(handover).where(eq(handover.id, id));
    if (same) return same.signupId === own.signupId ? ok({ handoverId: id }) : refuse("already_offered");
    await recordVolunteerActivity(tx, ctx, own);
    const toPersonId = to ? await findOrCreatePerson(tx, ctx, { fullName: to.fullName, email: to.email, locale: input.locale }) : null;
    if (toPersonId === own.personId) return refuse("substitute_is_self", {}, "email");
    const closed = await closedFor(tx, ctx, own, to);
    if (closed) return closed;
    await tx.insert(handover).values({
      id, signupId: own.signupId, positionId: sql`(select position_id from signup where id = ${own.signupId})`, toPersonId, forShiftId: to?.forShiftId ?? null,
      state: "open", createdAt: ctx.clock.now(),
    });
    await recordAudit(tx, ctx, { action: "volunteering.offer_seat", subjectKind: "signup", subjectId: own.signupId });
    if (toPersonId) await emit(tx, ctx, "volunteering.substitute_asked", { handoverId: id });
    return ok({ handoverId: id });
  }, { handover_open: () => refuse("already_offered"), handover_pkey: () => ok({ handoverId: handoverId as HandoverId }) });
}

/** Why the place cannot be offered now; decided under its position's lock, which the caller's transaction keeps. */
async function closedFor(tx: Tx, ctx: Ctx, own: OwnedSignup, to: Substitute | undefined): Promise<Result<never, Refusals> | null> {
  const now = ctx.clock.now();
  await tx.execute(sql`select volunteering_lock_position((select position_id from signup where id = ${own.signupId}), ${now.toISOString()}::timestamptz)`);
  const [row] = await tx
    .select({
      state: signup.state, startsAt: signup.startsAt, shiftId: signup.shiftId, partyMinors: signup.partyMinors,
      waiting: sql<number>`(select count(*) from signup w where w.position_id = "signup"."position_id" and w.state in ('waitlisted', 'offered'))::int`,
    })
    .from(signup).where(eq(signup.id, own.signupId));
  if (row?.state !== "confirmed") return refuse("place_gone");
  if (row.startsAt <= now) return refuse("shift_started");
  if (!to) return row.waiting > 0 ? refuse("somebody_waits", { n: row.waiting }) : null;
  if (row.partyMinors > 0) return refuse("guests_under_age", { n: row.partyMinors });
  if (!to.forShiftId) return null;
  const [wanted] = await tx.select({ id: shift.id }).from(shift).where(and(eq(shift.id, to.forShiftId), isNull(shift.cancelledAt), gt(shift.startsAt, now)));
  if (!wanted || wanted.id === row.shiftId) return refuse("exchange_unknown", {}, "forShiftId");
  const [there] = await tx
    .select({ id: signup.id }).from(signup)
    .where(and(eq(signup.shiftId, wanted.id), eq(signup.personId, own.personId), inArray(signup.state, [...activeStates]))).limit(1);
  return there ? refuse("exchange_own", {}, "forShiftId") : null;
}

/** Takes the offer of one's place back. Who: the sign-up's link, or its person. A second press changes nothing. */
export async function withdrawSeat(ctx: Ctx, input: SignupBy): Promise<Result<{ withdrawn: boolean }, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ withdrawn: boolean }, "link_expired">(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (!own) return refuse("link_expired");
    const now = ctx.clock.now();
    await tx.execute(sql`select volunteering_lock_position((select position_id from signup where id = ${own.signupId}), ${now.toISOString()}::timestamptz)`);
    const ended = await tx.update(handover).set({ state: "withdrawn", endedAt: now })
      .where(and(eq(handover.signupId, own.signupId), eq(handover.state, "open"))).returning({ id: handover.id });
    if (ended.length > 0) await recordAudit(tx, ctx, { action: "volunteering.withdraw_seat", subjectKind: "signup", subjectId: own.signupId });
    return ok({ withdrawn: ended.length > 0 });
  });
}
