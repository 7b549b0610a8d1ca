import { setting } from "~db/schema/platform.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import { scopeOf } from "../team-scope.server";
import { manageShifts } from "../permissions";
import { workLimitKey } from "../work-limit.server";

/** Settings belong to no row; the audit asks for an id. */
const wholeOrganisation = "00000000-0000-0000-0000-000000000000";

/** From how many hours in 28 days on nobody is asked first. Who: coordinator or service manager of the whole organisation. Refuses nothing. */
export async function setWorkLimit(ctx: Ctx, input: { readonly hours: number }): Promise<Result<{ hours: number }>> {
  authorize(ctx.actor, manageShifts, scopeOf(null));
  return inTransaction(ctx.db, async (tx) => {
    const row = { value: { minutes: input.hours * 60 }, updatedAt: ctx.clock.now() };
    await tx.insert(setting).values({ key: workLimitKey, ...row }).onConflictDoUpdate({ target: setting.key, set: row });
    await recordAudit(tx, ctx, { action: "volunteering.set_work_limit", subjectKind: "setting", subjectId: wholeOrganisation, fields: [workLimitKey] });
    return ok({ hours: input.hours });
  });
}
