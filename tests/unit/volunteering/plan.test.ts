import { describe, expect, it } from "vitest";
import { createShiftSchema } from "~/domains/volunteering/plan-schemas";
import { shiftTimes } from "~/domains/volunteering/times";
import { minutesBetween } from "~/domains/volunteering/model";
import { localDate } from "~/platform/time/local-date";
import { newId } from "~/platform/ids/ids";

const minutesOf = (day: string, from: string, to: string) => {
  const times = shiftTimes(localDate(day), from, to);
  return times.ok ? minutesBetween(times.value.startsAt, times.value.endsAt) : times.refusal.code;
};

describe("the times of a shift", () => {
  it("follow the wall clock over the nights in which it changes", () => {
    expect(minutesOf("2026-12-19", "22:00", "06:00")).toBe(480);
    expect(minutesOf("2026-10-24", "22:00", "06:00")).toBe(540);
    expect(minutesOf("2026-03-28", "22:00", "06:00")).toBe(420);
    expect(minutesOf("2026-12-19", "15:00", "18:00")).toBe(180);
  });

  it("move a time that the spring change skips forward", () => {
    const times = shiftTimes(localDate("2026-03-29"), "03:30", "06:00");
    expect(times.ok && times.value.startsAt.toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(minutesOf("2026-03-29", "03:30", "04:30")).toBe("times_equal");
  });

  it("are refused when equal or longer than anybody works", () => {
    expect(minutesOf("2026-12-19", "10:00", "10:00")).toBe("times_equal");
    expect(minutesOf("2026-12-19", "14:00", "10:00")).toBe("shift_too_long");
    expect(minutesOf("2026-10-24", "14:00", "06:00")).toBe("shift_too_long");
  });
});

describe("the form of a new shift", () => {
  const form = {
    shiftId: newId(), titleBg: "Базар", purpose: "activity:bazaar", day: "2026-12-23", from: "10:00", to: "14:00", placeBg: "Мол", inChargeId: newId(),
    positions: [{ nameBg: "Каса", capacity: 3, minAge: "18", minorsPerAdult: undefined }, { nameBg: "Щандове", capacity: 8, minPeople: 5, targetPeople: 6, minorsPerAdult: 4 }],
  };
  const errorsOf = (over: object) => createShiftSchema.safeParse({ ...form, ...over }).error?.issues.map((issue) => issue.path.join("."));

  it("takes several kinds of work, each with its own numbers", () => {
    const parsed = createShiftSchema.parse({ ...form, opensDay: "2026-12-20", opensTime: "08:00" });
    expect(parsed.positions).toMatchObject([{ minAge: 18, minorsPerAdult: null }, { minPeople: 5, targetPeople: 6, minorsPerAdult: 4 }]);
    expect(parsed.opensAt?.toISOString()).toBe("2026-12-20T06:00:00.000Z");
    expect(createShiftSchema.parse({ ...form, positions: [{ capacity: 2 }] }).opensAt).toBeUndefined();
  });

  it("says everything that needs care at once, each on its field", () => {
    expect(errorsOf({ titleBg: undefined, purpose: undefined, placeBg: undefined })).toEqual(["placeBg", "titleBg", "purpose"]);
    expect(errorsOf({ titleBg: undefined, purpose: undefined, opportunityId: newId() })).toBeUndefined();
    expect(errorsOf({ positions: [] })).toEqual(["positions"]);
    expect(errorsOf({ positions: [{ capacity: 2 }, { capacity: 2 }] })).toEqual(["positions.0.nameBg", "positions.1.nameBg"]);
    expect(errorsOf({ positions: [{ nameBg: "Каса", capacity: 2 }, { nameBg: "Каса", capacity: 2 }] })).toEqual(["positions.1.nameBg"]);
    expect(errorsOf({ positions: [{ capacity: 2, minPeople: 3 }] })).toEqual(["positions.0.minPeople"]);
    expect(errorsOf({ positions: [{ capacity: 4, minPeople: 3, targetPeople: 2 }] })).toEqual(["positions.0.targetPeople"]);
  });
});
