import { eq } from "drizzle-orm";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { attend, eventConstraints, type EventRefusal } from "../attendance.server";
import type { AttendanceKind } from "../model";
import { attestHours } from "../permissions";
import { scopeOf } from "../team-scope.server";

interface RosterEvent {
  readonly shiftId: string;
  readonly signupId: string;
  /** Made with the page: a second press is the same tick. */
  readonly eventId: string;
  readonly kind: AttendanceKind;
  readonly people?: number | undefined;
  readonly undoes?: string | undefined;
}

/**
 * Ticks somebody in or out on the team's list, or takes a tick back. Who: coordinator or service manager, within the shift's service. Guarantees
 * and refusals are those of the tablet: no way in past a missing consent, a check or the supervision ratio. Refuses besides: one's own arrival
 * (somebody else ticks it, as hours are attested by somebody else).
 */
export async function rosterEvent(ctx: Ctx, input: RosterEvent): Promise<Result<"recorded" | "same", EventRefusal | "own_hours">> {
  authorize(ctx.actor, attestHours);
  const self = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  return inTransaction<"recorded" | "same", EventRefusal | "own_hours">(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ shiftId: signup.shiftId, personId: signup.personId, serviceId: opportunity.serviceId })
      .from(signup)
      .innerJoin(shift, eq(shift.id, signup.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(signup.id, input.signupId));
    if (row?.shiftId !== input.shiftId) return refuse("signup_unknown");
    authorize(ctx.actor, attestHours, scopeOf(row.serviceId));
    if (row.personId === self) return refuse("own_hours");
    const { eventId, signupId, kind, people, undoes } = input;
    return attend(tx, ctx, { id: eventId, signupId, kind, source: "roster", at: ctx.clock.now(), people, undoes });
  }, eventConstraints);
}
