import { eq, sql } from "drizzle-orm";
import { goodsIssueLine, stockLot, stockMovement } from "~db/schema/inkind.server";
import { goodsReturn } from "~db/schema/inkind-store.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import type { BaseUnit } from "../model";
import { returnGoods as permission } from "../permissions";
import type { ReturnCondition, ReturnReason } from "../return-rules";
import { moveStock, store } from "../stock.server";

export interface ReturnInput {
  /** Made by the form: the idempotency key, and the movement's id. */
  readonly returnId: string;
  readonly issueMovementId: string;
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly condition: ReturnCondition;
}
type Refusal = "movement_unknown" | "return_conflict" | "more_than_given" | "already_reversed";

/** The handing-over a return belongs to. */
async function issueOf(tx: Tx, movementId: string) {
  const [row] = await tx
    .select({
      lotId: stockMovement.lotId, toKind: stockMovement.toKind, toId: stockMovement.toId, quantity: stockMovement.quantity,
      outputId: goodsIssueLine.outputId, unit: stockLot.unit, trancheId: stockLot.trancheId, number: stockLot.number,
    })
    .from(stockMovement)
    .innerJoin(goodsIssueLine, eq(goodsIssueLine.movementId, stockMovement.id))
    .innerJoin(stockLot, eq(stockLot.id, stockMovement.lotId))
    .where(eq(stockMovement.id, movementId));
  return row;
}

/**
 * Goods come back from a service, all or a part of what one handing-over gave. The support counted for them is taken back to the gram: the
 * cost that stood is reversed and what stayed with the service is counted anew from the same tranche. Refuses more than is still there.
 */
export async function returnGoods(ctx: Ctx, input: ReturnInput): Promise<Result<{ lotId: string; created: boolean }, Refusal>> {
  authorize(ctx.actor, permission);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ lotId: string; created: boolean }, Refusal>> => {
    const issue = await issueOf(tx, input.issueMovementId);
    if (!issue) return refuse("movement_unknown");
    // The movement locks the lot until commit: what is read about its returns after it is the last word.
    const status = await moveStock(tx, ctx, {
      id: input.returnId, lotId: issue.lotId, kind: "return", from: { kind: "service", id: issue.toId }, to: store, quantity: input.quantity, reason: input.reason,
    });
    if (status === "same") {
      const [known] = await tx.select().from(goodsReturn).where(eq(goodsReturn.id, input.returnId));
      return known?.issueMovementId === input.issueMovementId ? ok({ lotId: issue.lotId, created: false }) : refuse("return_conflict");
    }
    if (status === "conflict") return refuse("return_conflict");
    const before = await tx.select().from(goodsReturn).where(eq(goodsReturn.issueMovementId, input.issueMovementId));
    const stayed = issue.quantity - before.reduce((sum, one) => sum + one.quantity, 0);
    const [reversed] = await tx.select({ id: stockMovement.id }).from(stockMovement).where(eq(stockMovement.reverses, input.issueMovementId));
    if (reversed) return refuse("already_reversed");
    if (status !== "done" || input.quantity > stayed) return refuse("more_than_given", { number: issue.number, left: Math.max(0, stayed), unit: issue.unit }, "quantity");
    const costLineId = await countAnew(tx, ctx, issue, await standingCost(tx, input.issueMovementId), stayed - input.quantity);
    await tx.insert(goodsReturn).values({
      id: input.returnId, issueMovementId: input.issueMovementId, quantity: input.quantity, reason: input.reason, condition: input.condition, costLineId,
      returnedAt: ctx.clock.now(), returnedBy: accountOf(ctx.actor),
    });
    await recordAudit(tx, ctx, { action: "inkind.return_goods", subjectKind: "stock_movement", subjectId: input.issueMovementId });
    return ok({ lotId: issue.lotId, created: true });
  });
}

/** The one cost of this handing-over that nobody has taken back: its own at first, then that of the last return. */
async function standingCost(tx: Tx, issueMovementId: string): Promise<string> {
  const [row] = (await tx.execute(sql`
    select c.id from cost_line c where c.id in (select ${issueMovementId}::uuid union all select r.cost_line_id from goods_return r where r.issue_movement_id = ${issueMovementId})
      and not exists (select 1 from cost_line_reversal v where v.cost_line_id = c.id)`)) as unknown as { id: string }[];
  if (!row) throw new Error("goods at a service have no cost that stands for them");
  return row.id;
}

/** Takes the standing cost back and counts what stayed again, from the same tranche for the same output; answers the new cost. */
async function countAnew(tx: Tx, ctx: Ctx, issue: NonNullable<Awaited<ReturnType<typeof issueOf>>>, costLineId: string, stays: number): Promise<string | null> {
  const on = localDateOf(ctx.clock.now());
  expectOk(await funds.reverse(tx, ctx, { costLineId, on }));
  if (stays === 0) return null;
  const next = newId();
  const used = expectOk(await funds.use(tx, ctx, {
    costLineId: next, outputId: issue.outputId, fundIds: [generalFundId], book: "in_kind", unit: issue.unit as BaseUnit, amount: stays, on, trancheId: issue.trancheId,
  }));
  if (used.unfunded > 0) throw new Error("a returned lot holds less than what stayed with the service");
  return next;
}
