import { asc, eq } from "drizzle-orm";
import { allocation, allocationLine } from "~db/schema/funds-acts.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { allocate } from "~/platform/money/cents";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { confirmAllocations, withdrawAllocations } from "../permissions";
import { lockFunds, transfer } from "../verbs.server";

type Refusal = "allocation_missing" | "allocation_decided" | "allocation_same_person" | "fund_insufficient" | "fund_missing" | "fund_closed" | "fund_restricted";

/** Equal shares over the planned months, to the cent (F11): the first months get the odd cents. */
export function partsOf(amountCents: number, months: readonly LocalDate[]): { month: LocalDate | null; amount: number }[] {
  if (months.length === 0) return [{ month: null, amount: amountCents }];
  const shares = allocate(amountCents, months.map(() => 1));
  return months.map((month, index) => ({ month, amount: shares[index]! })).filter((part) => part.amount > 0);
}

async function openAllocation(tx: Tx, allocationId: string) {
  const [row] = await tx.select().from(allocation).where(eq(allocation.id, allocationId)).for("no key update");
  return row;
}

/**
 * The accountant confirms: the money moves into the purposes, FIFO, with its ancestry. Another person than the proposer.
 * Confirming again is harmless. Refuses when the fund holds less by now: the proposal then stays open.
 */
export async function confirmAllocation(ctx: Ctx, input: { readonly allocationId: string }): Promise<Result<{ allocationId: string }, Refusal>> {
  authorize(ctx.actor, confirmAllocations);
  return inTransaction(
    ctx.db,
    async (tx): Promise<Result<{ allocationId: string }, Refusal>> => {
      const row = await openAllocation(tx, input.allocationId);
      if (!row) return refuse("allocation_missing");
      if (row.state === "confirmed") return ok({ allocationId: row.id });
      if (row.state !== "proposed") return refuse("allocation_decided");
      const by = accountOf(ctx.actor);
      if (by !== null && by === row.proposedBy) return refuse("allocation_same_person");
      const lines = await tx.select().from(allocationLine).where(eq(allocationLine.allocationId, row.id)).orderBy(asc(allocationLine.sortOrder), asc(allocationLine.id));
      await lockFunds(tx, [row.fundId, ...lines.map((line) => line.toFundId)]);
      const now = ctx.clock.now();
      for (const line of lines) {
        const moved = await transfer(tx, ctx, {
          transferId: line.id, fromFundId: row.fundId, toFundId: line.toFundId, book: "cash", unit: "EUR", on: localDateOf(now),
          parts: partsOf(line.amountCents, line.months as LocalDate[]),
        });
        if (!moved.ok) return moved.refusal.code === "transfer_conflict" ? refuse("allocation_decided") : refuse(moved.refusal.code);
      }
      await tx.update(allocation).set({ state: "confirmed", decidedBy: by, decidedAt: now }).where(eq(allocation.id, row.id));
      await recordAudit(tx, ctx, { action: "funds.confirm_allocation", subjectKind: "allocation", subjectId: row.id, fields: ["state"] });
      await emit(tx, ctx, "funds.allocation_confirmed", { allocationId: row.id });
      return ok({ allocationId: row.id });
    },
    { allocation_two_people: () => refuse("allocation_same_person") },
  );
}

/** Director or accountant take an open proposal back; a new one may follow. */
export async function withdrawAllocation(ctx: Ctx, input: { readonly allocationId: string }): Promise<Result<{ allocationId: string }, "allocation_missing" | "allocation_decided">> {
  authorize(ctx.actor, withdrawAllocations);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ allocationId: string }, "allocation_missing" | "allocation_decided">> => {
    const row = await openAllocation(tx, input.allocationId);
    if (!row) return refuse("allocation_missing");
    if (row.state === "withdrawn") return ok({ allocationId: row.id });
    if (row.state !== "proposed") return refuse("allocation_decided");
    await tx.update(allocation).set({ state: "withdrawn", decidedBy: accountOf(ctx.actor), decidedAt: ctx.clock.now() }).where(eq(allocation.id, row.id));
    await recordAudit(tx, ctx, { action: "funds.withdraw_allocation", subjectKind: "allocation", subjectId: row.id, fields: ["state"] });
    return ok({ allocationId: row.id });
  });
}
