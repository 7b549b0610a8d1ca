import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { SignupId } from "../model";
import { manageShifts } from "../permissions";
import { heldSignup } from "../team-scope.server";

/**
 * Takes somebody off a shift because the team decided so; on the person's own word it is `cancelForVolunteer`. Who: coordinator or
 * service manager, within the shift's service. Guarantees: the seat goes to the list at once, the person is told once.
 * Refuses: not a sign-up of this shift still to come.
 */
export async function takeOff(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string },
): Promise<Result<{ signupId: SignupId }, "signup_unknown">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction(ctx.db, async (tx) => {
    const row = await heldSignup(tx, ctx, input);
    if (!row) return refuse("signup_unknown");
    const [freed] = (await tx.execute(
      sql`select volunteering_free_seat(${input.signupId}::uuid, 'cancelled_by_organiser', 'released', ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
    )) as unknown as { answer: "freed" | "ended" | "signup_unknown" }[];
    if (freed?.answer !== "freed") return refuse("signup_unknown");
    await recordAudit(tx, ctx, { action: "volunteering.take_off", subjectKind: "signup", subjectId: input.signupId, fields: ["state"] });
    await emit(tx, ctx, "volunteering.taken_off", { signupId: input.signupId });
    return ok({ signupId: input.signupId as SignupId });
  });
}
