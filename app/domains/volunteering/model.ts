import type { Id } from "~/platform/ids/ids";

export type OpportunityId = Id<"Opportunity">;
export type ShiftId = Id<"Shift">;
export type PositionId = Id<"Position">;
export type SignupId = Id<"Signup">;
export type TimeEntryId = Id<"TimeEntry">;

export const signupStates = [
  "pending_email", "pending_consent", "confirmed", "checked_in", "completed",
  "no_show", "expired", "cancelled_by_volunteer", "cancelled_by_organiser", "declined",
] as const;
export type SignupState = (typeof signupStates)[number];

/** V2: of these a person has at most one per position. */
export const activeStates = ["pending_email", "pending_consent", "confirmed", "checked_in", "completed"] as const satisfies readonly SignupState[];
/** These always hold a seat; `pending_email` may hold one for half an hour. */
export const seatedStates = ["confirmed", "checked_in", "completed", "no_show"] as const satisfies readonly SignupState[];
export const isSeated = (state: SignupState): boolean => (seatedStates as readonly SignupState[]).includes(state);

const moves: Readonly<Record<SignupState, readonly SignupState[]>> = {
  pending_email: ["confirmed", "expired", "cancelled_by_volunteer", "cancelled_by_organiser"],
  pending_consent: ["confirmed", "expired", "cancelled_by_volunteer", "cancelled_by_organiser", "declined"],
  confirmed: ["checked_in", "completed", "no_show", "cancelled_by_volunteer", "cancelled_by_organiser"],
  checked_in: ["completed", "no_show"],
  completed: [],
  no_show: ["completed"],
  expired: [],
  // „Отменете“: who has just given up a place may take it again while there is one.
  cancelled_by_volunteer: ["confirmed"],
  cancelled_by_organiser: [],
  declined: [],
};
export const canMove = (from: SignupState, to: SignupState): boolean => moves[from].includes(to);

export const timeEntryStates = ["draft", "submitted", "attested", "posted", "reversed"] as const;
export type TimeEntryState = (typeof timeEntryStates)[number];

export const signupChannels = ["web", "staff"] as const;
export type SignupChannel = (typeof signupChannels)[number];

/** Unconfirmed holds; at most three per e-mail and half of a position, which the database decides (MODEL §4). */
export const holdMinutes = 30;
/** An unopened sign-up lapses after a day, one waiting for a parent after two; both at the latest when the shift starts. */
export const pendingHours = 24;
export const consentHours = 48;
/** One-tap giving up ends this long before the start; later a phone call reaches people faster. */
export const cancelCutoffMinutes = 180;
export const adultAge = 18;

/** Longest working time one entry may carry; longer is a typing slip. */
export const longestMinutes = 16 * 60;

export type Outlook =
  | "can_confirm" | "confirmed" | "pending_consent" | "attended" | "no_show"
  | "shift_full" | "overlaps_other" | "shift_started" | "shift_cancelled" | "link_expired" | "cancelled";

export interface OutlookFacts {
  readonly state: SignupState;
  readonly holdsSeat: boolean;
  readonly expiresAt: Date | null;
  readonly startsAt: Date;
  readonly shiftCancelled: boolean;
  readonly freeSeats: number;
  readonly overlaps: boolean;
}

/** What the page behind the mailed link says. The seat itself is decided only by the guarded update at confirmation. */
export function outlookOf(facts: OutlookFacts, now: Date): Outlook {
  if (facts.shiftCancelled || facts.state === "cancelled_by_organiser") return "shift_cancelled";
  if (facts.state === "completed") return "attended";
  if (facts.state === "no_show") return "no_show";
  if (facts.state === "confirmed" || facts.state === "checked_in") return "confirmed";
  if (facts.startsAt <= now) return "shift_started";
  if (facts.state === "cancelled_by_volunteer") return "cancelled";
  if (facts.state === "expired" || facts.state === "declined") return "link_expired";
  if (facts.expiresAt !== null && facts.expiresAt <= now) return "link_expired";
  if (facts.state === "pending_consent") return "pending_consent";
  if (facts.overlaps) return "overlaps_other";
  return facts.holdsSeat || facts.freeSeats > 0 ? "can_confirm" : "shift_full";
}

export const shiftFilters = ["all", "weekend", "short", "bazaar"] as const;
export type ShiftFilter = (typeof shiftFilters)[number];
/** „До 2 часа“. */
export const shortShiftMinutes = 120;

export const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000);

/** Purpose of the mailed act link: the page behind it shows, confirms and gives up one sign-up. */
export const signupLink = "volunteering.signup";
