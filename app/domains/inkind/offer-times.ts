import { instantAt, addDays, localDateOf, localTimeOf, type LocalDate } from "~/platform/time/local-date";
import { addWorkingDays, isoWeekday, isWorkingDay } from "~/platform/time/working-days";
import type { Delivery } from "./model";

/** „До два работни дни“: the last day on which an answer is still in time. */
export const answerDueOn = (heardAt: Date): LocalDate => addWorkingDays(localDateOf(heardAt), 2);

export interface Opening {
  readonly delivery: Delivery;
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}
export interface Window {
  readonly from: Date;
  readonly until: Date;
}
/** How a window stands in a form: "2026-12-21T17:00/19:00" in Sofia's time. */
export const windowValue = ({ from, until }: Window): string => `${localDateOf(from)}T${localTimeOf(from)}/${localTimeOf(until)}`;

const windowPattern = /^(\d{4}-\d{2}-\d{2})T(([01]\d|2[0-3]):[0-5]\d)\/(([01]\d|2[0-3]):[0-5]\d)$/;
export function parseWindow(text: string): Window | null {
  const match = windowPattern.exec(text);
  const [, day, from, , until] = match ?? [];
  if (!day || !from || !until || from >= until || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  return { from: instantAt(day as LocalDate, from), until: instantAt(day as LocalDate, until) };
}

/** The next windows of one way, beginning after the two working days of the answer. On official holidays nobody waits. */
export function windowChoices(openings: readonly Opening[], delivery: Delivery, now: Date, count: number): Window[] {
  const found: Window[] = [];
  const first = answerDueOn(now);
  for (let ahead = 0; ahead < 30 && found.length < count; ahead += 1) {
    const day = addDays(first, ahead);
    const weekday = isoWeekday(day);
    if (weekday < 6 && !isWorkingDay(day)) continue;
    for (const opening of openings) {
      if (opening.delivery !== delivery || opening.weekday !== weekday || found.length === count) continue;
      found.push({ from: instantAt(day, opening.opens), until: instantAt(day, opening.closes) });
    }
  }
  return found;
}

export interface StandingRule {
  readonly weekdays: readonly number[];
  readonly skipsHolidays: boolean;
  readonly startsOn: LocalDate;
}

/** Whether a standing offer comes on this day. */
export const comesOn = (rule: StandingRule, day: LocalDate): boolean =>
  day >= rule.startsOn && rule.weekdays.includes(isoWeekday(day)) && !(rule.skipsHolidays && isoWeekday(day) < 6 && !isWorkingDay(day));

/** The next days of a standing offer, today included. */
export function nextDays(rule: StandingRule, today: LocalDate, count: number): LocalDate[] {
  const days: LocalDate[] = [];
  const begin = rule.startsOn > today ? rule.startsOn : today;
  for (let ahead = 0; ahead < 60 && days.length < count; ahead += 1) {
    const day = addDays(begin, ahead);
    if (comesOn(rule, day)) days.push(day);
  }
  return days;
}
