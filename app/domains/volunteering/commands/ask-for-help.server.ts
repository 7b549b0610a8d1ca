import { and, eq } from "drizzle-orm";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { type LimitRule, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { askGuardiansAgain } from "../../people/api.server";
import { liveKiosk, type LiveKiosk, withinKiosk } from "../kiosk.server";
import { useKiosk } from "../permissions";

interface Asking {
  readonly token: string;
  readonly signupId: string;
  /** Made by the tablet: the same press again asks nobody twice. */
  readonly callId: string;
}
type Refusals = "kiosk_closed" | "signup_unknown";

/** A hand on the screen does not fill anybody's mailbox. */
const remindersPerSignup: LimitRule = { bucket: "kiosk-remind", limit: 3, windowMinutes: 60 };
const callsPerSignup: LimitRule = { bucket: "kiosk-call", limit: 6, windowMinutes: 60 };

async function within(ctx: Ctx, at: LiveKiosk, signupId: string) {
  const [row] = await ctx.db
    .select({ id: signup.id, personId: signup.personId, state: signup.state, shiftId: signup.shiftId })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(and(eq(signup.id, signupId), withinKiosk(at)));
  return row ?? null;
}

/**
 * Sends the consent link to the guardian again, from the tablet. Who: whoever holds the tablet's link, for its shifts. Guarantees: the
 * guardian's name and number are not shown; three letters an hour at most, more presses change nothing. Refuses: nobody there waits for a consent.
 */
export async function remindGuardian(ctx: Ctx, input: Asking): Promise<Result<{ asked: number }, Refusals | "consent_not_asked">> {
  authorize(ctx.actor, useKiosk);
  const at = await liveKiosk(ctx.db, ctx, input.token);
  if (!at) return refuse("kiosk_closed");
  const row = await within(ctx, at, input.signupId);
  if (row?.state !== "pending_consent") return refuse("signup_unknown");
  if (!(await withinLimit(ctx.db, ctx.clock, remindersPerSignup, row.id))) return ok({ asked: 0 });
  return inTransaction<{ asked: number }, "consent_not_asked">(ctx.db, async (tx) => {
    const asked = await askGuardiansAgain(tx, ctx, { minorId: row.personId, subject: { kind: "shift", id: row.shiftId } });
    return asked > 0 ? ok({ asked }) : refuse("consent_not_asked");
  });
}

/** Calls the person in charge to the entrance. Who: whoever holds the tablet's link, for its shifts. Guarantees: one letter a press; six an hour at most. */
export async function callCoordinator(ctx: Ctx, input: Asking): Promise<Result<{ called: boolean }, Refusals>> {
  authorize(ctx.actor, useKiosk);
  const at = await liveKiosk(ctx.db, ctx, input.token);
  if (!at) return refuse("kiosk_closed");
  const row = await within(ctx, at, input.signupId);
  if (!row) return refuse("signup_unknown");
  if (!(await withinLimit(ctx.db, ctx.clock, callsPerSignup, row.id))) return ok({ called: false });
  return inTransaction(ctx.db, async (tx) => {
    await recordAudit(tx, ctx, { action: "volunteering.call_coordinator", subjectKind: "signup", subjectId: row.id });
    await emit(tx, ctx, "volunteering.coordinator_called", { signupId: row.id, kioskId: at.id, callId: input.callId });
    return ok({ called: true });
  });
}
