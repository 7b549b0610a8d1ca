import { eq } from "drizzle-orm";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import type { BaseUnit, LotId, WriteOffReason } from "../model";
import { writeOffGoods } from "../permissions";
import { moveStock, store } from "../stock.server";

export interface WriteOffInput {
  readonly lotId: LotId;
  /** Made by the form: the idempotency key. */
  readonly movementId: string;
  readonly quantity: number;
  readonly reason: WriteOffReason;
}
type Refusal = "lot_unknown" | "not_enough" | "write_off_conflict";

/**
 * Бракуване: a quantity of a lot goes to waste, with its reason. In the in-kind book it is a cost without an output, so it
 * is never counted as support.
 */
export async function writeOffLot(ctx: Ctx, input: WriteOffInput): Promise<Result<{ movementId: string }, Refusal>> {
  authorize(ctx.actor, writeOffGoods);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ movementId: string }, Refusal>> => {
    const status = await moveStock(tx, ctx, {
      id: input.movementId, lotId: input.lotId, kind: "write_off", from: store, to: { kind: "waste" }, quantity: input.quantity, reason: input.reason,
    });
    if (status === "lot_missing") return refuse("lot_unknown");
    if (status === "conflict") return refuse("write_off_conflict");
    if (status === "same") return ok({ movementId: input.movementId });
    const [lot] = await tx.select().from(stockLot).where(eq(stockLot.id, input.lotId));
    if (!lot) return refuse("lot_unknown");
    if (status !== "done") {
      const places = await tx.select().from(stockBalance).where(eq(stockBalance.lotId, input.lotId));
      return refuse("not_enough", { number: lot.number, left: places.find((p) => p.placeKind === "store")?.onHand ?? 0, unit: lot.unit }, "quantity");
    }
    expectOk(
      await funds.use(tx, ctx, {
        costLineId: input.movementId, outputId: null, fundIds: [generalFundId], book: "in_kind", unit: lot.unit as BaseUnit,
        amount: input.quantity, on: localDateOf(ctx.clock.now()), basis: "fee", trancheId: lot.trancheId,
      }),
    );
    await recordAudit(tx, ctx, { action: "inkind.write_off", subjectKind: "stock_lot", subjectId: input.lotId, fields: ["on_hand"] });
    return ok({ movementId: input.movementId });
  });
}
