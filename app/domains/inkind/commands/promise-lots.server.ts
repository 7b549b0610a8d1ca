import { and, eq, inArray } from "drizzle-orm";
import { bestBeforePass } from "~db/schema/inkind-requests.server";
import { stockLot } from "~db/schema/inkind.server";
import { stockReservation } from "~db/schema/inkind-store.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import { isPastBestBefore } from "../model";
import { approveRequests } from "../permissions";
import { forRequestLine, givingStates, shortOf, type RequestId } from "../request-model";
import { linesOf, lockRequest, promisesOf } from "../request-rows.server";
import { availableOf, promiseStock } from "../stock.server";

export interface PromiseInput {
  readonly requestId: string;
  readonly lineId: string;
  /** `promiseId` is the form's: a resend promises nothing twice. `pastBestBefore` is the named decision. */
  readonly takes: readonly { readonly promiseId: string; readonly lotId: string; readonly quantity: number; readonly pastBestBefore: boolean; readonly row?: number }[];
}
type Refusal =
  | "request_unknown" | "request_not_open" | "line_unknown" | "promise_over_open" | "promise_conflict" | "lot_unknown" | "units_differ"
  | "lot_expired" | "lot_held" | "pick_not_enough" | "best_before_undecided";
type Lot = typeof stockLot.$inferSelect;

async function promiseOne(tx: Tx, ctx: Ctx, lineId: string, take: PromiseInput["takes"][number], lot: Lot, field: string): Promise<Refused<Refusal> | null> {
  const past = isPastBestBefore(lot, localDateOf(ctx.clock.now()));
  if (past && !take.pastBestBefore) return refuse("best_before_undecided", { number: lot.number }, field);
  const status = await promiseStock(tx, ctx, { id: take.promiseId, lotId: lot.id, quantity: take.quantity, for: { kind: forRequestLine, id: lineId } });
  if (status === "lot_missing") return refuse("lot_unknown");
  if (status === "conflict") return refuse("promise_conflict");
  if (status === "use_by_passed") return refuse("lot_expired", { number: lot.number }, field);
  if (status === "held") return refuse("lot_held", { number: lot.number }, field);
  if (status === "not_enough") return refuse("pick_not_enough", { number: lot.number, left: await availableOf(tx, lot.id), unit: lot.unit }, field);
  if (status === "done" && past) await tx.insert(bestBeforePass).values({ reservationId: take.promiseId, decidedBy: accountOf(ctx.actor), decidedAt: ctx.clock.now() });
  return null;
}

/**
 * Storekeeper. Keeps quantities of lots for one line of an approved request: all of them or none, never more than is neither held nor
 * promised (G4), never more than the line still waits for. What lies past its best-before day is taken by a named decision only (G6).
 */
export async function promiseLots(ctx: Ctx, input: PromiseInput): Promise<Result<{ id: RequestId }, Refusal>> {
  authorize(ctx.actor, approveRequests);
  return inTransaction<{ id: RequestId }, Refusal>(ctx.db, async (tx) => {
    const row = await lockRequest(tx, ctx, input.requestId, approveRequests);
    if (!row) return refuse("request_unknown");
    const line = (await linesOf(tx, row.id)).find(({ id }) => id === input.lineId);
    if (!line) return refuse("line_unknown");
    const ids = input.takes.map((take) => take.promiseId);
    const known = await tx.select({ id: stockReservation.id }).from(stockReservation).where(and(inArray(stockReservation.id, ids), eq(stockReservation.forId, line.id)));
    if (known.length === ids.length) return ok({ id: row.id as RequestId });
    if (!(givingStates as readonly string[]).includes(row.state)) return refuse("request_not_open", { number: row.number });
    const promised = (await promisesOf(tx, [line.id])).reduce((sum, promise) => sum + promise.quantity, 0);
    const open = shortOf({ ...line, promised });
    if (input.takes.reduce((sum, take) => sum + take.quantity, 0) > open) return refuse("promise_over_open", { left: open, unit: line.unit }, "takes[0].quantity");
    const lots = await tx.select().from(stockLot).where(inArray(stockLot.id, input.takes.map((take) => take.lotId)));
    if (lots.some((lot) => lot.unit !== line.unit)) return refuse("units_differ");
    // Rows of lots are locked one after another: everywhere in the order of their ids.
    const ordered = input.takes.map((take, index) => ({ take, field: `takes[${take.row ?? index}].quantity` })).sort((a, b) => (a.take.lotId < b.take.lotId ? -1 : 1));
    for (const { take, field } of ordered) {
      const lot = lots.find(({ id }) => id === take.lotId);
      if (!lot) return refuse("lot_unknown");
      const refused = await promiseOne(tx, ctx, line.id, take, lot, field);
      if (refused) return refused;
    }
    await recordAudit(tx, ctx, { action: "inkind.promise_lots", subjectKind: "goods_request", subjectId: row.id, fields: ["promised"] });
    return ok({ id: row.id as RequestId });
  });
}
