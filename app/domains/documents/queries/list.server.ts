import { and, desc, lt, or, eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { localDate, parseLocalDate, type LocalDate } from "~/platform/time/local-date";
import { isId } from "~/platform/ids/ids";
import type { DocumentType } from "../model";
import { readDocumentsPermission } from "../permissions";

export interface DocumentRow {
  readonly id: string;
  readonly type: DocumentType;
  readonly number: number;
  readonly year: number;
  readonly issuedOn: LocalDate;
  readonly lookCode: string;
}

const pageSize = 50;

/** Issued documents, newest first. `after` is the key of the last row seen: "2026-12-11_<id>". */
export async function documentList(ctx: Ctx, after?: string): Promise<{ readonly rows: readonly DocumentRow[]; readonly next: string | null }> {
  authorize(ctx.actor, readDocumentsPermission);
  const [day, id] = after?.split("_") ?? [];
  const from = day && id && parseLocalDate(day) && isId(id) ? { day: localDate(day), id } : null;
  const rows = await ctx.db
    .select({ id: document.id, type: document.type, number: document.number, year: document.year, issuedOn: document.issuedOn, lookCode: document.lookCode })
    .from(document)
    .where(from ? or(lt(document.issuedOn, from.day), and(eq(document.issuedOn, from.day), lt(document.id, from.id))) : undefined)
    .orderBy(desc(document.issuedOn), desc(document.id))
    .limit(pageSize + 1);
  const shown = rows.slice(0, pageSize) as DocumentRow[];
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? `${last.issuedOn}_${last.id}` : null };
}
