import { eq, sql } from "drizzle-orm";
import { position } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { changeSeats, heldBlock } from "../blocks.server";
import type { BlockId } from "../model";
import { manageShifts } from "../permissions";

type Refusals = "block_unknown" | "block_released" | "seats_named" | "shift_full" | "release_in_past" | "release_after_start";
/**
 * More or fewer seats for a block, or another release time. Who: coordinator or service manager, within the shift's service.
 * Guarantees: names stand; given-up seats go to the list at once; the contact hears of a change once. Refuses: fewer than are
 * named, more than are free (with how many), a release in the past or after the start, a block that is released.
 */
export async function changeBlock(
  ctx: Ctx, input: { readonly shiftId: string; readonly blockId: string; readonly size: number; readonly releaseAt: Date },
): Promise<Result<{ blockId: BlockId }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<{ blockId: BlockId }, Refusals>(ctx.db, async (tx) => {
    const block = await heldBlock(tx, ctx, input);
    if (!block) return refuse("block_unknown");
    if (block.state === "released") return refuse("block_released");
    if (input.releaseAt <= ctx.clock.now()) return refuse("release_in_past", {}, "releaseDay");
    if (input.releaseAt > block.shift.startsAt) return refuse("release_after_start", {}, "releaseDay");
    if (block.size === input.size && block.releaseAt.getTime() === input.releaseAt.getTime()) return ok({ blockId: block.id });
    switch (await changeSeats(tx, ctx, input)) {
      case "changed":
        await recordAudit(tx, ctx, { action: "volunteering.change_block", subjectKind: "seat_block", subjectId: input.blockId, fields: ["size", "release_at"] });
        await emit(tx, ctx, "volunteering.block_held", { blockId: input.blockId });
        return ok({ blockId: block.id });
      case "seats_named":
        return refuse("seats_named", { n: block.seatsNamed }, "size");
      case "shift_full": {
        const [at] = await tx.select({ free: sql<number>`${position.capacity} - ${position.seatsTaken}` }).from(position).where(eq(position.id, block.positionId));
        return refuse("shift_full", { n: at?.free ?? 0 }, "size");
      }
      case "released":
        return refuse("block_released");
      default:
        return refuse("block_unknown");
    }
  });
}
