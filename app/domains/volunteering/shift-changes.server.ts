import { eq, sql } from "drizzle-orm";
import { shift } from "~db/schema/volunteering.server";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { addDays, instantAt, type LocalDate } from "~/platform/time/local-date";
import { supersedeConsents } from "../people/api.server";
import { mustHear, type ShiftChanges, type ShiftState } from "./changes";
import { minutesBetween } from "./model";
import { changePositions, type PositionRefusal } from "./position-changes.server";
import { stateOf, type StandingShift } from "./shift-state.server";
import { shiftTimes, type TimesRefusal } from "./times";

export type ChangeRefusal = TimesRefusal | PositionRefusal | "shift_in_past" | "opens_after_start";

/** Locks people, positions and shifts, in this order; see `volunteering_lock_shifts`. Several shifts are always locked together. */
export async function lockShifts(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`select volunteering_lock_shifts(${`{${ids.join()}}`}::uuid[], ${ctx.clock.now().toISOString()}::timestamptz)`);
}

/** When sign-up opens, of a shift on that day. */
export const opensAtOf = (day: LocalDate, opens: ShiftState["opens"]): Date | null => (opens ? instantAt(addDays(day, -opens.daysBefore), opens.time) : null);

/**
 * Later ones first when they move forward, so that two shifts of one person never meet on the way; else as they come.
 */
export function inMovingOrder(targets: readonly StandingShift[], changes: ShiftChanges): readonly StandingShift[] {
  const first = targets[0];
  const forward = first !== undefined && (changes.from ?? "") > stateOf(first).from;
  return forward ? targets.toReversed() : targets;
}

/**
 * One shift after a change, with everybody who signed up: their copied times, overlaps, consents and rules follow, and whoever must hear
 * of it is written to (`volunteering.shift_changed`). The caller holds `lockShifts`, has authorised, and asks `agreedEffects` afterwards.
 */
export async function applyChanges(
  tx: Tx, ctx: Ctx, row: StandingShift, changes: ShiftChanges, how: { readonly reason: string; readonly detach: boolean },
): Promise<Result<{ revision: number }, ChangeRefusal>> {
  const now = ctx.clock.now();
  const state = { ...stateOf(row), ...changes };
  const retimed = "day" in changes || "from" in changes || "to" in changes;
  const times = retimed ? shiftTimes(state.day, state.from, state.to) : ok({ startsAt: row.startsAt, endsAt: row.endsAt });
  if (!times.ok) return times;
  const { startsAt, endsAt } = times.value;
  if (retimed && startsAt <= now) return refuse("shift_in_past", {}, "from");
  const opensAt = "opens" in changes || (retimed && row.seriesId && row.opensAt) ? opensAtOf(state.day, state.opens) : row.opensAt;
  if (opensAt && opensAt >= startsAt && "opens" in changes) return refuse("opens_after_start", {}, "opensTime");
  const moved = { startsMinutes: minutesBetween(row.startsAt, startsAt), endsMinutes: minutesBetween(row.endsAt, endsAt) };
  const told = mustHear(changes, moved);
  const revision = row.revision + (told ? 1 : 0);
  const { titleBg, titleEn, placeBg, placeEn, addressBg, addressEn, inChargeId, urgent } = state;
  await tx.update(shift)
    .set({ titleBg, titleEn, startsAt, endsAt, placeBg, placeEn, addressBg, addressEn, inChargeId, urgent, opensAt, revision, ...(how.detach && row.seriesId ? { detached: true } : {}) })
    .where(eq(shift.id, row.id));
  const fitted = await changePositions(tx, ctx, row, changes.positions, how.reason);
  if (!fitted.ok) return fitted;
  await followPeople(tx, ctx, row, { told, timed: moved.startsMinutes !== 0 || moved.endsMinutes !== 0, judged: fitted.value.judged, revision, newInCharge: "inChargeId" in changes });
  await recordAudit(tx, ctx, { action: "volunteering.change_shift", subjectKind: "shift", subjectId: row.id, fields: Object.keys(changes) });
  if (told) await emit(tx, ctx, "volunteering.shift_changed", { shiftId: row.id, revision });
  return ok({ revision });
}

async function followPeople(
  tx: Tx, ctx: Ctx, row: StandingShift, what: { readonly told: boolean; readonly timed: boolean; readonly judged: boolean; readonly revision: number; readonly newInCharge: boolean },
): Promise<void> {
  const now = ctx.clock.now().toISOString();
  if (what.told) await supersedeConsents(tx, ctx, { kind: "shift", id: row.id, version: what.revision });
  if (what.told || what.timed) await tx.execute(sql`select volunteering_follow_shift(${row.id}::uuid, ${what.told}, ${now}::timestamptz)`);
  else if (what.judged) await tx.execute(sql`select volunteering_recheck_shift(${row.id}::uuid, ${now}::timestamptz)`);
  // The person in charge counts among the adults; another one may have a place here already. Another day may find somebody under 18.
  if (what.newInCharge || what.judged || what.timed) {
    for (const one of row.positions) await tx.execute(sql`select volunteering_watch_ratio(${one.id}::uuid, ${now}::timestamptz) where exists (select 1 from "position" where id = ${one.id}::uuid)`);
  }
}
