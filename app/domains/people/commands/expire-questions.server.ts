import { and, eq, inArray, lt } from "drizzle-orm";
import { consentRequest } from "~db/schema/people-care.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { localDateOf } from "~/platform/time/local-date";
import { runPeopleJobs } from "../permissions";

/** Closes questions nobody answered before the last day they were about. Who: the daily job. Answers how many. */
export async function expireQuestions(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, runPeopleJobs);
  return ctx.db.transaction(async (tx) => {
    const over = and(eq(consentRequest.state, "requested"), lt(consentRequest.validUntil, localDateOf(ctx.clock.now())));
    const ids = (await tx.select({ id: consentRequest.id }).from(consentRequest).where(over).orderBy(consentRequest.id).for("no key update")).map((row) => row.id);
    if (ids.length === 0) return 0;
    await tx.update(consentRequest).set({ state: "expired" }).where(and(inArray(consentRequest.id, ids), over));
    await recordAudit(tx, ctx, ...ids.map((id) => ({ action: "people.expire_consent", subjectKind: "consent_request", subjectId: id, fields: ["state"] })));
    return ids.length;
  });
}
