import { and, eq, sql } from "drizzle-orm";
import { organisation } from "~db/schema/people.server";
import { position, seatBlock, shift } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import type { BlockId } from "./model";
import { heldShift } from "./team-scope.server";

/** A block of that shift, read within the actor's scope; null when it is of another shift. */
export async function heldBlock(reader: Reader, ctx: Ctx, of: { readonly shiftId: string; readonly blockId: string }) {
  const held = await heldShift(reader, ctx, of.shiftId);
  if (!held) return null;
  const [row] = await reader
    .select({ size: seatBlock.size, seatsNamed: seatBlock.seatsNamed, state: seatBlock.state, releaseAt: seatBlock.releaseAt, positionId: seatBlock.positionId })
    .from(seatBlock)
    .innerJoin(position, eq(position.id, seatBlock.positionId))
    .where(and(eq(seatBlock.id, of.blockId), eq(position.shiftId, of.shiftId)));
  return row ? { ...row, id: of.blockId as BlockId, shift: held } : null;
}

/** A block as its link and its letters show it; the caller has shown that it may. */
export async function blockFacts(reader: Reader, blockId: string) {
  const [row] = await reader
    .select({
      id: seatBlock.id, size: seatBlock.size, seatsNamed: seatBlock.seatsNamed, state: seatBlock.state, releaseAt: seatBlock.releaseAt, contactId: seatBlock.contactPersonId,
      organisation: organisation.name, shiftId: position.shiftId, positionId: position.id, startsAt: shift.startsAt,
    })
    .from(seatBlock)
    .innerJoin(organisation, eq(organisation.id, seatBlock.organisationId))
    .innerJoin(position, eq(position.id, seatBlock.positionId))
    .innerJoin(shift, eq(shift.id, position.shiftId))
    .where(eq(seatBlock.id, blockId));
  return row ?? null;
}

type ChangeAnswer = "changed" | "seats_named" | "shift_full" | "released" | "block_unknown";

/** Asks the database for other seats or another release time of a block; a release time that has come releases it. The caller has authorised. */
export async function changeSeats(tx: Tx, ctx: Ctx, of: { readonly blockId: string; readonly size: number; readonly releaseAt: Date }): Promise<ChangeAnswer> {
  const [said] = (await tx.execute(sql`
    select volunteering_change_block(${of.blockId}::uuid, ${of.size}, ${of.releaseAt.toISOString()}::timestamptz, ${ctx.clock.now().toISOString()}::timestamptz) as answer`)) as unknown as { answer: ChangeAnswer }[];
  return said?.answer ?? "block_unknown";
}
