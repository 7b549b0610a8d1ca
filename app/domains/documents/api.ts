export type {
  DocumentId, DocumentType, HandoverProtocolSnapshot, HoursCertificateSnapshot, HoursLine, IssuedDocument, IssueProtocolSnapshot, Party, ProtocolLine, WriteOffProtocolSnapshot,
} from "./model";
