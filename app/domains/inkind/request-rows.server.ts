import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { goodsRequest, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { stockReservation } from "~db/schema/inkind-store.server";
import { allows, type Permission } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import type { RequestState } from "./model";
import { forRequestLine, stateAfter } from "./request-model";
import { releasePromise } from "./stock.server";

/**
 * The request's row, locked before its lines and before any lot: acts on one request come one after another. Null for an
 * unknown one and for one of a service the actor does not hold the permission for, so that the two look alike.
 */
export async function lockRequest(tx: Tx, ctx: Ctx, requestId: string, permission: Permission) {
  const [row] = await tx.select().from(goodsRequest).where(eq(goodsRequest.id, requestId)).for("no key update");
  return row && allows(ctx.actor, permission, { serviceId: row.serviceId }) ? row : null;
}

export const linesOf = (reader: Reader, requestId: string) =>
  reader.select().from(goodsRequestLine).where(eq(goodsRequestLine.requestId, requestId)).orderBy(asc(goodsRequestLine.position));

/** Live promises of these lines, in the order of their lots: whoever acts on them locks the lots in that order. */
export const promisesOf = async (reader: Reader, lineIds: readonly string[]) =>
  lineIds.length === 0 ? [] : reader.select({ id: stockReservation.id, lotId: stockReservation.lotId, lineId: stockReservation.forId, quantity: stockReservation.quantity })
    .from(stockReservation)
    .where(and(eq(stockReservation.forKind, forRequestLine), inArray(stockReservation.forId, [...lineIds]), isNull(stockReservation.endedAt)))
    .orderBy(asc(stockReservation.lotId), asc(stockReservation.id));

/** Gives everything promised to these lines back to the shelf. */
export async function releaseLines(tx: Tx, ctx: Ctx, lineIds: readonly string[]): Promise<void> {
  for (const promise of await promisesOf(tx, lineIds)) await releasePromise(tx, ctx, promise.id);
}

/** Sets the state that follows from the lines; ends the request when nothing is open and nothing waits to be confirmed. */
export async function settleState(tx: Tx, ctx: Ctx, requestId: string): Promise<RequestState> {
  const lines = await linesOf(tx, requestId);
  const state = stateAfter(lines);
  const [waiting] = (await tx.execute(sql`
    select exists (select 1 from goods_handover_line h join goods_request_line l on l.id = h.line_id where l.request_id = ${requestId}::uuid and h.received is null) as waits`)) as unknown as { waits: boolean }[];
  const next: RequestState = state === "issued" && !waiting!.waits ? "closed" : state;
  await tx.update(goodsRequest).set({ state: next, closedAt: next === "closed" ? ctx.clock.now() : null }).where(eq(goodsRequest.id, requestId));
  return next;
}
