import { describe, expect, it } from "vitest";
import { canMove, isSeated, outlookOf, signupStates, type OutlookFacts } from "~/domains/volunteering/model";
import { createShiftSchema } from "~/domains/volunteering/plan-schemas";
import { signUpSchema } from "~/domains/volunteering/schemas";
import { dayHeading, servesText, whenOf, yourTime } from "~/domains/volunteering/when";
import { instant } from "~/platform/time/clock";
import { translators } from "~/translators.server";

const now = instant("2026-12-19T08:00:00Z");
const base: OutlookFacts = { state: "pending_email", holdsSeat: true, partySize: 1, expiresAt: instant("2026-12-20T08:00:00Z"), startsAt: instant("2026-12-22T13:00:00Z"), shiftCancelled: false, freeSeats: 0, overlaps: false, barred: false };
const bg = translators.bg;

describe("the page behind the link", () => {
  it("says one thing for each way things may stand", () => {
    expect(outlookOf(base, now)).toBe("can_confirm");
    expect(outlookOf({ ...base, holdsSeat: false }, now)).toBe("can_queue");
    expect(outlookOf({ ...base, holdsSeat: false, freeSeats: 1 }, now)).toBe("can_confirm");
    expect(outlookOf({ ...base, holdsSeat: false, freeSeats: 1, partySize: 2 }, now)).toBe("can_queue");
    expect(outlookOf({ ...base, state: "offered" }, now)).toBe("offered");
    expect(outlookOf({ ...base, state: "offered", holdsSeat: false }, now)).toBe("waitlisted");
    expect(outlookOf({ ...base, state: "waitlisted", holdsSeat: false, freeSeats: 3 }, now)).toBe("waitlisted");
    expect(outlookOf({ ...base, overlaps: true }, now)).toBe("overlaps_other");
    expect(outlookOf({ ...base, expiresAt: now }, now)).toBe("link_expired");
    expect(outlookOf({ ...base, startsAt: now }, now)).toBe("shift_started");
    expect(outlookOf({ ...base, shiftCancelled: true, state: "confirmed" }, now)).toBe("shift_cancelled");
    expect(outlookOf({ ...base, state: "pending_consent", holdsSeat: false }, now)).toBe("pending_consent");
    expect(outlookOf({ ...base, state: "confirmed", startsAt: now }, now)).toBe("confirmed");
  });
});

describe("states", () => {
  it("never lead out of an end, and nobody is seated without having been confirmed", () => {
    for (const end of ["completed", "expired", "cancelled_by_organiser", "cancelled_by_system", "handed_over", "declined"] as const) expect(signupStates.some((to) => canMove(end, to))).toBe(false);
    for (const from of ["pending_email", "pending_consent", "pending_clearance", "waitlisted", "offered"] as const) expect(signupStates.filter((to) => canMove(from, to) && isSeated(to))).toEqual(["confirmed"]);
  });
});

describe("words", () => {
  const shift = { startsAt: instant("2026-12-08T13:00:00Z"), endsAt: instant("2026-12-08T16:00:00Z") };
  it("follow the calendar of Sofia and the count form", () => {
    expect(whenOf(shift, "bg")).toBe("вторник, 08.12.2026\u00a0г., 15:00\u00a0–\u00a018:00\u00a0ч.");
    expect(dayHeading(instant("2026-12-20T08:00:00Z"), now, "bg", bg)).toBe("Утре, неделя, 20 декември");
    expect(dayHeading(instant("2026-12-22T22:30:00Z"), now, "bg", bg)).toBe("Сряда, 23 декември");
    expect([60, 180, 150].map((minutes) => yourTime(minutes, "bg", bg))).toEqual(["Вашият 1 час", "Вашите 3 часа", "Вашето време: 2\u00a0ч.\u00a030\u00a0мин."]);
    expect(servesText({ kind: "activity", activity: "store" }, bg)).toBe("складът");
  });
});

describe("input", () => {
  const signUp = { signupId: "01a20031-6eb2-775e-9bfa-88808f569b71", fullName: " Anna   Weiß ", email: "Anna@Primer.BG" };
  it("is tidied, and wrong fields are named", () => {
    expect(signUpSchema.parse(signUp)).toMatchObject({ fullName: "Anna Weiß", email: "anna@primer.bg", minor: false });
    const wrong = signUpSchema.safeParse({ ...signUp, fullName: "Анна", email: "a.toteva@primer", phone: "12" });
    expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(["fullName", "email", "phone"]);
    expect(createShiftSchema.safeParse({ purpose: "activity:holiday" }).success).toBe(false);
  });
});
