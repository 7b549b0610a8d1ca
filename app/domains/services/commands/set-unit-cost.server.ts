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
): Promise<Result<{ id: string }, "cost_exists" | "cost_conflict" | "programme_elsewhere" | "service_unknown">> {
  authorize(ctx.actor, setUnitCosts, { serviceId });
  return inTransaction<{ id: string }, "cost_exists" | "cost_conflict" | "programme_elsewhere" | "service_unknown">(
    ctx.db,
    async (tx) => {
      if (input.programmeId) {
        const fits = await tx.select({ id: programme.id }).from(programme).where(and(eq(programme.id, input.programmeId), eq(programme.serviceId, serviceId)));
        if (fits.length === 0) return refuse("programme_elsewhere", undefined, "programmeId");
      }
      const cost = { serviceId, programmeId: input.programmeId, measure: input.measure, unitCostCents: input.unitCost, validFrom: input.validFrom };
      const [added] = await tx
        .insert(standardCost)
        .values({ id: input.id, ...cost, createdAt: ctx.clock.now() })
        .onConflictDoNothing({ target: standardCost.id })
        .returning({ id: standardCost.id });
      if (!added) {
        const [known] = await tx.select().from(standardCost).where(eq(standardCost.id, input.id));
        const same = (Object.keys(cost) as (keyof typeof cost)[]).every((key) => known?.[key] === cost[key]);
        return same ? ok({ id: input.id }) : refuse("cost_conflict");
      }
      await recordAudit(tx, ctx, { action: "services.set_unit_cost", subjectKind: "standard_cost", subjectId: input.id });
      return ok({ id: input.id });
    },
    {
      standard_cost_key: () => refuse("cost_exists", undefined, "validFrom"),
      standard_cost_service_id_service_id_fk: () => refuse("service_unknown"),
    },
  );
}
