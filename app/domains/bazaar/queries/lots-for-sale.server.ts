import { and, asc, eq, gt, gte, isNull, or } from "drizzle-orm";
import { parseQuantity, typedUnitOf } from "~/domains/inkind/api";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { localDateOf } from "~/platform/time/local-date";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { fillStall } from "../permissions";

/** Lots in the store that may go to a stall: not restricted, not past their use-by day. */
export async function lotsForSale(ctx: Ctx) {
  authorize(ctx.actor, fillStall);
  const today = localDateOf(ctx.clock.now());
  return ctx.db
    .select({ id: stockLot.id, number: stockLot.number, name: stockLot.itemName, unit: stockLot.unit, onHand: stockBalance.onHand })
    .from(stockLot)
    .innerJoin(stockBalance, and(eq(stockBalance.lotId, stockLot.id), eq(stockBalance.placeKind, "store"), gt(stockBalance.onHand, 0)))
    .where(and(eq(stockLot.notForSale, false), or(isNull(stockLot.useBy), gte(stockLot.useBy, today))))
    .orderBy(asc(stockLot.number))
    .limit(200);
}

/** What was typed for a lot („1,5“ kilograms, "12" pieces) in its base unit; empty is all that lies in the store. Null when it is not a quantity. */
export async function lotQuantity(ctx: Ctx, lotId: string, typed: string | undefined): Promise<number | null> {
  const lot = (await lotsForSale(ctx)).find((one) => one.id === lotId);
  if (!typed?.trim()) return lot?.onHand ?? 1;
  const parsed = parseQuantity(typed, typedUnitOf(lot?.unit === "g" || lot?.unit === "ml" ? lot.unit : "piece"));
  return parsed.ok ? parsed.value : null;
}
