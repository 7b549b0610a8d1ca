import { and, asc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { agreedEffects, snapshotOf } from "../effects.server";
import type { OpportunityId } from "../model";
import { manageShifts } from "../permissions";
import { positionPlan, type PositionInput } from "../plan";
import type { OpportunityFacts } from "../plan-schemas";
import { mayFor } from "../scope.server";
import { lockShifts } from "../shift-changes.server";
import { insertOpportunity, type Served, servedBy } from "../shift-rows.server";
import { scopeOf } from "../team-scope.server";

export interface SaveOpportunityInput extends OpportunityFacts {
  readonly opportunityId: string;
  /** What a new shift starts from; shifts that exist keep theirs. */
  readonly positions: readonly PositionInput[];
  readonly archived: boolean;
  /** Effects on people that the coordinator has seen and agreed to. */
  readonly seen?: string;
}

type Refusals = "purpose_unknown" | "opportunity_unknown" | "hours_wait" | "affects_people";

/**
 * A new opportunity, or the words and rules of one that exists. Who: coordinator or service manager, within their service, the old and
 * the new one. Guarantees: whoever signed up for its shifts is judged anew when it asks for more, and nobody loses a place before the
 * coordinator has seen whom it concerns (`affects_people`). Refuses another purpose while hours of it wait for confirmation (`hours_wait`):
 * they would land elsewhere than where people gave them.
 */
export async function saveOpportunity(ctx: Ctx, input: SaveOpportunityInput): Promise<Result<{ opportunityId: OpportunityId; affected: number }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const opportunityId = input.opportunityId as OpportunityId;
  const positions = positionPlan(input.positions);
  return inTransaction<{ opportunityId: OpportunityId; affected: number }, Refusals>(ctx.db, async (tx) => {
    const served = await servedBy(tx, input.purpose);
    if (!served) return refuse("purpose_unknown", {}, "purpose");
    authorize(ctx.actor, manageShifts, scopeOf(served.serviceId));
    const [known] = await tx.select().from(opportunity).where(eq(opportunity.id, opportunityId)).for("no key update");
    await recordAudit(tx, ctx, { action: known ? "volunteering.change_opportunity" : "volunteering.add_opportunity", subjectKind: "opportunity", subjectId: opportunityId });
    if (!known) {
      await insertOpportunity(tx, ctx, { ...input, ...served, id: opportunityId, positions });
      return ok({ opportunityId, affected: 0 });
    }
    if (!mayFor(ctx, manageShifts, known.serviceId)) return refuse("opportunity_unknown");
    if (servesElse(known, served) && (await hoursWait(tx, ctx, opportunityId))) return refuse("hours_wait", {}, "purpose");
    return change(tx, ctx, known, { ...input, ...served, positions });
  });
}

const servesElse = (known: Served, served: Served): boolean =>
  known.serviceId !== served.serviceId || known.programmeId !== served.programmeId || known.activity !== served.activity;

/** Whether somebody's hours on a shift that has begun are still to be confirmed. */
async function hoursWait(tx: Tx, ctx: Ctx, opportunityId: string): Promise<boolean> {
  const [row] = await tx.select({ id: signup.id }).from(signup).innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(and(eq(shift.opportunityId, opportunityId), lte(shift.startsAt, ctx.clock.now()), inArray(signup.state, ["confirmed", "checked_in"]))).limit(1);
  return row !== undefined;
}

type Known = typeof opportunity.$inferSelect;

async function change(
  tx: Tx, ctx: Ctx, known: Known, next: Omit<SaveOpportunityInput, "positions"> & Served & { positions: Known["positions"] },
): Promise<Result<{ opportunityId: OpportunityId; affected: number }, "affects_people">> {
  const { workClass = "general", skills = [], requiredChecks = [] } = next;
  const stricter = workClass !== known.workClass || [...requiredChecks].sort().join() !== [...known.requiredChecks].sort().join();
  const now = ctx.clock.now();
  const shifts = stricter
    ? await tx.select({ id: shift.id }).from(shift).where(and(eq(shift.opportunityId, known.id), isNull(shift.cancelledAt), gt(shift.startsAt, now))).orderBy(asc(shift.id))
    : [];
  const ids = shifts.map((one) => one.id);
  await lockShifts(tx, ctx, ids);
  const before = await snapshotOf(tx, ids);
  const { titleBg, titleEn, doesBg, doesEn, bringBg, bringEn, serviceId, programmeId, activity, positions } = next;
  await tx.update(opportunity)
    .set({
      titleBg, titleEn, doesBg, doesEn, bringBg, bringEn, serviceId, programmeId, activity, positions, workClass, skills: [...skills], requiredChecks: [...requiredChecks],
      archivedAt: next.archived ? (known.archivedAt ?? now) : null,
    })
    .where(eq(opportunity.id, known.id));
  for (const id of ids) await tx.execute(sql`select volunteering_recheck_shift(${id}::uuid, ${now.toISOString()}::timestamptz)`);
  const agreed = await agreedEffects(tx, before, next.seen);
  return agreed.ok ? ok({ opportunityId: known.id as OpportunityId, affected: agreed.value.affected }) : agreed;
}
