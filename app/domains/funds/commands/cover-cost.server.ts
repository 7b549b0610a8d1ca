import { eq } from "drizzle-orm";
import { costLine } from "~db/schema/funds.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Cents } from "~/platform/money/cents";
import { localDateOf } from "~/platform/time/local-date";
import { keepFunds } from "../permissions";
import { use } from "../verbs.server";

export interface CoverInput {
  readonly costLineId: string;
  readonly fundId: string;
  /** At most this much of what is still open. */
  readonly amount: Cents;
  /** What was open when the form was made: a resend finds less and covers nothing twice. */
  readonly open?: number;
}
type Refusal = "cost_line_missing" | "cost_changed" | "cost_covered" | "fund_missing" | "fund_restricted" | "fund_insufficient";

/**
 * The accountant covers an unfunded cost from a chosen fund, as a rule the general one. All or nothing of the sum named, and
 * never more than is open.
 */
export async function coverCost(ctx: Ctx, input: CoverInput): Promise<Result<{ funded: number; unfunded: number }, Refusal>> {
  authorize(ctx.actor, keepFunds);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ funded: number; unfunded: number }, Refusal>> => {
    const [cost] = await tx.select().from(costLine).where(eq(costLine.id, input.costLineId));
    if (!cost || cost.book !== "cash") return refuse("cost_line_missing");
    const line = { costLineId: cost.id, outputId: cost.outputId, book: cost.book, unit: cost.unit, amount: cost.amount, basis: cost.basis, on: localDateOf(ctx.clock.now()) };
    const before = await use(tx, ctx, { ...line, fundIds: [] });
    if (!before.ok) return refuse("cost_line_missing");
    if (input.open !== undefined && before.value.unfunded !== input.open) return refuse("cost_changed");
    if (before.value.unfunded < input.amount) return refuse("cost_covered", {}, "amount");
    const used = await use(tx, ctx, { ...line, fundIds: [input.fundId], upTo: input.amount });
    if (!used.ok) return used.refusal.code === "fund_missing" || used.refusal.code === "fund_restricted" ? refuse(used.refusal.code, {}, "fundId") : refuse("cost_line_missing");
    if (used.value.funded < input.amount) return refuse("fund_insufficient", {}, "amount");
    await recordAudit(tx, ctx, { action: "funds.cover_cost", subjectKind: "cost_line", subjectId: cost.id, fields: ["funded"] });
    return ok(used.value);
  });
}
