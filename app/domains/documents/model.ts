import type { LookCode } from "~/platform/tokens/look-code";
import type { DonationCertificateSnapshot, DonationContractSnapshot, GiftAnnexSnapshot, GiftRegisterSnapshot } from "./gift-papers";
import type { Id } from "~/platform/ids/ids";

export type DocumentId = Id<"Document">;

/** Types of numbered documents; each has its own gapless numbers per year. */
export const documentTypes = [
  "handover_protocol", "hours_certificate", "write_off_protocol", "issue_protocol", "donation_contract", "donation_certificate", "gift_annex", "gift_register",
] as const;
export type DocumentType = (typeof documentTypes)[number];

/** How the page of a type is drawn now. An issued document keeps the template it was issued with. */
export const templates: Readonly<Record<DocumentType, string>> = {
  handover_protocol: "handover-protocol/1", hours_certificate: "hours-certificate/1",
  write_off_protocol: "write-off-protocol/1",
  issue_protocol: "issue-protocol/1",
  donation_contract: "donation-contract/1", donation_certificate: "donation-certificate/1", gift_annex: "gift-annex/1", gift_register: "gift-register/1",
};

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

/** One kind of work and how much of it: „Ателие „Готварство““, 6 times, 18 hours. */
export interface HoursLine {
  readonly what: string;
  readonly times: number;
  readonly minutes: number;
  /** In words of the document's language: "18 ч." */
  readonly time: string;
}

/**
 * Everything a certificate of volunteer hours prints, finished and in its own language: a school or an employer may want English. Kept whole, so that
 * it can be shown and verified after its holder's data are gone (P3).
 */
export interface HoursCertificateSnapshot {
  readonly locale: "bg" | "en";
  /** "19.12.2026 г." */
  readonly date: string;
  readonly holder: string;
  readonly from: string;
  readonly until: string;
  readonly purpose: "school" | "employer" | "other";
  readonly organisation: HandoverProtocolSnapshot["organisation"] & { readonly city: string };
  readonly lines: readonly HoursLine[];
  readonly times: number;
  readonly totalMinutes: number;
  readonly totalTime: string;
  /** Who issued it: name and, when there is one, the role in the document's language. */
  readonly signer: { readonly name: string; readonly role: string } | null;
}

/** Everything a write-off protocol prints, finished; Bulgarian, like every paper of the books. */
export interface WriteOffProtocolSnapshot {
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly organisation: HandoverProtocolSnapshot["organisation"];
  /** In words: „Изтекъл срок“. */
  readonly reason: string;
  /** The two who looked at the goods, with their roles. */
  readonly people: readonly { readonly name: string; readonly role: string }[];
  /** Whether a photo is kept with the act. */
  readonly photo: boolean;
  readonly lines: readonly { readonly lot: string; readonly description: string; readonly unit: string; readonly quantity: string; readonly note: string }[];
}

/**
 * Everything the protocol of an issue to a service prints, finished, with the words that were signed and the drawn signature. Bulgarian:
 * it belongs to the store's books.
 */
export interface IssueProtocolSnapshot {
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly organisation: HandoverProtocolSnapshot["organisation"];
  /** „Заявка № 214“. */
  readonly basis: string;
  /** The service, and the programme under it. */
  readonly target: string;
  readonly givenBy: { readonly name: string; readonly role: string } | null;
  readonly receivedBy: { readonly name: string; readonly role: string };
  readonly lines: readonly {
    readonly description: string;
    /** "12 броя", "2,5 кг". */
    readonly quantity: string;
    /** "№ 131, използвай преди 20.12.2026 г." */
    readonly lots: readonly string[];
  }[];
  /** What is still open of the request after this issue. */
  readonly open: readonly string[];
  readonly statement: string;
  /** A path drawn on a field of 600 × 200, or null when the receiver confirms from an own account. */
  readonly signature: string | null;
}

/** What each type keeps and prints. */
export interface Snapshots {
  readonly issue_protocol: IssueProtocolSnapshot;
  readonly handover_protocol: HandoverProtocolSnapshot;
  readonly hours_certificate: HoursCertificateSnapshot;
  readonly write_off_protocol: WriteOffProtocolSnapshot;
  readonly donation_contract: DonationContractSnapshot;
  readonly donation_certificate: DonationCertificateSnapshot;
  readonly gift_annex: GiftAnnexSnapshot;
  readonly gift_register: GiftRegisterSnapshot;
}

/** "c41f 9a07 …": how a fingerprint is printed; the first 32 signs are enough to compare by eye. */
export const printedFingerprint = (sha256: string): string => (sha256.slice(0, 32).match(/.{4}/g) ?? []).join(" ");
