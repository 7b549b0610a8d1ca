export type { DocumentId, DocumentType, HandoverProtocolSnapshot, IssuedDocument, Party, ProtocolLine } from "./model";
