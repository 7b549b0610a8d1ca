import { eq } from "drizzle-orm";
import { goodsRequestLine } from "~db/schema/inkind-requests.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { closeRequestLines } from "../permissions";
import type { CloseReason, RequestState } from "../model";
import { givingStates, openOf, type RequestId } from "../request-model";
import { linesOf, lockRequest, releaseLines, settleState } from "../request-rows.server";

type Refusal = "request_unknown" | "line_unknown" | "request_not_open" | "nothing_open";

/**
 * Storekeeper, or the service manager who asked. The rest of a line is no longer waited for, with its reason; what was promised to it
 * goes back to the shelf. The request ends when nothing else is open.
 */
export async function closeLine(ctx: Ctx, input: { readonly requestId: string; readonly lineId: string; readonly reason: CloseReason }): Promise<Result<{ state: RequestState }, Refusal>> {
  authorize(ctx.actor, closeRequestLines);
  return inTransaction<{ state: RequestState }, Refusal>(ctx.db, async (tx) => {
    const row = await lockRequest(tx, ctx, input.requestId, closeRequestLines);
    if (!row) return refuse("request_unknown");
    const line = (await linesOf(tx, row.id)).find(({ id }) => id === input.lineId);
    if (!line) return refuse("line_unknown");
    if (line.closeReason) return ok({ state: row.state });
    if (!(givingStates as readonly string[]).includes(row.state)) return refuse("request_not_open", { number: row.number });
    if (openOf(line) === 0) return refuse("nothing_open");
    await releaseLines(tx, ctx, [line.id]);
    await tx.update(goodsRequestLine).set({ closeReason: input.reason }).where(eq(goodsRequestLine.id, line.id));
    await recordAudit(tx, ctx, { action: "inkind.close_request_line", subjectKind: "goods_request", subjectId: row.id as RequestId, fields: ["close_reason"] });
    return ok({ state: await settleState(tx, ctx, row.id) });
  });
}
