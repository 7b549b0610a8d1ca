import { eq } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { askGuardiansAgain, findOrCreatePerson } from "../../people/api.server";
import type { SignupId } from "../model";
import { signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";
import type { NameGuardianInput } from "../schemas";
import { mailsPerEmail } from "./request-signup.server";

type Done = Result<{ signupId: SignupId }, "link_expired" | "too_many_requests">;

/**
 * Writes to the guardian once more. Who: whoever holds the minor's link, or the minor. The question stays the same. Refuses: nothing is
 * waiting for an answer; that address was written to too often.
 */
export async function remindGuardian(ctx: Ctx, input: SignupBy): Promise<Done> {
  authorize(ctx.actor, manageOwnSignup);
  const own = await signupBehind(ctx.db, ctx, input);
  if (own?.state !== "pending_consent") return refuse("link_expired");
  const [row] = await ctx.db.select({ shiftId: signup.shiftId, email: person.email })
    .from(signup).innerJoin(person, eq(person.id, signup.guardianId)).where(eq(signup.id, own.signupId));
  if (!row?.email) return refuse("link_expired");
  if (!(await withinLimit(ctx.db, ctx.clock, mailsPerEmail, row.email))) return refuse("too_many_requests");
  return inTransaction<{ signupId: SignupId }, "link_expired">(ctx.db, async (tx) => {
    const asked = await askGuardiansAgain(tx, ctx, { minorId: own.personId, subject: { kind: "shift", id: row.shiftId } });
    return asked > 0 ? ok({ signupId: own.signupId }) : refuse("link_expired");
  });
}

/**
 * Names another parent or guardian for a sign-up that waits for a consent, and has them asked. Who: whoever holds the minor's link, or
 * the minor. Whoever was asked before may still answer. Refuses: the minor's own name and address, and as above.
 */
export async function nameGuardian(ctx: Ctx, input: SignupBy & NameGuardianInput): Promise<Result<{ signupId: SignupId }, "link_expired" | "too_many_requests" | "guardian_is_self">> {
  authorize(ctx.actor, manageOwnSignup);
  if (!(await withinLimit(ctx.db, ctx.clock, mailsPerEmail, input.guardianEmail))) return refuse("too_many_requests");
  return inTransaction<{ signupId: SignupId }, "link_expired" | "guardian_is_self">(ctx.db, async (tx) => {
    const own = await signupBehind(tx, ctx, input);
    if (own?.state !== "pending_consent") return refuse("link_expired");
    const [minor] = await tx.select({ locale: person.locale }).from(person).where(eq(person.id, own.personId));
    const guardianId = await findOrCreatePerson(tx, ctx, { fullName: input.guardianName, email: input.guardianEmail, locale: minor?.locale === "en" ? "en" : "bg" });
    if (guardianId === own.personId) return refuse("guardian_is_self", {}, "guardianName");
    await tx.update(signup).set({ guardianId }).where(eq(signup.id, own.signupId));
    await recordAudit(tx, ctx, { action: "volunteering.name_guardian", subjectKind: "signup", subjectId: own.signupId, fields: ["guardian_id"] });
    await emit(tx, ctx, "volunteering.consent_needed", { signupId: own.signupId, named: true });
    return ok({ signupId: own.signupId });
  });
}
