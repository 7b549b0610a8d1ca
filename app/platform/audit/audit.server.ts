import { type SQL, sql } from "drizzle-orm";
import { auditEvent } from "~db/schema/platform.server";
import type { Ctx } from "../context.server";
import type { Tx } from "../db/db.server";
import { newId } from "../ids/ids";

export interface AuditEntry {
  /** "<domain>.<verb_noun>", e.g. "volunteering.create_shift". */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Names of the fields that changed; never their values. */
  readonly fields?: readonly string[];
}

/** Writes who did what in the transaction of the change. Ids and field names only (MODEL §7). */
export async function recordAudit(tx: Tx, ctx: Ctx, ...entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(auditEvent).values(
    entries.map((entry) => ({
      id: newId(),
      at: ctx.clock.now(),
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      fields: [...(entry.fields ?? [])],
      requestId: ctx.requestId,
    })),
  );
}

/**
 * Calls a database function that answers with a word, and writes who did it when the word is one of `acts`: one statement, so that
 * what the function locks is held no longer than it must.
 */
export async function callAudited<W extends string>(tx: Tx, ctx: Ctx, call: SQL, entry: AuditEntry, acts: readonly W[]): Promise<W | undefined> {
  const list = (words: readonly string[]) => sql`${`{${words.join(",")}}`}::text[]`;
  const [row] = (await tx.execute(sql`
    with called as materialized (select ${call} as word), written as (
      insert into ${auditEvent} (id, at, actor_kind, actor_id, action, subject_kind, subject_id, fields, request_id)
      select ${newId()}::uuid, ${ctx.clock.now().toISOString()}::timestamptz, ${ctx.actor.kind}, ${ctx.actor.kind === "account" ? ctx.actor.accountId : null}::uuid,
        ${entry.action}, ${entry.subjectKind}, ${entry.subjectId}::uuid, ${list(entry.fields ?? [])}, ${ctx.requestId}
      from called where word = any(${list(acts)}))
    select word from called`)) as unknown as { word: W }[];
  return row?.word;
}
