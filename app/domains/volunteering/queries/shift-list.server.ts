import { and, asc, eq, ne, sql, type SQL } from "drizzle-orm";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { zone } from "~/platform/time/local-date";
import { type ShiftFilter, shortShiftMinutes } from "../model";
import { seeShifts } from "../permissions";
import { freeSeats, publicShift, type PublicShift, selectShifts, stillOpen } from "./shift-fields.server";

const filterOf = (filter: ShiftFilter): SQL | undefined => {
  switch (filter) {
    case "all":
      return undefined;
    case "weekend":
      return sql`extract(isodow from ${shift.startsAt} at time zone ${sql.raw(`'${zone}'`)}) in (6, 7)`;
    case "short":
      return sql`${shift.endsAt} - ${shift.startsAt} <= make_interval(mins => ${shortShiftMinutes})`;
    case "bazaar":
      return eq(opportunity.hostKind, "bazaar");
  }
};

export const cursorOf = (row: Pick<PublicShift, "startsAt" | "id">): string => `${row.startsAt.toISOString()}_${row.id}`;

/** After the row of the cursor, in the order (start, id). */
function afterCursor(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [at = "", id = ""] = cursor.split("_");
  return sql`(${shift.startsAt}, ${shift.id}) > (${at}::timestamptz, ${id}::uuid)`;
}

export interface ShiftPage {
  readonly shifts: readonly PublicShift[];
  /** How many more there are behind this page, and where it goes on. */
  readonly more: number;
  readonly next: string | null;
}

/** The public list, soonest first, page by page. Anybody may read it. */
export async function shiftList(
  ctx: Ctx, input: { readonly filter: ShiftFilter; readonly after?: string; readonly locale: Locale; readonly limit?: number },
): Promise<ShiftPage> {
  authorize(ctx.actor, seeShifts);
  const { limit = 6 } = input;
  const now = ctx.clock.now();
  const where = and(stillOpen(now), filterOf(input.filter), afterCursor(input.after));
  const [rows, [left]] = await Promise.all([
    selectShifts(ctx.db, now).where(where).orderBy(asc(shift.startsAt), asc(shift.id)).limit(limit),
    ctx.db.select({ n: sql<number>`count(*)::int` }).from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(where),
  ]);
  const shifts = rows.map((row) => publicShift(row, input.locale, now));
  const last = shifts.at(-1);
  const more = Number(left?.n ?? 0) - shifts.length;
  return { shifts, more, next: more > 0 && last ? cursorOf(last) : null };
}

/** The next shifts, for the home page. Those with free places only, soonest first. */
export async function nextShifts(ctx: Ctx, input: { readonly limit: number; readonly locale?: Locale }): Promise<readonly PublicShift[]> {
  authorize(ctx.actor, seeShifts);
  const now = ctx.clock.now();
  const rows = await selectShifts(ctx.db, now)
    .where(and(stillOpen(now), sql`${freeSeats(now)} > 0`))
    .orderBy(asc(shift.startsAt), asc(shift.id))
    .limit(input.limit);
  return rows.map((row) => publicShift(row, input.locale ?? "bg", now));
}

/** What else has room, nearest in time to a shift that has none: for the refusal behind the link. */
export async function nearestShifts(
  ctx: Ctx, input: { readonly shiftId: string; readonly startsAt: Date; readonly locale: Locale; readonly limit?: number },
): Promise<readonly PublicShift[]> {
  authorize(ctx.actor, seeShifts);
  const now = ctx.clock.now();
  const rows = await selectShifts(ctx.db, now)
    .where(and(stillOpen(now), ne(shift.id, input.shiftId), sql`${freeSeats(now)} > 0`))
    .orderBy(sql`abs(extract(epoch from ${shift.startsAt} - ${input.startsAt.toISOString()}::timestamptz))`, asc(shift.id))
    .limit(input.limit ?? 2);
  return rows.map((row) => publicShift(row, input.locale, now));
}
