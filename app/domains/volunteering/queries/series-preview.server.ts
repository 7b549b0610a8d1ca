import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { manageShifts } from "../permissions";
import { nextDays } from "../recurrence.server";
import { type Repeat, rruleOf } from "../repeat";
import { shiftTimes, type TimesRefusal } from "../times";

/** As many days as a coordinator looks through. */
const shownDays = 12;

/** The next days of a rule before it is saved. Refuses what saving would refuse: wrong times, a rule without days. */
export function seriesPreview(
  ctx: Ctx, of: { readonly repeat: Repeat; readonly day: LocalDate; readonly endsOn: LocalDate | null; readonly from: string; readonly to: string },
): Result<{ days: readonly LocalDate[]; more: boolean }, TimesRefusal | "no_days" | "shift_in_past"> {
  authorize(ctx.actor, manageShifts);
  const times = shiftTimes(of.day, of.from, of.to);
  if (!times.ok) return times;
  if (of.day < localDateOf(ctx.clock.now())) return refuse("shift_in_past", {}, "day");
  const days = nextDays({ rrule: rruleOf(of.repeat), firstDay: of.day, endsOn: of.endsOn }, of.day, shownDays + 1);
  return days.length === 0 ? refuse("no_days", {}, "day") : ok({ days: days.slice(0, shownDays), more: days.length > shownDays });
}
