import { and, eq, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { instantAt } from "~/platform/time/local-date";
import type { ShiftId } from "../model";
import { manageShifts } from "../permissions";
import type { CreateShiftInput } from "../schemas";
import { insertShift, servedBy, type ShiftHost } from "../shift-rows.server";

/**
 * A new opportunity with one shift and one position. Who: coordinator or service manager, within their service.
 * Guarantees: the same id again is the same shift, never a second one.
 * Refuses: the same id with other facts, end not after start, start in the past, unknown purpose, unknown person in charge.
 */
export async function createShift(
  ctx: Ctx, input: CreateShiftInput & { readonly host?: ShiftHost },
): Promise<Result<{ shiftId: ShiftId }, "ends_before_start" | "shift_in_past" | "purpose_unknown" | "in_charge_unknown" | "form_conflict">> {
  authorize(ctx.actor, manageShifts);
  const startsAt = instantAt(input.day, input.from);
  const endsAt = instantAt(input.day, input.to);
  if (endsAt <= startsAt) return refuse("ends_before_start", {}, "to");
  if (startsAt <= ctx.clock.now()) return refuse("shift_in_past", {}, "day");
  const shiftId = input.shiftId as ShiftId;

  return inTransaction(ctx.db, async (tx) => {
    const [known] = await tx
      .select({ title: opportunity.titleBg, startsAt: shift.startsAt, endsAt: shift.endsAt })
      .from(shift)
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(shift.id, shiftId));
    if (known) {
      const same = known.title === input.titleBg && known.startsAt.getTime() === startsAt.getTime() && known.endsAt.getTime() === endsAt.getTime();
      return same ? ok({ shiftId }) : refuse("form_conflict");
    }
    const served = await servedBy(tx, input.purpose);
    if (!served) return refuse("purpose_unknown", {}, "purpose");
    authorize(ctx.actor, manageShifts, served.serviceId ? { serviceId: served.serviceId } : {});
    const [inCharge] = await tx.select({ id: person.id }).from(person).where(and(eq(person.id, input.inChargeId), isNull(person.erasedAt)));
    if (!inCharge) return refuse("in_charge_unknown", {}, "inChargeId");
    await insertShift(tx, ctx, { ...input, ...served, startsAt, endsAt });
    await recordAudit(tx, ctx, { action: "volunteering.create_shift", subjectKind: "shift", subjectId: shiftId });
    return ok({ shiftId });
  }, { shift_pkey: () => ok({ shiftId }) });
}
