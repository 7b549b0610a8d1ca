import { and, eq } from "drizzle-orm";
import { programme, standardCost } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { ServiceId } from "../model";
import { setUnitCosts } from "../permissions";
import type { UnitCostInput } from "../schemas";

/**
 * Service manager of that service. States what one unit of a measure costs beyond the state budget from a day on; earlier
 * days keep their cost. Refuses `cost_exists` when that day already has another cost, `programme_elsewhere`.
 */
export async function setUnitCost(
  ctx: Ctx, serviceId: ServiceId, input: UnitCostInput,
): Promise<Result<{ id: string }, "cost_exists" | "programme_elsewhere">> {
  authorize(ctx.actor, setUnitCosts, { serviceId });
  return inTransaction<{ id: string }, "cost_exists" | "programme_elsewhere">(
    ctx.db,
    async (tx) => {
      if (input.programmeId) {
        const fits = await tx.select({ id: programme.id }).from(programme).where(and(eq(programme.id, input.programmeId), eq(programme.serviceId, serviceId)));
        if (fits.length === 0) return refuse("programme_elsewhere", undefined, "programmeId");
      }
      const [added] = await tx
        .insert(standardCost)
        .values({
          id: input.id, serviceId, programmeId: input.programmeId, measure: input.measure,
          unitCostCents: input.unitCost, validFrom: input.validFrom, createdAt: ctx.clock.now(),
        })
        .onConflictDoNothing({ target: standardCost.id })
        .returning({ id: standardCost.id });
      if (added) await recordAudit(tx, ctx, { action: "services.set_unit_cost", subjectKind: "standard_cost", subjectId: input.id });
      return ok({ id: input.id });
    },
    { standard_cost_key: () => refuse("cost_exists", undefined, "validFrom") },
  );
}
