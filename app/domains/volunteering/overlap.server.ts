import { and, eq, inArray, sql } from "drizzle-orm";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { localTimeOf } from "~/platform/time/local-date";
import { shiftTitle } from "./queries/shift-fields.server";

/** `overlaps_other` with what stands in the way: another shift, or another task of this one. Said to the team only. */
export type NamedOverlap = "overlaps_named" | "seated_in_shift";

/** The confirmed place of this person at the time of the shift, or null. Of two, the one elsewhere. */
export async function conflictOf(reader: Reader, of: { readonly personId: string; readonly shiftId: string }) {
  const [row] = await reader
    .select({
      titleBg: shiftTitle("bg"), titleEn: shiftTitle("en"), startsAt: signup.startsAt, endsAt: signup.endsAt, shiftId: signup.shiftId,
      positionBg: position.nameBg, positionEn: position.nameEn,
    })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .innerJoin(position, eq(position.id, signup.positionId))
    .where(and(
      eq(signup.personId, of.personId), inArray(signup.state, ["confirmed", "checked_in", "completed"]),
      sql`tstzrange(${signup.startsAt}, ${signup.endsAt}, '[)') && (select tstzrange(x.starts_at, x.ends_at, '[)') from shift x where x.id = ${of.shiftId}::uuid)`,
    ))
    .orderBy(sql`${signup.shiftId} = ${of.shiftId}::uuid`)
    .limit(1);
  return row ?? null;
}

/** V3 speaks as a constraint and knows no names; the team hears what it is. */
export async function namingOverlap<T, C extends string>(
  ctx: Ctx, outcome: Result<T, C>, of: { readonly personId: string | undefined; readonly shiftId: string },
): Promise<Result<T, C | NamedOverlap>> {
  if (outcome.ok || outcome.refusal.code !== "overlaps_other" || !of.personId) return outcome;
  const other = await conflictOf(ctx.db, { personId: of.personId, shiftId: of.shiftId });
  if (!other) return outcome;
  if (other.shiftId === of.shiftId) return refuse("seated_in_shift", { positionBg: other.positionBg || other.titleBg, positionEn: other.positionEn || other.positionBg || other.titleEn });
  return refuse("overlaps_named", { titleBg: other.titleBg, titleEn: other.titleEn || other.titleBg, from: localTimeOf(other.startsAt), until: localTimeOf(other.endsAt) });
}
