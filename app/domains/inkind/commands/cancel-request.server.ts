import { eq } from "drizzle-orm";
import { goodsRequest } from "~db/schema/inkind-requests.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { requestGoods } from "../permissions";
import { cancellableStates, type RequestId } from "../request-model";
import { linesOf, lockRequest, releaseLines } from "../request-rows.server";

/** Service manager of that service, while nothing of it was handed out. What was promised goes back to the shelf. */
export async function cancelRequest(ctx: Ctx, input: { readonly requestId: string }): Promise<Result<{ id: RequestId }, "request_unknown" | "request_moved">> {
  authorize(ctx.actor, requestGoods);
  return inTransaction<{ id: RequestId }, "request_unknown" | "request_moved">(ctx.db, async (tx) => {
    const row = await lockRequest(tx, ctx, input.requestId, requestGoods);
    if (!row) return refuse("request_unknown");
    const id = row.id as RequestId;
    if (row.state === "cancelled") return ok({ id });
    if (!(cancellableStates as readonly string[]).includes(row.state)) return refuse("request_moved", { number: row.number });
    await releaseLines(tx, ctx, (await linesOf(tx, id)).map((line) => line.id));
    await tx.update(goodsRequest).set({ state: "cancelled", closedAt: ctx.clock.now() }).where(eq(goodsRequest.id, id));
    await recordAudit(tx, ctx, { action: "inkind.cancel_request", subjectKind: "goods_request", subjectId: id, fields: ["state"] });
    return ok({ id });
  });
}
