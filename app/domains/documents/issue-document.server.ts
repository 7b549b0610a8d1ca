import canonicalizeModule from "canonicalize";
import { and, eq, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { document, documentCounter } from "~db/schema/documents.server";
import { accountOf } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import type { LocalDate } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { templates, type DocumentId, type DocumentType, type IssuedDocument, type Snapshots } from "./model";

// The package is CommonJS with a default export: depending on the loader it arrives wrapped or bare.
const canonicalize = ((canonicalizeModule as { default?: unknown }).default ?? canonicalizeModule) as (value: unknown) => string;

export interface IssueInput<Type extends DocumentType = DocumentType> {
  readonly type: Type;
  /** The day that stands on it; its year is the year of the series. */
  readonly on: LocalDate;
  /** What it is about in the caller's domain; a second document of the type for it is refused by the database. */
  readonly subjectId: string;
  readonly data: Snapshots[Type];
}

/**
 * Gives the next number and keeps the snapshot for ever. Call it last in the use case: it locks the counter row of the
 * type and year until commit, so that a rollback leaves no gap and nobody waits longer than needed. The caller authorises.
 * The same subject again answers the document it already has.
 */
export async function issueDocument<Type extends DocumentType>(tx: Tx, ctx: Ctx, input: IssueInput<Type>): Promise<IssuedDocument> {
  const { type, on, subjectId, data } = input;
  const [existing] = await tx.select().from(document).where(and(eq(document.type, type), eq(document.subjectId, subjectId)));
  if (existing) return asIssued(existing);
  const year = Number(on.slice(0, 4));
  const number = await nextNumber(tx, type, year);
  const template = templates[type];
  const snapshot = canonicalize({ type, year, number, issuedOn: on, template, data });
  const row = {
    id: newId<"Document">(), type, year, number, issuedOn: on, subjectId, lookCode: newLookCode(), template, snapshot,
    sha256: createHash("sha256").update(snapshot).digest("hex"), issuedBy: accountOf(ctx.actor), issuedAt: ctx.clock.now(),
  };
  await tx.insert(document).values(row);
  await recordAudit(tx, ctx, { action: "documents.issue", subjectKind: "document", subjectId: row.id });
  return asIssued(row);
}

async function nextNumber(tx: Tx, type: DocumentType, year: number): Promise<number> {
  const [row] = await tx
    .insert(documentCounter)
    .values({ type, year, firstNumber: 1, lastNumber: 1 })
    .onConflictDoUpdate({ target: [documentCounter.type, documentCounter.year], set: { lastNumber: sql`${documentCounter.lastNumber} + 1` } })
    .returning({ number: documentCounter.lastNumber });
  if (!row) throw new Error("no number given");
  return row.number;
}

/** Continues a paper series: the first number given here will be `first`. Only before any number of that type and year. */
export async function startSeries(tx: Tx, type: DocumentType, year: number, first: number): Promise<void> {
  await tx.insert(documentCounter).values({ type, year, firstNumber: first, lastNumber: first - 1 }).onConflictDoNothing();
}

const asIssued = (row: Pick<typeof document.$inferSelect, "id" | "type" | "year" | "number" | "lookCode" | "sha256">): IssuedDocument => ({
  id: row.id as DocumentId, type: row.type as DocumentType, year: row.year, number: row.number,
  lookCode: row.lookCode as IssuedDocument["lookCode"], sha256: row.sha256,
});
