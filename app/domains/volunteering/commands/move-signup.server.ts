import { eq, sql } from "drizzle-orm";
import { position } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { RequirementKind, SignupId } from "../model";
import { type ObstacleCode, obstacleRefusal } from "../obstacles.server";
import { type NamedOverlap, namingOverlap } from "../overlap.server";
import { manageShifts } from "../permissions";
import { heldSignup } from "../team-scope.server";
import { seatConstraints } from "./confirm-signup.server";

type Answer = "moved" | "same" | "signup_unknown" | "position_unknown" | "shift_full" | RequirementKind;
type Refusals = "signup_unknown" | "position_unknown" | "shift_full" | "shift_cancelled" | "overlaps_other" | ObstacleCode;

/**
 * Moves somebody to another task of the same shift; who waits takes a free place there. Who: coordinator or service manager, within
 * the shift's service. Guarantees: all rules of the new task hold, the seats of both are exact, the old one goes to its list, the
 * person is told once. Refuses: full (with how many are free), an obstacle of the new task with its facts, a foreign sign-up or task.
 */
export async function moveSignup(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string; readonly positionId: string },
): Promise<Result<{ signupId: SignupId; moved: boolean }, Refusals | NamedOverlap>> {
  authorize(ctx.actor, manageShifts);
  let personId: string | undefined;
  const moved = await inTransaction<{ signupId: SignupId; moved: boolean }, Refusals>(ctx.db, async (tx) => {
    const row = await heldSignup(tx, ctx, input);
    if (!row) return refuse("signup_unknown");
    if (row.shift.cancelledAt) return refuse("shift_cancelled");
    personId = row.personId;
    const [said] = (await tx.execute(
      sql`select volunteering_move_signup(${input.signupId}::uuid, ${input.positionId}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
    )) as unknown as { answer: Answer }[];
    const answer = said?.answer ?? "signup_unknown";
    if (answer === "moved") await recordAudit(tx, ctx, { action: "volunteering.move_signup", subjectKind: "signup", subjectId: input.signupId, fields: ["position_id"] });
    switch (answer) {
      case "moved": case "same":
        return ok({ signupId: input.signupId as SignupId, moved: answer === "moved" });
      case "shift_full": {
        const [to] = await tx.select({ free: sql<number>`${position.capacity} - ${position.seatsTaken}` }).from(position).where(eq(position.id, input.positionId));
        return refuse("shift_full", { n: to?.free ?? 0 });
      }
      case "signup_unknown": case "position_unknown":
        return refuse(answer);
      default:
        return obstacleRefusal(tx, input.signupId, answer, input.positionId);
    }
  }, seatConstraints);
  return namingOverlap(ctx, moved, { personId, shiftId: input.shiftId });
}
