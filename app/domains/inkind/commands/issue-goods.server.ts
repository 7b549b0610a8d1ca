import { eq, inArray } from "drizzle-orm";
import { goodsIssue, goodsIssueLine, stockBalance, stockLot } from "~db/schema/inkind.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import type { OutputId } from "~/domains/services/api";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { fingerprint } from "../fingerprint.server";
import { issueOutput } from "../issue-output.server";
import type { BaseUnit, IssueId } from "../model";
import { issueGoods as permission } from "../permissions";
import type { IssueInput } from "../schemas";
import { availableOf, moveStock, store, type MovementStatus } from "../stock.server";

type Refusal = "issue_conflict" | "target_unknown" | "lot_unknown" | "units_differ" | "lot_expired" | "lot_held" | "lot_promised" | "not_enough";

interface Lot {
  readonly id: string;
  readonly number: number;
  readonly unit: string;
  readonly trancheId: string;
}

/** Names the lot that stopped it, and what is really there. */
async function explain(tx: Tx, status: MovementStatus, lot: Lot): Promise<Refused<Refusal>> {
  if (status === "use_by_passed") return refuse("lot_expired", { number: lot.number }, "takes");
  if (status === "held") return refuse("lot_held", { number: lot.number }, "takes");
  if (status === "reserved") return refuse("lot_promised", { number: lot.number, left: await availableOf(tx, lot.id), unit: lot.unit }, "takes");
  if (status !== "not_enough") throw new Error(`issue: ${status}`);
  const places = await tx.select().from(stockBalance).where(eq(stockBalance.lotId, lot.id));
  const left = places.find((place) => place.placeKind === "store")?.onHand ?? 0;
  return refuse("not_enough", { number: lot.number, left, unit: lot.unit }, "takes");
}

/** One lot out of the store: the movement, and the same quantity linked to the delivered output. */
async function take(tx: Tx, ctx: Ctx, issue: { id: IssueId; targetId: string; outputId: OutputId }, lot: Lot, quantity: number): Promise<Refused<Refusal> | null> {
  const movementId = newId();
  const status = await moveStock(tx, ctx, { id: movementId, lotId: lot.id, kind: "issue", from: store, to: { kind: "service", id: issue.targetId }, quantity });
  if (status !== "done") return explain(tx, status, lot);
  const used = expectOk(
    await funds.use(tx, ctx, {
      costLineId: movementId, outputId: issue.outputId, fundIds: [generalFundId], book: "in_kind", unit: lot.unit as BaseUnit,
      amount: quantity, on: localDateOf(ctx.clock.now()), trancheId: lot.trancheId,
    }),
  );
  if (used.unfunded > 0) throw new Error("a lot holds more than its tranche");
  await tx.insert(goodsIssueLine).values({ issueId: issue.id, movementId, lotId: lot.id, quantity, outputId: issue.outputId });
  return null;
}

/**
 * Hands goods to a service, programme or activity in one act: all lots or none. Guarantees that nothing past its use-by day
 * leaves and that no lot goes below zero. An equal resend answers with what stands.
 */
export async function issueGoods(ctx: Ctx, input: IssueInput): Promise<Result<{ issueId: IssueId; created: boolean }, Refusal>> {
  authorize(ctx.actor, permission, { serviceId: input.serviceId });
  const requestSha256 = fingerprint(input);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ issueId: IssueId; created: boolean }, Refusal>> => {
    const targetId = input.programmeId ?? input.serviceId;
    const outputId = await issueOutput(tx, ctx, input.serviceId, input.programmeId);
    if (!outputId) return refuse("target_unknown", undefined, "target");
    const [created] = await tx
      .insert(goodsIssue)
      .values({ id: input.issueId, requestSha256, targetKind: input.programmeId ? "programme" : "service", targetId, issuedAt: ctx.clock.now(), issuedBy: accountOf(ctx.actor) })
      .onConflictDoNothing({ target: goodsIssue.id })
      .returning({ id: goodsIssue.id });
    if (!created) {
      const [known] = await tx.select({ requestSha256: goodsIssue.requestSha256 }).from(goodsIssue).where(eq(goodsIssue.id, input.issueId));
      return known?.requestSha256 === requestSha256 ? ok({ issueId: input.issueId, created: false }) : refuse("issue_conflict");
    }
    // Rows of lots are locked one after another: everywhere in the order of their ids.
    const takes = [...input.takes].sort((a, b) => (a.lotId < b.lotId ? -1 : 1));
    const lots = await tx.select().from(stockLot).where(inArray(stockLot.id, takes.map((t) => t.lotId)));
    if (new Set(lots.map((lot) => lot.unit)).size > 1) return refuse("units_differ");
    for (const { lotId, quantity } of takes) {
      const lot = lots.find((known) => known.id === lotId);
      if (!lot) return refuse("lot_unknown");
      const refused = await take(tx, ctx, { id: input.issueId, targetId, outputId }, lot, quantity);
      if (refused) return refused;
    }
    await recordAudit(tx, ctx, { action: "inkind.issue_goods", subjectKind: "goods_issue", subjectId: input.issueId });
    return ok({ issueId: input.issueId, created: true });
  });
}
