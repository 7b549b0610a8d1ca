import { isPastBestBefore, isPastUseBy, pickFirstExpiring, type BaseUnit, type CloseReason, type PickableLot, type RequestState } from "./model";
import type { Id } from "~/platform/ids/ids";
import type { LocalDate } from "~/platform/time/local-date";

export type RequestId = Id<"GoodsRequest">;
export type RequestLineId = Id<"GoodsRequestLine">;

/** The store may promise and hand out. */
export const givingStates = ["approved", "partly_issued"] as const satisfies readonly RequestState[];
export const cancellableStates = ["draft", "submitted", "approved"] as const satisfies readonly RequestState[];
/** The two lists of the requests' page. */
export const requestShows = ["open", "over"] as const;
export type RequestShow = (typeof requestShows)[number];

/** What a promise is kept for, in the words of `stock_reservation`. */
export const forRequestLine = "request_line";

export interface LineAmounts {
  readonly approved: number | null;
  readonly issued: number;
  readonly promised: number;
  readonly closeReason: CloseReason | null;
}

/** What of a line is still to be handed out; nothing once the rest is closed. */
export const openOf = (line: Omit<LineAmounts, "promised">): number => (line.closeReason === null ? Math.max((line.approved ?? 0) - line.issued, 0) : 0);
/** What of the open part no lot is promised for yet. */
export const shortOf = (line: LineAmounts): number => Math.max(openOf(line) - line.promised, 0);

/** Where a request stands after its lines' amounts changed: told from the lines, never set by hand. */
export function stateAfter(lines: readonly Omit<LineAmounts, "promised">[]): "approved" | "partly_issued" | "issued" {
  if (lines.every((line) => openOf(line) === 0)) return "issued";
  return lines.some((line) => line.issued > 0) ? "partly_issued" : "approved";
}

export interface ShelfLot extends PickableLot {
  readonly number: number;
  readonly held: boolean;
  /** Promised to anybody, this line included. */
  readonly promised: number;
}
export type SkipReason = "expired" | "held" | "promised" | "best_before";
export interface Proposal<L extends ShelfLot> {
  readonly taken: readonly { readonly lot: L; readonly quantity: number }[];
  readonly skipped: readonly { readonly lot: L; readonly why: SkipReason }[];
  /** Stays open and is named. */
  readonly short: number;
}

const whyNot = (lot: ShelfLot, today: LocalDate): SkipReason | null =>
  isPastUseBy(lot, today) ? "expired" : lot.held ? "held" : isPastBestBefore(lot, today) ? "best_before" : lot.onHand - lot.promised <= 0 ? "promised" : null;

/** First expired, first out over what is neither held nor promised (G4, G6). What is passed over is named with its reason. */
export function proposePick<L extends ShelfLot>(lots: readonly L[], wanted: number, today: LocalDate): Proposal<L> {
  const judged = lots.filter((lot) => lot.onHand > 0).map((lot) => ({ lot, why: whyNot(lot, today) }));
  const free = judged.filter(({ why }) => why === null).map(({ lot }) => ({ ...lot, onHand: lot.onHand - lot.promised, whole: lot }));
  const pick = pickFirstExpiring(free, wanted, today);
  return {
    taken: pick.taken.map(({ lot, quantity }) => ({ lot: lot.whole, quantity })),
    skipped: judged.flatMap(({ lot, why }) => (why === null ? [] : [{ lot, why }])),
    short: pick.short,
  };
}

/** Beginnings of words: „игра“ and „игри“, „яке“ and „якета“ are the same thing on a shelf. */
const stems = (text: string): string[] => (text.toLowerCase().match(/\p{L}{3,}|\d+/gu) ?? []).map((word) => word.slice(0, Math.min(5, Math.max(3, word.length - 1))));
const shared = (wanted: readonly string[], words: readonly string[]): number => wanted.filter((word) => words.includes(word)).length;

export interface StockName {
  readonly itemName: string;
  readonly unit: BaseUnit;
  readonly category: string;
}
/** The thing on the shelf that the asked words mean most likely: shared words first, then the same kind, then the size. Null when no word is shared. */
export function closestItem<I extends StockName>(asked: { readonly description: string; readonly size: string; readonly unit: string; readonly category: string }, items: readonly I[]): I | null {
  const [wanted, size] = [stems(asked.description), stems(asked.size)];
  const ranked = items
    .filter((item) => item.unit === asked.unit)
    .map((item) => {
      const words = stems(item.itemName);
      return { item, words: shared(wanted, words), kind: item.category === asked.category ? 1 : 0, size: shared(size, words) };
    })
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words || b.kind - a.kind || b.size - a.size || (a.item.itemName < b.item.itemName ? -1 : 1));
  return ranked[0]?.item ?? null;
}
