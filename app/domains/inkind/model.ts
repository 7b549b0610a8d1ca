import type { LocalDate } from "~/platform/time/local-date";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Id } from "~/platform/ids/ids";

export type OfferId = Id<"GoodsOffer">;
export type OfferLineId = Id<"GoodsOfferLine">;
export type ReceiptId = Id<"GoodsReceipt">;
export type LotId = Id<"StockLot">;
export type ShelfId = Id<"StockShelf">;
export type CountId = Id<"StockCount">;
export type IssueId = Id<"GoodsIssue">;

/** Base units, stored as integers. */
export const baseUnits = ["g", "ml", "piece"] as const;
export type BaseUnit = (typeof baseUnits)[number];
/** Units people type; each maps to one base unit. */
export const typedUnits = ["piece", "kg", "l"] as const;
export type TypedUnit = (typeof typedUnits)[number];

const bases: Readonly<Record<TypedUnit, { readonly base: BaseUnit; readonly factor: number }>> = {
  piece: { base: "piece", factor: 1 },
  kg: { base: "g", factor: 1000 },
  l: { base: "ml", factor: 1000 },
};

export const baseUnitOf = (unit: TypedUnit): BaseUnit => bases[unit].base;
export const typedUnitOf = (unit: BaseUnit): TypedUnit => (unit === "g" ? "kg" : unit === "ml" ? "l" : "piece");
/** How a quantity stands in a form field, "12,5" or "12.5"; screens use `formatQuantity`. */
export function typedQuantity(quantity: number, unit: BaseUnit, locale: "bg" | "en" = "en"): string {
  const text = String(unit === "piece" ? quantity : quantity / 1000);
  return locale === "bg" ? text.replace(".", ",") : text;
}

/** One line of a gift is at most 100 t, 100 000 l or 100 000 pieces: more is a slip of the finger. */
const largest = 100_000;

export type QuantityRefusal =
  | "quantity_missing"
  | "quantity_not_a_number"
  | "quantity_not_positive"
  | "quantity_negative"
  | "quantity_too_many_decimals"
  | "quantity_not_whole"
  | "quantity_too_large";

/**
 * Reads what a person types ("12", "12,5", "1 200", "0.75") into whole base units: pieces are whole, kilograms and
 * litres have at most two decimals. `zero: "allowed"` is for the store's counts, where nothing is a number too.
 */
export function parseQuantity(text: string, unit: TypedUnit, zero: "refused" | "allowed" = "refused"): Result<number, QuantityRefusal> {
  const compact = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (compact === "") return refuse("quantity_missing");
  const match = /^([-\u2212\u2013]?)(\d+)(?:\.(\d*))?$/.exec(compact);
  if (!match) return refuse("quantity_not_a_number");
  const [, sign, whole = "0", decimals = ""] = match;
  if (decimals.length > 2) return refuse("quantity_too_many_decimals");
  if (unit === "piece" && Number(decimals) > 0) return refuse("quantity_not_whole");
  if (whole.length > 9) return refuse("quantity_too_large", { max: largest });
  const { factor } = bases[unit];
  const quantity = Number(whole) * factor + (factor === 1 ? 0 : Number(decimals.padEnd(2, "0")) * (factor / 100));
  if (sign && quantity > 0) return refuse("quantity_negative");
  if (quantity === 0 && zero === "refused") return refuse("quantity_not_positive");
  if (quantity > largest * factor) return refuse("quantity_too_large", { max: largest });
  return ok(quantity);
}

export const categories = ["food", "clothes", "toys", "school", "hygiene", "household", "appliances", "furniture", "other"] as const;
export type Category = (typeof categories)[number];

export const deliveries = ["bring", "pickup"] as const;
export type Delivery = (typeof deliveries)[number];

/** Дарения в натура: вещи, услуга, труд, посредничество. Only goods have stock. */
export const offerKinds = ["goods", "service", "labour", "brokerage"] as const;
export type OfferKind = (typeof offerKinds)[number];
export const helpKinds = ["service", "labour", "brokerage"] as const;
export type HelpKind = (typeof helpKinds)[number];

/** What a declared value rests on. */
export const valueBases = ["book", "invoice", "estimate"] as const;
export type ValueBasis = (typeof valueBases)[number];

/**
 * submitted, asked and proposed are open; asked and proposed wait for the donor, whose answer brings the offer back.
 * agreed → closed by the receipt (of goods, or of help). A walk-in gift and a standing one start agreed.
 */
