import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { goodsHandover, goodsHandoverLine } from "~db/schema/inkind-requests.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { handOverRequests } from "../permissions";
import type { SettleOutcome } from "../model";
import { lockRequest } from "../request-rows.server";

/**
 * Storekeeper. Says how a difference between what was handed and what arrived was cleared up; once. Stock moves by its own acts (a return,
 * a count): this only ends the question.
 */
export async function settleDifference(
  ctx: Ctx, input: { readonly requestId: string; readonly lineId: string; readonly outcome: SettleOutcome },
): Promise<Result<{ settled: SettleOutcome }, "request_unknown" | "nothing_disputed">> {
  authorize(ctx.actor, handOverRequests);
  return inTransaction<{ settled: SettleOutcome }, "request_unknown" | "nothing_disputed">(ctx.db, async (tx) => {
    const request = await lockRequest(tx, ctx, input.requestId, handOverRequests);
    if (!request) return refuse("request_unknown");
    const own = tx.select({ id: goodsHandover.issueId }).from(goodsHandover).where(eq(goodsHandover.requestId, request.id));
    const [row] = await tx.update(goodsHandoverLine).set({ settled: input.outcome, settledAt: ctx.clock.now(), settledBy: accountOf(ctx.actor) })
      .where(and(
        eq(goodsHandoverLine.id, input.lineId), inArray(goodsHandoverLine.issueId, own), isNull(goodsHandoverLine.settled),
        isNotNull(goodsHandoverLine.received), ne(goodsHandoverLine.received, goodsHandoverLine.quantity),
      ))
      .returning({ id: goodsHandoverLine.id });
    if (!row) return refuse("nothing_disputed");
    await recordAudit(tx, ctx, { action: "inkind.settle_difference", subjectKind: "goods_handover_line", subjectId: row.id, fields: ["settled"] });
    return ok({ settled: input.outcome });
  });
}
