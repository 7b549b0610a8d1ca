export type { DocumentId, DocumentType, HandoverProtocolSnapshot, HoursCertificateSnapshot, HoursLine, IssuedDocument, Party, ProtocolLine } from "./model";
export type { WriteOffProtocolSnapshot } from "./model";
