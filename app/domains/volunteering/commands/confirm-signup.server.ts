import { type SQL, sql } from "drizzle-orm";
import { rulesAcceptance } from "~db/schema/volunteering-acts.server";
import { authorize } from "~/platform/access/permission";
import { callAudited } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { type ObstacleCode, obstacleRefusal } from "../obstacles.server";
import type { SignupId } from "../model";
import { type OwnedSignup, recordVolunteerActivity, signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/** Where a sign-up stands after somebody asked for its seat. Waiting is an answer, not a refusal. */
export type SeatState = "confirmed" | "waitlisted" | "pending_consent" | "pending_clearance";
export interface Seating {
  readonly signupId: SignupId;
  readonly state: SeatState;
  /** Whether this request changed anything. */
  readonly seated: "now" | "before";
}
export type SeatRefusal =
  | "overlaps_other" | "shift_started" | "shift_cancelled" | "not_open_yet" | "link_expired" | "already_signed_up" | "party_with_minor" | ObstacleCode;
type SeatAnswer = SeatState | "already" | "signup_unknown" | "release_unknown" | "shift_cancelled" | "shift_started" | "not_open_yet" | "link_expired" | "already_signed_up" | "party_with_minor"
  | "age" | "work_class" | "hours_of_day" | "day_minutes";

const waiting = ["confirmed", "waitlisted", "pending_consent", "pending_clearance"] as const;

/** V3 speaks as a constraint: every command that seats somebody passes this table to `inTransaction`. */
export const seatConstraints = { signup_no_overlap: () => refuse("overlaps_other") };

/** What the database's answer about a seat means; the obstacles of V5 with their facts. */
async function seatingOf(tx: Tx, signupId: string, answer: SeatAnswer): Promise<Result<Seating, SeatRefusal>> {
  const id = signupId as SignupId;
  if (answer === "already") return ok({ signupId: id, state: "confirmed", seated: "before" });
  const state = waiting.find((one) => one === answer);
  if (state) return ok({ signupId: id, state, seated: "now" });
  switch (answer) {
    case "shift_cancelled": case "shift_started": case "not_open_yet": case "link_expired": case "already_signed_up": case "party_with_minor":
      return refuse(answer);
    case "age": case "work_class": case "hours_of_day": case "day_minutes":
      return obstacleRefusal(tx, signupId, answer);
    default:
      return refuse("link_expired");
  }
}

const askAudited = async (tx: Tx, ctx: Ctx, signupId: string, call: SQL): Promise<SeatAnswer> =>
  (await callAudited<SeatAnswer>(tx, ctx, call, { action: "volunteering.confirm_signup", subjectKind: "signup", subjectId: signupId, fields: ["state"] }, waiting)) ?? "signup_unknown";

/**
 * Asks for the seat of a sign-up in the caller's transaction; what follows (letters, the next of the list) is recorded by the
 * database itself. The caller authorises. Never more people than seats (V1), nobody before an earlier one who fits (V4).
 */
export async function takeSeat(
  tx: Tx, ctx: Ctx, input: { readonly signupId: string; readonly consentSeenBy?: string; readonly byTeam?: boolean },
): Promise<Result<Seating, SeatRefusal>> {
  const answer = await askAudited(tx, ctx, input.signupId, sql`volunteering_take_seat(${input.signupId}::uuid, ${ctx.clock.now().toISOString()}::timestamptz,
    ${input.consentSeenBy ?? null}::uuid, ${input.byTeam ?? false})`);
  return seatingOf(tx, input.signupId, answer);
}

/** Takes a seat and gives the conflicting ones up: all of it or nothing. */
async function takeSeatInstead(tx: Tx, ctx: Ctx, input: { readonly signupId: string; readonly release: readonly string[] }): Promise<Result<Seating, SeatRefusal>> {
  const answer = await askAudited(tx, ctx, input.signupId,
    sql`volunteering_take_seat_instead(${input.signupId}::uuid, ${`{${input.release.join(",")}}`}::uuid[], ${ctx.clock.now().toISOString()}::timestamptz, false)`);
  // Nothing is given up for a place in a list, nor what is no longer one's own to give up.
  if (answer === "waitlisted" || answer === "pending_consent" || answer === "pending_clearance" || answer === "release_unknown") return refuse("overlaps_other");
  return seatingOf(tx, input.signupId, answer);
}

/** The version of the rules that the form showed is accepted with the first press of its owner. */
export async function acceptRules(tx: Tx, ctx: Ctx, own: Pick<OwnedSignup, "personId" | "rulesVersion">): Promise<void> {
  if (own.rulesVersion === null) return;
  await tx.insert(rulesAcceptance).values({ personId: own.personId, version: own.rulesVersion, acceptedAt: ctx.clock.now() }).onConflictDoNothing();
}

/**
 * Confirms a sign-up (or accepts the offered seat). Who: whoever holds its mailed link, or its person. Guarantees: never overbooked; a
 * second press changes nothing; when it is full the entry gets its number in the waiting list; a minor waits for the guardian,
 * a missing check for the coordinator. `release`: the conflicting sign-ups to give up in the same transaction, all or none.
 * Refuses: another shift at that time, started, called off, not open yet, link too old, an obstacle that waiting does not mend.
 */
export async function confirmSignup(
  ctx: Ctx, input: SignupBy & { readonly release?: readonly string[] },
): Promise<Result<Seating, SeatRefusal>> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<Seating, SeatRefusal>(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (!own) return refuse("link_expired");
    await recordVolunteerActivity(tx, ctx, own);
    await acceptRules(tx, ctx, own);
    return input.release?.length ? takeSeatInstead(tx, ctx, { signupId: own.signupId, release: input.release }) : takeSeat(tx, ctx, own);
  }, seatConstraints);
}
