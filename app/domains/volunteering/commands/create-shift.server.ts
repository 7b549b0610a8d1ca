import { asc, eq } from "drizzle-orm";
import { opportunity, position, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { ShiftId } from "../model";
import { opportunityFor, type OpportunityRefusal } from "../opportunity-rows.server";
import { manageShifts } from "../permissions";
import { planOf } from "../plan";
import type { CreateShiftInput } from "../plan-schemas";
import { insertShift, mayBeInCharge, type ShiftHost } from "../shift-rows.server";
import { shiftTimes, type TimesRefusal } from "../times";

type Refusals = TimesRefusal | OpportunityRefusal | "shift_in_past" | "opens_after_start" | "in_charge_unknown" | "form_conflict";

/**
 * A shift with its positions, of an opportunity that exists or with a new one. Who: coordinator or service manager, within their
 * service. Guarantees: the same id again is the same shift, never a second one; an end not after the start is the next morning's.
 * Refuses: the same id with other facts, no or too much time between start and end, start in the past, unknown purpose,
 * opportunity or person in charge.
 */
export async function createShift(ctx: Ctx, input: CreateShiftInput & { readonly host?: ShiftHost }): Promise<Result<{ shiftId: ShiftId }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const times = shiftTimes(input.day, input.from, input.to);
  if (!times.ok) return times;
  if (times.value.startsAt <= ctx.clock.now()) return refuse("shift_in_past", {}, "day");
  if (input.opensAt && input.opensAt >= times.value.startsAt) return refuse("opens_after_start", {}, "opensDay");
  const shiftId = input.shiftId as ShiftId;
  const plan = planOf(input);

  return inTransaction<{ shiftId: ShiftId }, Refusals>(ctx.db, async (tx) => {
    const standing = await standingShift(tx, shiftId);
    if (standing) {
      const said = { title: input.opportunityId ?? input.titleBg, ...times.value, places: plan.map((one) => one.capacity) };
      return sameShift(standing, said, input.opportunityId !== undefined) ? ok({ shiftId }) : refuse("form_conflict");
    }
    const found = await opportunityFor(tx, ctx, input, plan);
    if (!found.ok) return found;
    if (!(await mayBeInCharge(tx, input.inChargeId))) return refuse("in_charge_unknown", {}, "inChargeId");
    await insertShift(tx, ctx, { ...input, titleBg: "", titleEn: "", ...times.value, opportunityId: found.value.opportunityId }, plan);
    await recordAudit(tx, ctx, { action: "volunteering.create_shift", subjectKind: "shift", subjectId: shiftId });
    return ok({ shiftId });
  }, { shift_pkey: () => ok({ shiftId }) });
}

async function standingShift(tx: Tx, shiftId: string) {
  const [known] = await tx
    .select({ opportunityId: shift.opportunityId, title: opportunity.titleBg, startsAt: shift.startsAt, endsAt: shift.endsAt })
    .from(shift)
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(eq(shift.id, shiftId));
  if (!known) return null;
  const places = await tx.select({ n: position.capacity }).from(position).where(eq(position.shiftId, shiftId)).orderBy(asc(position.ordinal), asc(position.id));
  return { ...known, places: places.map(({ n }) => n) };
}

function sameShift(
  known: NonNullable<Awaited<ReturnType<typeof standingShift>>>, said: { title: string | undefined; startsAt: Date; endsAt: Date; places: readonly number[] }, byId: boolean,
): boolean {
  return (
    (byId ? known.opportunityId : known.title) === said.title && known.startsAt.getTime() === said.startsAt.getTime() && known.endsAt.getTime() === said.endsAt.getTime() &&
    known.places.join() === said.places.join()
  );
}
