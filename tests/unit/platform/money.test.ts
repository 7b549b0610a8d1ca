import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, centsFromStotinki, parseCents } from "~/platform/money/cents";

describe("splitting a sum (F11)", () => {
  it("sums exactly, is never off by more than a unit, and gives nothing to weight zero", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 }).filter((w) => w.some((x) => x > 0)),
        (total, weights) => {
          const shares = allocate(total, weights);
          const whole = weights.reduce((a, b) => a + b, 0);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
          shares.forEach((share, i) => {
            expect(Math.abs(share - (total * weights[i]!) / whole)).toBeLessThan(1 + 1e-6);
            if (weights[i] === 0) expect(share).toBe(0);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("gives the left-over cent to the largest remainder, ties to the first", () => {
    expect(allocate(25_000, [1, 1, 1])).toEqual([8334, 8333, 8333]);
    expect(allocate(100, [1, 2])).toEqual([33, 67]);
  });

  it("refuses weights that cannot carry the sum", () => {
    expect(() => allocate(10, [0, 0])).toThrow(RangeError);
    expect(() => allocate(10, [-1, 2])).toThrow(RangeError);
    expect(() => allocate(0.5, [1])).toThrow(RangeError);
  });
});

describe("typed sums", () => {
  it.each([["12,50", 1250], ["12.5", 1250], ["12", 1200], ["1 234,50", 123450], ["1234,50 €", 123450], ["0,05", 5]])("%s", (text, amount) => {
    expect(parseCents(text)).toBe(amount);
  });
  it.each(["12,505", "", "-5", "12,", "1e3", "дванадесет", "1,2,3"])("refuses %s", (text) => {
    expect(parseCents(text)).toBeNull();
  });
});

describe("leva as history", () => {
  // Known conversions of published sums (domain.md §5).
  it.each([[113_000, 57_776], [125_200, 64_014], [14_000, 7_158], [255_400, 130_584], [92_200, 47_141], [210_000, 107_371], [170_300, 87_073]])(
    "%i stotinki are %i cents",
    (stotinki, expected) => {
      expect(centsFromStotinki(stotinki)).toBe(expected);
    },
  );
});
