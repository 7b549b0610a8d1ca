import { and, asc, eq, inArray } from "drizzle-orm";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { canMove, minutesBetween, type SignupId, type SignupState, type TimeEntryId } from "../model";
import { attestHours } from "../permissions";
import { type AttestedMinutes, postMinutes } from "../posting.server";
import type { AttendanceInput } from "../schemas";
import { scopeOf } from "../team-scope.server";

type Refusals = "shift_unknown" | "shift_not_started" | "shift_cancelled" | "signup_unknown" | "own_hours" | "attester_missing" | "overlaps_other" | "party_too_large";

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly state: SignupState;
  readonly partySize: number;
  /** Handed in at check-out or proposed, and not attested yet. */
  readonly entry: { readonly id: string; readonly minutes: number; readonly people: number } | null;
}

/**
 * Says who came and how long they worked, and posts the minutes. Who: coordinator or service manager, within the shift's
 * service. Guarantees: minutes as they were handed in at check-out unless others are said (of each person; a party's are multiplied);
 * planned ones only if somebody said so; each sign-up posts once, however often and by however many the form is sent (V6, V7).
 * Refuses: before the start, for oneself, for a stranger's sign-up, more people of a party than signed up.
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
    authorize(ctx.actor, attestHours, scopeOf(at.serviceId));
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
      if ((line.people ?? 1) > row.partySize) return refuse("party_too_large", { n: row.partySize });
      await tx.update(signup).set({ state: next, endedAt: ctx.clock.now() }).where(eq(signup.id, row.id));
      await recordAudit(tx, ctx, { action: `volunteering.${next}`, subjectKind: "signup", subjectId: row.id, fields: ["state"] });
      if (next === "completed") entries.push(attested(input.shiftId, row, line, planned));
      else if (row.entry) await tx.update(timeEntry).set({ state: "draft", submittedAt: null }).where(eq(timeEntry.id, row.entry.id));
    }
    const posted = await postMinutes(tx, ctx, { opportunityId: at.opportunityId, workedOn: localDateOf(at.startsAt), attestedBy, entries });
    for (const { entryId } of posted) await emit(tx, ctx, "volunteering.hours_posted", { entryId });
    return ok({ posted: posted.length, minutes: entries.reduce((sum, entry) => sum + entry.minutes, 0) });
  }, { time_entry_attester: () => refuse("own_hours"), signup_no_overlap: () => refuse("overlaps_other") });
}

/** What of a line is posted: what it says, else what was handed in, else the planned time. */
function attested(shiftId: string, row: Row, line: AttendanceInput["people"][number], planned: number): AttestedMinutes {
  const { entry } = row;
  const people = line.people ?? entry?.people ?? row.partySize;
  const each = line.minutes ?? (entry ? Math.round(entry.minutes / entry.people) : planned);
  return {
    id: (entry?.id ?? newId()) as TimeEntryId, shiftId, people, minutes: each * people, submitted: entry !== null,
    of: { signupId: row.id as SignupId, personId: row.personId as PersonId },
  };
}

/** Positions first, then sign-ups in id order: the order of every command that changes seats. */
async function lockSignups(tx: Tx, shiftId: string): Promise<ReadonlyMap<string, Row>> {
  await tx.select({ id: position.id }).from(position).where(eq(position.shiftId, shiftId)).orderBy(asc(position.id)).for("no key update");
  const rows = await tx
    .select({ id: signup.id, personId: signup.personId, state: signup.state, partySize: signup.partySize })
    .from(signup)
    .where(eq(signup.shiftId, shiftId))
    .orderBy(asc(signup.id))
    .for("no key update");
  const handedIn = await tx
    .select({ id: timeEntry.id, signupId: timeEntry.signupId, minutes: timeEntry.minutes, people: timeEntry.people })
    .from(timeEntry)
    .where(and(eq(timeEntry.shiftId, shiftId), inArray(timeEntry.state, ["draft", "submitted"])));
  const entryOf = new Map(handedIn.map((entry) => [entry.signupId, entry]));
  return new Map(rows.map((row) => [row.id, { ...row, entry: entryOf.get(row.id) ?? null }]));
}
