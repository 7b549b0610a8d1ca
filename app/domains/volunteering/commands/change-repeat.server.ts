import { and, eq, gte, lt } from "drizzle-orm";
import { shift, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { addDays, localDateOf, type LocalDate } from "~/platform/time/local-date";
import type { SeriesId } from "../model";
import { manageShifts } from "../permissions";
import { daysOf, nextDays } from "../recurrence.server";
import { type Repeat, rruleOf } from "../repeat";
import { afterFirstDay, splitSeries, withinLastDay } from "../series-changes.server";
import { makeShifts, type SeriesRow, weeksAhead } from "../series-rows.server";
import { keepDays, seriesFor, takeOut, upcomingOf } from "../series-days.server";

interface ChangeRepeatInput {
  readonly seriesId: string;
  /** From this day on. */
  readonly from: LocalDate;
  readonly repeat: Repeat;
  readonly endsOn: LocalDate | null;
  readonly callOff?: boolean;
}

type Refusals = "series_unknown" | "series_goes_on" | "series_begins" | "shift_in_past" | "no_days" | "people_come" | "shift_attested";

/**
 * Another rule for a series from a day on. Who: coordinator or service manager, within their service. Guarantees: days that both rules
 * have keep their shift with its people; others are taken out if empty, called off with a letter once agreed to (`callOff`); shifts
 * changed by themselves stay. Refuses: a day that is over, a rule without days or into the days of the series before or after it, `people_come`.
 */
export async function changeRepeat(ctx: Ctx, input: ChangeRepeatInput): Promise<Result<{ seriesId: SeriesId; made: number; told: number }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const today = localDateOf(ctx.clock.now());
  if (input.from < today) return refuse("shift_in_past", {}, "from");
  const rule = { rrule: rruleOf(input.repeat), firstDay: input.from, endsOn: input.endsOn };
  if (nextDays(rule, input.from, 1).length === 0) return refuse("no_days", {}, "from");
  return inTransaction<{ seriesId: SeriesId; made: number; told: number }, Refusals>(ctx.db, async (tx) => {
    const series = await seriesFor(tx, ctx, input.seriesId);
    if (!series) return refuse("series_unknown");
    for (const bound of [await afterFirstDay(tx, series, input.from), await withinLastDay(tx, series, input.endsOn)]) if (!bound.ok) return bound;
    // As far as shifts exist, whatever made them.
    const days = daysOf(rule, input.from, addDays(today, Math.max(366, (await weeksAhead(tx)) * 7)));
    const out = (await upcomingOf(tx, ctx, series, gte(shift.seriesDay, input.from))).filter((one) => !one.detached && !days.includes(one.day!));
    const taken = await takeOut(tx, ctx, out, input.callOff ?? false);
    if (!taken.ok) return taken;
    const next = await withRule(tx, ctx, series, rule);
    await keepDays(tx, series, next);
    const made = await makeShifts(tx, ctx, next);
    await recordAudit(tx, ctx, { action: "volunteering.change_repeat", subjectKind: "shift_series", subjectId: next.id, fields: ["rrule"] });
    return ok({ seriesId: next.id as SeriesId, made, told: taken.value.told });
  });
}

/** The same series when it has no shift before the day, else a new one that goes on from there. */
async function withRule(tx: Tx, ctx: Ctx, series: SeriesRow, rule: { rrule: string; firstDay: LocalDate; endsOn: LocalDate | null }): Promise<SeriesRow> {
  const [earlier] = await tx.select({ id: shift.id }).from(shift).where(and(eq(shift.seriesId, series.id), lt(shift.seriesDay, rule.firstDay))).limit(1);
  const target = earlier ? await splitSeries(tx, ctx, series, rule.firstDay) : series;
  const [changed] = await tx.update(shiftSeries).set(rule).where(eq(shiftSeries.id, target.id)).returning();
  return changed!;
}
