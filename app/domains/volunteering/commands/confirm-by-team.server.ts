import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { type NamedOverlap, namingOverlap } from "../overlap.server";
import { manageShifts } from "../permissions";
import { heldSignup } from "../team-scope.server";
import { type SeatRefusal, type Seating, seatConstraints, takeSeat } from "./confirm-signup.server";

/**
 * „Обади се и идва“: confirms a sign-up, an offer or a place of the list on the person's word. Who: coordinator or service manager,
 * within the shift's service. Guarantees: the one capacity function decides, also in the last hour; a second press changes nothing.
 * Refuses: as confirming does, naming the shift in the way; a sign-up of another shift.
 */
export async function confirmByTeam(
  ctx: Ctx, input: { readonly shiftId: string; readonly signupId: string },
): Promise<Result<Seating, SeatRefusal | NamedOverlap | "signup_unknown">> {
  authorize(ctx.actor, manageShifts);
  let caller: string | undefined;
  const seated = await inTransaction<Seating, SeatRefusal | "signup_unknown">(ctx.db, async (tx) => {
    const row = await heldSignup(tx, ctx, input);
    if (!row || row.state === "cancelled_by_volunteer") return refuse("signup_unknown");
    caller = row.personId;
    await recordAudit(tx, ctx, { action: "volunteering.confirm_by_team", subjectKind: "signup", subjectId: input.signupId, fields: ["state"] });
    return takeSeat(tx, ctx, { signupId: input.signupId, byTeam: true });
  }, seatConstraints);
  return namingOverlap(ctx, seated, { personId: caller, shiftId: input.shiftId });
}
