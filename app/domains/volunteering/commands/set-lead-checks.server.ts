import { eq } from "drizzle-orm";
import { position } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { CheckKind } from "../../people/api";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";

/**
 * „Поне един пълнолетен има …“: what somebody adult of this task must have. Who: coordinator or service manager, within the shift's
 * service. Guarantees: nobody is refused or loses a place for it; the board and „Днес“ say when nobody has it. Refuses: a foreign task.
 */
export async function setLeadChecks(
  ctx: Ctx, input: { readonly shiftId: string; readonly positionId: string; readonly leadChecks: readonly CheckKind[] },
): Promise<Result<{ leadChecks: readonly CheckKind[] }, "position_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await heldPosition(tx, ctx, input))) return refuse("position_unknown");
    await tx.update(position).set({ leadChecks: [...input.leadChecks] }).where(eq(position.id, input.positionId));
    await recordAudit(tx, ctx, { action: "volunteering.set_lead_checks", subjectKind: "position", subjectId: input.positionId, fields: ["lead_checks"] });
    return ok({ leadChecks: input.leadChecks });
  });
}
