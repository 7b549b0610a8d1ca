import { eq } from "drizzle-orm";
import { goodsRequest, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { approveRequests } from "../permissions";
import type { RefuseReason, RequestState } from "../model";
import type { RequestId } from "../request-model";
import { linesOf, lockRequest } from "../request-rows.server";

export interface ApproveInput {
  readonly requestId: string;
  readonly lines: readonly { readonly lineId: string; readonly approved: number; readonly refuseReason: RefuseReason | null }[];
}
type Refusal = "request_unknown" | "request_decided" | "approve_lines_missing" | "approve_over_asked" | "refuse_reason_missing";

/**
 * Storekeeper. Says of every line of a sent request how much of it is approved, or why none; once. A request of which every line is
 * refused ends. Refuses `approve_over_asked` with the facts `{ asked, unit }` on its field.
 */
export async function approveRequest(ctx: Ctx, input: ApproveInput): Promise<Result<{ id: RequestId; state: RequestState }, Refusal>> {
  authorize(ctx.actor, approveRequests);
  return inTransaction<{ id: RequestId; state: RequestState }, Refusal>(ctx.db, async (tx) => {
    const row = await lockRequest(tx, ctx, input.requestId, approveRequests);
    if (!row || row.state === "draft" || row.state === "cancelled") return refuse("request_unknown");
    if (row.state !== "submitted") return refuse("request_decided", { number: row.number });
    const id = row.id as RequestId;
    const lines = await linesOf(tx, id);
    for (const line of lines) {
      const index = input.lines.findIndex(({ lineId }) => lineId === line.id);
      const said = input.lines[index];
      if (!said) return refuse("approve_lines_missing");
      if (said.approved > line.quantity) return refuse("approve_over_asked", { left: line.quantity, unit: line.unit }, `lines[${index}].approved`);
      if (said.approved === 0 && !said.refuseReason) return refuse("refuse_reason_missing", undefined, `lines[${index}].refuseReason`);
      await tx.update(goodsRequestLine).set({ approved: said.approved, refuseReason: said.approved === 0 ? said.refuseReason : null }).where(eq(goodsRequestLine.id, line.id));
    }
    const state = input.lines.some((line) => line.approved > 0) ? "approved" : "closed";
    const now = ctx.clock.now();
    await tx.update(goodsRequest).set({ state, decidedAt: now, decidedBy: accountOf(ctx.actor), closedAt: state === "closed" ? now : null }).where(eq(goodsRequest.id, id));
    await recordAudit(tx, ctx, { action: "inkind.approve_request", subjectKind: "goods_request", subjectId: id, fields: ["approved"] });
    await emit(tx, ctx, "inkind.request_decided", { requestId: id });
    return ok({ id, state });
  });
}
