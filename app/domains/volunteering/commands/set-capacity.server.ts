import { eq, sql } from "drizzle-orm";
import { capacityChange } from "~db/schema/volunteering-acts.server";
import { position } from "~db/schema/volunteering.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";

type Refusals = "position_unknown" | "shift_cancelled" | "shift_started" | "places_taken" | "places_held" | "form_conflict";

/**
 * More or fewer places of a task, with a reason that stays. Who: coordinator or service manager, within the shift's service.
 * Guarantees: never fewer than people sit and seats are kept, however many confirm at the same time; more places go to the waiting
 * list first; the same form again changes nothing. Refuses: places that are taken (how many), holds that need their share, a shift
 * that is over or called off.
 */
export async function setCapacity(
  ctx: Ctx, input: { readonly changeId: string; readonly shiftId: string; readonly positionId: string; readonly capacity: number; readonly reason: string },
): Promise<Result<{ to: number }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<{ to: number }, Refusals>(ctx.db, async (tx) => {
    const held = await heldPosition(tx, ctx, input);
    if (!held) return refuse("position_unknown");
    if (held.shift.cancelledAt) return refuse("shift_cancelled");
    const now = ctx.clock.now();
    if (held.shift.endsAt <= now) return refuse("shift_started");
    // The lock stands before the resend is looked for: of two at once the second finds the first.
    await tx.execute(sql`select 1 from "position" where id = ${input.positionId}::uuid for no key update`);
    const [before] = await tx.select().from(capacityChange).where(eq(capacityChange.id, input.changeId));
    if (before) {
      const same = before.positionId === input.positionId && before.toCapacity === input.capacity;
      return same ? ok({ to: before.toCapacity }) : refuse("form_conflict");
    }
    const [said] = (await tx.execute(sql`
      select volunteering_set_capacity(${input.changeId}::uuid, ${input.positionId}::uuid, ${input.capacity}, ${input.reason}, ${accountOf(ctx.actor)}::uuid,
        ${now.toISOString()}::timestamptz) as answer`)) as unknown as { answer: "changed" | "same" | "seats_taken" | "half_held" }[];
    if (said?.answer === "seats_taken" || said?.answer === "half_held") {
      const [at] = await tx.select({ taken: position.seatsTaken, held: position.seatsHeld }).from(position).where(eq(position.id, input.positionId));
      return said.answer === "seats_taken" ? refuse("places_taken", { n: at?.taken ?? 0 }, "capacity") : refuse("places_held", { n: (at?.held ?? 0) * 2 }, "capacity");
    }
    if (said?.answer === "changed") await recordAudit(tx, ctx, { action: "volunteering.set_capacity", subjectKind: "position", subjectId: input.positionId, fields: ["capacity"] });
    return ok({ to: input.capacity });
  });
}
