import { eq } from "drizzle-orm";
import { position, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import type { ShiftId } from "../model";
import { attestHours } from "../permissions";
import { type AttestedMinutes, postMinutes } from "../posting.server";
import { opportunityFor, type OpportunityRefusal } from "../opportunity-rows.server";
import { positionPlan } from "../plan";
import type { CreateShiftInput } from "../plan-schemas";
import { insertShift } from "../shift-rows.server";
import { shiftTimes, type TimesRefusal } from "../times";

export type PastShiftInput = Omit<CreateShiftInput, "capacity" | "positions" | "opensAt"> & {
  readonly people: readonly { readonly personId: PersonId; readonly minutes: number; readonly minor: boolean }[];
  /** A firm's people together, without names: how many, and all their minutes. */
  readonly group?: { readonly organisationId: string; readonly people: number; readonly minutes: number };
};

type Refusals = "shift_in_future" | TimesRefusal | OpportunityRefusal | "own_hours" | "overlaps_other" | "attester_missing" | "nobody_came";

/**
 * Records a shift that was kept on paper, with who came, and posts its attested minutes. Who: coordinator or service
 * manager. Guarantees: the same id again changes nothing; nobody is written to. Refuses: the shift is not over, nobody came, somebody
 * was elsewhere at that time, own hours.
 */
export async function recordPastShift(ctx: Ctx, input: PastShiftInput): Promise<Result<{ shiftId: ShiftId; minutes: number }, Refusals>> {
  authorize(ctx.actor, attestHours);
  if (ctx.actor.kind !== "account") return refuse("attester_missing");
  const { accountId, personId: attestedBy } = ctx.actor;
  const times = shiftTimes(input.day, input.from, input.to);
  if (!times.ok) return times;
  const { startsAt, endsAt } = times.value;
  const now = ctx.clock.now();
  if (endsAt > now) return refuse("shift_in_future", {}, "day");
  if (input.people.length === 0 && !input.group) return refuse("nobody_came");
  if (input.people.some((one) => one.personId === attestedBy)) return refuse("own_hours");
  const shiftId = input.shiftId as ShiftId;

  return inTransaction<{ shiftId: ShiftId; minutes: number }, Refusals>(ctx.db, async (tx) => {
    const [known] = await tx.select({ id: shift.id }).from(shift).where(eq(shift.id, shiftId));
    if (known) return ok({ shiftId, minutes: 0 });
    const found = await opportunityFor(tx, ctx, input, []);
    if (!found.ok) return found;
    const { opportunityId } = found.value;
    const plan = positionPlan([{ capacity: input.people.length + (input.group?.people ?? 0), minAge: input.minAge }]);
    const [positionId] = await insertShift(tx, ctx, { ...input, titleBg: "", titleEn: "", startsAt, endsAt, opportunityId }, plan);

    const entries: AttestedMinutes[] = [];
    const seats = input.people.map((one) => {
      const signupId = newId<"Signup">();
      entries.push({ id: newId(), shiftId, minutes: one.minutes, of: { signupId, personId: one.personId } });
      return {
        id: signupId, positionId: positionId!, shiftId, personId: one.personId, state: "completed" as const, channel: "staff" as const,
        minor: one.minor, consentSeenBy: one.minor ? accountId : null, consentSeenAt: one.minor ? now : null,
        holdsSeat: true, startsAt, endsAt, createdAt: now, confirmedAt: now, endedAt: now,
      };
    });
    if (seats.length > 0) {
      await tx.insert(signup).values(seats);
      await tx.update(position).set({ seatsTaken: seats.length }).where(eq(position.id, positionId!));
    }
    if (input.group) {
      const { organisationId, people, minutes } = input.group;
      entries.push({ id: newId(), shiftId, minutes, of: { organisationId, people } });
    }
    await recordAudit(tx, ctx, { action: "volunteering.record_past_shift", subjectKind: "shift", subjectId: shiftId });
    await postMinutes(tx, ctx, { opportunityId, workedOn: input.day, attestedBy, entries });
    return ok({ shiftId, minutes: entries.reduce((sum, entry) => sum + entry.minutes, 0) });
  }, { signup_no_overlap: () => refuse("overlaps_other") });
}
