import { eq } from "drizzle-orm";
import { jarNote } from "~db/schema/voices.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { moderateNotes } from "../permissions";

/**
 * Shows a note on the wall or keeps it off. Who: coordinator or director; a grant for one service reaches its notes. Guarantees: the words stay as
 * they were written; a decision may be changed later. Refuses: a note that is not there.
 */
export async function decideNote(ctx: Ctx, input: { readonly noteId: string; readonly decision: "shown" | "hidden" }): Promise<Result<{ noteId: string }, "note_unknown">> {
  authorize(ctx.actor, moderateNotes);
  return inTransaction(ctx.db, async (tx) => {
    const [note] = await tx.select({ id: jarNote.id, serviceId: jarNote.serviceId, state: jarNote.state }).from(jarNote).where(eq(jarNote.id, input.noteId)).for("no key update");
    if (!note) return refuse("note_unknown");
    // A note of the organisation's own work is of no service, as in the list of whoever reads for one.
    authorize(ctx.actor, moderateNotes, { serviceId: note.serviceId ?? "", eventId: "" });
    if (note.state === input.decision) return ok({ noteId: note.id });
    await tx.update(jarNote).set({ state: input.decision, decidedBy: accountOf(ctx.actor), decidedAt: ctx.clock.now() }).where(eq(jarNote.id, note.id));
    await recordAudit(tx, ctx, { action: "voices.decide_note", subjectKind: "jar_note", subjectId: note.id, fields: ["state"] });
    return ok({ noteId: note.id });
  });
}
