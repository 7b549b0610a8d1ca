import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { allocation, allocationLine } from "~db/schema/funds-acts.server";
import { fund } from "~db/schema/funds.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { formatMoney } from "~/platform/i18n/format";
import { sumCents } from "~/platform/money/cents";
import { emit } from "~/platform/outbox/outbox.server";
import { freeCents } from "../balances.server";
import { proposeAllocations } from "../permissions";
import type { AllocationLineInput } from "../schemas";

export interface ProposeInput {
  /** Made by the form: a resend changes nothing. */
  readonly allocationId: string;
  readonly fundId: string;
  readonly lines: readonly AllocationLineInput[];
}
type Refusal = "fund_missing" | "fund_restricted" | "purpose_missing" | "allocation_empty" | "allocation_too_large" | "allocation_open" | "allocation_conflict";

/**
 * The director says what a fund's money is for, with planned months. Nothing moves until the accountant confirms.
 * Refuses more than the fund holds now, a purpose that is closed or an event's own fund, and a second open proposal.
 */
export async function proposeAllocation(ctx: Ctx, input: ProposeInput): Promise<Result<{ allocationId: string }, Refusal>> {
  authorize(ctx.actor, proposeAllocations);
  return inTransaction(
    ctx.db,
    async (tx): Promise<Result<{ allocationId: string }, Refusal>> => {
      const [known] = await tx.select({ fundId: allocation.fundId }).from(allocation).where(eq(allocation.id, input.allocationId));
      if (known) return known.fundId === input.fundId && (await sameLines(tx, input)) ? ok({ allocationId: input.allocationId }) : refuse("allocation_conflict");
      const wrong = await whatIsWrong(tx, input);
      if (wrong) return wrong;
      await tx.insert(allocation).values({ id: input.allocationId, fundId: input.fundId, proposedBy: accountOf(ctx.actor), proposedAt: ctx.clock.now() });
      await tx.insert(allocationLine).values(
        input.lines.map((line, index) => ({ id: newId(), allocationId: input.allocationId, toFundId: line.toFundId, amountCents: line.amountCents, months: [...line.months], sortOrder: index })),
      );
      await recordAudit(tx, ctx, { action: "funds.propose_allocation", subjectKind: "allocation", subjectId: input.allocationId });
      await emit(tx, ctx, "funds.allocation_proposed", { allocationId: input.allocationId });
      return ok({ allocationId: input.allocationId });
    },
    { allocation_one_open: () => refuse("allocation_open"), allocation_pkey: () => refuse("allocation_open") },
  );
}

async function sameLines(tx: Tx, input: ProposeInput): Promise<boolean> {
  const before = await tx.select().from(allocationLine).where(eq(allocationLine.allocationId, input.allocationId)).orderBy(asc(allocationLine.sortOrder));
  const told = (lines: readonly AllocationLineInput[]) => JSON.stringify(lines.map(({ toFundId, amountCents, months }) => [toFundId, amountCents, months]));
  return told(before as unknown as AllocationLineInput[]) === told(input.lines);
}

async function whatIsWrong(tx: Tx, input: ProposeInput) {
  if (input.lines.length === 0) return refuse("allocation_empty");
  const [source] = await tx.select({ kind: fund.kind }).from(fund).where(and(eq(fund.id, input.fundId), eq(fund.state, "open")));
  if (!source) return refuse("fund_missing");
  if (source.kind === "restricted") return refuse("fund_restricted");
  const ids = input.lines.map((line) => line.toFundId);
  const purposes = await tx.select({ id: fund.id }).from(fund).where(and(inArray(fund.id, ids), eq(fund.state, "open"), isNull(fund.eventId)));
  if (purposes.length !== new Set(ids).size || ids.length !== purposes.length || ids.includes(input.fundId)) return refuse("purpose_missing");
  const free = await freeCents(tx, input.fundId);
  const wanted = sumCents(input.lines.map((line) => line.amountCents));
  return wanted > free ? refuse("allocation_too_large", { free: formatMoney(free), over: formatMoney(wanted - free) }) : null;
}
