import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { findActToken } from "~/platform/tokens/act-token.server";
import { blockFacts } from "../blocks.server";
import { blockLink, type BlockId, type PositionId } from "../model";
import { signUp } from "../permissions";
import { letterShift, type LetterShift } from "./letter-shift.server";

export interface BlockPage {
  readonly blockId: BlockId;
  readonly positionId: PositionId;
  readonly organisation: string;
  /** The task's name; empty while the shift has one. */
  readonly task: string;
  /** Seats without a name. */
  readonly left: number;
  readonly releaseAt: Date;
  /** Taking seats, all named, or over: released, begun or called off. */
  readonly state: "open" | "full" | "over";
  readonly shift: LetterShift;
}

/** What the link of a block shows. Who: whoever holds it, any number of people. Null: no such link. Opening it changes nothing. */
export async function blockByToken(ctx: Ctx, input: { readonly token: string; readonly locale: Locale }): Promise<BlockPage | null> {
  authorize(ctx.actor, signUp);
  const found = await findActToken(ctx.db, ctx, blockLink, input.token);
  const block = found && found.state !== "used" ? await blockFacts(ctx.db, found.subjectId) : null;
  if (!block) return null;
  const now = ctx.clock.now();
  const shift = await letterShift(ctx.db, { shiftId: block.shiftId, locale: input.locale, now });
  if (!shift) return null;
  const over = block.state === "released" || block.releaseAt <= now || shift.startsAt <= now || shift.cancelled;
  const left = over ? 0 : block.size - block.seatsNamed;
  return {
    blockId: block.id as BlockId, positionId: block.positionId as PositionId, organisation: block.organisation, task: shift.positions.find((one) => one.id === block.positionId)?.name ?? "",
    left, releaseAt: block.releaseAt, state: over ? "over" : left === 0 ? "full" : "open", shift,
  };
}
