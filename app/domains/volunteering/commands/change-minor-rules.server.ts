import { and, asc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { minorRule } from "~db/schema/volunteering-acts.server";
import { shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { agreedEffects, snapshotOf } from "../effects.server";
import { openStates, type WorkClass } from "../model";
import { runVolunteeringJobs, setVolunteeringRules, wholeHouse } from "../permissions";
import { setWeeksAhead } from "../series-rows.server";
import { lockShifts } from "../shift-changes.server";
import { recheckSignups } from "./recheck-signups.server";

export interface MinorRule {
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly workClasses: readonly WorkClass[];
  readonly dayMinutes: number;
  readonly earliestStart: string;
  readonly latestEnd: string;
}

/** Shifts to come with somebody under 18, as a volunteer or as a guest. */
async function shiftsWithMinors(tx: Pick<Tx, "selectDistinct">, ctx: Ctx): Promise<string[]> {
  const rows = await tx.selectDistinct({ id: shift.id }).from(shift).innerJoin(signup, eq(signup.shiftId, shift.id))
    .where(and(gt(shift.startsAt, ctx.clock.now()), inArray(signup.state, [...openStates]), or(eq(signup.minor, true), gt(signup.partyMinors, 0))))
    .orderBy(asc(shift.id));
  return rows.map((row) => row.id);
}

/**
 * What people under 18 may take, by age; an age without a rule takes no shift. Who: director or administrator. Guarantees: everybody under
 * 18 with a shift to come is judged anew, and nobody loses a place before their names were seen and agreed to (`affects_people`,
 * `seen`). The shape of the rules – no age twice, an end after the start – is the schema's.
 */
export async function changeMinorRules(ctx: Ctx, input: { readonly rules: readonly MinorRule[]; readonly seen?: string }): Promise<Result<{ affected: number }, "affects_people">> {
  authorize(ctx.actor, setVolunteeringRules, wholeHouse);
  return inTransaction<{ affected: number }, "affects_people">(ctx.db, async (tx) => {
    const ids = await shiftsWithMinors(tx, ctx);
    await lockShifts(tx, ctx, ids);
    const before = await snapshotOf(tx, ids);
    await tx.delete(minorRule);
    if (input.rules.length > 0) await tx.insert(minorRule).values(input.rules.map((one) => ({ ...one, workClasses: [...one.workClasses] })));
    for (const id of ids) await tx.execute(sql`select volunteering_recheck_shift(${id}::uuid, ${ctx.clock.now().toISOString()}::timestamptz)`);
    await recordAudit(tx, ctx, { action: "volunteering.change_minor_rules", subjectKind: "minor_rules", subjectId: newId() });
    // Whoever signed up by the old rules at this very moment is judged after the commit.
    await emit(tx, ctx, "volunteering.minor_rules_changed", {});
    return agreedEffects(tx, before, input.seen);
  });
}

/** Who: the handler of `volunteering.minor_rules_changed`. */
export async function recheckMinors(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, runVolunteeringJobs);
  for (const shiftId of await shiftsWithMinors(ctx.db, ctx)) await recheckSignups(ctx, { shiftId, keepPlaces: true });
}

/** How many weeks ahead the shifts of series are made. Who: director or administrator. Shifts that exist stay. */
export async function changeWeeksAhead(ctx: Ctx, input: { readonly weeks: number }): Promise<Result<{ weeks: number }, never>> {
  authorize(ctx.actor, setVolunteeringRules, wholeHouse);
  return inTransaction<{ weeks: number }, never>(ctx.db, async (tx) => {
    await setWeeksAhead(tx, ctx, input.weeks);
    await recordAudit(tx, ctx, { action: "volunteering.change_weeks_ahead", subjectKind: "setting", subjectId: newId(), fields: ["weeks_ahead"] });
    return ok(input);
  });
}
