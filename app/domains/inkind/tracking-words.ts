import { formatMoney, formatQuantity } from "~/platform/i18n/format";
import type { BaseUnit } from "./model";

interface Tracked {
  readonly moves: readonly { readonly offerLineId: string; readonly kind: "issue" | "stall" | "write_off"; readonly place: string | null; readonly unit: BaseUnit; readonly quantity: number; readonly sold: number; readonly soldFor: number }[];
  readonly waiting: readonly { readonly offerLineId: string; readonly unit: BaseUnit; readonly quantity: number }[];
}
type Translate = (key: string, facts?: Record<string, string>) => string;

/** Where the accepted part of one line is now, as short phrases: handed to whom, sold for how much, still on a shelf. */
export function lineWhere(offer: Tracked, line: { readonly id: string }, t: Translate, locale: "bg" | "en"): string[] {
  const amount = (quantity: number, unit: BaseUnit) => formatQuantity(quantity, unit, locale);
  const moved = offer.moves.filter((move) => move.offerLineId === line.id).flatMap((move) => {
    const unsold = move.quantity - move.sold;
    return [
      ...(move.soldFor > 0 ? [t("inkind:track.lineStates.sold", { quantity: amount(move.sold, move.unit), money: formatMoney(move.soldFor, locale) })] : []),
      ...(unsold > 0 ? [t(`inkind:track.lineStates.${move.kind}`, { quantity: amount(unsold, move.unit), place: move.place ?? "" })] : []),
    ];
  });
  return [...moved, ...offer.waiting.filter((rest) => rest.offerLineId === line.id).map((rest) => t("inkind:track.lineStates.store", { quantity: amount(rest.quantity, rest.unit) }))];
}
