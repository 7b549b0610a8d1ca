import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, isItemCode, itemCodeOf } from "~/domains/bazaar/model";
import { canonicalSale, countedSum, denominations, expectedCash, fewestPieces, likelyTenders, slipNumber, type SaleEvent } from "~/domains/checkout/model";
import { claimBody, closeBody, openBody, saleBody } from "~/domains/checkout/schemas";
import { emptyTill, restored, tillReducer, type BillLine } from "~/domains/checkout/ui/bill-state";
import { typeSum } from "~/domains/checkout/ui/NumberPad";
import { readTyped, scannedDigit } from "~/domains/checkout/ui/scan";
import { newId } from "~/platform/ids/ids";
import { checkProperty } from "~tests/support/property";

const line = (more: Partial<BillLine> = {}): BillLine => ({ key: newId(), articleId: "a", unitId: null, name: "Картичка", quantity: 1, unitPriceCents: 250, ...more });
const sentenceOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) => (result.success ? null : result.error?.issues[0]?.message);

describe("money at the till", () => {
  it("gives change with the fewest pieces, exactly", async () => {
    expect(fewestPieces(450)).toEqual([200, 200, 50]);
    await checkProperty(fc.property(fc.integer({ min: 0, max: 100_000 }), (sum) => {
      expect(fewestPieces(sum).reduce((a, b) => a + b, 0)).toBe(sum);
    }));
  });

  it("offers what people hand over", () => {
    expect(likelyTenders(2550)).toEqual([2600, 3000, 4000]);
    expect(likelyTenders(1000)).toEqual([2000, 5000, 10_000]);
    expect(likelyTenders(0)).toEqual([]);
  });

  it("counts the drawer: blank is not zero", () => {
    expect(countedSum({ "5000": 1, "2000": 3, "1": 0 })).toEqual({ sum: 11_000, blank: denominations.length - 3 });
    const zeros = Object.fromEntries(denominations.map((value) => [String(value), 0]));
    expect(countedSum(zeros)).toEqual({ sum: 0, blank: 0 });
    expect(expectedCash(6000, 21_450, -10_000)).toBe(17_450);
  });

  it("takes digits and two decimals from the pad", () => {
    expect(["3", "0", ",", "5", "0", "5"].reduce(typeSum, "")).toBe("30,50");
    expect(typeSum("", ",")).toBe("0,");
    expect(typeSum("30", "erase")).toBe("3");
    expect(slipNumber(2, 1, 143)).toBe("2-1-0143");
  });
});

describe("codes and keys", () => {
  it("checks item codes by their last digit", async () => {
    expect(checkDigit("629104150021")).toBe("3");
    await checkProperty(
      fc.property(fc.integer({ min: 1, max: 8_999_999 }), fc.nat(7), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
        const code = itemCodeOf(n);
        expect(isItemCode(code)).toBe(true);
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(isItemCode(wrong)).toBe(false);
      }),
    );
  });

  it("reads a scanner's digits by the key's place on any layout", () => {
    const key = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
    expect(scannedDigit({ ...key, code: "Digit7" })).toBe("7");
    expect(scannedDigit({ ...key, code: "Numpad0" })).toBe("0");
    expect(scannedDigit({ ...key, code: "KeyA" })).toBeNull();
    expect(scannedDigit({ ...key, code: "Digit7", ctrlKey: true })).toBeNull();
    expect(readTyped(" 9455 0610 ")).toEqual({ kind: "code", code: "94550610" });
    expect(readTyped("Шал")).toEqual({ kind: "words", words: "шал" });
  });
});

