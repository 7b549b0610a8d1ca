import { eq, sql } from "drizzle-orm";
import { setting } from "~db/schema/platform.server";
import { position, shift, shiftSeries } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import { addDays, localDateOf, type LocalDate } from "~/platform/time/local-date";
import { daysOf } from "./recurrence.server";
import { opensAtOf } from "./shift-changes.server";
import { positionRow } from "./shift-rows.server";
import { shiftTimes } from "./times";

export type SeriesRow = typeof shiftSeries.$inferSelect;

export async function lockedSeries(tx: Tx, seriesId: string): Promise<SeriesRow | null> {
  const [row] = await tx.select().from(shiftSeries).where(eq(shiftSeries.id, seriesId)).for("no key update");
  return row ?? null;
}

const settingKey = "volunteering";
const usualWeeks = 8;

/** How many weeks ahead the shifts of a series exist. */
export async function weeksAhead(reader: Reader): Promise<number> {
  const [row] = await reader.select({ value: setting.value }).from(setting).where(eq(setting.key, settingKey));
  return (row?.value as { weeksAhead?: number } | undefined)?.weeksAhead ?? usualWeeks;
}

export async function setWeeksAhead(tx: Tx, ctx: Ctx, weeks: number): Promise<void> {
  const row = { value: { weeksAhead: weeks }, updatedAt: ctx.clock.now() };
  await tx.insert(setting).values({ key: settingKey, ...row }).onConflictDoUpdate({ target: setting.key, set: { ...row, value: sql`${setting.value} || ${JSON.stringify(row.value)}::jsonb` } });
}

/**
 * Makes the shifts of a locked series up to the horizon: each day of the rule once, also after a cancelled one; days left out and
 * times that are over are not made. Answers how many are new.
 */
export async function makeShifts(tx: Tx, ctx: Ctx, series: SeriesRow): Promise<number> {
  const now = ctx.clock.now();
  const today = localDateOf(now);
  const horizon = addDays(today, (await weeksAhead(tx)) * 7);
  const from = series.firstDay > today ? series.firstDay : today;
  const rows = daysOf(series, from, horizon).flatMap((day) => shiftOn(series, day, now));
  const made = rows.length === 0 ? [] : await tx.insert(shift).values(rows).onConflictDoNothing({ target: [shift.seriesId, shift.seriesDay] }).returning({ id: shift.id });
  if (made.length > 0) await tx.insert(position).values(made.flatMap(({ id }) => series.positions.map((plan) => positionRow(id, plan))));
  await tx.update(shiftSeries).set({ madeUntil: horizon }).where(eq(shiftSeries.id, series.id));
  return made.length;
}

function shiftOn(series: SeriesRow, day: LocalDate, now: Date): (typeof shift.$inferInsert)[] {
  const times = shiftTimes(day, series.fromTime, series.toTime);
  if (!times.ok || times.value.startsAt <= now) return [];
  const { titleBg, titleEn, placeBg, placeEn, addressBg, addressEn, inChargeId, urgent, opportunityId, opensDaysBefore, opensTime } = series;
  const opens = opensDaysBefore === null ? null : { daysBefore: opensDaysBefore, time: opensTime };
  return [{
    id: newId(), opportunityId, titleBg, titleEn, ...times.value, placeBg, placeEn, addressBg, addressEn, inChargeId, urgent,
    opensAt: opensAtOf(day, opens), seriesId: series.id, seriesDay: day, createdAt: now,
  }];
}

/**
 * Takes shifts out that nobody has been on. Those with a trace (a sign-up that ended, a capacity somebody decided) are called off
 * without a letter, since nobody is coming. Answers the shifts on which people are coming or waiting: they stay.
 */
export async function takeOutEmpty(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<readonly string[]> {
  const peopled: string[] = [];
  for (const id of ids.toSorted()) {
    const [row] = (await tx.execute(
      sql`select volunteering_remove_shift(${id}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as answer`,
    )) as unknown as { answer: "people" | "removed" | "called_off" }[];
    if (row?.answer === "people") peopled.push(id);
  }
  return peopled;
}
