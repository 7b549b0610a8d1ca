import { eq, inArray } from "drizzle-orm";
import { goodsIssue, stockLot } from "~db/schema/inkind.server";
import type { OutputId } from "~/domains/services/api";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { fingerprint } from "../fingerprint.server";
import { issueOutput } from "../issue-output.server";
import { bookIssue, explainLot, type LotRefusal, type LotToIssue } from "../issue-posting.server";
import type { IssueId } from "../model";
import { issueGoods as permission } from "../permissions";
import type { IssueInput } from "../schemas";
import { moveStock, store } from "../stock.server";

type Refusal = "issue_conflict" | "target_unknown" | "lot_unknown" | "units_differ" | LotRefusal;

/** One lot out of the store: the movement, and the same quantity linked to the delivered output. */
async function take(tx: Tx, ctx: Ctx, issue: { id: IssueId; targetId: string; outputId: OutputId }, lot: LotToIssue, quantity: number): Promise<Refused<Refusal> | null> {
  const movementId = newId();
  const status = await moveStock(tx, ctx, { id: movementId, lotId: lot.id, kind: "issue", from: store, to: { kind: "service", id: issue.targetId }, quantity });
  if (status !== "done") return explainLot(tx, status, lot, "takes");
  await bookIssue(tx, ctx, { issueId: issue.id, outputId: issue.outputId, movementId }, lot, quantity);
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
