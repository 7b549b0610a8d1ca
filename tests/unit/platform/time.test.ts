import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, instantAt, localDate, localDateOf, localTimeOf, monthOf, parseLocalDate } from "~/platform/time/local-date";

describe("calendar days in Sofia", () => {
  it("reads both ways of writing and refuses days that do not exist", () => {
    expect(parseLocalDate("05.12.2026")).toBe("2026-12-05");
    expect(parseLocalDate("5.12.2026 г.")).toBe("2026-12-05");
    expect(parseLocalDate("2028-02-29")).toBe("2028-02-29");
    for (const wrong of ["2026-02-29", "31.04.2026", "5/12/2026", "", "утре"]) expect(parseLocalDate(wrong)).toBeNull();
  });

  it("knows that the evening in UTC is already tomorrow here", () => {
    expect(localDateOf(new Date("2026-12-05T22:30:00Z"))).toBe("2026-12-06");
  });

  it("walks days and months over ends of years", () => {
    expect(addDays(localDate("2026-12-31"), 1)).toBe("2027-01-01");
    expect(addMonths(localDate("2026-11-15"), 2)).toBe("2027-01-01");
    expect(monthOf(localDate("2026-11-15"))).toBe("2026-11-01");
    expect(daysBetween(localDate("2026-12-05"), localDate("2026-12-18"))).toBe(13);
  });
});

describe("wall-clock times in Sofia", () => {
  it.each([
    ["winter", "2026-12-08", "15:00", "2026-12-08T13:00:00.000Z"],
    ["summer", "2026-07-01", "10:00", "2026-07-01T07:00:00.000Z"],
    ["just before the spring change", "2026-03-29", "02:59", "2026-03-29T00:59:00.000Z"],
    ["in the skipped hour: moved forward", "2026-03-29", "03:30", "2026-03-29T01:30:00.000Z"],
    ["in the doubled hour: the first", "2026-10-25", "03:30", "2026-10-25T00:30:00.000Z"],
    ["after the autumn change", "2026-10-25", "04:00", "2026-10-25T02:00:00.000Z"],
  ])("%s", (_name, day, time, expected) => {
    expect(instantAt(localDate(day), time).toISOString()).toBe(expected);
  });

  it("prints back what was meant", () => {
    expect(localTimeOf(instantAt(localDate("2026-12-08"), "15:00"))).toBe("15:00");
  });
});
