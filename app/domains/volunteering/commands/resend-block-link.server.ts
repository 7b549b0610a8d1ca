import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { heldBlock } from "../blocks.server";
import type { BlockId } from "../model";
import { manageShifts } from "../permissions";

/** Sends the contact the link for the colleagues once more. Who: coordinator or service manager, within the shift's service. Refuses: unknown or released. */
export async function resendBlockLink(
  ctx: Ctx, input: { readonly shiftId: string; readonly blockId: string },
): Promise<Result<{ blockId: BlockId }, "block_unknown" | "block_released">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const block = await heldBlock(tx, ctx, input);
    if (!block) return refuse("block_unknown");
    if (block.state === "released") return refuse("block_released");
    await emit(tx, ctx, "volunteering.block_held", { blockId: block.id });
    return ok({ blockId: block.id });
  });
}
