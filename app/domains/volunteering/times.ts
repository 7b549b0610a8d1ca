import { ok, refuse, type Result } from "~/platform/errors/result";
import { addDays, instantAt, type LocalDate } from "~/platform/time/local-date";
import { longestMinutes, minutesBetween } from "./model";

export type TimesRefusal = "times_equal" | "shift_too_long";

/** The day the end lies on: an end not after the start is the next morning's. */
export const endDay = (day: LocalDate, from: string, to: string): LocalDate => (to > from ? day : addDays(day, 1));

/**
 * The instants of a shift that begins on a day in Sofia. The wall clock decides, so a night is as long as the clock's change makes it.
 * Refuses equal times, and more than sixteen hours: a typing slip.
 */
export function shiftTimes(day: LocalDate, from: string, to: string): Result<{ startsAt: Date; endsAt: Date }, TimesRefusal> {
  if (from === to) return refuse("times_equal", {}, "to");
  const startsAt = instantAt(day, from);
  const endsAt = instantAt(endDay(day, from, to), to);
  const minutes = minutesBetween(startsAt, endsAt);
  if (minutes > longestMinutes) return refuse("shift_too_long", { hours: Math.ceil(minutes / 60) }, "to");
  // Both within the hour that the spring change skips.
  if (minutes <= 0) return refuse("times_equal", {}, "to");
  return ok({ startsAt, endsAt });
}
