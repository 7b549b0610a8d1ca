import { eq } from "drizzle-orm";
import { jarNote, moodTap } from "~db/schema/voices.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { LocalDate } from "~/platform/time/local-date";
import { longestNote, type Mood, stepOf } from "../model";
import { speak } from "../permissions";

export interface VoiceInput {
  /** Of which shift, as volunteering answered; never as a tablet says. */
  readonly shiftId: string;
  readonly day: LocalDate;
  /** Ids are random (UUIDv4), made by the tablet: they carry no time. */
  readonly mood?: { readonly id: string; readonly mood: Mood } | undefined;
  readonly note?: { readonly id: string; readonly text: string } | undefined;
}

const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/**
 * Takes in how it was and a note for the jar. Who: whoever leaves by an open tablet. Guarantees: nothing ties either to a person or to a time of day
 * – no author, no audit row, no event – so it is not written who said it; the same id again is the same tap or note.
 * Refuses: an unknown shift, the same id with other content, a note that is empty or too long.
 */
export async function leaveVoice(ctx: Ctx, input: VoiceInput): Promise<Result<{ mood: boolean; note: boolean }, "shift_unknown" | "voice_conflict" | "note_length">> {
  authorize(ctx.actor, speak);
  const { shiftId, day } = input;
  const text = input.note ? tidy(input.note.text) : "";
  if (input.note && (text.length === 0 || text.length > longestNote)) return refuse("note_length", { n: longestNote }, "note");
  return inTransaction<{ mood: boolean; note: boolean }, "shift_unknown" | "voice_conflict">(ctx.db, async (tx) => {
    const [of] = await tx.select({ serviceId: opportunity.serviceId }).from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(eq(shift.id, shiftId));
    if (!of) return refuse("shift_unknown");
    const about = { day, shiftId, serviceId: of.serviceId };
    if (input.mood) {
      const { id } = input.mood;
      const step = stepOf(input.mood.mood);
      await tx.insert(moodTap).values({ id, ...about, step }).onConflictDoNothing();
      const [kept] = await tx.select({ shiftId: moodTap.shiftId, step: moodTap.step }).from(moodTap).where(eq(moodTap.id, id));
      if (kept?.shiftId !== shiftId || kept.step !== step) return refuse("voice_conflict");
    }
    if (input.note) {
      const { id } = input.note;
      await tx.insert(jarNote).values({ id, ...about, text }).onConflictDoNothing();
      const [kept] = await tx.select({ shiftId: jarNote.shiftId, text: jarNote.text }).from(jarNote).where(eq(jarNote.id, id));
      if (kept?.shiftId !== shiftId || kept.text !== text) return refuse("voice_conflict");
    }
    return ok({ mood: input.mood !== undefined, note: input.note !== undefined });
  });
}
