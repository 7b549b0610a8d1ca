import { eq } from "drizzle-orm";
import { goodsIssueLine, stockBalance } from "~db/schema/inkind.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import type { OutputId } from "~/domains/services/api";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { expectOk, refuse, type Refused } from "~/platform/errors/result";
import { localDateOf } from "~/platform/time/local-date";
import type { BaseUnit } from "./model";
import { availableOf, type MovementStatus } from "./stock.server";

export interface LotToIssue {
  readonly id: string;
  readonly number: number;
  readonly unit: string;
  readonly trancheId: string;
}
export type LotRefusal = "lot_expired" | "lot_held" | "lot_promised" | "not_enough";

/** Names the lot that stopped it, and what is really there. */
export async function explainLot(tx: Tx, status: MovementStatus, lot: Omit<LotToIssue, "trancheId">, field?: string): Promise<Refused<LotRefusal>> {
  if (status === "use_by_passed") return refuse("lot_expired", { number: lot.number }, field);
  if (status === "held") return refuse("lot_held", { number: lot.number }, field);
  if (status === "reserved") return refuse("lot_promised", { number: lot.number, left: await availableOf(tx, lot.id), unit: lot.unit }, field);
  if (status !== "not_enough") throw new Error(`issue: ${status}`);
  const places = await tx.select().from(stockBalance).where(eq(stockBalance.lotId, lot.id));
  const left = places.find((place) => place.placeKind === "store")?.onHand ?? 0;
  return refuse("not_enough", { number: lot.number, left, unit: lot.unit }, field);
}

/** What a movement out of the store to a service means in the in-kind book: the same quantity of the lot's tranche supports the output, once. */
export async function bookIssue(
  tx: Tx, ctx: Ctx, issue: { readonly issueId: string; readonly outputId: OutputId; readonly movementId: string }, lot: LotToIssue, quantity: number,
): Promise<void> {
  const { issueId, outputId, movementId } = issue;
  const used = expectOk(
    await funds.use(tx, ctx, {
      costLineId: movementId, outputId, fundIds: [generalFundId], book: "in_kind", unit: lot.unit as BaseUnit,
      amount: quantity, on: localDateOf(ctx.clock.now()), trancheId: lot.trancheId,
    }),
  );
  if (used.unfunded > 0) throw new Error("a lot holds more than its tranche");
  await tx.insert(goodsIssueLine).values({ issueId, movementId, lotId: lot.id, quantity, outputId });
}
