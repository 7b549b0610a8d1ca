import { eq } from "drizzle-orm";
import { stockMovement } from "~db/schema/inkind.server";
import { writeOffActLine } from "~db/schema/inkind-store.server";
import * as funds from "~/domains/funds/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { reverseMovement as permission } from "../permissions";
import { reverseStock } from "../stock.server";

type Refusal = "movement_unknown" | "not_reversible" | "already_reversed" | "nothing_to_reverse" | "movement_has_protocol";

/** Takes an issue, a handing to a stall or a write-off back as a whole, stock and provenance together. Receipts stay. */
export async function reverseMovement(ctx: Ctx, input: { readonly movementId: string; readonly reversalId: string }): Promise<Result<{ lotId: string }, Refusal>> {
  authorize(ctx.actor, permission);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ lotId: string }, Refusal>> => {
    const [movement] = await tx.select().from(stockMovement).where(eq(stockMovement.id, input.movementId));
    if (!movement) return refuse("movement_unknown");
    // A stall keeps its own count of what it was given: only the bazaar may send goods back from there.
    if (movement.kind === "stall" || movement.kind === "return" || movement.kind === "count") return refuse("not_reversible");
    // A signed protocol is not undone: what is found again comes back by a count.
    const [paper] = await tx.select({ actId: writeOffActLine.actId }).from(writeOffActLine).where(eq(writeOffActLine.movementId, input.movementId));
    if (paper) return refuse("movement_has_protocol");
    const status = await reverseStock(tx, ctx, { id: input.reversalId, movementId: input.movementId });
    if (status === "same") return ok({ lotId: movement.lotId });
    if (status === "already_reversed" || status === "not_reversible") return refuse(status);
    if (status !== "done") return refuse("nothing_to_reverse");
    expectOk(await funds.reverse(tx, ctx, { costLineId: input.movementId, on: localDateOf(ctx.clock.now()) }));
    await recordAudit(tx, ctx, { action: "inkind.reverse_movement", subjectKind: "stock_movement", subjectId: input.movementId });
    return ok({ lotId: movement.lotId });
  });
}
