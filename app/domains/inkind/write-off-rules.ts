import type { BaseUnit } from "./model";

/** From this much of one lot on, a photo belongs to the protocol: ten pieces, ten kilograms, ten litres. */
const photoFrom: Readonly<Record<BaseUnit, number>> = { piece: 10, g: 10_000, ml: 10_000 };

export const photoNeeded = (lines: readonly { readonly unit: BaseUnit; readonly quantity: number }[]): boolean =>
  lines.some((line) => line.quantity >= photoFrom[line.unit]);
