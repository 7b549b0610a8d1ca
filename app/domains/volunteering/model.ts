import type { Id } from "~/platform/ids/ids";

export type OpportunityId = Id<"Opportunity">;
export type ShiftId = Id<"Shift">;
export type SeriesId = Id<"ShiftSeries">;
export type PositionId = Id<"Position">;
export type SignupId = Id<"Signup">;
export type TimeEntryId = Id<"TimeEntry">;
export type BlockId = Id<"SeatBlock">;
export type MessageId = Id<"ShiftMessage">;
export type HandoverId = Id<"Handover">;

export const signupStates = [
  "pending_email", "pending_consent", "pending_clearance", "waitlisted", "offered", "confirmed", "checked_in", "completed",
  "no_show", "expired", "cancelled_by_volunteer", "cancelled_by_organiser", "cancelled_by_system", "handed_over", "declined",
] as const;
export type SignupState = (typeof signupStates)[number];

/** V2: of these a person has at most one per position. */
export const activeStates = [
  "pending_email", "pending_consent", "pending_clearance", "waitlisted", "offered", "confirmed", "checked_in", "completed",
] as const satisfies readonly SignupState[];
/** Still to be decided or to come: these may be given up. */
export const openStates = ["pending_email", "pending_consent", "pending_clearance", "waitlisted", "offered", "confirmed"] as const satisfies readonly SignupState[];
/** These always hold a seat; `offered` does while the offer runs, `pending_email` and `pending_consent` may for a while. */
export const seatedStates = ["confirmed", "checked_in", "completed", "no_show"] as const satisfies readonly SignupState[];
export const isSeated = (state: SignupState): boolean => (seatedStates as readonly SignupState[]).includes(state);

const moves: Readonly<Record<SignupState, readonly SignupState[]>> = {
  pending_email: ["pending_consent", "pending_clearance", "waitlisted", "confirmed", "expired", "cancelled_by_volunteer", "cancelled_by_organiser"],
  pending_consent: ["pending_clearance", "waitlisted", "confirmed", "expired", "cancelled_by_volunteer", "cancelled_by_organiser", "declined"],
  pending_clearance: ["pending_consent", "waitlisted", "confirmed", "expired", "cancelled_by_volunteer", "cancelled_by_organiser", "declined"],
  waitlisted: ["offered", "confirmed", "pending_consent", "pending_clearance", "expired", "cancelled_by_volunteer", "cancelled_by_organiser"],
  // An offer nobody answered goes back to the list under the same number.
  offered: ["confirmed", "waitlisted", "pending_consent", "pending_clearance", "cancelled_by_volunteer", "cancelled_by_organiser"],
  // What a shift asks for may change after the place was confirmed.
  confirmed: ["checked_in", "completed", "no_show", "pending_consent", "pending_clearance", "cancelled_by_volunteer", "cancelled_by_organiser", "cancelled_by_system", "handed_over"],
  checked_in: ["completed", "no_show", "confirmed"],
  completed: [],
  no_show: ["completed"],
  expired: [],
  // „Отменете“: who has just given up a place may take it again while there is one.
  cancelled_by_volunteer: ["confirmed", "waitlisted"],
  cancelled_by_organiser: [],
  cancelled_by_system: [],
  handed_over: [],
  declined: [],
};
export const canMove = (from: SignupState, to: SignupState): boolean => moves[from].includes(to);

/** Why a sign-up ended, where its state does not say it. */
export const endedReasons = ["consent_withdrawn", "check_missing", "age", "work_class", "hours_of_day", "day_minutes", "overlap", "erased", "released"] as const;
export type EndedReason = (typeof endedReasons)[number];

/** What the hands do; people under 18 may take the classes of their `minor_rule`. */
export const workClasses = ["general", "children", "kitchen", "outdoor", "tools", "carrying", "driving", "money"] as const;
export type WorkClass = (typeof workClasses)[number];

/** What somebody can do, as shifts are looked for. */
export const skills = ["cooking", "crafts", "sewing", "music", "sport", "teaching", "languages", "photography", "computers", "repairs", "driving", "sales"] as const;
export type Skill = (typeof skills)[number];

/** One kind of work within a shift, before there is a shift: of an opportunity's usual plan, of a series, of a form. */
export interface PositionPlan {
  /** Stays the same through edits: positions of a series' shifts are found by it. */
  readonly planId: string;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly capacity: number;
  readonly minPeople: number;
  readonly targetPeople: number | null;
  readonly minAge: number | null;
  readonly workClass: WorkClass | null;
  readonly requiredChecks: readonly string[];
  readonly minorsPerAdult: number | null;
  readonly ordinal: number;
}

export const offerAnswers = ["accepted", "declined", "expired", "withdrawn"] as const;
export type OfferAnswer = (typeof offerAnswers)[number];
export const handoverStates = ["open", "taken", "declined", "withdrawn", "expired"] as const;
export type HandoverState = (typeof handoverStates)[number];
export const reminderKinds = ["day", "hours"] as const;
/** A day before, and two hours before. */
export type ReminderKind = (typeof reminderKinds)[number];
export const attendanceKinds = ["check_in", "check_out", "undo"] as const;
export type AttendanceKind = (typeof attendanceKinds)[number];
export const attendanceSources = ["qr", "kiosk", "roster", "walk_in"] as const;
export type AttendanceSource = (typeof attendanceSources)[number];

