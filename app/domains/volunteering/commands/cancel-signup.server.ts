import { eq, sql } from "drizzle-orm";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { minutesLater } from "~/platform/time/clock";
import { cancelCutoffMinutes, type SignupId } from "../model";
import { recordVolunteerActivity, signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup, manageShifts } from "../permissions";
import { scopeOf } from "../team-scope.server";

type Ended = "cancelled_by_volunteer" | "cancelled_by_organiser" | "declined";

async function freeSeat(tx: Tx, ctx: Ctx, signupId: string, state: Ended): Promise<boolean> {
  const [row] = (await tx.execute(
    sql`select volunteering_free_seat(${signupId}::uuid, ${state}, null, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
  )) as unknown as { answer: "freed" | "ended" | "signup_unknown" }[];
  if (row?.answer !== "freed") return false;
  await recordAudit(tx, ctx, { action: `volunteering.${state}`, subjectKind: "signup", subjectId: signupId, fields: ["state"] });
  return true;
}

/**
 * Gives a place up. Who: whoever holds the sign-up's link, or its person. Guarantees: the seat is free at once; a second press changes nothing.
 * Refuses: in the last hours before the start (a phone call reaches people faster), and a link that is no more.
 */
export async function cancelSignup(
  ctx: Ctx, input: SignupBy,
): Promise<Result<{ signupId: SignupId }, "too_late_to_cancel" | "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (!own) return refuse("link_expired");
    const cutoff = minutesLater(own.startsAt, -cancelCutoffMinutes);
    if (own.state === "confirmed" && ctx.clock.now() >= cutoff) return refuse("too_late_to_cancel");
    await recordVolunteerActivity(tx, ctx, own);
    await freeSeat(tx, ctx, own.signupId, "cancelled_by_volunteer");
    return ok({ signupId: own.signupId });
  });
}

/** Takes somebody off a shift on their word (a phone call). Who: coordinator or service manager. Refuses: not a sign-up still to come. */
export async function cancelForVolunteer(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string },
): Promise<Result<{ signupId: SignupId }, "signup_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ shiftId: signup.shiftId, state: signup.state, serviceId: opportunity.serviceId })
      .from(signup)
      .innerJoin(shift, eq(shift.id, signup.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(signup.id, input.signupId));
    if (row?.shiftId !== input.shiftId) return refuse("signup_unknown");
    authorize(ctx.actor, manageShifts, scopeOf(row.serviceId));
    const freed = await freeSeat(tx, ctx, input.signupId, row.state === "pending_consent" ? "declined" : "cancelled_by_volunteer");
    return freed ? ok({ signupId: input.signupId as SignupId }) : refuse("signup_unknown");
  });
}
