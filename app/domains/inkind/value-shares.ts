import { allocate } from "~/platform/money/cents";

/** Pure rules of value: how cents lie in places and travel with goods. All shares of a line add up to its value, always. */

export interface Holding {
  readonly quantity: number;
  readonly cents: number;
}

/**
 * The cents that go along when `quantity` leaves a place: the running share of what lies there, and everything with the
 * last piece. Going back, they are exactly what came (`exact`), as far as the place still holds it.
 */
export function carriedCents(from: Holding, quantity: number, exact: number | null = null): number {
  if (from.cents <= 0) return 0;
  if (quantity >= from.quantity) return from.cents;
  if (exact !== null) return Math.min(exact, from.cents);
  return Number((BigInt(from.cents) * BigInt(quantity)) / BigInt(from.quantity));
}

/** A sum over quantities, by largest remainder; nothing anywhere takes nothing. */
export const spreadCents = (cents: number, quantities: readonly number[]): number[] =>
  quantities.some((quantity) => quantity > 0) ? allocate(cents, quantities) : quantities.map(() => 0);

/** The part of a declared value that belongs to what was accepted: what the accountant's form begins with. */
export const acceptedPart = (cents: number, declared: number, accepted: number): number =>
  accepted >= declared ? cents : (allocate(cents, [accepted, declared - accepted])[0] ?? 0);