export const offerStates = ["submitted", "asked", "proposed", "agreed", "closed", "declined", "redirected", "withdrawn"] as const;
export type OfferState = (typeof offerStates)[number];
const steps: Readonly<Record<OfferState, readonly OfferState[]>> = {
  submitted: ["asked", "proposed", "agreed", "declined", "redirected"],
  asked: ["submitted", "proposed", "agreed", "declined", "redirected"],
  proposed: ["asked", "agreed", "declined", "redirected", "withdrawn"],
  agreed: ["closed", "declined", "submitted", "withdrawn"],
  declined: [],
  redirected: [],
  withdrawn: [],
  closed: [],
};
export const mayBecome = (from: OfferState, to: OfferState): boolean => steps[from].includes(to);
/** The tabs of the coordinator's inbox. */
export const offerGroups = ["due", "asked", "agreed", "closed", "declined"] as const;
export type OfferGroup = (typeof offerGroups)[number];
/** The states an act may begin in. */
export const statesBefore = (to: OfferState): OfferState[] => offerStates.filter((state) => mayBecome(state, to));

export const declineReasons = ["not_needed", "no_space", "unclean", "out_of_date", "not_accepted", "no_transport"] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const rejectReasons = ["damaged_package", "expired", "no_document", "warm_delivery", "unclean", "broken", "not_accepted"] as const;
export type RejectReason = (typeof rejectReasons)[number];
export const dispositions = ["returned", "disposed"] as const;
export type Disposition = (typeof dispositions)[number];

/** Why a counted row differs from the book, as the people at the shelf see it. */
export const countReasons = ["torn", "spoiled", "came_back", "misplaced", "written_wrong", "unknown"] as const;
export type CountReason = (typeof countReasons)[number];

export const writeOffReasons = ["expired", "spoiled", "broken", "unsafe", "lost"] as const;
export type WriteOffReason = (typeof writeOffReasons)[number];

export const storages = ["room", "chilled", "frozen"] as const;
export type Storage = (typeof storages)[number];

/** Days before a use-by or best-before day from which the store warns. */
export const expiringWithinDays = 5;

export interface LotExpiry {
  readonly useBy: LocalDate | null;
  readonly bestBefore: LocalDate | null;
}

/** A date-only expiry is valid through that day. Best-before is advice; use-by is a wall. */
export const isPastUseBy = (lot: LotExpiry, today: LocalDate): boolean => lot.useBy !== null && lot.useBy < today;
export const isPastBestBefore = (lot: LotExpiry, today: LocalDate): boolean => lot.bestBefore !== null && lot.bestBefore < today;

export interface PickableLot extends LotExpiry {
  readonly id: string;
  readonly onHand: number;
  readonly receivedAt: Date;
}
export interface Pick<L extends PickableLot> {
  readonly taken: readonly { readonly lot: L; readonly quantity: number }[];
  /** Named, never silently passed over (G6). */
  readonly skipped: readonly L[];
  /** What could not be covered: it stays open. */
  readonly short: number;
}

/** First expired, first out: use-by before best-before of the same day, lots without a date last, then by arrival. */
export function pickFirstExpiring<L extends PickableLot>(lots: readonly L[], wanted: number, today: LocalDate): Pick<L> {
  const usable = lots.filter((lot) => lot.onHand > 0 && !isPastUseBy(lot, today));
  const day = (lot: L): string => lot.useBy ?? lot.bestBefore ?? "9999-12-31";
  usable.sort((a, b) =>
    day(a) !== day(b) ? (day(a) < day(b) ? -1 : 1)
      : (a.useBy === null) !== (b.useBy === null) ? (a.useBy !== null ? -1 : 1)
        : a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const taken: { lot: L; quantity: number }[] = [];
  let left = wanted;
  for (const lot of usable) {
    if (left <= 0) break;
    const quantity = Math.min(left, lot.onHand);
    taken.push({ lot, quantity });
    left -= quantity;
  }
  return { taken, skipped: lots.filter((lot) => lot.onHand > 0 && isPastUseBy(lot, today)), short: Math.max(left, 0) };
}

export const nowhere = "00000000-0000-0000-0000-000000000000";

/** A request: draft → submitted → approved → partly_issued → issued → closed; cancelled while nothing was handed out. */
export type RequestState = "draft" | "submitted" | "approved" | "partly_issued" | "issued" | "closed" | "cancelled";
export const refuseReasons = ["not_in_stock", "not_suitable", "kept_for_others", "ask_community"] as const;
export type RefuseReason = (typeof refuseReasons)[number];
export const closeReasons = ["not_coming", "found_elsewhere", "no_longer_needed", "too_late"] as const;
export type CloseReason = (typeof closeReasons)[number];
export const settleOutcomes = ["found_at_service", "back_in_store", "lost", "counted_wrong"] as const;
export type SettleOutcome = (typeof settleOutcomes)[number];
/** How a receiver signed: a drawn line, or a confirmation from an own account that follows. */
export type SignedBy = "drawing" | "account";

/** Purposes of act links: one answer to a letter, and the lasting page of a standing offer. */
export const answerPurpose = "inkind.answer_offer";
export const standingPurpose = "inkind.standing_offer";
