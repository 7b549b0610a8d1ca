import { and, asc, eq, gt, gte, isNull, type SQL } from "drizzle-orm";
import { opportunity, shift } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Db, Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { LocalDate } from "~/platform/time/local-date";
import { cancelShift } from "./commands/cancel-shift.server";
import { manageShifts } from "./permissions";
import { mayFor } from "./scope.server";
import { lockedSeries, type SeriesRow, takeOutEmpty } from "./series-rows.server";
import { lockShifts } from "./shift-changes.server";

/** A series within the actor's services, locked; null when there is none for them. */
export async function seriesFor(tx: Tx, ctx: Ctx, seriesId: string): Promise<SeriesRow | null> {
  const series = await lockedSeries(tx, seriesId);
  if (!series) return null;
  const [of] = await tx.select({ serviceId: opportunity.serviceId }).from(opportunity).where(eq(opportunity.id, series.opportunityId));
  return mayFor(ctx, manageShifts, of?.serviceId ?? null) ? series : null;
}

/** Shifts of a series still to come. */
export async function upcomingOf(tx: Tx, ctx: Ctx, series: SeriesRow, where: SQL | undefined) {
  return tx.select({ id: shift.id, day: shift.seriesDay, detached: shift.detached }).from(shift)
    .where(and(eq(shift.seriesId, series.id), isNull(shift.cancelledAt), gt(shift.startsAt, ctx.clock.now()), where)).orderBy(asc(shift.startsAt), asc(shift.id));
}

/**
 * Takes shifts out of a locked series: empty ones without a trace, the others by calling them off, with a letter to everybody – once
 * the coordinator has agreed (`callOff`). Refuses `people_come` with how many shifts and their days.
 */
export async function takeOut(
  tx: Tx, ctx: Ctx, shifts: readonly { readonly id: string; readonly day: LocalDate | null }[], callOff: boolean,
): Promise<Result<{ taken: number; told: number }, "people_come" | "shift_attested">> {
  await lockShifts(tx, ctx, shifts.map((one) => one.id));
  const peopled = await takeOutEmpty(tx, ctx, shifts.map((one) => one.id));
  if (peopled.length > 0 && !callOff) {
    const days = shifts.filter((one) => peopled.includes(one.id)).map((one) => (one.day ?? "").split("-").reverse().join("."));
    return refuse("people_come", { n: peopled.length, days: days.join(", ") });
  }
  let told = 0;
  for (const id of peopled) {
    const off = await cancelShift({ ...ctx, db: tx as unknown as Db }, { shiftId: id });
    if (!off.ok) return off.refusal.code === "shift_attested" ? refuse("shift_attested") : refuse("people_come");
    told += off.value.told;
  }
  return ok({ taken: shifts.length, told });
}

/** From its first day on the new series owns the old one's shifts, called off and changed ones too: no day is made a second time. */
export async function keepDays(tx: Tx, from: SeriesRow, to: SeriesRow): Promise<void> {
  if (from.id !== to.id) await tx.update(shift).set({ seriesId: to.id }).where(and(eq(shift.seriesId, from.id), gte(shift.seriesDay, to.firstDay)));
}
