import { asc, eq, sql, type SQL } from "drizzle-orm";
import { goodsReceiptLine, stockLot } from "~db/schema/inkind.server";
import { stockHold } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import type { HoldReason } from "../hold-reasons";
import { holdGoods as permission } from "../permissions";
import { holdLot } from "../stock.server";

export interface HoldInput {
  /** Made by the form: the idempotency key, and what joins the lots held together. */
  readonly recallId: string;
  readonly what: { readonly lotId: string } | { readonly receiptOfLot: string } | { readonly donorLotCode: string };
  readonly reason: HoldReason;
}

const lotsOf = (what: HoldInput["what"]): SQL => {
  if ("lotId" in what) return eq(stockLot.id, what.lotId);
  if ("donorLotCode" in what) return sql`lower(${stockLot.donorLotCode}) = lower(${what.donorLotCode})`;
  return sql`${goodsReceiptLine.receiptId} = (select rl.receipt_id from goods_receipt_line rl join stock_lot l on l.receipt_line_id = rl.id where l.id = ${what.receiptOfLot})`;
};

/**
 * Stops one lot or everything of one origin: nothing of it is given out, sold or promised until somebody decides, and promises on it end
 * and are told. Lots that are empty here are held too, so that what comes back is not given out again. Refuses when there is nothing to stop.
 */
export async function holdGoods(ctx: Ctx, input: HoldInput): Promise<Result<{ recallId: string; lots: number }, "nothing_to_hold" | "held_already">> {
  authorize(ctx.actor, permission);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ recallId: string; lots: number }, "nothing_to_hold" | "held_already">> => {
    const [known] = await tx.select({ n: sql<number>`count(*)::int` }).from(stockHold).where(eq(stockHold.recallId, input.recallId));
    if (known && known.n > 0) return ok({ recallId: input.recallId, lots: known.n });
    // In the order of ids, as everywhere that several lots are locked.
    const lots = await tx.select({ id: stockLot.id }).from(stockLot).innerJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId)).where(lotsOf(input.what)).orderBy(asc(stockLot.id));
    if (lots.length === 0) return refuse("nothing_to_hold", undefined, "donorLotCode");
    let held = 0;
    for (const { id } of lots) {
      if ((await holdLot(tx, ctx, { id: newId(), lotId: id, reason: input.reason, recallId: input.recallId })) === "done") held += 1;
    }
    if (held === 0) return refuse("held_already");
    await recordAudit(tx, ctx, { action: "inkind.hold_goods", subjectKind: "stock_hold", subjectId: input.recallId });
    return ok({ recallId: input.recallId, lots: held });
  });
}
