import { and, eq } from "drizzle-orm";
import { opportunity, position, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import { type LimitRule, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { eventConstraints } from "../attendance.server";
import type { KioskWalkIn } from "../kiosk-schemas";
import { liveKiosk, withinKiosk } from "../kiosk.server";
import type { SignupId } from "../model";
import { manageShifts, useKiosk } from "../permissions";
import { walkIn, type WalkInRefusal } from "../walk-in.server";
import { rulesRefusal } from "../public-refusals.server";
import { seatConstraints } from "./confirm-signup.server";
import { scopeOf } from "../team-scope.server";

const constraints = { ...seatConstraints, ...eventConstraints };
const walkInsPerKiosk: LimitRule = { bucket: "kiosk-walk-in", limit: 120, windowMinutes: 60 };

/**
 * Lets somebody without a sign-up start at once, from the tablet. Who: whoever holds its link, for its shifts. Guarantees: the one capacity
 * function decides, both seat and arrival or neither; the same ids again are the same walk-in. Refuses: under 18 (a guardian is asked first, by
 * the ordinary sign-up), a full task, a missing briefing or check, another shift at that time.
 */
export async function walkInAtKiosk(
  ctx: Ctx, input: KioskWalkIn & { readonly token: string; readonly locale: Locale },
): Promise<Result<{ signupId: SignupId }, WalkInRefusal | "kiosk_closed" | "rules_changed" | "position_unknown" | "guardian_first" | "too_many_requests">> {
  authorize(ctx.actor, useKiosk);
  const at = await liveKiosk(ctx.db, ctx, input.token);
  if (!at) return refuse("kiosk_closed");
  if (input.ageBand !== "adult") return refuse("guardian_first", {}, "ageBand");
  const stale = await rulesRefusal(ctx.db, input);
  if (stale) return refuse("rules_changed");
  if (!(await withinLimit(ctx.db, ctx.clock, walkInsPerKiosk, at.id))) return refuse("too_many_requests");
  return inTransaction<{ signupId: SignupId }, WalkInRefusal | "position_unknown">(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ id: position.id })
      .from(position)
      .innerJoin(shift, eq(shift.id, position.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(and(eq(position.id, input.positionId), withinKiosk(at)));
    if (!row) return refuse("position_unknown", {}, "positionId");
    return walkIn(tx, ctx, { ...input, kioskId: at.id });
  }, constraints);
}

/** The same from the team's list of a shift. Who: coordinator or service manager, within the shift's service. */
export async function walkInByTeam(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string; readonly eventId: string; readonly positionId: string; readonly fullName: string; readonly phone: string; readonly locale: Locale },
): Promise<Result<{ signupId: SignupId }, WalkInRefusal | "position_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<{ signupId: SignupId }, WalkInRefusal | "position_unknown">(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ shiftId: position.shiftId, serviceId: opportunity.serviceId })
      .from(position)
      .innerJoin(shift, eq(shift.id, position.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(position.id, input.positionId));
    if (row?.shiftId !== input.shiftId) return refuse("position_unknown", {}, "positionId");
    authorize(ctx.actor, manageShifts, scopeOf(row.serviceId));
    await recordAudit(tx, ctx, { action: "volunteering.walk_in", subjectKind: "signup", subjectId: input.signupId });
    return walkIn(tx, ctx, { ...input, at: ctx.clock.now() });
  }, constraints);
}
