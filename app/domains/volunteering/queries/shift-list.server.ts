import { and, asc, desc, gte, lt, ne, sql, type SQL } from "drizzle-orm";
import { shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { instantAt } from "~/platform/time/local-date";
import type { ShiftFilters } from "../browse";
import { seeShifts } from "../permissions";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";
import { hasRoom, matching, stillOpen } from "./shift-filters.server";

const cursorOf = (row: Pick<PublicShift, "startsAt" | "id">): string => `${row.startsAt.toISOString()}_${row.id}`;

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
  ctx: Ctx, input: { readonly filters?: ShiftFilters; readonly after?: string | undefined; readonly locale: Locale; readonly limit?: number },
): Promise<ShiftPage> {
  authorize(ctx.actor, seeShifts);
  const { limit = 12 } = input;
  const now = ctx.clock.now();
  const where = and(stillOpen(now), matching(input.filters ?? {}, now), afterCursor(input.after));
  const [rows, [left]] = await Promise.all([
    selectShifts(ctx.db, now).where(where).orderBy(asc(shift.startsAt), asc(shift.id)).limit(limit),
    ctx.db.select({ n: sql<number>`count(*)::int` }).from(shift).where(where),
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
  const rows = await selectShifts(ctx.db, now).where(and(stillOpen(now), hasRoom(now))).orderBy(asc(shift.startsAt), asc(shift.id)).limit(input.limit);
  return rows.map((row) => publicShift(row, input.locale ?? "bg", now));
}

/**
 * What else there is, nearest in time to a moment: on both sides of it, so that each is one walk along the index. Those with room
 * only, unless `full` ones are wanted too; never the shift itself.
 */
export async function nearestShifts(
  ctx: Ctx, input: { readonly shiftId?: string; readonly startsAt: Date; readonly locale: Locale; readonly limit?: number; readonly filters?: ShiftFilters; readonly full?: boolean },
): Promise<readonly PublicShift[]> {
  authorize(ctx.actor, seeShifts);
  const { startsAt: moment, limit = 2, locale } = input;
  const now = ctx.clock.now();
  const others = and(stillOpen(now), input.shiftId ? ne(shift.id, input.shiftId) : undefined, input.full ? undefined : hasRoom(now), matching(input.filters ?? {}, now));
  const [later, earlier] = await Promise.all([
    selectShifts(ctx.db, now).where(and(others, gte(shift.startsAt, moment))).orderBy(asc(shift.startsAt), asc(shift.id)).limit(limit),
    selectShifts(ctx.db, now).where(and(others, lt(shift.startsAt, moment))).orderBy(desc(shift.startsAt), asc(shift.id)).limit(limit),
  ]);
  const away = (row: { readonly startsAt: Date }) => Math.abs(row.startsAt.getTime() - moment.getTime());
  return [...later, ...earlier].sort((a, b) => away(a) - away(b) || (a.id < b.id ? -1 : 1)).slice(0, limit).map((row) => publicShift(row, locale, now));
}

/** The nearest shift to the days that were asked for, whatever else was: for a list with nothing in it. */
export const nearestToFilters = async (ctx: Ctx, filters: ShiftFilters, locale: Locale): Promise<PublicShift | null> =>
  (await nearestShifts(ctx, { startsAt: filters.from ? instantAt(filters.from, "00:00") : ctx.clock.now(), locale, limit: 1, full: true }))[0] ?? null;
