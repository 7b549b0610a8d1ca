import { eq } from "drizzle-orm";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Result } from "~/platform/errors/result";
import type { PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { refund, reverse } from "../../funds/api.server";
import type { CorrectHoursInput } from "../kiosk-schemas";
import { longestMinutes, type SignupId, type TimeEntryId } from "../model";
import { attestHours } from "../permissions";
import { postMinutes } from "../posting.server";
import { scopeOf } from "../team-scope.server";

type Refusals = "entry_unknown" | "attester_missing" | "own_hours" | "nothing_changed" | "correction_conflict" | "minutes_too_many" | "party_too_large";

/**
 * Puts posted hours right. Who: coordinator or service manager within the service, never the volunteer (V6). Guarantees: nothing is edited –
 * the use and the receipt are taken back in the time book by its own verbs, the entry stays as `reversed`, and a new one that names it is
 * posted; both stay visible; the volunteer gets one letter; the same ids again change nothing. Zero minutes only take back: then nobody came.
 * Refuses: an entry that is not posted or is out of reach, the same minutes, another correction in between.
 */
export async function correctHours(ctx: Ctx, input: CorrectHoursInput): Promise<Result<{ entryId: TimeEntryId | null; minutes: number }, Refusals>> {
  authorize(ctx.actor, attestHours);
  if (ctx.actor.kind !== "account") return refuse("attester_missing");
  const attestedBy = ctx.actor.personId;
  const { entryId, newEntryId, people } = input;
  const minutes = input.minutes * people;
  if (input.minutes > longestMinutes) return refuse("minutes_too_many", {}, "minutes");
  return inTransaction<{ entryId: TimeEntryId | null; minutes: number }, Refusals>(ctx.db, async (tx) => {
    const [entry] = await tx
      .select({
        state: timeEntry.state, shiftId: timeEntry.shiftId, signupId: timeEntry.signupId, personId: timeEntry.personId, organisationId: timeEntry.organisationId,
        people: timeEntry.people, minutes: timeEntry.minutes, workedOn: timeEntry.workedOn, opportunityId: shift.opportunityId, serviceId: opportunity.serviceId, partySize: signup.partySize,
      })
      .from(timeEntry)
      .innerJoin(shift, eq(shift.id, timeEntry.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .leftJoin(signup, eq(signup.id, timeEntry.signupId))
      .where(eq(timeEntry.id, entryId))
      .for("no key update", { of: timeEntry });
    if (!entry) return refuse("entry_unknown");
    authorize(ctx.actor, attestHours, scopeOf(entry.serviceId));
    if (entry.personId === attestedBy) return refuse("own_hours");
    if (entry.state === "reversed") return correctedBefore(tx, input, minutes);
    if (entry.state !== "posted") return refuse("entry_unknown");
    if (entry.minutes === minutes && entry.people === people) return refuse("nothing_changed", {}, "minutes");
    if (people > (entry.partySize ?? 500)) return refuse("party_too_large", { n: entry.partySize ?? 500 }, "people");

    await takeBack(tx, ctx, { ...input, minutes: entry.minutes });
    await recordAudit(tx, ctx, { action: "volunteering.reverse_hours", subjectKind: "time_entry", subjectId: entryId, fields: ["state"] });
    if (minutes === 0) {
      if (entry.signupId) await tx.update(signup).set({ state: "no_show" }).where(eq(signup.id, entry.signupId));
      await emit(tx, ctx, "volunteering.hours_corrected", { entryId, newEntryId: null });
      return ok({ entryId: null, minutes });
    }
    const of = entry.signupId && entry.personId
      ? { signupId: entry.signupId as SignupId, personId: entry.personId as PersonId }
      : { organisationId: entry.organisationId!, people };
    const id = newEntryId as TimeEntryId;
    await postMinutes(tx, ctx, { opportunityId: entry.opportunityId, workedOn: entry.workedOn, attestedBy, entries: [{ id, shiftId: entry.shiftId, minutes, people, of, corrects: entryId }] });
    await emit(tx, ctx, "volunteering.hours_corrected", { entryId, newEntryId: id });
    return ok({ entryId: id, minutes });
  }, { time_entry_pkey: () => refuse("correction_conflict"), time_entry_attester: () => refuse("own_hours") });
}

/** The use on the output gets its mirror, then the receipt itself is given back: nothing of it stays in the fund. */
async function takeBack(tx: Tx, ctx: Ctx, { entryId, minutes, reason }: { readonly entryId: string; readonly minutes: number; readonly reason: string }): Promise<void> {
  const on = localDateOf(ctx.clock.now());
  expectOk(await reverse(tx, ctx, { costLineId: entryId, on }));
  expectOk(await refund(tx, ctx, { trancheId: entryId, refundRef: `hours:${entryId}`, amount: minutes, on }));
  await tx.update(timeEntry).set({ state: "reversed", reversedAt: ctx.clock.now(), reversedReason: reason }).where(eq(timeEntry.id, entryId));
}

/** A resend of the same correction is the same answer; any other one came too late. */
async function correctedBefore(tx: Tx, input: CorrectHoursInput, minutes: number): Promise<Result<{ entryId: TimeEntryId | null; minutes: number }, Refusals>> {
  const [next] = await tx.select({ id: timeEntry.id, minutes: timeEntry.minutes, people: timeEntry.people }).from(timeEntry).where(eq(timeEntry.corrects, input.entryId));
  if (!next) return minutes === 0 ? ok({ entryId: null, minutes: 0 }) : refuse("correction_conflict");
  const same = next.id === input.newEntryId && next.minutes === minutes && next.people === input.people;
  return same ? ok({ entryId: next.id as TimeEntryId, minutes }) : refuse("correction_conflict");
}
