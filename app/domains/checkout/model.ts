import { cents, type Cents } from "~/platform/money/cents";
import type { Id } from "~/platform/ids/ids";

export type TillId = Id<"Till">;
export type TillSessionId = Id<"TillSession">;
export type SaleId = Id<"Sale">;

/** goods, experience and gift come from an article of that kind; change_gift is the change somebody left; unlisted is an article nobody knows. */
export const lineKinds = ["goods", "experience", "gift", "change_gift", "unlisted"] as const;
export type LineKind = (typeof lineKinds)[number];

/** Why a recorded sale is looked at by a coordinator. */
export const exceptionKinds = ["unit_sold_twice", "oversold", "price_drift", "late_after_close", "number_reused", "unlisted", "undocumented"] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export const differenceReasons = ["change_error", "lost_coin", "unrecorded_expense", "unknown"] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

export const movementKinds = ["change_brought", "to_coordinator", "expense"] as const;
export type MovementKind = (typeof movementKinds)[number];

/** How long a scanned unit is kept for a bill that nobody finishes. */
export const claimMinutes = 15;

export interface SaleEventLine {
  /** Null: change left as a gift. */
  readonly articleId: string | null;
  readonly unitId: string | null;
  readonly quantity: number;
  readonly unitPriceCents: number;
}

/** A completed sale as the till tells it. It is immutable: the same id with other content is a conflict (B2). */
export interface SaleEvent {
  readonly id: string;
  readonly sessionId: string;
  readonly sequence: number;
  readonly lookCode: string;
  /** ISO 8601, the till's own clock. */
  readonly soldAt: string;
  readonly lines: readonly SaleEventLine[];
  readonly tenderedCents: number;
}

/** The bytes that are hashed: fixed order, so that the till and the server agree whatever their JSON writers do. */
export const canonicalSale = (sale: SaleEvent): string =>
  JSON.stringify([
    sale.id, sale.sessionId, sale.sequence, sale.lookCode, sale.soldAt, sale.tenderedCents,
    sale.lines.map((line) => [line.articleId, line.unitId, line.quantity, line.unitPriceCents]),
  ]);

export const saleTotal = (lines: readonly { readonly quantity: number; readonly unitPriceCents: number }[]): Cents =>
  cents(lines.reduce((total, line) => total + line.quantity * line.unitPriceCents, 0));

/** „2-1-0143“: till, device epoch, sequence (B3). */
export const slipNumber = (till: number, epoch: number, sequence: number): string =>
  `${till}-${epoch}-${String(sequence).padStart(4, "0")}`;

/** Euro notes and coins, in cents, from the largest. */
export const notes = [20_000, 10_000, 5_000, 2_000, 1_000, 500] as const;
export const coins = [200, 100, 50, 20, 10, 5, 2, 1] as const;
export const denominations: readonly number[] = [...notes, ...coins];

/** Fewest notes and coins for a sum; greedy is optimal for the euro series 1-2-5. */
export function fewestPieces(sum: number): number[] {
  const pieces: number[] = [];
  let left = sum;
  for (const value of denominations) {
    while (left >= value) {
      pieces.push(value);
      left -= value;
    }
  }
  return pieces;
}

/** What people are likely to hand over: the next whole euro, the next five or ten, the next fifty; never the exact sum. */
export function likelyTenders(total: number): number[] {
  const up = (step: number): number => Math.ceil(total / step) * step;
  const found = [100, 500, 1_000, 2_000, 5_000, 10_000].map(up).filter((sum) => sum > total);
  return [...new Set(found)].sort((a, b) => a - b).slice(0, 3);
}

/** Pieces per denomination, as typed; null is „още не е броено“: blank is not zero. */
export type CountSheet = Readonly<Record<string, number | null>>;

export function countedSum(sheet: CountSheet): { sum: Cents; blank: number } {
  let sum = 0;
  let blank = 0;
  for (const value of denominations) {
    const pieces = sheet[String(value)] ?? null;
    if (pieces === null) blank += 1;
    else sum += pieces * value;
  }
  return { sum: cents(sum), blank };
}

/** B6: what should lie in the drawer. */
export const expectedCash = (floatCents: number, cashCents: number, movementsCents: number): Cents =>
  cents(floatCents + cashCents + movementsCents);

/** Where a slip's code leads: the path of the money. */
export const pathAddress = (baseUrl: string, lookCode: string): string => `${baseUrl}/path/${lookCode}`;
