import type { Id } from "~/platform/ids/ids";
import { addDays, addMonths, type LocalDate } from "~/platform/time/local-date";

/** Pure rules of people: names, contacts, identifiers of firms. Runs in browser and server. */

export const organisationKinds = ["firm", "school", "ngo", "food_bank", "municipality", "club"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** How two spellings of one name are compared: case, quotes, dashes and spaces do not matter. */
export const foldName = (name: string): string =>
  name.normalize("NFKC").toLocaleLowerCase("bg").replace(/[„“”"'«»’]/g, "").replace(/[-‐‑–—]/g, "-").replace(/\s*-\s*/g, "-").replace(/\s+/g, " ").trim();

/** One space between words, none around: how a name is kept. */
export const tidyName = (name: string): string => name.normalize("NFC").replace(/\s+/g, " ").trim();

/** Lower-cased and NFC, or null when it cannot be an address. A contact, never an identity: families share one. */
export function normaliseEmail(text: string): string | null {
  const email = text.normalize("NFC").trim().toLowerCase();
  return email.length <= 254 && /^[^\s@<>()",;:]+@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+$/.test(email) ? email : null;
}

/**
 * E.164 from what people type in Bulgaria: "0888 123 456", "+359 82 000 110", "00359…", "(082) 000-110".
 * Null when the digits cannot be a number.
 */
export function normalisePhone(text: string): string | null {
  const compact = text.trim().replace(/[\s\u00a0()./\-‐‑–]/g, "");
  if (!/^(\+|00)?\d+$/.test(compact)) return null;
  if (compact.startsWith("+") || compact.startsWith("00")) {
    const digits = compact.replace(/^(\+|00)/, "");
    if (digits.startsWith("0") || digits.length < 8 || digits.length > 15) return null;
    return digits.startsWith("359") && !/^359[1-9]\d{6,8}$/.test(digits) ? null : `+${digits}`;
  }
  return /^0[1-9]\d{6,8}$/.test(compact) ? `+359${compact.slice(1)}` : null;
}

/** "+35982000110" → "+359 82 000 110". */
export function formatPhone(phone: string): string {
  const [, country, rest] = /^\+(359)(\d+)$/.exec(phone) ?? [];
  if (!country || !rest) return phone;
  return `+${country}\u00a0${rest.slice(0, 2)}\u00a0${rest.slice(2, 5)}\u00a0${rest.slice(5)}`;
}

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;

/** The check of one stage: a remainder of 10 asks the second weights, and 10 again means 0. */
function eikCheck(digits: readonly number[], first: readonly number[], second: readonly number[]): number {
  const once = weighted(digits, first);
  return once < 10 ? once : weighted(digits, second) % 10;
}

/**
 * ЕИК/БУЛСТАТ: nine digits with a check digit, or thirteen for a branch whose last digit checks digits 9–12
 * (Наредба за регистър БУЛСТАТ; weights as in domain.md F41).
 */
export function isEik(text: string): boolean {
  if (!/^(\d{9}|\d{13})$/.test(text)) return false;
  const digits = Array.from(text, Number);
  if (eikCheck(digits, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]) !== digits[8]) return false;
  return text.length === 9 || eikCheck(digits.slice(8), [2, 7, 3, 5], [4, 9, 5, 7]) === digits[12];
}

/** "Александра Маринова-Тотева" → "Александра": how letters greet. */
export const givenName = (fullName: string): string => fullName.split(" ")[0] ?? fullName;

/** What stands where a name was: the same in every language. */
export const erasedName = "—";

export const smallNumberThresholdDefault = 5;

export const adultAge = 18;
/** From this age one consents to the use of one's own data (ЗЗЛД, чл. 25в); below it the parent does. */
export const ownDataAge = 14;

/** Whole years on a day, as `people_age_on` counts: born on 29 February, a year older on 1 March of a common year. */
export function ageOn(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

export type ConsentId = Id<"Consent">;
export type PersonCheckId = Id<"PersonCheck">;

export const guardianRelations = ["mother", "father", "guardian", "curator"] as const;
export type GuardianRelation = (typeof guardianRelations)[number];

export const consentStates = ["requested", "signed", "declined", "revoked", "superseded", "expired"] as const;
/** `declined`: every point was refused, or somebody wrote that they are no parent. `expired`: never answered, and the day is over. */
export type ConsentState = (typeof consentStates)[number];
/** What a guardian's link still opens. Of a day that is over it only says so. */
export const answerable = (state: ConsentState): boolean => state !== "superseded";
export type ConsentAnswer = "yes" | "no";

/** What the subject's domain tells about the place once the guardian has answered. */
export const consentOutcomes = ["place_confirmed", "on_waiting_list", "place_gone"] as const;
export type ConsentOutcome = (typeof consentOutcomes)[number];

/** When, where and with whom, in both languages. Persons are ids: names and phones come from `people` when it is shown. */
export interface ConsentFacts {
  /** „Помощ в детския кът“ */
  readonly titleBg: string;
  readonly titleEn: string;
  /** After „Калоян иска “: „да помогне на базара“ / "to help at the bazaar". Without it the title says what. */
  readonly wantsBg?: string;
  readonly wantsEn?: string;
  /** Instants in ISO. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly placeBg?: string;
  readonly placeEn?: string;
  readonly inChargeId?: string;
  /** A line under the person in charge: „Има и още един възрастен.“ */
  readonly supervisionBg?: string;
  readonly supervisionEn?: string;
}

export const checkKinds = ["criminal_record", "medical", "child_safeguarding", "first_aid", "food_handling", "till_briefing", "driving"] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Months a check is usually good for; null: does not run out. The electronic criminal record certificate is valid six (F25). */
export const checkMonths: Readonly<Record<CheckKind, number | null>> = {
  criminal_record: 6, medical: 12, child_safeguarding: 24, first_aid: 24, food_handling: 12, till_briefing: null, driving: 12,
};

/** The last day a check seen on that day is good for: the same day of the month so many months later, or the month's last. */
export function validUntilOf(kind: CheckKind, seenOn: LocalDate): LocalDate | null {
  const months = checkMonths[kind];
  if (months === null) return null;
  const month = addMonths(seenOn, months);
  const last = addDays(addMonths(month, 1), -1);
  const day = `${month.slice(0, 8)}${seenOn.slice(8)}` as LocalDate;
  return day > last ? last : day;
}

/** Days before its end a check is spoken of, once each. */
export const checkReminderDays = [30, 14, 3] as const;
/** Which of them a check with so many days left has come to; null when it is not yet, or no longer, time. */
export const reminderStage = (daysLeft: number): number | null =>
  daysLeft < 0 ? null : (checkReminderDays.filter((stage) => daysLeft <= stage).at(-1) ?? null);

/** Silence after which a person is asked whether to stay, and erased (a setting). */
export const retentionDefault = { askAfterMonths: 23, eraseAfterMonths: 24 } as const;
export type Retention = { readonly askAfterMonths: number; readonly eraseAfterMonths: number };

/** How long the first way in of an invited colleague stays open. */
export const invitationHours = 48;
