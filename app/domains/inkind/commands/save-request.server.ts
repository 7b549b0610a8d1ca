import { and, eq } from "drizzle-orm";
import { goodsRequest, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { programme, service } from "~db/schema/services.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { requestGoods } from "../permissions";
import type { RequestId } from "../request-model";
import type { RequestInput } from "../request-schemas";
import { lockRequest } from "../request-rows.server";

type Refusal = "request_unknown" | "request_sent" | "request_place_unknown" | "request_day_past";

async function placeExists(tx: Tx, serviceId: string, programmeId: string | null): Promise<boolean> {
  const found = programmeId
    ? await tx.select({ id: programme.id }).from(programme).where(and(eq(programme.id, programmeId), eq(programme.serviceId, serviceId)))
    : await tx.select({ id: service.id }).from(service).where(and(eq(service.id, serviceId), eq(service.kind, "service")));
  return found.length === 1;
}

/**
 * Service manager of that service. Writes a request as a draft or changes one; `send` hands it to the store, after which what was asked
 * stands. The id is the form's: a double submit is one request, and one that was sent is answered as it stands.
 */
export async function saveRequest(ctx: Ctx, input: RequestInput, send: boolean): Promise<Result<{ id: RequestId; state: "draft" | "submitted" }, Refusal>> {
  const { requestId: id, serviceId, programmeId, neededBy, urgent, lines } = input;
  authorize(ctx.actor, requestGoods, { serviceId });
  const now = ctx.clock.now();
  return inTransaction<{ id: RequestId; state: "draft" | "submitted" }, Refusal>(ctx.db, async (tx) => {
    if (!(await placeExists(tx, serviceId, programmeId))) return refuse("request_place_unknown", undefined, "target");
    if (send && neededBy && neededBy < localDateOf(now)) return refuse("request_day_past", undefined, "neededBy");
    const asked = { serviceId, programmeId, neededBy, urgent };
    const [made] = await tx.insert(goodsRequest).values({ id, ...asked, createdAt: now, createdBy: accountOf(ctx.actor) })
      .onConflictDoNothing({ target: goodsRequest.id }).returning({ id: goodsRequest.id });
    const standing = await lockRequest(tx, ctx, id, requestGoods);
    if (!standing) return refuse("request_unknown");
    if (standing.state === "submitted" && send) return ok({ id, state: "submitted" });
    if (standing.state !== "draft") return refuse("request_sent", { number: standing.number });
    if (!made) await tx.delete(goodsRequestLine).where(eq(goodsRequestLine.requestId, id));
    await tx.insert(goodsRequestLine).values(lines.map((line, index) => ({ id: newId(), requestId: id, position: index + 1, ...line })));
    const state = send ? "submitted" : "draft";
    await tx.update(goodsRequest).set({ ...asked, state, submittedAt: send ? now : null }).where(eq(goodsRequest.id, id));
    await recordAudit(tx, ctx, { action: send ? "inkind.submit_request" : "inkind.save_request", subjectKind: "goods_request", subjectId: id, fields: ["lines"] });
    if (send) await emit(tx, ctx, "inkind.request_submitted", { requestId: id });
    return ok({ id, state });
  });
}
