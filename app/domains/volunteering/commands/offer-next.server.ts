import { sql } from "drizzle-orm";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { offerNextReason, type SignupId } from "../model";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";

/**
 * „Предложете и на следващия“: a place for the first of the waiting list who may take it, although nothing was freed. Who: coordinator or
 * service manager, within the shift's service. Guarantees: order and rules of the list hold; without a free place the capacity is
 * raised and its history says why; the same form again offers nothing more. Refuses: nobody waits who may come, the last hour.
 */
export async function offerNext(
  ctx: Ctx, input: { readonly changeId: string; readonly shiftId: string; readonly positionId: string },
): Promise<Result<{ signupId: SignupId | null }, "position_unknown" | "nobody_waits" | "last_hour" | "shift_cancelled">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const held = await heldPosition(tx, ctx, input);
    if (!held) return refuse("position_unknown");
    const [said] = (await tx.execute(sql`
      select outcome, next_id from volunteering_offer_next(${input.changeId}::uuid, ${input.positionId}::uuid, ${offerNextReason}, ${accountOf(ctx.actor)}::uuid,
        ${ctx.clock.now().toISOString()}::timestamptz)`)) as unknown as { outcome: "offered" | "same" | "nobody_waits" | "last_hour" | "shift_cancelled"; next_id: string | null }[];
    if (!said) throw new Error("no answer about the next of the list");
    if (said.outcome !== "offered" && said.outcome !== "same") return refuse(said.outcome);
    if (said.outcome === "offered") await recordAudit(tx, ctx, { action: "volunteering.offer_next", subjectKind: "position", subjectId: input.positionId });
    return ok({ signupId: said.next_id as SignupId | null });
  });
}
