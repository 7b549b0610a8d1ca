import type { ServiceMeasure } from "~/domains/services/api";

/** S2: people, individual sessions and home visits are not published below this, unless the organisation set another. */
export const smallNumber = 5;

/** Counts of people, or so close to people that a small one could point at somebody. Other measures count work and are shown. */
export const guardedMeasures: readonly (ServiceMeasure | "people")[] = ["individual_session", "home_visit", "people"];
export const isGuarded = (measure: string): boolean => (guardedMeasures as readonly string[]).includes(measure);

/** A published figure: a number, „под 5“, or „не се показва“ because the first could be found by subtraction. */
export type PublicFigure = { readonly show: number } | { readonly show: "under" } | { readonly show: "hidden" };
export const shown = (value: number): PublicFigure => ({ show: value });

const isSmall = (value: number, limit: number): boolean => value > 0 && value < limit;

/** One figure that stands alone. */
export const publicFigure = (measure: string, value: number, limit = smallNumber): PublicFigure =>
  isGuarded(measure) && isSmall(value, limit) ? { show: "under" } : shown(value);

/**
 * One guarded column whose total is published too. Every small figure is hidden; when the hidden ones together could still be
 * found by subtraction – they are alone, or together below the limit – the smallest shown figure above zero is hidden as well.
 */
export function suppressColumn(values: readonly number[], limit = smallNumber): readonly PublicFigure[] {
  const figures: PublicFigure[] = values.map((value) => (isSmall(value, limit) ? { show: "under" } : shown(value)));
  const small = values.filter((value) => isSmall(value, limit));
  const together = small.reduce((sum, value) => sum + value, 0);
  if (small.length === 0 || (small.length > 1 && together >= limit)) return figures;
  let second = -1;
  values.forEach((value, index) => {
    if (value >= limit && (second < 0 || value < values[second]!)) second = index;
  });
  if (second >= 0) figures[second] = { show: "hidden" };
  return figures;
}

/** A table by measure: guarded columns are suppressed with their totals in view, the rest is shown. The measures are never added to each other. */
export function suppressTable<M extends string>(measures: readonly M[], rows: readonly Readonly<Record<M, number>>[], limit = smallNumber): readonly Readonly<Record<M, PublicFigure>>[] {
  const columns = new Map<M, readonly PublicFigure[]>(
    measures.map((measure) => {
      const values = rows.map((row) => row[measure]);
      return [measure, isGuarded(measure) ? suppressColumn(values, limit) : values.map(shown)];
    }),
  );
  return rows.map((_, index) => Object.fromEntries(measures.map((measure) => [measure, columns.get(measure)![index]!])) as Record<M, PublicFigure>);
}

export const booksInOrder = ["cash", "in_kind", "time"] as const;
export type ShownBook = (typeof booksInOrder)[number];
/** The name of a book in the design system's vocabulary. */
export const bookLook = { cash: "money", in_kind: "goods", time: "time" } as const;