describe("the bill", () => {
  it("joins pieces of one article, keeps one-of-a-kind things apart and takes none of them twice", () => {
    let state = emptyTill(1);
    for (const next of [line(), line(), line({ articleId: "b", unitId: "u1" }), line({ articleId: "b", unitId: "u2" }), line({ articleId: "b", unitId: "u1" })]) state = tillReducer(state, { type: "add", line: next });
    expect(state.lines.map((row) => [row.quantity, row.unitId])).toEqual([[2, null], [1, "u1"], [1, "u2"]]);
    const [first] = state.lines;
    state = tillReducer(state, { type: "less", key: first!.key });
    state = tillReducer(state, { type: "less", key: first!.key });
    expect(state.lines).toHaveLength(2);
  });

  it("survives a reload without going behind the server's numbers", () => {
    const kept = { ...emptyTill(7), lines: [line()] };
    expect(restored(kept, 5)).toMatchObject({ nextSequence: 7, lines: kept.lines });
    expect(restored(kept, 9).nextSequence).toBe(9);
    expect(restored(null, 3)).toEqual(emptyTill(3));
  });

  it("hashes the same bytes for the same sale, other bytes for any change", () => {
    const sale: SaleEvent = { id: "i", sessionId: "s", sequence: 1, lookCode: "l", soldAt: "t", tenderedCents: 5, lines: [{ articleId: "a", unitId: null, quantity: 1, unitPriceCents: 5 }] };
    expect(canonicalSale({ ...sale, lines: sale.lines.map((row) => ({ unitPriceCents: row.unitPriceCents, quantity: row.quantity, unitId: row.unitId, articleId: row.articleId })) })).toBe(canonicalSale(sale));
    expect(canonicalSale({ ...sale, tenderedCents: 6 })).not.toBe(canonicalSale(sale));
  });
});

describe("bad input has a sentence", () => {
  const open = (float: string) => sentenceOf(openBody.safeParse({ sessionId: newId(), tillId: newId(), deviceId: newId(), float }));
  it("for the float", () => {
    expect(open("60,00")).toBeNull();
    expect(open("0")).toBeNull();
    expect(open("")).toBe("checkout:refusals.sum_missing");
    expect(open("-5")).toBe("checkout:refusals.sum_negative");
    expect(open("60,505")).toBe("checkout:refusals.sum_malformed");
    expect(open("много")).toBe("checkout:refusals.sum_malformed");
  });

  it("for quantities and foreign ids", () => {
    const claim = (body: object) => sentenceOf(claimBody.safeParse({ sessionId: newId(), code: "94550610", ...body }));
    for (const quantity of [0, -1, 1.5]) expect(claim({ quantity })).toBe("checkout:refusals.quantity_malformed");
    expect(claim({ sessionId: "x" })).toBe("checkout:refusals.session_unknown");
    const sale = { id: newId(), sessionId: newId(), sequence: 1, lookCode: "7QK4M2ZP0R8XV3CD", soldAt: "2026-12-19T10:00:00.000Z", tenderedCents: 250 };
    const told = (lines: unknown, more: object = {}) => sentenceOf(saleBody.safeParse({ sha256: "0".repeat(64), sale: { ...sale, lines, ...more } }));
    const one = { articleId: newId(), unitId: null, quantity: 1, unitPriceCents: 250 };
    expect(told([one])).toBeNull();
    expect(told([{ ...one, quantity: 0 }])).toBe("checkout:refusals.quantity_malformed");
    expect(told([{ ...one, unitPriceCents: 250.5 }])).toBe("checkout:refusals.sum_malformed");
    expect(told([])).toBe("checkout:refusals.sale_empty");
    expect(told([one], { lookCode: "short" })).toBe("checkout:refusals.code_malformed");
  });

  it("for a count with blanks", () => {
    const close = (body: object) => sentenceOf(closeBody.safeParse({ sessionId: newId(), lastSequence: 3, ...body }));
    const all = Object.fromEntries(denominations.map((value) => [String(value), 0]));
    expect(close({ pieces: all })).toBeNull();
    expect(close({ total: "167,30" })).toBeNull();
    expect(close({ pieces: { "5000": 1 } })).toBe("checkout:refusals.count_blank");
    expect(close({})).toBe("checkout:refusals.count_missing");
    expect(close({ pieces: { ...all, "100": -1 } })).toBe("checkout:refusals.count_malformed");
  });
});
