import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { handover, signupOffer } from "~db/schema/volunteering-acts.server";
import { opportunity, position, seatBlock, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { openStates, type ShiftId } from "../model";
import { manageShifts } from "../permissions";
import { scopeOf } from "../team-scope.server";

/**
 * Calls a shift off. Who: coordinator or service manager, within their service. Guarantees: everybody who was coming or
 * still waiting is written to, once; all seats are free. Refuses: unknown, or somebody's hours are already posted.
 */
export async function cancelShift(
  ctx: Ctx, input: { readonly shiftId: string },
): Promise<Result<{ shiftId: ShiftId; told: number }, "shift_unknown" | "shift_attested">> {
  authorize(ctx.actor, manageShifts);
  const shiftId = input.shiftId as ShiftId;
  const now = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ serviceId: opportunity.serviceId })
      .from(shift)
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(shift.id, shiftId));
    if (!row) return refuse("shift_unknown");
    authorize(ctx.actor, manageShifts, scopeOf(row.serviceId));
    // The positions' locks stand before every seat: nobody is seated between this and the commit.
    await tx.select({ id: position.id }).from(position).where(eq(position.shiftId, shiftId)).orderBy(asc(position.id)).for("no key update");
    const [open] = await tx.select({ cancelledAt: shift.cancelledAt }).from(shift).where(eq(shift.id, shiftId)).for("no key update");
    if (open?.cancelledAt) return ok({ shiftId, told: 0 });
    const [attested] = await tx
      .select({ id: signup.id })
      .from(signup)
      .where(and(eq(signup.shiftId, shiftId), inArray(signup.state, ["completed", "no_show", "checked_in"])))
      .limit(1);
    if (attested) return refuse("shift_attested");

    await tx.update(shift).set({ cancelledAt: now, revision: sql`${shift.revision} + 1` }).where(eq(shift.id, shiftId));
    const told = await tx
      .update(signup)
      .set({ state: "cancelled_by_organiser", holdsSeat: false, holdUntil: null, expiresAt: null, endedAt: now })
      .where(and(eq(signup.shiftId, shiftId), inArray(signup.state, [...openStates])))
      .returning({ id: signup.id });
    await endWhatHangsOnIt(tx, shiftId, now);
    await recordAudit(tx, ctx, { action: "volunteering.cancel_shift", subjectKind: "shift", subjectId: shiftId, fields: ["cancelled_at"] });
    for (const { id } of told) await emit(tx, ctx, "volunteering.shift_cancelled", { shiftId, signupId: id });
    return ok({ shiftId, told: told.length });
  });
}

/** Offers, places on offer to others and blocks end with the shift; its seats are empty. */
async function endWhatHangsOnIt(tx: Tx, shiftId: string, now: Date): Promise<void> {
  const positions = tx.select({ id: position.id }).from(position).where(eq(position.shiftId, shiftId));
  await tx.update(signupOffer).set({ answer: "withdrawn", answeredAt: now }).where(and(inArray(signupOffer.positionId, positions), isNull(signupOffer.answer)));
  await tx.update(handover).set({ state: "withdrawn", endedAt: now }).where(and(inArray(handover.positionId, positions), eq(handover.state, "open")));
  await tx.update(seatBlock).set({ state: "released", releasedAt: now, seatsNamed: 0 }).where(and(inArray(seatBlock.positionId, positions), eq(seatBlock.state, "held")));
  await tx.update(position).set({ seatsTaken: 0, seatsHeld: 0, seatsBlocked: 0 }).where(eq(position.shiftId, shiftId));
}
