import { and, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { shortageAlert } from "~db/schema/volunteering-acts.server";
import { shortageLetter, shortageLetterShift } from "~db/schema/volunteering-own.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { findActToken } from "~/platform/tokens/act-token.server";
import { alertsLink } from "../model";
import { manageOwnSignup, seeShiftBoard } from "../permissions";

/** How many people each of these shifts still lacks; shifts that lack nobody, or are over, are left out. For letters. */
export async function shortOf(reader: Reader, now: Date, shiftIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (shiftIds.length === 0) return new Map();
  const rows = (await reader.execute(sql`
    select shift_id, sum(missing)::int as missing from volunteering_short_positions(${now.toISOString()}::timestamptz)
    where ${inArray(sql`shift_id`, [...shiftIds])} group by shift_id`)) as unknown as { shift_id: string; missing: number }[];
  return new Map(rows.map((row) => [row.shift_id, row.missing]));
}

export interface ShortageResults {
  readonly letters: number;
  readonly people: number;
  /** Of the people and shifts written about: who signed up after the letter and has a place. */
  readonly signedUp: number;
  /** Of these, who came. */
  readonly came: number;
}

/** What letters about missing people led to, by the time they were written. Who: the team; a grant for one service asks for that service. */
export async function shortageResults(ctx: Ctx, input: { readonly from: Date; readonly until: Date; readonly serviceId?: string }): Promise<ShortageResults> {
  authorize(ctx.actor, seeShiftBoard, { serviceId: input.serviceId ?? "" });
  const [row] = await ctx.db
    .select({
      letters: sql<number>`count(distinct ${shortageLetter.id})::int`,
      people: sql<number>`count(distinct ${shortageLetter.personId})::int`,
      signedUp: sql<number>`count(*) filter (where s.state in ('confirmed', 'checked_in', 'completed', 'no_show'))::int`,
      came: sql<number>`count(*) filter (where s.state in ('checked_in', 'completed'))::int`,
    })
    .from(shortageLetter)
    .innerJoin(shortageLetterShift, sql`${shortageLetterShift.letterId} = ${shortageLetter.id}`)
    .innerJoin(sql`shift h`, sql`h.id = ${shortageLetterShift.shiftId}`)
    .innerJoin(sql`opportunity op`, sql`op.id = h.opportunity_id and ${input.serviceId ? sql`op.service_id = ${input.serviceId}` : sql`true`}`)
    .leftJoin(sql`signup s`, sql`s.shift_id = ${shortageLetterShift.shiftId} and s.person_id = ${shortageLetterShift.personId} and s.created_at >= ${shortageLetter.createdAt}`)
    .where(and(gte(shortageLetter.createdAt, input.from), lt(shortageLetter.createdAt, input.until)));
  return row ?? { letters: 0, people: 0, signedUp: 0, came: 0 };
}

/** Behind „Не ми пишете повече“: whether such letters go out. Who: whoever holds the link; null for links that are none or no more. */
export async function alertsByLink(ctx: Ctx, input: { readonly token: string }): Promise<{ readonly on: boolean } | null> {
  authorize(ctx.actor, manageOwnSignup);
  const found = await findActToken(ctx.db, ctx, alertsLink, input.token);
  if (found?.state !== "live") return null;
  const live = await ctx.db.select({ id: shortageAlert.id }).from(shortageAlert).where(and(eq(shortageAlert.personId, found.subjectId), isNull(shortageAlert.stoppedAt))).limit(1);
  return { on: live.length > 0 };
}
