import { eq, sql } from "drizzle-orm";
import { position, seatBlock } from "~db/schema/volunteering.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import { emit } from "~/platform/outbox/outbox.server";
import { findOrCreateOrganisation, findOrCreatePerson } from "../../people/api.server";
import type { BlockId } from "../model";
import { manageShifts } from "../permissions";
import { heldPosition } from "../team-scope.server";

export interface HoldBlockInput {
  readonly blockId: string;
  readonly shiftId: string;
  readonly positionId: string;
  /** The organisation's name: a known one with this name, or a new firm. */
  readonly organisation: string;
  readonly size: number;
  readonly releaseAt: Date;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly locale: Locale;
}
type Refusals = "position_unknown" | "shift_cancelled" | "shift_full" | "release_in_past" | "release_after_start" | "form_conflict";

/**
 * Keeps seats of a task for an organisation until a day and hour; then the unnamed ones go to the waiting list. Who: coordinator or
 * service manager, within the shift's service. Guarantees: the seats are in the one capacity; the contact gets the link for the
 * colleagues once; the same form again is the same block. Refuses: not so many free (with how many), a release in the past or
 * after the start, another form's id.
 */
export async function holdBlock(ctx: Ctx, input: HoldBlockInput): Promise<Result<{ blockId: BlockId }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const blockId = input.blockId as BlockId;
  return inTransaction<{ blockId: BlockId }, Refusals>(ctx.db, async (tx) => {
    const held = await heldPosition(tx, ctx, input);
    if (!held) return refuse("position_unknown");
    const sent = await sentBefore(tx, input);
    if (sent) return sent === "same" ? ok({ blockId }) : refuse("form_conflict");
    if (held.shift.cancelledAt) return refuse("shift_cancelled");
    const now = ctx.clock.now();
    if (input.releaseAt <= now) return refuse("release_in_past", {}, "releaseDay");
    if (input.releaseAt > held.shift.startsAt) return refuse("release_after_start", {}, "releaseDay");
    const contactId = await findOrCreatePerson(tx, ctx, { fullName: input.contactName, email: input.contactEmail, locale: input.locale });
    const organisationId = await findOrCreateOrganisation(tx, ctx, { name: input.organisation, kind: "firm", contactPersonId: contactId });
    const [said] = (await tx.execute(sql`
      select volunteering_hold_block(${blockId}::uuid, ${input.positionId}::uuid, ${organisationId}::uuid, ${contactId}::uuid, ${input.size},
        ${input.releaseAt.toISOString()}::timestamptz, ${accountOf(ctx.actor)}::uuid, ${now.toISOString()}::timestamptz) as answer`)) as unknown as { answer: "held" | "same" | "shift_full" }[];
    if (said?.answer === "shift_full") {
      const [at] = await tx.select({ free: sql<number>`${position.capacity} - ${position.seatsTaken}` }).from(position).where(eq(position.id, input.positionId));
      return refuse("shift_full", { n: at?.free ?? 0 }, "size");
    }
    if (said?.answer === "held") {
      await recordAudit(tx, ctx, { action: "volunteering.hold_block", subjectKind: "seat_block", subjectId: blockId });
      await emit(tx, ctx, "volunteering.block_held", { blockId });
    }
    return ok({ blockId });
  }, { seat_block_pkey: () => ok({ blockId }) });
}

/** The same form sent twice is one block; its id with other seats is somebody's mistake. */
async function sentBefore(tx: Tx, input: HoldBlockInput): Promise<"same" | "other" | null> {
  const [row] = await tx.select({ positionId: seatBlock.positionId, size: seatBlock.size }).from(seatBlock).where(eq(seatBlock.id, input.blockId));
  if (!row) return null;
  return row.positionId === input.positionId && row.size === input.size ? "same" : "other";
}
