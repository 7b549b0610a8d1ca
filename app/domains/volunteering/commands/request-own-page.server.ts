import { and, asc, eq, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { type LimitRule, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { manageOwnSignup } from "../permissions";

const linksPerEmail: LimitRule = { bucket: "own-page-email", limit: 4, windowMinutes: 60 };
const linksPerAddress: LimitRule = { bucket: "own-page-address", limit: 30, windowMinutes: 60 };

/**
 * „Изпратете ми връзка“: mails the links to the pages of everybody with this e-mail (families share one) in one letter. Who: anybody. Guarantees:
 * known, unknown and throttled e-mails get the same answer and write the same rows. Refuses: this address asks too often.
 */
export async function requestOwnPage(ctx: Ctx, input: { readonly email: string; readonly address?: string }): Promise<Result<{ asked: true }, "too_many_requests">> {
  authorize(ctx.actor, manageOwnSignup);
  if (input.address && !(await withinLimit(ctx.db, ctx.clock, linksPerAddress, input.address))) return refuse("too_many_requests");
  const mayMail = await withinLimit(ctx.db, ctx.clock, linksPerEmail, input.email);
  return inTransaction<{ asked: true }, "too_many_requests">(ctx.db, async (tx) => {
    const [known] = await tx.select({ id: person.id }).from(person).where(and(eq(person.email, input.email), isNull(person.erasedAt))).orderBy(asc(person.createdAt), asc(person.id)).limit(1);
    await emit(tx, ctx, "volunteering.own_page_asked", { personId: known && mayMail ? known.id : null });
    return ok({ asked: true });
  });
}
