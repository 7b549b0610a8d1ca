export type { DocumentId, DocumentType, HandoverProtocolSnapshot, HoursCertificateSnapshot, HoursLine, IssuedDocument, Party, ProtocolLine } from "./model";
export type { DonationCertificateSnapshot, DonationContractSnapshot, GiftAnnexSnapshot, GiftPaperLine, GiftRegisterSnapshot, RegisterRow, ValueOnPaper } from "./gift-papers";
