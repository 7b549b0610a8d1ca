import { and, eq, inArray, isNull } from "drizzle-orm";
import { goodsHandover, goodsHandoverLine } from "~db/schema/inkind-requests.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { confirmGoods } from "../permissions";
import { lockRequest } from "../request-rows.server";

/** Service manager of that service. „Използвано“: what arrived of these lines was used for the children; once, any number of presses. */
export async function markUsed(ctx: Ctx, input: { readonly requestId: string; readonly lineId: string }): Promise<Result<{ used: boolean }, "request_unknown" | "handover_unknown" | "not_confirmed_yet">> {
  authorize(ctx.actor, confirmGoods);
  return inTransaction<{ used: boolean }, "request_unknown" | "handover_unknown" | "not_confirmed_yet">(ctx.db, async (tx) => {
    const request = await lockRequest(tx, ctx, input.requestId, confirmGoods);
    if (!request) return refuse("request_unknown");
    const [row] = await tx.select({ id: goodsHandoverLine.id, received: goodsHandoverLine.received }).from(goodsHandoverLine)
      .where(and(eq(goodsHandoverLine.id, input.lineId), inArray(goodsHandoverLine.issueId, tx.select({ id: goodsHandover.issueId }).from(goodsHandover).where(eq(goodsHandover.requestId, request.id)))));
    if (!row) return refuse("handover_unknown");
    if (!row.received) return refuse("not_confirmed_yet");
    const [first] = await tx.update(goodsHandoverLine).set({ usedAt: ctx.clock.now(), usedBy: accountOf(ctx.actor) })
      .where(and(eq(goodsHandoverLine.id, row.id), isNull(goodsHandoverLine.usedAt))).returning({ id: goodsHandoverLine.id });
    if (first) await recordAudit(tx, ctx, { action: "inkind.mark_used", subjectKind: "goods_handover_line", subjectId: row.id, fields: ["used_at"] });
    return ok({ used: true });
  });
}
