import { and, eq, isNull } from "drizzle-orm";
import { goodsHandover, goodsHandoverLine, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { confirmGoods } from "../permissions";
import type { RequestState } from "../model";
import { lockRequest, settleState } from "../request-rows.server";

export interface ConfirmInput {
  readonly requestId: string;
  readonly issueId: string;
  readonly lines: readonly { readonly id: string; readonly received: number }[];
}
type Refusal = "request_unknown" | "handover_unknown" | "handover_confirmed" | "confirm_lines_missing" | "received_too_much";

/**
 * Service manager of that service. Says how much of each line of one handover arrived, once. A difference becomes a disputed line that
 * the storekeeper sees. Refuses `received_too_much` when it is over twice what was handed: a slip of the finger.
 */
export async function confirmHandover(ctx: Ctx, input: ConfirmInput): Promise<Result<{ disputed: number; state: RequestState }, Refusal>> {
  authorize(ctx.actor, confirmGoods);
  return inTransaction<{ disputed: number; state: RequestState }, Refusal>(ctx.db, async (tx) => {
    const request = await lockRequest(tx, ctx, input.requestId, confirmGoods);
    if (!request) return refuse("request_unknown");
    const rows = await tx.select({ id: goodsHandoverLine.id, quantity: goodsHandoverLine.quantity, received: goodsHandoverLine.received, unit: goodsRequestLine.unit })
      .from(goodsHandoverLine).innerJoin(goodsHandover, eq(goodsHandover.issueId, goodsHandoverLine.issueId)).innerJoin(goodsRequestLine, eq(goodsRequestLine.id, goodsHandoverLine.lineId))
      .where(and(eq(goodsHandover.issueId, input.issueId), eq(goodsHandover.requestId, request.id)));
    if (rows.length === 0) return refuse("handover_unknown");
    const said = rows.map((row) => ({ ...row, index: input.lines.findIndex((line) => line.id === row.id) }));
    if (said.some((row) => row.index < 0)) return refuse("confirm_lines_missing");
    if (rows.every((row) => row.received !== null)) {
      return said.every((row) => input.lines[row.index]!.received === row.received) ? ok({ disputed: 0, state: request.state }) : refuse("handover_confirmed");
    }
    let disputed = 0;
    for (const row of said) {
      const { received } = input.lines[row.index]!;
      if (received > row.quantity * 2) return refuse("received_too_much", { left: row.quantity, unit: row.unit }, `lines[${row.index}].received`);
      if (received !== row.quantity) disputed += 1;
      await tx.update(goodsHandoverLine).set({ received, confirmedAt: ctx.clock.now(), confirmedBy: accountOf(ctx.actor) })
        .where(and(eq(goodsHandoverLine.id, row.id), isNull(goodsHandoverLine.received)));
    }
    await recordAudit(tx, ctx, { action: "inkind.confirm_handover", subjectKind: "goods_issue", subjectId: input.issueId, fields: ["received"] });
    if (disputed > 0) await emit(tx, ctx, "inkind.handover_disputed", { requestId: request.id, issueId: input.issueId });
    const state = (["approved", "partly_issued", "issued"] as const).some((open) => open === request.state) ? await settleState(tx, ctx, request.id) : request.state;
    return ok({ disputed, state });
  });
}