/** What a position asks of a person on the shift's day, in the order of `volunteering_requirements`. */
export const requirementKinds = ["age", "work_class", "hours_of_day", "day_minutes", "check", "consent", "ratio"] as const;
export type RequirementKind = (typeof requirementKinds)[number];

export const timeEntryStates = ["draft", "submitted", "attested", "posted", "reversed"] as const;
export type TimeEntryState = (typeof timeEntryStates)[number];

export type KioskId = Id<"Kiosk">;
export type AttendanceEventId = Id<"AttendanceEvent">;
export type CertificateId = Id<"HoursCertificate">;
/** For whom the hours are put on paper. */
export const certificatePurposes = ["school", "employer", "other"] as const;
export type CertificatePurpose = (typeof certificatePurposes)[number];
export const certificateStates = ["requested", "issued", "declined"] as const;
export type CertificateState = (typeof certificateStates)[number];

/** Purpose of the act link a kiosk tablet lives on. */
export const kioskLink = "volunteering.kiosk";

export const signupChannels = ["web", "staff", "block", "kiosk", "handover"] as const;
export type SignupChannel = (typeof signupChannels)[number];

/** Unconfirmed holds; at most three per e-mail and half of a position, which the database decides (MODEL §4). */
export const holdMinutes = 30;
/** An unopened sign-up lapses after a day, at the latest when the shift starts. A guardian has two days (`volunteering_wait_for`). */
export const pendingHours = 24;
/** One-tap giving up ends this long before the start; later a phone call reaches people faster. */
export const cancelCutoffMinutes = 180;
export const adultAge = 18;

/** Longest working time one entry may carry; longer is a typing slip. */
export const longestMinutes = 16 * 60;

export type Outlook =
  | "can_confirm" | "can_queue" | "offered" | "confirmed" | "waitlisted" | "pending_consent" | "pending_clearance" | "attended" | "no_show" | "handed_over"
  | "overlaps_other" | "shift_started" | "shift_cancelled" | "link_expired" | "cancelled" | "ruled_out";

export interface OutlookFacts {
  readonly state: SignupState;
  readonly holdsSeat: boolean;
  readonly partySize: number;
  readonly expiresAt: Date | null;
  readonly startsAt: Date;
  readonly shiftCancelled: boolean;
  readonly freeSeats: number;
  readonly overlaps: boolean;
  /** Age, work or hours rule it out: nothing to wait for. */
  readonly barred: boolean;
}

const settled: Partial<Record<SignupState, Outlook>> = {
  cancelled_by_organiser: "shift_cancelled", completed: "attended", no_show: "no_show", confirmed: "confirmed", checked_in: "confirmed",
  handed_over: "handed_over", cancelled_by_system: "ruled_out",
};

/** What the page behind the mailed link says. The seat itself is decided only by the guarded update at confirmation. */
export function outlookOf(facts: OutlookFacts, now: Date): Outlook {
  if (facts.shiftCancelled) return "shift_cancelled";
  const plain = settled[facts.state];
  if (plain) return plain;
  if (facts.startsAt <= now) return "shift_started";
  if (facts.state === "cancelled_by_volunteer") return "cancelled";
  if (facts.state === "expired" || facts.state === "declined") return "link_expired";
  if (facts.expiresAt !== null && facts.expiresAt <= now) return "link_expired";
  if (facts.barred) return "ruled_out";
  if (facts.state === "pending_consent" || facts.state === "pending_clearance") return facts.state;
  // An offer that has run out is back in the list, swept or not.
  const offered = facts.state === "offered" && facts.holdsSeat;
  if (facts.state === "waitlisted" || (facts.state === "offered" && !offered)) return "waitlisted";
  if (facts.overlaps) return "overlaps_other";
  if (offered) return "offered";
  return facts.holdsSeat || facts.freeSeats >= facts.partySize ? "can_confirm" : "can_queue";
}

/** How long an offer made now would run, as `volunteering_promote` gives it; null in the last hour, when nobody is written to. */
export function offerMinutes(startsAt: Date, now: Date): number | null {
  const left = minutesBetween(now, startsAt) - 60;
  return left <= 0 ? null : Math.min(24 * 60, Math.max(left / 3, 30), left);
}

export const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000);

/** Purpose of the mailed act link: the page behind it shows, confirms and gives up one sign-up. */
export const signupLink = "volunteering.signup";
/** Purpose of the lasting link to one's own page over all shifts; each letter about a sign-up carries it. */
export const ownPageLink = "volunteering.person";

/** Reason of a capacity raised by „Предложете и на следващия“; the history shows its sentence. */
export const offerNextReason = "offer_next";

/** Purpose of the link with which an organisation's people take its kept seats; holds until they are released. */
export const blockLink = "volunteering.block";

/** Whom a message of the team reaches: who comes, and if asked who still waits. */
export const messagedStates = {
  coming: ["confirmed", "checked_in", "completed"],
  waiting: ["pending_email", "pending_consent", "pending_clearance", "waitlisted", "offered"],
} as const satisfies Record<string, readonly SignupState[]>;

/** Forty hours in 28 days, unless the organisation sets it otherwise: who gave more is asked last. */
export const workLimitMinutes = 40 * 60;
/** Purpose of the address of one's own calendar feed: it reads, nothing else. */
export const feedLink = "volunteering.feed";
/** Purpose of the link that stops letters about missing people. */
export const alertsLink = "volunteering.alerts";
/** Purpose of the link a named substitute gets. */
export const handoverLink = "volunteering.handover";
