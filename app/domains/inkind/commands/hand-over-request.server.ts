import { eq, inArray, sql } from "drizzle-orm";
import { goodsHandover, goodsHandoverLine, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { goodsIssue, stockLot } from "~db/schema/inkind.server";
import type { OutputId } from "~/domains/services/api";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { fingerprint } from "../fingerprint.server";
import { issueOutput } from "../issue-output.server";
import { bookIssue, explainLot, type LotRefusal } from "../issue-posting.server";
import { issueIssueProtocol, type Handed, type Signing } from "../issue-protocol.server";
import type { IssueId } from "../model";
import { handOverRequests } from "../permissions";
import { pickKeyOf } from "../pick-key.server";
import { givingStates } from "../request-model";
import { linesOf, lockRequest, promisesOf, settleState } from "../request-rows.server";
import { issuePromised } from "../stock.server";

export interface HandOverInput extends Signing {
  readonly requestId: string;
  /** Made by the form: the idempotency key. */
  readonly issueId: IssueId;
  /** Of the list that was shown: what is signed is what is handed out. */
  readonly pickKey: string;
}
interface Done {
  readonly issueId: IssueId;
  readonly created: boolean;
}
type Refusal = "request_unknown" | "request_not_open" | "nothing_promised" | "pick_changed" | "issue_conflict" | "target_unknown" | LotRefusal;

/** One promised quantity out of the store, in stock and in the in-kind book. */
async function handOut(tx: Tx, ctx: Ctx, issue: { id: IssueId; targetId: string; outputId: OutputId }, one: Handed & { lot: typeof stockLot.$inferSelect }): Promise<Refused<Refusal> | null> {
  const movementId = newId();
  const status = await issuePromised(tx, ctx, { movementId, promiseId: one.promiseId, quantity: one.quantity, to: { kind: "service", id: issue.targetId } });
  if (status === "promise_ended" || status === "too_much") return refuse("pick_changed");
  if (status !== "done") return explainLot(tx, status, one.lot);
  await bookIssue(tx, ctx, { issueId: issue.id, outputId: issue.outputId, movementId }, one.lot, one.quantity);
  return null;
}

/**
 * Storekeeper. Hands everything that is promised to a request over to its service in one act: all lots or none; the moment the goods are
 * given. The receiver's name and signature stand in a numbered protocol with the words that were signed. An equal resend answers what stands;
 * a list that changed since it was shown is refused, so that nobody signs for something else.
 */
export async function handOverRequest(ctx: Ctx, input: HandOverInput): Promise<Result<Done, Refusal>> {
  authorize(ctx.actor, handOverRequests);
  const { issueId, requestId, pickKey } = input;
  const requestSha256 = fingerprint(input);
  return inTransaction<Done, Refusal>(ctx.db, async (tx) => {
    const request = await lockRequest(tx, ctx, requestId, handOverRequests);
    if (!request) return refuse("request_unknown");
    const [known] = await tx.select({ requestSha256: goodsIssue.requestSha256 }).from(goodsIssue).where(eq(goodsIssue.id, issueId));
    if (known) return known.requestSha256 === requestSha256 ? ok({ issueId, created: false }) : refuse("issue_conflict");
    if (!(givingStates as readonly string[]).includes(request.state)) return refuse("request_not_open", { number: request.number });
    const lines = await linesOf(tx, request.id);
    const promises = await promisesOf(tx, lines.map((line) => line.id));
    if (promises.length === 0) return refuse("nothing_promised");
    if (pickKeyOf(promises) !== pickKey) return refuse("pick_changed");
    const targetId = request.programmeId ?? request.serviceId;
    const outputId = await issueOutput(tx, ctx, request.serviceId, request.programmeId);
    if (!outputId) return refuse("target_unknown");
    const now = ctx.clock.now();
    await tx.insert(goodsIssue).values({ id: issueId, requestSha256, targetKind: request.programmeId ? "programme" : "service", targetId, issuedAt: now, issuedBy: accountOf(ctx.actor) });
    const lots = await tx.select().from(stockLot).where(inArray(stockLot.id, promises.map((promise) => promise.lotId)));
    const handed = promises.map(({ id, lineId, quantity, lotId }) => ({ promiseId: id, lineId, quantity, lot: lots.find((lot) => lot.id === lotId)! }));
    // In the order of the lots, as `promisesOf` gives them: everywhere the same.
    for (const one of handed) {
      const refused = await handOut(tx, ctx, { id: issueId, targetId, outputId }, one);
      if (refused) return refused;
    }
    const sums = lines.map((line) => ({ lineId: line.id, quantity: handed.reduce((sum, one) => (one.lineId === line.id ? sum + one.quantity : sum), 0) })).filter((line) => line.quantity > 0);
    for (const { lineId, quantity } of sums) await tx.update(goodsRequestLine).set({ issued: sql`${goodsRequestLine.issued} + ${quantity}` }).where(eq(goodsRequestLine.id, lineId));
    await recordAudit(tx, ctx, { action: "inkind.hand_over_request", subjectKind: "goods_request", subjectId: request.id, fields: ["issued"] });
    await emit(tx, ctx, "inkind.request_handed_over", { requestId: request.id, issueId });
    // The number last: its counter stays locked until commit. The lines hang on the handover, so they follow it.
    const documentId = await issueIssueProtocol(tx, ctx, request, issueId, handed, input);
    await tx.insert(goodsHandover).values({ issueId, requestId: request.id, documentId, signedBy: input.signature ? "drawing" : "account", handedAt: now });
    await tx.insert(goodsHandoverLine).values(sums.map((sum) => ({ id: newId(), issueId, ...sum })));
    await settleState(tx, ctx, request.id);
    return ok({ issueId, created: true });
  });
}
