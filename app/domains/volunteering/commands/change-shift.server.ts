import { and, asc, eq, gt, gte, isNull, or, sql } from "drizzle-orm";
import { opportunity, shift, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { changesBetween, type ShiftChanges, type ShiftState } from "../changes";
import { agreedEffects, snapshotOf } from "../effects.server";
import type { ShiftId } from "../model";
import { manageShifts } from "../permissions";
import type { ChangeScope } from "../plan-schemas";
import { mayFor } from "../scope.server";
import { changedSeries, splitSeries } from "../series-changes.server";
import { lockedSeries, type SeriesRow } from "../series-rows.server";
import { applyChanges, type ChangeRefusal, inMovingOrder, lockShifts } from "../shift-changes.server";
import { mayBeInCharge } from "../shift-rows.server";
import { standingShift, standingShifts, type StandingShift, stateDigest, stateOf } from "../shift-state.server";

export interface ChangeShiftInput {
  readonly shiftId: string;
  readonly scope: ChangeScope;
  /** Also shifts of the series that were changed by themselves before. */
  readonly alsoDetached: boolean;
  readonly wanted: ShiftState;
  /** Digest of what the form was filled from; left out: whatever stands. */
  readonly base?: string;
  /** The effects on people the coordinator has seen and agreed to (fact `seen` of `affects_people`). */
  readonly seen?: string;
  /** Why the number of places changes, where people have signed up. */
  readonly reason?: string;
}

type Refusals = ChangeRefusal | "shift_unknown" | "shift_started" | "shift_cancelled" | "changed_meanwhile" | "in_charge_unknown" | "affects_people" | "day_of_series";

/**
 * Changes a shift, or it and the following ones of its series, or all of them still to come. Who: coordinator or service manager, within
 * their service. Guarantees: sign-ups stay; only what differs from this shift is changed in the others, and ones changed by themselves
 * are passed over unless asked; all or nothing. Nobody loses a place silently: `affects_people` names whom the change ends or asks
 * again until exactly that is agreed to (`seen`). Refuses: begun, called off, changed by a colleague meanwhile, seats taken.
 */
export async function changeShift(ctx: Ctx, input: ChangeShiftInput): Promise<Result<{ shiftId: ShiftId; changed: number; affected: number }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const shiftId = input.shiftId as ShiftId;
  return inTransaction<{ shiftId: ShiftId; changed: number; affected: number }, Refusals>(ctx.db, async (tx) => {
    const found = await lockedTargets(tx, ctx, input);
    if (!found.ok) return found;
    const { base, series, targets } = found.value;
    const before = stateOf(base);
    if (input.base !== undefined && input.base !== stateDigest(before)) return refuse("changed_meanwhile");
    const changes = changesBetween(before, input.wanted);
    if (Object.keys(changes).length === 0) return ok({ shiftId, changed: 0, affected: 0 });
    if ("day" in changes && input.scope !== "one") return refuse("day_of_series", {}, "day");
    if (changes.inChargeId !== undefined && !(await mayBeInCharge(tx, changes.inChargeId))) return refuse("in_charge_unknown", {}, "inChargeId");
    const people = await snapshotOf(tx, targets.map((one) => one.id));
    if (series && input.scope !== "one") await replan(tx, ctx, { series, base, changes, scope: input.scope });
    for (const target of inMovingOrder(targets, changes)) {
      const applied = await applyChanges(tx, ctx, target, changes, { reason: input.reason ?? "", detach: input.scope === "one" && Object.keys(changes).some((key) => key !== "urgent") });
      if (!applied.ok) return applied;
    }
    const agreed = await agreedEffects(tx, people, input.seen);
    return agreed.ok ? ok({ shiftId, changed: targets.length, affected: agreed.value.affected }) : agreed;
  });
}

type Found = { readonly base: StandingShift; readonly series: SeriesRow | null; readonly targets: readonly StandingShift[] };

/** The shift and the others the change is for, all locked: the series, then people, positions, shifts. */
async function lockedTargets(tx: Tx, ctx: Ctx, input: ChangeShiftInput): Promise<Result<Found, "shift_unknown" | "shift_started" | "shift_cancelled">> {
  const [row] = await tx
    .select({ serviceId: opportunity.serviceId, seriesId: shift.seriesId })
    .from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(eq(shift.id, input.shiftId));
  if (!row || !mayFor(ctx, manageShifts, row.serviceId)) return refuse("shift_unknown");
  const series = row.seriesId ? await lockedSeries(tx, row.seriesId) : null;
  const ids = series && input.scope !== "one" ? await idsOfSeries(tx, ctx, series, input) : [input.shiftId];
  await lockShifts(tx, ctx, ids);
  const base = await standingShift(tx, input.shiftId);
  if (!base) return refuse("shift_unknown");
  if (base.cancelledAt) return refuse("shift_cancelled");
  if (base.startsAt <= ctx.clock.now()) return refuse("shift_started");
  return ok({ base, series, targets: (await standingShifts(tx, ids)).filter((one) => one.cancelledAt === null && one.startsAt > ctx.clock.now()) });
}

async function idsOfSeries(tx: Tx, ctx: Ctx, series: SeriesRow, { shiftId, scope, alsoDetached }: ChangeShiftInput): Promise<string[]> {
  const following = scope === "following" ? sql`${shift.seriesDay} >= (select b.series_day from shift b where b.id = ${shiftId})` : undefined;
  const rows = await tx.select({ id: shift.id }).from(shift)
    .where(and(eq(shift.seriesId, series.id), isNull(shift.cancelledAt), gt(shift.startsAt, ctx.clock.now()), following, alsoDetached ? undefined : or(eq(shift.detached, false), eq(shift.id, shiftId))))
    .orderBy(asc(shift.id));
  return rows.map((row) => row.id);
}

/** The rule's own plan changes too, so that shifts made later are like these; „this and following“ cuts the series in two first. */
async function replan(tx: Tx, ctx: Ctx, of: { readonly series: SeriesRow; readonly base: StandingShift; readonly changes: ShiftChanges; readonly scope: ChangeScope }): Promise<void> {
  const { series, base, changes, scope } = of;
  const from = base.seriesDay!;
  const [earlier] = scope === "following"
    ? await tx.select({ id: shift.id }).from(shift).where(and(eq(shift.seriesId, series.id), sql`${shift.seriesDay} < ${from}`)).limit(1)
    : [];
  const changed = earlier ? await splitSeries(tx, ctx, series, from) : series;
  if (earlier) await tx.update(shift).set({ seriesId: changed.id }).where(and(eq(shift.seriesId, series.id), gte(shift.seriesDay, from)));
  await tx.update(shiftSeries).set(changedSeries(changed, changes)).where(eq(shiftSeries.id, changed.id));
  await recordAudit(tx, ctx, { action: "volunteering.change_series", subjectKind: "shift_series", subjectId: changed.id, fields: Object.keys(changes) });
}
