import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { changeSeats, heldBlock } from "../blocks.server";
import type { BlockId } from "../model";
import { manageShifts } from "../permissions";

/**
 * „Освободете сега“: the unnamed seats of a block go to the waiting list. Who: coordinator or service manager, within the shift's service.
 * Guarantees: who is named stays; the contact is told once; a second press changes nothing. Refuses: an unknown block.
 */
export async function releaseBlock(
  ctx: Ctx, input: { readonly shiftId: string; readonly blockId: string },
): Promise<Result<{ blockId: BlockId }, "block_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const block = await heldBlock(tx, ctx, input);
    if (!block) return refuse("block_unknown");
    if (block.state === "released") return ok({ blockId: block.id });
    const answer = await changeSeats(tx, ctx, { blockId: block.id, size: block.size, releaseAt: ctx.clock.now() });
    if (answer === "changed") await recordAudit(tx, ctx, { action: "volunteering.release_block", subjectKind: "seat_block", subjectId: block.id, fields: ["state"] });
    return ok({ blockId: block.id });
  });
}
