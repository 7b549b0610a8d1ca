import { and, eq, sql } from "drizzle-orm";
import { handover } from "~db/schema/volunteering-acts.server";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { hoursLater } from "~/platform/time/clock";
import { findActToken } from "~/platform/tokens/act-token.server";
import { recordActivity } from "../../people/api.server";
import { enterSignup, isMinorOn } from "../entries.server";
import { handoverLink, pendingHours, requirementKinds, type RequirementKind, type SignupId } from "../model";
import { type ObstacleCode, obstacleRefusal } from "../obstacles.server";
import { manageOwnSignup } from "../permissions";
import { acceptRules, seatConstraints } from "./confirm-signup.server";

type Refusals =
  | "link_expired" | "handover_over" | "shift_started" | "substitute_minor" | "already_signed_up" | "handover_party" | "party_with_minor" | "guests_under_age" | "nothing_to_exchange" | "exchange_barred" | "overlaps_other"
  | ObstacleCode;

type Open = Awaited<ReturnType<typeof openOffer>>;

/** The offer and the place it is about, with the names of nobody. */
async function openOffer(tx: Tx, handoverId: string) {
  const [row] = await tx
    .select({
      id: handover.id, state: handover.state, personId: handover.toPersonId, forShiftId: handover.forShiftId, positionId: handover.positionId,
      giverId: signup.personId, startsAt: signup.startsAt, partySize: signup.partySize, partyMinors: signup.partyMinors, partyYoungest: signup.partyYoungest, giverState: signup.state,
    })
    .from(handover).innerJoin(signup, eq(signup.id, handover.signupId)).where(eq(handover.id, handoverId));
  return row ?? null;
}

/**
 * A named substitute takes the place over, or exchanges it for an own one. Who: whoever holds the mailed link. Guarantees: the place
 * passes from one to the other in one transaction and is nobody's in between; both are written to; a second press changes nothing.
 * Refuses: the offer is over, the shift has begun, people under 18 (their parent is asked through the shift's own page, and the
 * place passes once it is signed), another shift at that time, an obstacle of V5, a party of another size.
 */
export async function takeHandover(
  ctx: Ctx, input: { readonly token: string; readonly minor: boolean; readonly rulesVersion?: number | undefined },
): Promise<Result<{ signupId: SignupId }, Refusals>> {
  authorize(ctx.actor, manageOwnSignup);
  const now = ctx.clock.now();
  return inTransaction<{ signupId: SignupId }, Refusals>(ctx.db, async (tx) => {
    const found = await findActToken(tx, ctx, handoverLink, input.token);
    const seen = found?.state === "live" ? await openOffer(tx, found.subjectId) : null;
    if (!seen?.personId) return refuse("link_expired");
    await recordActivity(tx, ctx, seen.personId);
    await lockBoth(tx, seen);
    const offer = (await openOffer(tx, seen.id))!;
    const taken = await takenBefore(tx, offer);
    if (taken) return ok({ signupId: taken });
    if (offer.state !== "open" || offer.giverState !== "confirmed") return refuse("handover_over");
    if (offer.startsAt <= now) return refuse("shift_started");
    if (input.minor && !(await isMinorOn(tx, seen.personId, offer.startsAt))) return refuse("substitute_minor");
    await acceptRules(tx, ctx, { personId: seen.personId as PersonId, rulesVersion: input.rulesVersion ?? null });
    const passed = offer.forShiftId ? await exchange(tx, ctx, { offer, rulesVersion: input.rulesVersion }) : await takeOver(tx, ctx, { offer, rulesVersion: input.rulesVersion });
    if (passed.ok) await recordAudit(tx, ctx, { action: "volunteering.take_over", subjectKind: "signup", subjectId: passed.value.signupId, fields: ["state"] });
    return passed;
  }, seatConstraints);
}

/** The people, then the positions, each in id order, before anything is read or made: of two presses the second sees what the first did. */
async function lockBoth(tx: Tx, { personId, giverId, positionId, forShiftId }: NonNullable<Open>): Promise<void> {
  for (const id of (forShiftId ? [personId!, giverId] : [personId!]).sort()) await tx.execute(sql`select volunteering_lock_person(${id}::uuid)`);
  await tx.execute(sql`select 1 from "position" where id = ${positionId}::uuid
    or id in (select position_id from signup where shift_id = ${forShiftId}::uuid and person_id = ${personId}::uuid and state = 'confirmed') order by id for no key update`);
}

async function takenBefore(tx: Tx, offer: NonNullable<Open>): Promise<SignupId | null> {
  if (offer.state !== "taken") return null;
  const [row] = await tx.select({ id: signup.id }).from(handover).innerJoin(signup, eq(signup.id, handover.takenBy))
    .where(and(eq(handover.id, offer.id), eq(signup.personId, offer.personId!)));
  return (row?.id as SignupId | undefined) ?? null;
}

