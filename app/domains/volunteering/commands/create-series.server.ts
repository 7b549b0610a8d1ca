import { eq } from "drizzle-orm";
import { opportunity, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import type { ShiftState } from "../changes";
import type { SeriesId } from "../model";
import { opportunityFor, type OpportunityRefusal } from "../opportunity-rows.server";
import { manageShifts } from "../permissions";
import { planOf } from "../plan";
import type { CreateShiftInput } from "../plan-schemas";
import { nextDays } from "../recurrence.server";
import { type Repeat, rruleOf } from "../repeat";
import { makeShifts, lockedSeries } from "../series-rows.server";
import { mayBeInCharge, type ShiftHost } from "../shift-rows.server";
import { shiftTimes, type TimesRefusal } from "../times";

export interface CreateSeriesInput extends Omit<CreateShiftInput, "shiftId" | "opensAt"> {
  readonly seriesId: string;
  readonly repeat: Repeat;
  /** The last day there may be a shift; null: goes on. */
  readonly endsOn: LocalDate | null;
  readonly leftOut: readonly LocalDate[];
  readonly opens: ShiftState["opens"];
  readonly host?: ShiftHost;
}

type Refusals = TimesRefusal | OpportunityRefusal | "shift_in_past" | "opens_after_start" | "no_days" | "in_charge_unknown" | "form_conflict";

/**
 * Shifts that repeat by a rule in local time; those of the next weeks are made at once. Who: coordinator or service manager, within their
 * service. Guarantees: the same id again is the same series; each day of the rule has one shift. Refuses: a first day that is over,
 * a rule that gives no day, and what `createShift` refuses.
 */
export async function createSeries(ctx: Ctx, input: CreateSeriesInput): Promise<Result<{ seriesId: SeriesId; made: number }, Refusals>> {
  authorize(ctx.actor, manageShifts);
  const times = shiftTimes(input.day, input.from, input.to);
  if (!times.ok) return times;
  const today = localDateOf(ctx.clock.now());
  if (input.day < today) return refuse("shift_in_past", {}, "day");
  if (input.opens?.daysBefore === 0 && input.opens.time >= input.from) return refuse("opens_after_start", {}, "opensTime");
  const seriesId = input.seriesId as SeriesId;
  const rule = { rrule: rruleOf(input.repeat), firstDay: input.day, endsOn: input.endsOn, leftOut: [...input.leftOut] };
  if (nextDays(rule, today, 1).length === 0) return refuse("no_days", {}, "day");

  return inTransaction<{ seriesId: SeriesId; made: number }, Refusals>(ctx.db, async (tx) => {
    const known = await lockedSeries(tx, seriesId);
    if (known) {
      const [of] = await tx.select({ title: opportunity.titleBg }).from(opportunity).where(eq(opportunity.id, known.opportunityId));
      const same = known.rrule === rule.rrule && known.firstDay === rule.firstDay && known.fromTime === input.from && known.toTime === input.to &&
        (input.opportunityId ? input.opportunityId === known.opportunityId : input.titleBg === of?.title);
      return same ? ok({ seriesId, made: 0 }) : refuse("form_conflict");
    }
    const plan = planOf(input);
    const found = await opportunityFor(tx, ctx, input, plan);
    if (!found.ok) return found;
    if (!(await mayBeInCharge(tx, input.inChargeId))) return refuse("in_charge_unknown", {}, "inChargeId");
    const { placeBg, placeEn, addressBg, addressEn, inChargeId, urgent, opens } = input;
    const [series] = await tx.insert(shiftSeries).values({
      id: seriesId, opportunityId: found.value.opportunityId, ...rule, fromTime: input.from, toTime: input.to, placeBg, placeEn, addressBg, addressEn, inChargeId, urgent,
      opensDaysBefore: opens?.daysBefore ?? null, ...(opens ? { opensTime: opens.time } : {}), positions: plan, createdAt: ctx.clock.now(),
    }).returning();
    const made = await makeShifts(tx, ctx, series!);
    await recordAudit(tx, ctx, { action: "volunteering.create_series", subjectKind: "shift_series", subjectId: seriesId });
    return ok({ seriesId, made });
  }, { shift_series_pkey: () => refuse("form_conflict") });
}
