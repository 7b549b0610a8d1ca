import { asc, eq } from "drizzle-orm";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { canMove, minutesBetween, type SignupId, type SignupState } from "../model";
import { attestHours } from "../permissions";
import { type AttestedMinutes, postMinutes } from "../posting.server";
import type { AttendanceInput } from "../schemas";

type Refusals = "shift_unknown" | "shift_not_started" | "shift_cancelled" | "signup_unknown" | "own_hours" | "attester_missing" | "overlaps_other";

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly state: SignupState;
}

/**
 * Says who came and how long they worked, and posts the minutes. Who: coordinator or service manager, within the shift's
 * service. Guarantees: actual minutes, never the planned ones unless they were the same and somebody said so; each
 * sign-up posts once, however often the form is sent (V6, V7). Refuses: before the start, for oneself, for a stranger's sign-up.
 */
export async function recordAttendance(
  ctx: Ctx, input: AttendanceInput & { readonly shiftId: string },
): Promise<Result<{ posted: number; minutes: number }, Refusals>> {
  authorize(ctx.actor, attestHours);
  if (ctx.actor.kind !== "account") return refuse("attester_missing");
  const attestedBy = ctx.actor.personId;
  return inTransaction<{ posted: number; minutes: number }, Refusals>(ctx.db, async (tx) => {
    const [at] = await tx
      .select({ opportunityId: shift.opportunityId, serviceId: opportunity.serviceId, startsAt: shift.startsAt, endsAt: shift.endsAt, cancelledAt: shift.cancelledAt })
      .from(shift)
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(shift.id, input.shiftId));
    if (!at) return refuse("shift_unknown");
    authorize(ctx.actor, attestHours, at.serviceId ? { serviceId: at.serviceId } : {});
    if (at.cancelledAt) return refuse("shift_cancelled");
    if (ctx.clock.now() < at.startsAt) return refuse("shift_not_started");

    const rows = await lockSignups(tx, input.shiftId);
    const planned = minutesBetween(at.startsAt, at.endsAt);
    const entries: AttestedMinutes[] = [];
    for (const line of input.people) {
      const row = rows.get(line.signupId);
      if (!row) return refuse("signup_unknown");
      const next = line.outcome === "came" ? "completed" : line.outcome === "no_show" ? "no_show" : null;
      if (next === null || !canMove(row.state, next)) continue;
      if (row.personId === attestedBy) return refuse("own_hours");
      await tx.update(signup).set({ state: next, endedAt: ctx.clock.now() }).where(eq(signup.id, row.id));
      await recordAudit(tx, ctx, { action: `volunteering.${next}`, subjectKind: "signup", subjectId: row.id, fields: ["state"] });
      if (next === "completed") {
        entries.push({
          id: newId(), shiftId: input.shiftId, minutes: line.minutes ?? planned,
          of: { signupId: row.id as SignupId, personId: row.personId as PersonId },
        });
      }
    }
    const posted = await postMinutes(tx, ctx, { opportunityId: at.opportunityId, workedOn: localDateOf(at.startsAt), attestedBy, entries });
    for (const { entryId } of posted) await emit(tx, ctx, "volunteering.hours_posted", { entryId });
    return ok({ posted: posted.length, minutes: entries.reduce((sum, entry) => sum + entry.minutes, 0) });
  }, { time_entry_attester: () => refuse("own_hours"), signup_no_overlap: () => refuse("overlaps_other") });
}

/** Positions first, then sign-ups in id order: the order of every command that changes seats. */
async function lockSignups(tx: Tx, shiftId: string): Promise<ReadonlyMap<string, Row>> {
  await tx.select({ id: position.id }).from(position).where(eq(position.shiftId, shiftId)).orderBy(asc(position.id)).for("no key update");
  const rows = await tx
    .select({ id: signup.id, personId: signup.personId, state: signup.state })
    .from(signup)
    .where(eq(signup.shiftId, shiftId))
    .orderBy(asc(signup.id))
    .for("no key update");
  return new Map(rows.map((row) => [row.id, row]));
}
