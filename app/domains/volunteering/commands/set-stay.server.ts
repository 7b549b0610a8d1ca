import { and, eq, inArray } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { addDays, instantAt, localDateOf, localTimeOf } from "~/platform/time/local-date";
import { activeStates, type SignupId } from "../model";
import { manageShifts } from "../permissions";
import { heldSignup } from "../team-scope.server";

type Refusals = "signup_unknown" | "outside_shift" | "adult_unknown";

/** A wall-clock time within the shift, which may go over midnight; null for none or its edge. */
function within(shift: { readonly startsAt: Date; readonly endsAt: Date }, time: string | undefined): Date | null | "outside" {
  if (!time) return null;
  const day = localDateOf(shift.startsAt);
  const at = [instantAt(day, time), instantAt(addDays(day, 1), time)].find((one) => one >= shift.startsAt && one <= shift.endsAt);
  if (!at) return "outside";
  return at.getTime() === shift.startsAt.getTime() || at.getTime() === shift.endsAt.getTime() ? null : at;
}

/**
 * Says for which part of the shift somebody comes („до 16:00 ч.“) and, of a person under 18, at which adult's side. Who: coordinator or
 * service manager, within the shift's service. Guarantees: the place stays theirs for the whole shift; the hours of the board count
 * who is there. Refuses: times outside the shift, an adult who has no place in the same task.
 */
export async function setStay(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string; readonly from?: string | undefined; readonly until?: string | undefined; readonly besideId?: string | undefined },
): Promise<Result<{ signupId: SignupId }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<{ signupId: SignupId }, Refusals>(ctx.db, async (tx) => {
    const row = await heldSignup(tx, ctx, input);
    if (!row || !(activeStates as readonly string[]).includes(row.state)) return refuse("signup_unknown");
    const facts = { from: localTimeOf(row.shift.startsAt), until: localTimeOf(row.shift.endsAt) };
    const [from, until] = [within(row.shift, input.from), within(row.shift, input.until)];
    if (from === "outside") return refuse("outside_shift", facts, "from");
    if (until === "outside" || (until !== null && until <= (from ?? row.shift.startsAt))) return refuse("outside_shift", facts, "until");
    if (input.besideId && !(row.minor && (await isAdultThere(tx, row.positionId, input.besideId)))) return refuse("adult_unknown", {}, "besideId");
    await tx.update(signup).set({ staysFrom: from, staysUntil: until, besideId: input.besideId ?? null }).where(eq(signup.id, input.signupId));
    await recordAudit(tx, ctx, { action: "volunteering.set_stay", subjectKind: "signup", subjectId: input.signupId, fields: ["stays_from", "stays_until", "beside_id"] });
    return ok({ signupId: input.signupId as SignupId });
  });
}

async function isAdultThere(tx: Tx, positionId: string, signupId: string): Promise<boolean> {
  const [adult] = await tx.select({ id: signup.id }).from(signup)
    .where(and(eq(signup.id, signupId), eq(signup.positionId, positionId), eq(signup.minor, false), inArray(signup.state, ["confirmed", "checked_in", "completed"])));
  return adult !== undefined;
}
