import type { Id } from "~/platform/ids/ids";

/** Words of valuing, for browser and server. */
export type ValueDecisionId = Id<"ValueDecision">;
export type ReceiptLineId = Id<"GoodsReceiptLine">;

/** On what a value rests. "declared" is the donor's own word, taken over; the others the accountant has seen or judged. */
export const valueBases = ["declared", "book", "invoice", "our_estimate"] as const;
export type ValueBasis = (typeof valueBases)[number];

/** What a donor may say about his own value. */
export type DeclaredBasis = "book" | "invoice" | "estimate";

/** With what the accountant's form begins when the donor has said something. */
export const basisOfDeclared: Readonly<Record<DeclaredBasis, ValueBasis>> = { book: "book", invoice: "invoice", estimate: "declared" };

/** More than this for one line is a slip of the finger: ten million euro. */
export const largestValueCents = 1_000_000_000;

export const giftPaperKinds = ["donation_contract", "donation_certificate", "gift_annex"] as const;
export type GiftPaperKind = (typeof giftPaperKinds)[number];
export type GiftPaperId = Id<"GiftPaper">;

/** Who gives, for reports: never a name. */
export const donorKinds = ["firm", "school", "ngo", "food_bank", "municipality", "club", "person", "unnamed"] as const;
export type DonorKind = (typeof donorKinds)[number];
