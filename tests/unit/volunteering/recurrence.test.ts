import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holidayOf } from "~/platform/time/holidays";
import { countBefore, daysOf, nextDays } from "~/domains/volunteering/recurrence.server";
import { monthlyBys, readRrule, repeatOf, rruleOf, weekdayOf, weekdays } from "~/domains/volunteering/repeat";
import { addDays, localDate, type LocalDate } from "~/platform/time/local-date";

const day = localDate;
const asked = { kind: "weekly", every: 1, weekdays: [], by: "day", count: null } as const;
const next = (ask: object, first: string, limit = 4, over: { endsOn?: LocalDate; leftOut?: LocalDate[] } = {}) =>
  nextDays({ rrule: rruleOf(repeatOf({ ...asked, ...ask }, day(first))), firstDay: day(first), endsOn: null, ...over }, day(first), limit);

describe("a rule of days", () => {
  it("goes by weekdays, every so many weeks, from the first day on", () => {
    expect(next({}, "2026-12-22")).toEqual(["2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12"]);
    expect(next({ weekdays: ["TH", "TU"] }, "2026-12-23")).toEqual(["2026-12-24", "2026-12-29", "2026-12-31", "2027-01-05"]);
    expect(next({ every: 2, weekdays: ["TU"] }, "2026-12-22")).toEqual(["2026-12-22", "2027-01-05", "2027-01-19", "2027-02-02"]);
  });

  it("goes by the month: the same number, the same weekday, the last one, the last day", () => {
    expect(next({ kind: "monthly" }, "2026-12-31")).toEqual(["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"]);
    expect(next({ kind: "monthly", by: "nth" }, "2026-12-08")).toEqual(["2026-12-08", "2027-01-12", "2027-02-09", "2027-03-09"]);
    expect(next({ kind: "monthly", by: "last" }, "2026-12-25")).toEqual(["2026-12-25", "2027-01-29", "2027-02-26", "2027-03-26"]);
    expect(next({ kind: "monthly", by: "end", every: 2 }, "2026-12-31", 3)).toEqual(["2026-12-31", "2027-02-28", "2027-04-30"]);
  });

  it("ends on its last day or after so many times, and leaves days out", () => {
    expect(next({}, "2026-12-22", 9, { endsOn: day("2027-01-05") })).toEqual(["2026-12-22", "2026-12-29", "2027-01-05"]);
    expect(next({ count: 2 }, "2026-12-22", 9)).toEqual(["2026-12-22", "2026-12-29"]);
    expect(next({ count: 3 }, "2026-12-22", 9, { leftOut: [day("2026-12-29")] })).toEqual(["2026-12-22", "2027-01-05"]);
    const counted = { rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=5", firstDay: day("2026-12-22"), endsOn: null, leftOut: [day("2026-12-29")] };
    expect(countBefore(counted, day("2027-01-12"))).toBe(3);
    expect(countBefore(counted, day("2026-12-22"))).toBe(0);
    expect(daysOf(counted, day("2027-02-01"), day("2026-12-01"))).toEqual([]);
  });

  it("is read back as it was written", () => {
    const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(day("2026-01-01"), n));
    const ask = fc.record({
      kind: fc.constantFrom("weekly" as const, "monthly" as const), every: fc.integer({ min: 1, max: 8 }), weekdays: fc.subarray([...weekdays]),
      by: fc.constantFrom(...monthlyBys), count: fc.option(fc.integer({ min: 1, max: 60 })),
    });
    fc.assert(fc.property(ask, anyDay, (one, first) => {
      const rrule = rruleOf(repeatOf(one, first));
      expect(rruleOf(readRrule(rrule))).toBe(rrule);
      for (const at of nextDays({ rrule, firstDay: first, endsOn: null }, first, 3)) {
        expect(at >= first).toBe(true);
        if (one.kind === "weekly") expect(one.weekdays.length === 0 ? [weekdayOf(first)] : one.weekdays).toContain(weekdayOf(at));
      }
    }));
  });
});

it("knows the official holidays, Orthodox Easter among them", () => {
  expect(["2026-12-24", "2026-12-26", "2027-03-03", "2027-05-24"].map((one) => holidayOf(day(one)))).toEqual(["christmasEve", "christmas", "liberation", "letters"]);
  expect(["2026-04-10", "2026-04-12", "2026-04-13", "2027-05-02", "2027-04-30", "2028-04-16"].map((one) => holidayOf(day(one)))).toEqual(Array(6).fill("easter"));
  expect(["2026-12-23", "2026-04-14", "2026-04-09"].map((one) => holidayOf(day(one)))).toEqual([null, null, null]);
});
