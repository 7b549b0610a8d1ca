import { holidayOf } from "./holidays";
import { addDays, type LocalDate } from "./local-date";

/** Monday is 1, Sunday is 7. */
export const isoWeekday = (day: LocalDate): number => ((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) % 7) + 1;
const isWeekend = (day: LocalDate): boolean => isoWeekday(day) > 5;

/**
 * Monday to Friday without official holidays. A holiday other than Easter's that falls on a weekend moves to the next
 * working day, two of them to the next two (Labour Code art. 154, para. 2).
 */
export function isWorkingDay(day: LocalDate): boolean {
  let moved = 0;
  for (let back = 10; back >= 0; back -= 1) {
    const at = addDays(day, -back);
    const holiday = holidayOf(at);
    if (isWeekend(at)) {
      if (holiday && holiday !== "easter") moved += 1;
    } else if (!holiday) {
      if (moved === 0) {
        if (back === 0) return true;
      } else moved -= 1;
    }
  }
  return false;
}

/** The n-th working day after this one, which itself does not count. */
export function addWorkingDays(day: LocalDate, count: number): LocalDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