/** Makes the substitute's own entry, or finds the one they have in the list. */
async function enter(tx: Tx, ctx: Ctx, entry: { personId: string; positionId: string; offer: NonNullable<Open>; rulesVersion: number | undefined }): Promise<Result<SignupId, "already_signed_up" | "handover_party" | "party_with_minor" | "guests_under_age">> {
  const { personId, positionId, offer } = entry;
  const now = ctx.clock.now();
  const minor = await isMinorOn(tx, personId, offer.startsAt);
  if (minor && offer.partySize > 1) return refuse("party_with_minor");
  // Guests under 18 are in the care of whoever signed them up.
  if (offer.partyMinors > 0) return refuse("guests_under_age", { n: offer.partyMinors });
  const id = await enterSignup(tx, {
    id: newId<"Signup">(), personId, positionId, channel: "handover", minor,
    party: { size: offer.partySize, minors: offer.partyMinors, youngest: offer.partyYoungest }, rulesVersion: entry.rulesVersion ?? null, now, expiresAt: hoursLater(now, pendingHours),
  });
  const [row] = await tx.select({ state: signup.state, partySize: signup.partySize }).from(signup).where(eq(signup.id, id));
  if (row && ["confirmed", "checked_in", "completed"].includes(row.state)) return refuse("already_signed_up");
  return row?.partySize === offer.partySize ? ok(id) : refuse("handover_party", { n: offer.partySize });
}

const isKind = (answer: string): answer is RequirementKind => (requirementKinds as readonly string[]).includes(answer);

async function takeOver(tx: Tx, ctx: Ctx, { offer, rulesVersion }: { offer: NonNullable<Open>; rulesVersion: number | undefined }): Promise<Result<{ signupId: SignupId }, Refusals>> {
  const entered = await enter(tx, ctx, { personId: offer.personId!, positionId: offer.positionId, offer, rulesVersion });
  if (!entered.ok) return entered;
  const [row] = (await tx.execute(
    sql`select volunteering_take_over(${offer.id}::uuid, ${entered.value}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
  )) as unknown as { answer: string }[];
  return answered(tx, row?.answer ?? "", entered.value);
}

async function answered(tx: Tx, answer: string, signupId: SignupId): Promise<Result<{ signupId: SignupId }, Refusals>> {
  if (answer === "confirmed" || answer === "already") return ok({ signupId });
  if (answer === "shift_started") return refuse("shift_started");
  if (answer === "consent") return refuse("substitute_minor");
  if (answer === "party_with_minor") return refuse("party_with_minor");
  return isKind(answer) ? obstacleRefusal(tx, signupId, answer) : refuse("handover_over");
}

async function exchange(tx: Tx, ctx: Ctx, { offer, rulesVersion }: { offer: NonNullable<Open>; rulesVersion: number | undefined }): Promise<Result<{ signupId: SignupId }, Refusals>> {
  const [own] = await tx.select({ positionId: signup.positionId, partySize: signup.partySize, partyMinors: signup.partyMinors, partyYoungest: signup.partyYoungest, startsAt: signup.startsAt }).from(signup)
    .where(and(eq(signup.personId, offer.personId!), eq(signup.shiftId, offer.forShiftId!), eq(signup.state, "confirmed"))).limit(1);
  if (!own) return refuse("nothing_to_exchange");
  const to = await enter(tx, ctx, { personId: offer.personId!, positionId: offer.positionId, offer, rulesVersion });
  if (!to.ok) return to;
  const back = await enter(tx, ctx, { personId: offer.giverId, positionId: own.positionId, offer: { ...offer, ...own }, rulesVersion: undefined });
  if (!back.ok) return refuse("exchange_barred");
  const [row] = (await tx.execute(
    sql`select volunteering_exchange(${offer.id}::uuid, ${to.value}::uuid, ${back.value}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
  )) as unknown as { answer: string }[];
  const answer = row?.answer ?? "";
  if (answer === "nothing_to_exchange") return refuse("nothing_to_exchange");
  if (answer.startsWith("back:")) return refuse("exchange_barred");
  return answered(tx, answer.replace(/^to:/, ""), to.value);
}

/** „Не мога“: the giver is told. Who: whoever holds the mailed link. A second press changes nothing. */
export async function declineHandover(ctx: Ctx, input: { readonly token: string }): Promise<Result<null, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<null, "link_expired">(ctx.db, async (tx) => {
    const found = await findActToken(tx, ctx, handoverLink, input.token);
    if (found?.state !== "live") return refuse("link_expired");
    const [ended] = await tx.update(handover).set({ state: "declined", endedAt: ctx.clock.now() })
      .where(and(eq(handover.id, found.subjectId), eq(handover.state, "open"))).returning({ id: handover.id });
    if (ended) await emit(tx, ctx, "volunteering.substitute_declined", { handoverId: ended.id });
    return ok(null);
  });
}
