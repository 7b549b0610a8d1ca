import type { LookCode } from "~/platform/tokens/look-code";
import type { Id } from "~/platform/ids/ids";

export type DocumentId = Id<"Document">;

/** Types of numbered documents; each has its own gapless numbers per year. */
export const documentTypes = ["handover_protocol"] as const;
export type DocumentType = (typeof documentTypes)[number];

/** How the page of a type is drawn now. An issued document keeps the template it was issued with. */
export const templates: Readonly<Record<DocumentType, string>> = { handover_protocol: "handover-protocol/1" };

export interface IssuedDocument {
  readonly id: DocumentId;
  readonly type: DocumentType;
  readonly year: number;
  readonly number: number;
  readonly lookCode: LookCode;
  readonly sha256: string;
}

export interface Party {
  /** A firm's or person's name as it stands in the protocol; „Дарител, пожелал анонимност“ is the donor domain's choice. */
  readonly name: string;
  readonly eik?: string | null;
  readonly address?: string | null;
  /** Who signed for the party, with their role: "Десислава Тонева", "управител". */
  readonly signedBy?: { readonly name: string; readonly role?: string | null } | null;
}

export interface ProtocolLine {
  readonly description: string;
  /** Already in words: "брой", "кг", "чифт". */
  readonly unit: string;
  /** In the line's unit as printed, decimals with a comma: "20", "12,5". */
  readonly declared: string;
  readonly arrived: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly unitValueCents?: number | null;
  readonly valueCents?: number | null;
  /** Why something was rejected or did not arrive; printed under „Разлики“. */
  readonly difference?: string | null;
}

/**
 * Everything a handover protocol prints, finished: the page asks nobody. Plain JSON, kept whole as the snapshot.
 * Bulgarian, because the document is the accountant's, whatever language the reader uses.
 */
export interface HandoverProtocolSnapshot {
  /** "11.12.2026 г." and "10:14 ч.": the day and time both parties signed. */
  readonly date: string;
  readonly time: string;
  readonly city: string;
  readonly place: string;
  readonly organisation: { readonly name: string; readonly eik: string; readonly address: string; readonly email: string; readonly phone: string };
  readonly giver: Party;
  readonly receiver: Party;
  /** „Заявено дарение № …“, a contract, or null. */
  readonly basis: string | null;
  /** The donor's purpose, or „Където е най-нужно“. */
  readonly purpose: string;
  readonly lines: readonly ProtocolLine[];
  /** Null when nothing was valued. */
  readonly totalValueCents: number | null;
  readonly valueBasis: "book" | "invoice" | "our_estimate" | "unvalued";
  readonly valueNote?: string | null;
}

/** "c41f 9a07 …": how a fingerprint is printed; the first 32 signs are enough to compare by eye. */
export const printedFingerprint = (sha256: string): string => (sha256.slice(0, 32).match(/.{4}/g) ?? []).join(" ");
