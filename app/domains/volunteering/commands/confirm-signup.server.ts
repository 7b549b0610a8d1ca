import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { findActToken } from "~/platform/tokens/act-token.server";
import { signupLink, type SignupId } from "../model";
import { manageOwnSignup } from "../permissions";

export type SeatRefusal =
  | "shift_full" | "overlaps_other" | "shift_started" | "shift_cancelled" | "link_expired" | "consent_missing" | "already_signed_up";
type SeatAnswer = "confirmed" | "already" | "signup_unknown" | Exclude<SeatRefusal, "overlaps_other">;

/** V3 speaks as a constraint: every command that seats somebody passes this table to `inTransaction`. */
export const seatConstraints = { signup_no_overlap: () => refuse("overlaps_other") };

/**
 * Seats a sign-up in the caller's transaction and has the confirmation mailed, once. The caller authorises.
 * Never more people than seats (V1): the database decides by one guarded update under the position's lock.
 */
export async function takeSeat(
  tx: Tx, ctx: Ctx, input: { readonly signupId: string; readonly consentSeenBy?: string; readonly untilEnd?: boolean },
): Promise<Result<{ signupId: SignupId; seated: "now" | "before" }, SeatRefusal>> {
  const [row] = (await tx.execute(sql`
    select volunteering_take_seat(${input.signupId}::uuid, ${ctx.clock.now().toISOString()}::timestamptz,
      ${input.consentSeenBy ?? null}::uuid, ${input.untilEnd ?? false}) as answer`)) as unknown as { answer: SeatAnswer }[];
  const answer = row?.answer ?? "signup_unknown";
  if (answer === "signup_unknown") return refuse("link_expired");
  if (answer !== "confirmed" && answer !== "already") return refuse(answer);
  const signupId = input.signupId as SignupId;
  if (answer === "already") return ok({ signupId, seated: "before" });
  await recordAudit(tx, ctx, { action: "volunteering.confirm_signup", subjectKind: "signup", subjectId: signupId, fields: ["state"] });
  await emit(tx, ctx, "volunteering.signup_confirmed", { signupId });
  return ok({ signupId, seated: "now" });
}

/**
 * Confirms the sign-up of a mailed link. Who: whoever holds the link. Guarantees: never overbooked; a second press
 * changes nothing. Refuses: full, another shift at that time, started, called off, link too old, a parent's consent missing.
 */
export async function confirmSignup(
  ctx: Ctx, input: { readonly token: string },
): Promise<Result<{ signupId: SignupId; seated: "now" | "before" }, SeatRefusal>> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ signupId: SignupId; seated: "now" | "before" }, SeatRefusal>(ctx.db, async (tx) => {
    const found = await findActToken(tx, ctx, signupLink, input.token);
    if (found?.state !== "live") return refuse("link_expired");
    return takeSeat(tx, ctx, { signupId: found.subjectId });
  }, seatConstraints);
}
