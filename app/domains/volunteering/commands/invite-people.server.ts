import { and, inArray, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { shiftInvitation } from "~db/schema/volunteering-acts.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";

type Refusals = "position_unknown" | "shift_cancelled" | "shift_started" | "sender_missing";

/**
 * Asks people to come to a shift: a letter each with the link of the shift, nothing is taken for them. Who: coordinator or service
 * manager, within the shift's service. Guarantees: one invitation a shift and person, whoever sends it and however often; people
 * who cannot be written to are passed over. Refuses: a foreign task, a shift that has begun or is called off.
 */
export async function invitePeople(
  ctx: Ctx, input: { readonly shiftId: string; readonly positionId: string; readonly people: readonly string[] },
): Promise<Result<{ invited: number }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const invitedBy = accountOf(ctx.actor);
  if (!invitedBy) return refuse("sender_missing");
  return inTransaction<{ invited: number }, Refusals>(ctx.db, async (tx) => {
    const held = await heldPosition(tx, ctx, input);
    if (!held) return refuse("position_unknown");
    if (held.shift.cancelledAt) return refuse("shift_cancelled");
    const now = ctx.clock.now();
    if (held.shift.startsAt <= now) return refuse("shift_started");
    const known = await tx.select({ id: person.id }).from(person).where(and(inArray(person.id, [...input.people]), isNull(person.erasedAt)));
    if (known.length === 0) return ok({ invited: 0 });
    const fresh = await tx
      .insert(shiftInvitation)
      .values(known.map(({ id }) => ({ shiftId: input.shiftId, personId: id, positionId: input.positionId, invitedBy, invitedAt: now })))
      .onConflictDoNothing()
      .returning({ personId: shiftInvitation.personId });
    for (const { personId } of fresh) await emit(tx, ctx, "volunteering.invited", { shiftId: input.shiftId, positionId: input.positionId, personId });
    if (fresh.length > 0) await recordAudit(tx, ctx, { action: "volunteering.invite_people", subjectKind: "shift", subjectId: input.shiftId });
    return ok({ invited: fresh.length });
  });
}
