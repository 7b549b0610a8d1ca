import { newId } from "~/platform/ids/ids";
import { instant, systemClock } from "~/platform/time/clock";
import { saleTotal, slipNumber, type SaleEvent } from "../model";
import type { DeskSession } from "../queries/till-desk.server";
import type { BillLine, FinishedSale, PendingSale } from "./bill-state";
import { hashSale } from "./till-device";

interface Finish {
  readonly session: DeskSession;
  readonly lines: readonly BillLine[];
  readonly lookCode: string;
  /** Server's clock less the device's. */
  readonly skewMs: number;
  readonly sequence: number;
  readonly tenderedCents: number;
  /** Change left as a gift: a line, so that the sums stay equal (B1). */
  readonly giftCents: number;
  readonly giftName: string;
}

/** Turns a paid bill into the event that is sent, and the slip that is shown. From here on nothing about it changes. */
export async function finishSale(input: Finish): Promise<{ pending: PendingSale; finished: FinishedSale }> {
  const gift: BillLine[] = input.giftCents > 0 ? [{ key: "gift", articleId: null, unitId: null, name: input.giftName, quantity: 1, unitPriceCents: input.giftCents }] : [];
  const lines = [...input.lines, ...gift];
  const sale: SaleEvent = {
    id: newId<"Sale">(),
    sessionId: input.session.id,
    sequence: input.sequence,
    lookCode: input.lookCode,
    soldAt: instant(systemClock.now().getTime() + input.skewMs).toISOString(),
    tenderedCents: input.tenderedCents,
    lines: lines.map(({ articleId, unitId, quantity, unitPriceCents }) => ({ articleId, unitId, quantity, unitPriceCents })),
  };
  const totalCents = saleTotal(lines);
  const number = slipNumber(input.session.tillNumber, input.session.epoch, input.sequence);
  return {
    pending: { sale, sha256: await hashSale(sale), number, totalCents },
    finished: { number, lookCode: sale.lookCode, soldAt: sale.soldAt, lines, totalCents, changeCents: input.tenderedCents - totalCents, hasException: false },
  };
}
