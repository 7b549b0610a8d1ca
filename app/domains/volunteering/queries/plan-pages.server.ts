import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { opportunity, position, shift, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { addDays, localDateOf, localTimeOf, type LocalDate } from "~/platform/time/local-date";
import { holidayOf } from "~/platform/time/holidays";
import { manageShifts } from "../permissions";
import { nextDays } from "../recurrence.server";
import { inOwnServices } from "../scope.server";
import { weeksAhead } from "../series-rows.server";
import { standingShift, stateDigest, stateOf } from "../shift-state.server";

/** Where and when the last shift of an opportunity was: what a new one probably is too. Null when it is not the actor's. */
export async function lastShiftOf(ctx: Ctx, input: { readonly opportunityId: string }) {
  authorize(ctx.actor, manageShifts);
  const [row] = await ctx.db
    .select({ shift, title: opportunity.titleBg })
    .from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(and(eq(shift.opportunityId, input.opportunityId), inOwnServices(ctx, manageShifts)))
    .orderBy(desc(shift.startsAt), desc(shift.id)).limit(1);
  if (!row) return null;
  const { placeBg, placeEn, addressBg, addressEn, inChargeId, startsAt, endsAt } = row.shift;
  return { placeBg, placeEn, addressBg, addressEn, inChargeId, from: localTimeOf(startsAt), to: localTimeOf(endsAt) };
}

/** A shift for its form, with what its series has besides; null when there is none within the actor's services. */
export async function shiftToEdit(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }) {
  authorize(ctx.actor, manageShifts);
  const [found] = await ctx.db
    .select({ titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, opportunityId: opportunity.id })
    .from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(and(eq(shift.id, input.shiftId), inOwnServices(ctx, manageShifts)));
  const row = found ? await standingShift(ctx.db, input.shiftId) : null;
  if (!found || !row) return null;
  const now = ctx.clock.now();
  const state = stateOf(row);
  const [counts] = row.seriesId
    ? await ctx.db.select({
        all: sql<number>`count(*)::int`, following: sql<number>`(count(*) filter (where ${shift.seriesDay} >= ${row.seriesDay}))::int`,
        detached: sql<number>`(count(*) filter (where ${shift.detached} and ${shift.id} <> ${row.id}))::int`,
      }).from(shift).where(and(eq(shift.seriesId, row.seriesId), sql`${shift.cancelledAt} is null`, sql`${shift.startsAt} > ${now.toISOString()}::timestamptz`))
    : [];
  const people = await ctx.db.select({ n: sql<number>`coalesce(sum(${position.seatsTaken}), 0)::int` }).from(position).where(eq(position.shiftId, row.id));
  return {
    id: row.id, opportunityId: found.opportunityId, title: inLocale(input.locale, row.titleBg || found.titleBg, row.titleEn || row.titleBg || found.titleEn), ownTitle: inLocale(input.locale, found.titleBg, found.titleEn),
    state, digest: stateDigest(state), taken: people[0]?.n ?? 0, startsAt: row.startsAt, endsAt: row.endsAt, over: row.startsAt <= now, cancelled: row.cancelledAt !== null,
    series: row.seriesId && counts ? { id: row.seriesId, ...counts } : null,
  };
}

export interface SeriesDay {
  readonly day: LocalDate;
  /** Null: not made yet, or left out. */
  readonly shift: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date; readonly taken: number; readonly capacity: number; readonly detached: boolean; readonly cancelled: boolean } | null;
  readonly leftOut: boolean;
  readonly holiday: ReturnType<typeof holidayOf>;
}

/** A series with its days from today on: made ones, those left out, and some that are still to be made. Null when not the actor's. */
export async function seriesPage(ctx: Ctx, input: { readonly seriesId: string; readonly locale: Locale }) {
  authorize(ctx.actor, manageShifts);
  const [row] = await ctx.db
    .select({ series: shiftSeries, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn })
    .from(shiftSeries).innerJoin(opportunity, eq(opportunity.id, shiftSeries.opportunityId)).where(and(eq(shiftSeries.id, input.seriesId), inOwnServices(ctx, manageShifts)));
  if (!row) return null;
  const { series } = row;
  const today = localDateOf(ctx.clock.now());
  const made = await ctx.db
    .select({ id: shift.id, day: shift.seriesDay, startsAt: shift.startsAt, endsAt: shift.endsAt, detached: shift.detached, cancelledAt: shift.cancelledAt })
    .from(shift).where(and(eq(shift.seriesId, series.id), gte(shift.seriesDay, today)));
  const seats = made.length === 0 ? [] : await ctx.db
    .select({ shiftId: position.shiftId, taken: sql<number>`sum(${position.seatsTaken})::int`, capacity: sql<number>`sum(${position.capacity})::int` })
    .from(position).where(inArray(position.shiftId, made.map((one) => one.id))).groupBy(position.shiftId);
  const later = nextDays(series, today, made.length + 6);
  const days = [...new Set([...made.map((one) => one.day!), ...later, ...series.leftOut.filter((day) => day >= today)])].toSorted();
  return {
    ...series, title: inLocale(input.locale, series.titleBg || row.titleBg, series.titleEn || series.titleBg || row.titleEn), today, tomorrow: addDays(today, 1), weeks: await weeksAhead(ctx.db),
    days: days.map((day): SeriesDay => {
      const own = made.find((one) => one.day === day);
      const sums = seats.find((one) => one.shiftId === own?.id);
      return {
        day, holiday: holidayOf(day), leftOut: series.leftOut.includes(day),
        shift: own ? { id: own.id, startsAt: own.startsAt, endsAt: own.endsAt, taken: sums?.taken ?? 0, capacity: sums?.capacity ?? 0, detached: own.detached, cancelled: own.cancelledAt !== null } : null,
      };
    }),
  };
}
