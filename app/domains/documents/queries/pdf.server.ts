import { eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { isId } from "~/platform/ids/ids";
import { findActToken } from "~/platform/tokens/act-token.server";
import { readLinkPurpose } from "../document-link.server";
import type { DocumentType } from "../model";
import { readDocumentsPermission, verifyDocumentPermission } from "../permissions";
import { renderDocument, type StoredDocument } from "../render-document.server";

export interface DocumentPdf {
  readonly bytes: Buffer;
  /** "protokol-322-2026.pdf" */
  readonly filename: string;
}

const fileNames: Readonly<Record<DocumentType, string>> = {
  handover_protocol: "protokol", hours_certificate: "sluzhebna-belezhka", write_off_protocol: "protokol-za-brak", issue_protocol: "otpuskane",
  donation_contract: "dogovor-za-darenie", donation_certificate: "svidetelstvo-za-darenie", gift_annex: "aneks", gift_register: "opis-na-dareniyata",
};

const columns = { type: document.type, number: document.number, year: document.year, lookCode: document.lookCode, sha256: document.sha256, template: document.template, snapshot: document.snapshot };

const asPdf = async (row: (StoredDocument & { readonly type: string }) | undefined, baseUrl: string): Promise<DocumentPdf | null> =>
  row ? { bytes: await renderDocument(row, baseUrl), filename: `${fileNames[row.type as DocumentType]}-${row.number}-${row.year}.pdf` } : null;

/** For the team. Holds names: never for visitors by id alone. */
export async function documentPdf(ctx: Ctx, id: string, baseUrl: string): Promise<DocumentPdf | null> {
  authorize(ctx.actor, readDocumentsPermission);
  return isId(id) ? issuedPdf(ctx.db, id, baseUrl) : null;
}

/** For pages that have asked their own domain whether the reader may see what the document is about. */
export async function issuedPdf(reader: Reader, id: string, baseUrl: string): Promise<DocumentPdf | null> {
  const [row] = await reader.select(columns).from(document).where(eq(document.id, id));
  return asPdf(row, baseUrl);
}

/** For whoever holds a live mailed link: the donor. A look code is not enough, because the paper names people. */
export async function linkedDocumentPdf(ctx: Ctx, token: string, baseUrl: string): Promise<DocumentPdf | null> {
  authorize(ctx.actor, verifyDocumentPermission);
  const found = await findActToken(ctx.db, ctx, readLinkPurpose, token);
  if (found?.state !== "live") return null;
  const [row] = await ctx.db.select(columns).from(document).where(eq(document.id, found.subjectId));
  return asPdf(row, baseUrl);
}
