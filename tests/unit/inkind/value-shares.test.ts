import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptedPart, carriedCents, spreadCents } from "~/domains/inkind/value-shares";
import { recogniseForm } from "~/domains/inkind/value-schemas";
import { newId } from "~/platform/ids/ids";

describe("shares of a recognised value", () => {
  it("the last piece takes what is left, whatever left before", () => {
    fc.assert(fc.property(fc.nat(100_000), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }), (cents, leaving) => {
      let at = { quantity: leaving.reduce((sum, quantity) => sum + quantity, 0), cents };
      let gone = 0;
      for (const quantity of leaving) {
        const share = carriedCents(at, quantity);
        expect(share).toBeGreaterThanOrEqual(0);
        gone += share;
        at = { quantity: at.quantity - quantity, cents: at.cents - share };
      }
      expect([gone, at.cents]).toEqual([cents, 0]);
    }));
  });

  it("goes back exactly as it came, never more than is there, and all of it with the last piece", () => {
    expect(carriedCents({ quantity: 5, cents: 67 }, 2, 33)).toBe(33);
    expect(carriedCents({ quantity: 5, cents: 20 }, 2, 33)).toBe(20);
    expect(carriedCents({ quantity: 2, cents: 34 }, 2, 33)).toBe(34);
    expect(carriedCents({ quantity: -3, cents: 0 }, 3)).toBe(0);
  });

  it("spreads over lots and places by largest remainder", () => {
    expect(spreadCents(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(spreadCents(1, [0, 3, 4])).toEqual([0, 0, 1]);
    expect(spreadCents(0, [0, 0])).toEqual([0, 0]);
    expect(spreadCents(5, [])).toEqual([]);
  });

  it("a form begins with the accepted part of what was declared", () => {
    expect([acceptedPart(1000, 6, 5), acceptedPart(1000, 6, 6), acceptedPart(1000, 6, 8), acceptedPart(1000, 6, 0)]).toEqual([833, 1000, 1000, 0]);
  });
});

describe("the form of a value", () => {
  const form = (more: object) => recogniseForm.safeParse({ decisionId: newId(), seq: "0", amount: "216,60", basis: "invoice", evidence: "фактура № 118", ...more });
  it("reads whole cents", () => expect(form({}).data).toMatchObject({ amount: 21_660, seq: 0 }));
  it.each([
    [{ amount: "" }, "value_missing"], [{ amount: "12,345" }, "value_not_money"], [{ amount: "0,00" }, "value_zero"], [{ amount: "-3" }, "value_not_money"],
    [{ amount: "20000000" }, "value_too_large"], [{ basis: "market" }, "value_basis_missing"], [{ evidence: undefined }, "evidence_missing"],
  ])("refuses %o", (more, code) => expect(form(more).error?.issues[0]?.message).toBe(`inkind:refusals.${code}`));
});
