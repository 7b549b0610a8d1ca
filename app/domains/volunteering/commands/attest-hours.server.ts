import { and, asc, eq, ne } from "drizzle-orm";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { attestHours as permission } from "../permissions";
import { recordAttendance } from "./record-attendance.server";

type Refusals = "shift_unknown" | "shift_not_started" | "shift_cancelled" | "signup_unknown" | "own_hours" | "attester_missing" | "overlaps_other" | "party_too_large";

/**
 * „Всички както са“, or one of them: attests what was handed in for a shift and posts it. Who and what is refused: as `recordAttendance`, which
 * posts under the same locks, so that two attesters at once post once. One's own minutes are left for somebody else; alone they are refused.
 */
export async function attestSubmitted(
  ctx: Ctx, input: { readonly shiftId: string; readonly entryId?: string },
): Promise<Result<{ posted: number; minutes: number }, Refusals>> {
  authorize(ctx.actor, permission);
  if (ctx.actor.kind !== "account") return refuse("attester_missing");
  const waiting = await ctx.db
    .select({ signupId: signup.id, personId: signup.personId })
    .from(timeEntry)
    .innerJoin(signup, eq(signup.id, timeEntry.signupId))
    .where(and(eq(timeEntry.shiftId, input.shiftId), eq(timeEntry.state, "submitted"), input.entryId ? eq(timeEntry.id, input.entryId) : ne(signup.personId, ctx.actor.personId)))
    .orderBy(asc(signup.id));
  if (waiting.some((one) => one.personId === (ctx.actor.kind === "account" ? ctx.actor.personId : null))) return refuse("own_hours");
  const attested = await recordAttendance(ctx, { shiftId: input.shiftId, people: waiting.map(({ signupId }) => ({ signupId, outcome: "came" as const })) });
  return attested.ok ? ok(attested.value) : attested;
}
