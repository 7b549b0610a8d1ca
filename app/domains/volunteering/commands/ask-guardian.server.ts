import { and, eq } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import { emit } from "~/platform/outbox/outbox.server";
import { findOrCreatePerson } from "../../people/api.server";
import type { SignupId } from "../model";
import { manageShifts } from "../permissions";
import { heldSignup } from "../team-scope.server";

/**
 * „Попитайте родителя“: names the guardian of a young person who waits and has the question sent. Who: coordinator or service manager,
 * within the shift's service. Guarantees: the guardian decides by their own link, no place is taken by asking; asking the same guardian
 * again is the same question. Refuses: not somebody who waits for a consent here, the minor named as their own guardian.
 */
export async function askGuardian(
  ctx: Ctx,
  input: {
    readonly shiftId: string; readonly signupId: string; readonly guardianName: string; readonly guardianEmail: string;
    readonly guardianPhone?: string | undefined; readonly locale: Locale;
  },
): Promise<Result<{ signupId: SignupId }, "signup_unknown" | "guardian_missing">> {
  authorize(ctx.actor, manageShifts);
  return inTransaction<{ signupId: SignupId }, "signup_unknown" | "guardian_missing">(ctx.db, async (tx) => {
    const row = await heldSignup(tx, ctx, input);
    if (row?.state !== "pending_consent") return refuse("signup_unknown");
    const guardianId = await findOrCreatePerson(tx, ctx, { fullName: input.guardianName, email: input.guardianEmail, phone: input.guardianPhone, locale: input.locale });
    if (guardianId === row.personId) return refuse("guardian_missing", {}, "guardianName");
    await tx.update(signup).set({ guardianId }).where(and(eq(signup.id, input.signupId), eq(signup.state, "pending_consent")));
    await recordAudit(tx, ctx, { action: "volunteering.ask_guardian", subjectKind: "signup", subjectId: input.signupId, fields: ["guardian_id"] });
    await emit(tx, ctx, "volunteering.consent_needed", { signupId: input.signupId });
    return ok({ signupId: input.signupId as SignupId });
  });
}
