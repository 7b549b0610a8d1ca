import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canMoveNeed, outputsOf, type ProgrammeId, questionOf, settlePledge } from "~/domains/services/model";
import { parseQuantity } from "~/domains/services/schemas";
import { expectOk } from "~/platform/errors/result";
import { checkProperty } from "~tests/support/property";

describe("needs", () => {
  it("move forward only", () => {
    expect([canMoveNeed("draft", "public"), canMoveNeed("public", "met"), canMoveNeed("met", "public"), canMoveNeed("withdrawn", "public")]).toEqual([true, true, true, false]);
  });

  it("count an arrival from its own promise first, then from what is open, and nothing beyond", async () => {
    expect(settlePledge({ pledged: 18, received: 0 }, 14, 12, false)).toEqual({ pledged: 4, received: 14 });
    expect(settlePledge({ pledged: 4, received: 14 }, 14, 12, true)).toEqual({ pledged: 0, received: 14 });
    expect(settlePledge({ pledged: 0, received: 0 }, 50, 12, false)).toEqual({ pledged: 0, received: 12 });
    const amount = fc.integer({ min: 0, max: 40 });
    await checkProperty(
      fc.property(amount, amount, amount, amount, fc.boolean(), (pledged, received, total, open, final) => {
        const next = settlePledge({ pledged, received }, total, open, final);
        expect(next.pledged).toBeGreaterThanOrEqual(0);
        expect(next.pledged + next.received).toBeLessThanOrEqual(pledged + received + open);
        // Once more with the same total changes nothing while the promise covers it.
        if (total <= pledged + received) expect(settlePledge(next, total, open, final)).toEqual(next);
      }),
    );
  });
});

describe("quantities as people type them", () => {
  it("become whole base units", () => {
    expect([parseQuantity("12", "piece"), parseQuantity("1,5", "kg"), parseQuantity("12", "l"), parseQuantity("64,00", "eur")]).toEqual([12, 1500, 12_000, 6400]);
    expect([parseQuantity("0", "piece"), parseQuantity("-3", "piece"), parseQuantity("1,5", "piece"), parseQuantity("1,005", "eur"), parseQuantity("", "kg")]).toEqual([null, null, null, null, null]);
  });
});

describe("a month's figures", () => {
  const figures = { capacity: 20, usersInMonth: 44, usersInYear: 62, individualSessions: 10, groupSessions: 4, homeVisits: 0 };
  const programmeId = "p" as ProgrammeId;

  it("divide into outputs that add up to each figure", () => {
    expect(expectOk(outputsOf(figures, [{ programmeId, measure: "individual_session", count: 10 }, { programmeId, measure: "parcel", count: 2 }]))).toEqual([
      { programmeId, measure: "individual_session", count: 10 },
      { programmeId, measure: "parcel", count: 2 },
      { programmeId: null, measure: "group_session", count: 4 },
    ]);
    expect(outputsOf(figures, [{ programmeId, measure: "home_visit", count: 1 }])).toMatchObject({ refusal: { code: "split_over_total" } });
  });

  it("are asked about when one is far outside, with the digit that slipped", () => {
    expect(questionOf("homeVisits", 210, [22, 20, 24, 14])).toEqual({ measure: "homeVisits", value: 210, low: 14, high: 24, meant: 21 });
    expect(questionOf("homeVisits", 26, [22, 20, 24])).toBeNull();
    expect(questionOf("homeVisits", 2, [22, 20, 24])).toMatchObject({ low: 20, meant: null });
    expect(questionOf("usersInYear", 59, [61])).toMatchObject({ high: 61 });
    expect(questionOf("homeVisits", null, [1, 2, 3])).toBeNull();
  });
});
