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
