import type { BaseUnit } from "./model";
import type { DeclaredBasis, DonorKind } from "./value-model";

interface Line {
  readonly unit: BaseUnit;
  readonly accepted: number;
  readonly declaredCents: number | null;
  readonly declaredBasis: DeclaredBasis | null;
  readonly decided: boolean;
  readonly recognisedCents: number | null;
}

/** Totals that may be made: within one unit, one basis of declared value, and recognised value by itself (G8). */
export function totalsOf(lines: readonly Line[]) {
  const sum = <Key extends string>(keyOf: (line: Line) => Key | null, amountOf: (line: Line) => number) => {
    const sums = new Map<Key, number>();
    for (const line of lines) {
      const key = keyOf(line);
      if (key !== null) sums.set(key, (sums.get(key) ?? 0) + amountOf(line));
    }
    return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    units: sum((line) => line.unit, (line) => line.accepted).map(([unit, quantity]) => ({ unit, quantity })),
    declared: sum((line) => line.declaredBasis, (line) => line.declaredCents ?? 0).map(([basis, cents]) => ({ basis, cents })),
    recognisedCents: lines.reduce((total, line) => total + (line.recognisedCents ?? 0), 0),
    recognisedLines: lines.filter((line) => line.recognisedCents !== null).length,
    unvaluedLines: lines.filter((line) => line.decided && line.recognisedCents === null).length,
    waitingLines: lines.filter((line) => !line.decided).length,
  };
}
export type Totals = ReturnType<typeof totalsOf>;

interface YearLine extends Line {
  readonly category: string;
  readonly purpose: string | null;
  readonly donorKind: DonorKind;
}

/** Kind, unit, purpose and who gives: a row each. Nobody's name. */
export function groupYear<L extends YearLine>(lines: readonly L[]) {
  const groups = new Map<string, L[]>();
  for (const line of lines) {
    const key = [line.category, line.purpose ?? "", line.donorKind, line.unit].join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => {
    const { category, purpose, donorKind, unit } = own[0]!;
    return { key, category: category as L["category"], purpose, donorKind, unit, quantity: own.reduce((total, line) => total + line.accepted, 0), lines: own.length, totals: totalsOf(own) };
  });
}
