import type { LocalDate } from "~/platform/time/local-date";

/** How a shift repeats. Kept as an RRULE (RFC 5545) of whole days; the last day is kept beside it, since a series may be cut in two. */
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];

/** `day`: the same number of the month · `nth`: the same weekday in the same place · `last`: its last one · `end`: the month's last day. */
export const monthlyBys = ["day", "nth", "last", "end"] as const;
export type MonthlyBy = (typeof monthlyBys)[number];

export type Repeat =
  | { readonly kind: "weekly"; readonly every: number; readonly weekdays: readonly Weekday[]; readonly count: number | null }
  | { readonly kind: "monthly"; readonly every: number; readonly by: MonthlyBy; readonly day: number; readonly weekday: Weekday; readonly nth: number; readonly count: number | null };

/** Monday first. A calendar day is the same everywhere, so UTC tells its weekday. */
export const weekdayOf = (day: LocalDate): Weekday => weekdays[(Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 3) % 7]!;
const numberOf = (day: LocalDate): number => Number(day.slice(8));

interface RepeatAsk {
  readonly kind: "weekly" | "monthly";
  readonly every: number;
  /** Empty: the first day's. */
  readonly weekdays: readonly Weekday[];
  readonly by: MonthlyBy;
  readonly count: number | null;
}

/** The rule a form asks for; a month's rule takes its number or weekday from the first day. */
export function repeatOf(ask: RepeatAsk, firstDay: LocalDate): Repeat {
  const own = weekdayOf(firstDay);
  if (ask.kind === "monthly") {
    return { kind: "monthly", every: ask.every, by: ask.by, day: numberOf(firstDay), weekday: own, nth: Math.ceil(numberOf(firstDay) / 7), count: ask.count };
  }
  const asked = weekdays.filter((one) => ask.weekdays.includes(one));
  return { kind: "weekly", every: ask.every, weekdays: asked.length > 0 ? asked : [own], count: ask.count };
}

const monthPart = (repeat: Extract<Repeat, { kind: "monthly" }>): string => {
  switch (repeat.by) {
    case "day":
      return `BYMONTHDAY=${repeat.day}`;
    case "end":
      return "BYMONTHDAY=-1";
    case "last":
      return `BYDAY=-1${repeat.weekday}`;
    case "nth":
      return `BYDAY=${repeat.nth}${repeat.weekday}`;
  }
};

export function rruleOf(repeat: Repeat): string {
  const parts = repeat.kind === "weekly" ? ["FREQ=WEEKLY", `BYDAY=${repeat.weekdays.join(",")}`] : ["FREQ=MONTHLY", monthPart(repeat)];
  if (repeat.every > 1) parts.splice(1, 0, `INTERVAL=${repeat.every}`);
  if (repeat.count !== null) parts.push(`COUNT=${repeat.count}`);
  return parts.join(";");
}

/** Reads what `rruleOf` writes. */
export function readRrule(rrule: string): Repeat {
  const parts = new Map(rrule.split(";").map((part) => part.split("=") as [string, string]));
  const every = Number(parts.get("INTERVAL") ?? 1);
  const count = parts.has("COUNT") ? Number(parts.get("COUNT")) : null;
  const byDay = parts.get("BYDAY") ?? "";
  if (parts.get("FREQ") === "WEEKLY") return { kind: "weekly", every, weekdays: byDay.split(",") as Weekday[], count };
  const monthDay = Number(parts.get("BYMONTHDAY") ?? 0);
  const [, nth = "0", weekday = "MO"] = /^(-?\d+)([A-Z]{2})$/.exec(byDay) ?? [];
  const by: MonthlyBy = monthDay === -1 ? "end" : monthDay > 0 ? "day" : nth === "-1" ? "last" : "nth";
  return { kind: "monthly", every, by, day: Math.max(1, monthDay), weekday: weekday as Weekday, nth: Math.max(1, Number(nth)), count };
}
