declare const centsBrand: unique symbol;
/** Whole euro cents, a safe integer; negative only for differences and reversals. Column type: bigint (mode number). */
export type Cents = number & { readonly [centsBrand]: true };

/** Throws on anything that is not a safe integer: a fractional cent is a bug, never a rounding. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole cents: ${value}`);
  return value as Cents;
}

export const sumCents = (values: Iterable<number | string | null>): Cents => {
  let total = 0;
  for (const value of values) total += Number(value ?? 0);
  return cents(total);
};

/**
 * Reads what a person types: "12,50", "12.5", "1 234,50", "12". Null when it is not a sum with at most two decimals.
 */
export function parseCents(text: string): Cents | null {
  const compact = text.replace(/[\s\u00a0\u202f]|€|лв\.?/g, "").replace(",", ".");
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(compact);
  if (!match) return null;
  return cents(Number(match[1]) * 100 + Number((match[2] ?? "0").padEnd(2, "0")));
}

/**
 * Splits a total by weights, exactly: floor each share, then give the left-over units to the largest remainders,
 * ties to the lowest index (callers pass rows in id order). Weights are non-negative integers, not all zero.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError("total must be a whole number >= 0");
  if (sum <= 0 || weights.some((w) => !Number.isSafeInteger(w) || w < 0)) throw new RangeError("bad weights");
  const big = BigInt(total);
  const whole = BigInt(sum);
  const shares = weights.map((w) => Number((big * BigInt(w)) / whole));
  const remainders = weights.map((w, index) => ({ index, rest: (big * BigInt(w)) % whole }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  let left = total - shares.reduce((a, b) => a + b, 0);
  for (const { index } of remainders) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

/** Historic leva to euro cents at 1.95583 (Регламент (ЕС) 2025/1409 fixes the rate): integer maths, half up at the third decimal. */
export function centsFromStotinki(stotinki: number): Cents {
  const numerator = BigInt(stotinki) * 100_000n * 2n + 195_583n;
  return cents(Number(numerator / (2n * 195_583n)));
}
