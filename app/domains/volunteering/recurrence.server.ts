import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { addDays, type LocalDate } from "~/platform/time/local-date";

/** Days of a rule. Noon in UTC stands for the day: no clock changes there; the shift's hours are put on the day in Sofia afterwards. */
const noon = (day: LocalDate) => Temporal.ZonedDateTime.from(`${day}T12:00:00[UTC]`);

export interface RuleOfDays {
  readonly rrule: string;
  /** Weeks and months are counted from here; the first day that fits the rule may be later. */
  readonly firstDay: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly leftOut?: readonly LocalDate[];
}

const rule = ({ rrule, firstDay }: RuleOfDays) => new RRuleTemporal({ rruleString: rrule, dtstart: noon(firstDay), temporal: Temporal });
const lastOf = ({ endsOn }: RuleOfDays, until: LocalDate): LocalDate => (endsOn !== null && endsOn < until ? endsOn : until);

/** The days of a rule within two days, both included, without those left out. */
export function daysOf(of: RuleOfDays, from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const last = lastOf(of, until);
  if (last < from) return [];
  const days = rule(of).between(noon(from), noon(last), true).map((at) => at.toPlainDate().toString() as LocalDate);
  return days.filter((day) => !of.leftOut?.includes(day));
}

/** The next days of a rule, at most `limit`, within three years. */
export function nextDays(of: RuleOfDays, from: LocalDate, limit: number): readonly LocalDate[] {
  return daysOf(of, from, addDays(from, 3 * 366)).slice(0, limit);
}

/** How many days of the rule lie before one, those left out included: what a rule that counts has used up. */
export const countBefore = (of: RuleOfDays, day: LocalDate): number => daysOf({ ...of, leftOut: [] }, of.firstDay, addDays(day, -1)).length;
