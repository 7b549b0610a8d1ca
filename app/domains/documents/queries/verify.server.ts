import { eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { LocalDate } from "~/platform/time/local-date";
import { parseLookCode } from "~/platform/tokens/look-code";
import type { DocumentType } from "../model";
import { verifyDocumentPermission } from "../permissions";

/** An allow-list (P1): number, day and fingerprint; nothing of what the document says. */
export interface Verified {
  readonly type: DocumentType;
  readonly number: number;
  readonly year: number;
  readonly issuedOn: LocalDate;
  readonly sha256: string;
}

/** The document with this look code, however it was typed; null when there is none. The route throttles wrong ones. */
export async function verifyDocument(ctx: Ctx, typed: string): Promise<Verified | null> {
  authorize(ctx.actor, verifyDocumentPermission);
  const code = parseLookCode(typed);
  if (!code) return null;
  const [row] = await ctx.db
    .select({ type: document.type, number: document.number, year: document.year, issuedOn: document.issuedOn, sha256: document.sha256 })
    .from(document).where(eq(document.lookCode, code));
  return row ? { ...row, type: row.type as DocumentType } : null;
}
