import { addDays, type LocalDate } from "./local-date";

/** Official holidays of Bulgaria (Labour Code art. 154, para. 1), as keys of sentences; without the days off that follow a weekend. */
const fixed = {
  "01-01": "newYear", "03-03": "liberation", "05-01": "labour", "05-06": "army", "05-24": "letters", "09-06": "unification", "09-22": "independence",
  "12-24": "christmasEve", "12-25": "christmas", "12-26": "christmas",
} as const;

export type Holiday = (typeof fixed)[keyof typeof fixed] | "easter";

/** Orthodox Easter by Meeus' Julian rule; thirteen days apart from the Gregorian calendar in 1900 – 2099. */
function easterOf(year: number): LocalDate {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  return addDays(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as LocalDate, 13);
}

/** Which holiday a day is, or null. Easter's is Good Friday to Easter Monday. */
export function holidayOf(day: LocalDate): Holiday | null {
  const known = (fixed as Readonly<Record<string, Holiday>>)[day.slice(5)];
  if (known) return known;
  const easter = easterOf(Number(day.slice(0, 4)));
  return day >= addDays(easter, -2) && day <= addDays(easter, 1) ? "easter" : null;
}
