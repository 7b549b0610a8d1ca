import { eq } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { signUp } from "../permissions";
import { mailsPerEmail, signupsPerAddress } from "./request-signup.server";

/**
 * Mails the link once more. Who: anybody who holds the form's id. Guarantees: unknown, ended and throttled sign-ups get
 * the same answer after the same work as any other. Refuses: this address asks too often.
 */
export async function resendSignupLink(
  ctx: Ctx, input: { readonly signupId: string; readonly address?: string },
): Promise<Result<{ asked: true }, "too_many_requests">> {
  authorize(ctx.actor, signUp);
  if (input.address && !(await withinLimit(ctx.db, ctx.clock, signupsPerAddress, input.address))) return refuse("too_many_requests");
  const [row] = await ctx.db.select({ email: person.email }).from(signup).innerJoin(person, eq(person.id, signup.personId)).where(eq(signup.id, input.signupId));
  const mayMail = await withinLimit(ctx.db, ctx.clock, mailsPerEmail, row?.email ?? input.signupId);
  await inTransaction<true, "nobody">(ctx.db, async (tx) => {
    await emit(tx, ctx, "volunteering.signup_requested", { signupId: input.signupId });
    // What may not be sent is taken back.
    return row?.email && mayMail ? ok(true) : refuse("nobody");
  });
  return ok({ asked: true });
}
