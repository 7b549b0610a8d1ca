import type { HandoverProtocolSnapshot, Party } from "./model";

/** What the papers of in-kind gifts print, finished and in Bulgarian: they are papers of the books. Plain JSON, kept whole. */
type Us = HandoverProtocolSnapshot["organisation"] & { readonly city: string };

/** A sum and on what it rests, in words. Sums of different bases are never added (G8). */
export interface ValueOnPaper {
  readonly cents: number;
  readonly basis: string;
}

export interface GiftPaperLine {
  readonly what: string;
  /** "5 броя", "12,5 кг". */
  readonly quantity: string;
  /** Null: no value. */
  readonly value: ValueOnPaper | null;
}

interface GiftPaper {
  readonly date: string;
  readonly organisation: Us;
  readonly donor: Party;
  readonly lines: readonly GiftPaperLine[];
  /** „Приемо-предавателен протокол № 322 от 11.12.2026 г.“ */
  readonly protocol: string;
  readonly purpose: string;
  /** Totals, one a basis. */
  readonly values: readonly ValueOnPaper[];
}

/** Договор за дарение. The values are the donor's own, for what was declared. */
export interface DonationContractSnapshot extends GiftPaper {
  /** Who signs for us; null leaves the line to be filled. */
  readonly signer: { readonly name: string; readonly role: string } | null;
  readonly notForSale: boolean;
  /** „Дарение № 1207“. */
  readonly gift: string;
}

/** Свидетелство за дарение. The values are the recognised ones; without any it shows goods only. */
export interface DonationCertificateSnapshot extends GiftPaper {
  readonly signers: readonly { readonly name: string; readonly role: string }[];
  readonly gift: string;
}

/** Анекс: what changes, instead of changing the paper itself. */
export interface GiftAnnexSnapshot {
  readonly date: string;
  readonly organisation: Us;
  readonly donor: Party;
  /** „договор за дарение № 12 от 11.12.2026 г.“ */
  readonly of: string;
  readonly paragraphs: readonly string[];
  readonly signer: { readonly name: string; readonly role: string } | null;
}

export interface RegisterRow {
  readonly gift: string;
  readonly date: string;
  readonly donor: string;
  readonly what: string;
  readonly quantity: string;
  readonly declared: string;
  readonly recognised: string;
  readonly papers: string;
}

/** Опис на даренията в натура for one month. */
export interface GiftRegisterSnapshot {
  readonly date: string;
  /** "декември 2026 г." */
  readonly month: string;
  /** "2026-12-01". */
  readonly monthStart: string;
  readonly organisation: Us;
  readonly rows: readonly RegisterRow[];
  /** Each within one unit or one kind of value. */
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  readonly compiledBy: string | null;
}
