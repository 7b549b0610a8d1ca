import { eq } from "drizzle-orm";
import { holdGoods } from "../../../app/domains/inkind/commands/hold-goods.server";
import { openWalkIn } from "../../../app/domains/inkind/commands/open-walk-in.server";
import { printLabels } from "../../../app/domains/inkind/commands/print-labels.server";
import { receiveGift } from "../../../app/domains/inkind/commands/receive-gift.server";
import type { OfferId, OfferLineId, ReceiptId } from "../../../app/domains/inkind/model";
import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate } from "../../../app/platform/time/local-date";
import { goodsOfferLine, stockLot } from "../../schema/inkind.server";
import { accounts, demoId, people } from "./ids";

const storekeeper: Actor = { kind: "account", accountId: accounts.storekeeper, personId: people.rumen, grants: [{ role: "storekeeper", scopeKind: "organisation", scopeId: null }] };

/** What waits for the storekeeper on the anchor's morning: a sheet of labels, toys that somebody has to look at, games on hold. */
export async function fillKeeping(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const at = (day: LocalDate, time: string): Ctx => ({ ...ctx, actor: storekeeper, clock: fixedClock(instantAt(day, time)) });
  const yesterday = addDays(anchor, -1);
  expectOk(await printLabels(at(addDays(anchor, -6), "09:10"), { batchId: demoId("labels:first"), sheets: 1 }));
  const offerId = demoId<"GoodsOffer">("offer:to-check") as OfferId;
  expectOk(await openWalkIn(at(yesterday, "16:40"), {
    offerId, anonymous: false, locale: "bg", name: "Тодор Велев", lines: [{ description: "Пластмасови кубчета и колички", category: "toys", unit: "piece", quantity: 18 }],
  }));
  const [line] = await ctx.db.select({ id: goodsOfferLine.id }).from(goodsOfferLine).where(eq(goodsOfferLine.offerId, offerId));
  expectOk(await receiveGift(at(yesterday, "16:50"), {
    receiptId: demoId<"GoodsReceipt">("receipt:to-check") as ReceiptId, offerId,
    lines: [{ offerLineId: line!.id as OfferLineId, itemName: "Пластмасови кубчета и колички", arrived: 18, rejected: 0, quarantined: 18, rejectReason: null, disposition: null, lots: [] }],
  }));
  const [games] = await ctx.db.select({ id: stockLot.id }).from(stockLot).where(eq(stockLot.itemName, "Настолни игри")).orderBy(stockLot.number).limit(1);
  if (games) expectOk(await holdGoods(at(yesterday, "17:05"), { recallId: demoId("hold:games"), what: { lotId: games.id }, reason: "donor" }));
}
