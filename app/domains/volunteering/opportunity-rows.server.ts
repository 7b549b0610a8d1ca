import { eq } from "drizzle-orm";
import { opportunity } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { OpportunityId, PositionPlan } from "./model";
import { manageShifts } from "./permissions";
import type { CreateShiftInput } from "./plan-schemas";
import { mayFor } from "./scope.server";
import { insertOpportunity, servedBy, type ShiftHost } from "./shift-rows.server";
import { scopeOf } from "./team-scope.server";

export type OpportunityRefusal = "opportunity_unknown" | "purpose_unknown";

/**
 * The opportunity a form names, or a new one with its words; within the actor's services. One that the actor may not manage is
 * unknown to them.
 */
export async function opportunityFor(
  tx: Tx, ctx: Ctx, input: Pick<CreateShiftInput, "opportunityId" | "titleBg" | "titleEn" | "purpose" | "doesBg" | "doesEn" | "bringBg" | "bringEn" | "workClass" | "skills" | "requiredChecks"> & { readonly host?: ShiftHost },
  positions: readonly PositionPlan[],
): Promise<Result<{ opportunityId: OpportunityId }, OpportunityRefusal>> {
  if (input.opportunityId) {
    const [row] = await tx.select({ id: opportunity.id, serviceId: opportunity.serviceId }).from(opportunity).where(eq(opportunity.id, input.opportunityId));
    if (!row || !mayFor(ctx, manageShifts, row.serviceId)) return refuse("opportunity_unknown", {}, "opportunityId");
    return ok({ opportunityId: row.id as OpportunityId });
  }
  const served = input.purpose && input.titleBg ? await servedBy(tx, input.purpose) : null;
  if (!served) return refuse("purpose_unknown", {}, "purpose");
  authorize(ctx.actor, manageShifts, scopeOf(served.serviceId));
  const { titleBg = "", titleEn = "", doesBg = "", doesEn = "", bringBg = "", bringEn = "", workClass, skills, requiredChecks, host } = input;
  return ok({ opportunityId: await insertOpportunity(tx, ctx, { titleBg, titleEn, doesBg, doesEn, bringBg, bringEn, workClass, skills, requiredChecks, host, positions, ...served }) });
}
