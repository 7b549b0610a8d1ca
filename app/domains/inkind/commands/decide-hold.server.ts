import { and, asc, eq, isNull } from "drizzle-orm";
import { stockHold } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { decideHold as permission } from "../permissions";
import { endHold } from "../stock.server";

export interface DecideHoldInput {
  readonly recallId: string;
  /** One lot of it; all that still wait when left out. */
  readonly holdId?: string | undefined;
  readonly outcome: "fit" | "unfit";
}

/** Says of held goods that they are fit, and they are free again, or unfit: then they wait to be written off. Once a lot. */
export async function decideHold(ctx: Ctx, input: DecideHoldInput): Promise<Result<{ decided: number }, "hold_decided">> {
  authorize(ctx.actor, permission);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ decided: number }, "hold_decided">> => {
    const open = await tx.select({ id: stockHold.id }).from(stockHold)
      .where(and(eq(stockHold.recallId, input.recallId), isNull(stockHold.closedAt), input.holdId ? eq(stockHold.id, input.holdId) : undefined)).orderBy(asc(stockHold.lotId));
    let decided = 0;
    for (const { id } of open) if ((await endHold(tx, ctx, id, input.outcome)) === "done") decided += 1;
    if (decided === 0) return refuse("hold_decided");
    await recordAudit(tx, ctx, { action: "inkind.decide_hold", subjectKind: "stock_hold", subjectId: input.recallId, fields: ["outcome"] });
    return ok({ decided });
  });
}
