import { and, eq, inArray } from "drizzle-orm";
import { remark } from "~db/schema/remarks.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";

interface RemarkOn {
  readonly subjectKind: string;
  readonly subjectId: string;
}

/**
 * Keeps the team's free words about a thing of another domain, in that domain's transaction; its command has authorised. One
 * remark a thing: a later one replaces it, none removes it. `personId`: whom the words are for, and with whom they are erased.
 */
export async function writeRemark(tx: Tx, ctx: Ctx, input: RemarkOn & { readonly text: string | null | undefined; readonly personId?: string | null }): Promise<void> {
  const { subjectKind, subjectId } = input;
  const text = input.text?.trim();
  if (!text) {
    await tx.delete(remark).where(and(eq(remark.subjectKind, subjectKind), eq(remark.subjectId, subjectId)));
    return;
  }
  const said = { text, personId: input.personId ?? null, writtenBy: accountOf(ctx.actor), writtenAt: ctx.clock.now() };
  await tx.insert(remark).values({ subjectKind, subjectId, ...said }).onConflictDoUpdate({ target: [remark.subjectKind, remark.subjectId], set: said });
}

/** The remarks on things of one kind, by id, for staff screens and letters of other domains; the caller has authorised. */
export async function remarksOn(reader: Reader, subjectKind: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await reader.select({ id: remark.subjectId, text: remark.text }).from(remark)
    .where(and(eq(remark.subjectKind, subjectKind), inArray(remark.subjectId, [...new Set(subjectIds)])));
  return new Map(rows.map((row) => [row.id, row.text]));
}
