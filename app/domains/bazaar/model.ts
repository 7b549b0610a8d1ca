import type { Id } from "~/platform/ids/ids";

export type BazaarId = Id<"Bazaar">;
export type StallId = Id<"Stall">;
export type ArticleId = Id<"Article">;
export type UnitId = Id<"ItemUnit">;

/** „Дарения срещу сувенир“ or „продажба с касов апарат“: the accountant decides per event. */
export const bazaarModes = ["gift_for_souvenir", "sale_with_fiscal_device"] as const;
export type BazaarMode = (typeof bazaarModes)[number];

export const holderKinds = ["artist", "museum_worker", "foster_parent", "adopter", "pupil", "volunteer", "firm", "social_enterprise", "centre"] as const;
export type HolderKind = (typeof holderKinds)[number];

/** unique: each thing has its own code · counted: like pieces · experience: walk-in queue, not stock · free_gift: an open sum. */
export const articleKinds = ["unique", "counted", "experience", "free_gift"] as const;
export type ArticleKind = (typeof articleKinds)[number];

export const sourceKinds = ["protocol", "makers_list"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const moveKinds = ["handed_in", "sold", "returned"] as const;
export type MoveKind = (typeof moveKinds)[number];

/** Drawings of the till's keys (sketch 13). */
export const drawings = [
  "card", "survachka", "candle", "herbs", "slippers", "martenitsa", "painting", "hair", "photo", "tattoo", "voucher", "freegift",
] as const;
export type Drawing = (typeof drawings)[number];
export const asDrawing = (name: string | null): Drawing | null => drawings.find((drawing) => drawing === name) ?? null;

/** Only things lie on a stall; an experience and an open sum have no stock. */
export const isStock = (kind: ArticleKind): boolean => kind === "unique" || kind === "counted";
/** Things need a paper that proves the gift; an experience is a given service, an open sum is a gift itself. */
export const needsSource = isStock;

/**
 * Item codes are digits only: a scanner types keycodes, and Bulgarian till laptops are on a Cyrillic layout.
 * The last digit is a check digit weighted 3, 1, 3, 1 … from the right, as in GS1 General Specifications §7.9.
 */
export function checkDigit(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    sum += Number(body[body.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

export const withCheckDigit = (body: string): string => body + checkDigit(body);

/** True for 6 to 13 digits whose last one checks. */
export const isItemCode = (code: string): boolean => /^\d{6,13}$/.test(code) && checkDigit(code.slice(0, -1)) === code.slice(-1);

const codeRoom = 9_000_000;
/** Prime to `codeRoom`, so that numbers map to bodies one to one; neighbours get codes far apart. */
const codeStride = 7_654_321;

/** The code of the n-th thing: eight digits, never another one's; a code read wrong by a digit hardly ever is somebody else's. */
export const itemCodeOf = (n: number): string => withCheckDigit(String(1_000_000 + Number((BigInt(n) * BigInt(codeStride)) % BigInt(codeRoom))));
