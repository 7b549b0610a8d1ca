export type {
  DocumentId, DocumentType, HandoverProtocolSnapshot, HoursCertificateSnapshot, HoursLine, IssuedDocument, IssueProtocolSnapshot, Party, ProtocolLine, WriteOffProtocolSnapshot,
} from "./model";
export type { DonationCertificateSnapshot, DonationContractSnapshot, GiftAnnexSnapshot, GiftPaperLine, GiftRegisterSnapshot, RegisterRow, ValueOnPaper } from "./gift-papers";
