import { and, eq, inArray, sql } from "drizzle-orm";
import { shiftMessage } from "~db/schema/volunteering-acts.server";
import { signup } from "~db/schema/volunteering.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { messagedStates, type MessageId } from "../model";
import { manageShifts } from "../permissions";
import { heldShift } from "../team-scope.server";

type Refusals = "shift_unknown" | "nobody_to_write" | "form_conflict" | "sender_missing";

/**
 * Writes to everybody who comes to a shift, and if asked to who waits; guardians of people under 18 as well. Who: coordinator or service
 * manager, within the shift's service. Guarantees: one letter a message and person, also when the form is sent again; the text stays
 * on the board. Refuses: nobody to write to, the id of another message.
 */
export async function sendShiftMessage(
  ctx: Ctx, input: { readonly messageId: string; readonly shiftId: string; readonly subject: string; readonly body: string; readonly toWaiting: boolean },
): Promise<Result<{ messageId: MessageId }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const sentBy = accountOf(ctx.actor);
  if (!sentBy) return refuse("sender_missing");
  const { messageId: id, shiftId, subject, body, toWaiting } = input;
  return inTransaction<{ messageId: MessageId }, Refusals>(ctx.db, async (tx) => {
    if (!(await heldShift(tx, ctx, shiftId))) return refuse("shift_unknown");
    const [first] = await tx.insert(shiftMessage).values({ id, shiftId, subject, body, toWaiting, sentBy, sentAt: ctx.clock.now() }).onConflictDoNothing().returning({ id: shiftMessage.id });
    if (!first) {
      const [known] = await tx.select({ shiftId: shiftMessage.shiftId, body: shiftMessage.body }).from(shiftMessage).where(eq(shiftMessage.id, id));
      return known?.shiftId === shiftId && known.body === body ? ok({ messageId: id as MessageId }) : refuse("form_conflict");
    }
    // One effect a recipient, so that one bad address keeps nobody else waiting.
    const people = tx
      .selectDistinct({ personId: sql<string>`unnest(array[${signup.personId}, case when ${signup.minor} then ${signup.guardianId} end])`.as("person_id") })
      .from(signup)
      .where(and(eq(signup.shiftId, shiftId), inArray(signup.state, [...(toWaiting ? [...messagedStates.coming, ...messagedStates.waiting] : messagedStates.coming)])))
      .as("people");
    const told = await tx
      .select({ told: sql`emit_outbox('volunteering.shift_message', jsonb_build_object('messageId', ${id}::uuid, 'personId', ${people.personId}), ${ctx.clock.now().toISOString()}::timestamptz)` })
      .from(people)
      .where(sql`${people.personId} is not null`);
    if (told.length === 0) return refuse("nobody_to_write");
    await recordAudit(tx, ctx, { action: "volunteering.send_shift_message", subjectKind: "shift", subjectId: shiftId });
    return ok({ messageId: id as MessageId });
  });
}
