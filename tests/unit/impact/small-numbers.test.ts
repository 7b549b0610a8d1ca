import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicFigure, smallNumber, suppressColumn, suppressTable } from "~/domains/impact/model";
import { checkProperty } from "~tests/support/property";

describe("S2 small numbers", () => {
  it("hides people, individual sessions and home visits below five; sessions of a group are work and are shown", () => {
    expect(publicFigure("home_visit", 3)).toEqual({ show: "under" });
    expect(publicFigure("people", 4)).toEqual({ show: "under" });
    expect(publicFigure("individual_session", 5)).toEqual({ show: 5 });
    expect(publicFigure("group_session", 2)).toEqual({ show: 2 });
    expect(publicFigure("home_visit", 0)).toEqual({ show: 0 });
  });

  it("hides the smallest other figure, so that the first is not found by subtraction (sketch 05)", () => {
    expect(suppressColumn([118, 71, 54, 3])).toEqual([{ show: 118 }, { show: 71 }, { show: "hidden" }, { show: "under" }]);
    expect(suppressColumn([118, 71, 54, 16])).toEqual([{ show: 118 }, { show: 71 }, { show: 54 }, { show: 16 }]);
    expect(suppressColumn([118, 3, 4])).toEqual([{ show: 118 }, { show: "under" }, { show: "under" }]);
    expect(suppressColumn([118, 1, 2])).toEqual([{ show: "hidden" }, { show: "under" }, { show: "under" }]);
  });

  it("leaves a table's measures apart", () => {
    const rows = [{ group_session: 2, home_visit: 3 }, { group_session: 9, home_visit: 20 }];
    expect(suppressTable(["group_session", "home_visit"], rows)).toEqual([
      { group_session: { show: 2 }, home_visit: { show: "under" } },
      { group_session: { show: 9 }, home_visit: { show: "hidden" } },
    ]);
  });

  it("never lets a small figure be derived from the total and the rest", async () => {
    await checkProperty(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }), (values) => {
        const figures = suppressColumn(values);
        figures.forEach((figure, index) => {
          const value = values[index]!;
          if (value > 0 && value < smallNumber) expect(figure.show).toBe("under");
        });
        const hidden = values.filter((_, index) => typeof figures[index]!.show === "string");
        const rest = hidden.reduce((sum, value) => sum + value, 0);
        // What subtraction gives is the hidden figures' sum: not one small figure, nor a small sum, unless nothing else can be hidden.
        if (hidden.length > 0 && values.some((value) => value >= smallNumber)) expect(hidden.length > 1 && rest >= smallNumber).toBe(true);
      }),
    );
  });
});
