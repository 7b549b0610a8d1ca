import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { approveRequests } from "../permissions";
import type { RequestId } from "../request-model";
import { linesOf, lockRequest, releaseLines } from "../request-rows.server";

/** Storekeeper. Gives what is promised to a line back to the shelf; any number of times. */
export async function releaseLots(ctx: Ctx, input: { readonly requestId: string; readonly lineId: string }): Promise<Result<{ id: RequestId }, "request_unknown" | "line_unknown">> {
  authorize(ctx.actor, approveRequests);
  return inTransaction<{ id: RequestId }, "request_unknown" | "line_unknown">(ctx.db, async (tx) => {
    const row = await lockRequest(tx, ctx, input.requestId, approveRequests);
    if (!row) return refuse("request_unknown");
    if (!(await linesOf(tx, row.id)).some((line) => line.id === input.lineId)) return refuse("line_unknown");
    await releaseLines(tx, ctx, [input.lineId]);
    await recordAudit(tx, ctx, { action: "inkind.release_lots", subjectKind: "goods_request", subjectId: row.id, fields: ["promised"] });
    return ok({ id: row.id as RequestId });
  });
}
