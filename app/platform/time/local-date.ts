declare const localDateBrand: unique symbol;
/** A calendar day "2026-12-05" in Europe/Sofia; column type `date`. */
export type LocalDate = string & { readonly [localDateBrand]: true };

export const zone = "Europe/Sofia";
const pattern = /^\d{4}-\d{2}-\d{2}$/;

export function localDate(value: string): LocalDate {
  const parsed = parseLocalDate(value);
  if (!parsed) throw new RangeError(`not a calendar day: ${value}`);
  return parsed;
}

/** Accepts "2026-12-05" and the Bulgarian "05.12.2026"; null when the day does not exist. */
export function parseLocalDate(text: string): LocalDate | null {
  const bg = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.)?$/.exec(text.trim());
  const iso = bg ? `${bg[3]}-${bg[2]?.padStart(2, "0")}-${bg[1]?.padStart(2, "0")}` : text.trim();
  if (!pattern.test(iso)) return null;
  // Any other century is a slip of the finger; PostgreSQL has no year 0 at all.
  if (iso < "1900" || iso >= "2200") return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? (iso as LocalDate) : null;
}

const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The calendar day of an instant in Sofia. */
export const localDateOf = (at: Date): LocalDate => dayFormat.format(at) as LocalDate;

export function addDays(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as LocalDate;
}

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The Monday of the week the day lies in. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) % 7));

/** First day of the month the day lies in. */
export const monthOf = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01` as LocalDate;

export function addMonths(month: LocalDate, months: number): LocalDate {
  const date = new Date(`${monthOf(month)}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10) as LocalDate;
}

const offsetFormat = new Intl.DateTimeFormat("en-US", {
  timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
});

/** Minutes that Sofia is ahead of UTC at that instant (120 or 180). */
function offsetMinutes(at: Date): number {
  const parts = Object.fromEntries(offsetFormat.formatToParts(at).map((p) => [p.type, p.value]));
  const asUtc = Date.UTC(+parts.year!, +parts.month! - 1, +parts.day!, +parts.hour!, +parts.minute!, +parts.second!);
  return Math.round((asUtc - at.getTime()) / 60_000);
}

/** Sofia's two offsets in minutes, summer first: of an hour that happens twice in autumn the first is meant. */
const sofiaOffsets = [180, 120] as const;

/**
 * The instant of a wall-clock time in Sofia, "14:00". A time that the spring change skips is moved forward by the gap;
 * one that happens twice in autumn is the first.
 */
export function instantAt(day: LocalDate, time: string): Date {
  const asUtc = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  for (const offset of sofiaOffsets) {
    const candidate = new Date(asUtc - offset * 60_000);
    if (offsetMinutes(candidate) === offset) return candidate;
  }
  return new Date(asUtc - 120 * 60_000);
}

/** "14:00" in Sofia. */
export const localTimeOf = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
