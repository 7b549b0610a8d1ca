import { describe, expect, it } from "vitest";
import { mayBecome, offerStates, parseQuantity, pickFirstExpiring, typedQuantity } from "~/domains/inkind/model";
import { agreeForm } from "~/domains/inkind/offer-schemas";
import { receiveForm } from "~/domains/inkind/receive-schemas";
import { issueForm, offerForm } from "~/domains/inkind/schemas";
import { newId } from "~/platform/ids/ids";
import { instant } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";

const code = (text: string, unit: "piece" | "kg" | "l", zero?: "allowed") => {
  const parsed = parseQuantity(text, unit, zero);
  return parsed.ok ? parsed.value : parsed.refusal.code;
};

describe("parseQuantity", () => {
  it.each([
    ["6", "piece", 6], [" 1 200 ", "piece", 1200], ["12,5", "kg", 12_500], ["12.50", "kg", 12_500], ["0,75", "l", 750], ["1,00", "piece", 1], ["100000", "kg", 100_000_000],
  ] as const)("reads %s %s", (text, unit, expected) => expect(code(text, unit)).toBe(expected));

  it.each([
    ["", "kg", "quantity_missing"], ["шест", "piece", "quantity_not_a_number"], ["1,2,3", "kg", "quantity_not_a_number"], ["0", "kg", "quantity_not_positive"],
    ["-3", "piece", "quantity_negative"], ["−3", "kg", "quantity_negative"], ["1,255", "kg", "quantity_too_many_decimals"], ["1.500", "piece", "quantity_too_many_decimals"],
    ["1,5", "piece", "quantity_not_whole"], ["100001", "piece", "quantity_too_large"], ["99999999999999999999", "kg", "quantity_too_large"], ["1e5", "kg", "quantity_not_a_number"],
  ] as const)("answers %s %s with %s", (text, unit, expected) => expect(code(text, unit)).toBe(expected));

  it("lets the store count nothing", () => expect(code("0", "piece", "allowed")).toBe(0));
  it("writes a quantity back as it is typed", () => expect([typedQuantity(12_500, "g"), typedQuantity(12_500, "g", "bg"), typedQuantity(6, "piece", "bg")]).toEqual(["12.5", "12,5", "6"]));
});

describe("an offer's states", () => {
  it("end with declined and closed", () => {
    expect(offerStates.filter((state) => mayBecome("declined", state) || mayBecome("closed", state))).toEqual([]);
    expect(mayBecome("submitted", "closed")).toBe(false);
  });
});

describe("pickFirstExpiring", () => {
  const lot = (id: string, onHand: number, useBy: string | null, bestBefore: string | null = null) =>
    ({ id, onHand, useBy: useBy ? localDate(useBy) : null, bestBefore: bestBefore ? localDate(bestBefore) : null, receivedAt: instant("2026-12-01T08:00:00Z") });
  const today = localDate("2026-12-17");

  it("takes what expires first, names what has expired, and leaves the shortage open", () => {
    const lots = [lot("d", 4, null), lot("c", 5, null, "2026-12-20"), lot("b", 5, "2026-12-20"), lot("a", 9, "2026-12-16"), lot("e", 3, "2026-12-17")];
    const pick = pickFirstExpiring(lots, 20, today);
    expect(pick.taken.map(({ lot: { id }, quantity }) => [id, quantity])).toEqual([["e", 3], ["b", 5], ["c", 5], ["d", 4]]);
    expect(pick.skipped.map(({ id }) => id)).toEqual(["a"]);
    expect(pick.short).toBe(3);
  });
});

describe("forms", () => {
  const offer = {
    offerId: newId() as string, delivery: "bring",
    lines: [{ description: "якета", category: "clothes", quantity: "6", unit: "piece" }, { unit: "piece", category: "food" }],
  };
  const flaws = (schema: { safeParse(value: unknown): { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } } }, value: unknown) =>
    (schema.safeParse(value).error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]);

  it("does not send an empty last row, and reads quantities into base units", () => {
    const parsed = offerForm.parse({ ...offer, lines: [{ description: "брашно", category: "food", quantity: "2,5", unit: "kg" }, {}] });
    expect(parsed.lines).toEqual([{ description: "брашно", category: "food", unit: "g", quantity: 2500 }]);
    expect(offerForm.parse(offer).lines).toHaveLength(1);
  });

  it("answers each bad row on its field", () => {
    const lines = [{ description: "якета", quantity: "0", unit: "piece" }, { quantity: "3" }, { description: "мляко", quantity: "1,255", unit: "l" }];
    expect(flaws(offerForm, { ...offer, lines })).toEqual([
      ["lines.0.quantity", "inkind:refusals.quantity_not_positive"], ["lines.1.description", "inkind:refusals.description_missing"], ["lines.2.quantity", "inkind:refusals.quantity_too_many_decimals"],
    ]);
    expect(flaws(offerForm, { ...offer, lines: undefined })[0]).toEqual(["lines.0.description", "inkind:refusals.description_missing"]);
  });

  it("asks for an address and a phone only for a pick-up", () => {
    expect(flaws(offerForm, { ...offer, delivery: "pickup" })).toEqual([["address", "inkind:refusals.address_missing"], ["phone", "inkind:refusals.phone_missing"]]);
    expect(flaws(offerForm, offer)).toEqual([]);
  });

  it("wants the end of a time after its start", () => {
    expect(flaws(agreeForm, { day: "21.12.2026", from: "14:00", until: "13:00" })).toEqual([["until", "inkind:refusals.time_order"]]);
    expect(agreeForm.parse({ day: "21.12.2026", from: "14:00", until: "15:00" }).day).toBe("2026-12-21");
  });

  const received = (line: object) => ({ receiptId: newId(), lines: [{ offerLineId: newId(), unit: "piece", itemName: "Яке", arrived: "30", ...line }] });
  it("splits what is accepted into lots that add up", () => {
    const parsed = receiveForm.parse(received({ rejected: "3", rejectReason: "damaged_package", lots: [{ quantity: "18", expiry: "20.12.2026" }, { quantity: "9", expiry: "2026-12-24", expiryKind: "best_before" }] }));
    expect(parsed.lines[0]).toMatchObject({ arrived: 30, rejected: 3, disposition: "returned", lots: [{ quantity: 18, useBy: "2026-12-20" }, { quantity: 9, useBy: null, bestBefore: "2026-12-24" }] });
    expect(receiveForm.parse(received({})).lines[0]?.lots).toMatchObject([{ quantity: 30, storage: "room" }]);
    expect(receiveForm.parse(received({ arrived: "0" })).lines[0]?.lots).toEqual([]);
  });

  it("answers lots that do not add up, a refusal without a reason, and more refused than came", () => {
    expect(flaws(receiveForm, received({ lots: [{ quantity: "18" }, { quantity: "9" }] }))).toEqual([["lines.0.lots.0.quantity", "inkind:refusals.lots_do_not_add_up"]]);
    expect(flaws(receiveForm, received({ rejected: "3" }))).toEqual([["lines.0.rejectReason", "inkind:refusals.reject_reason_missing"]]);
    expect(flaws(receiveForm, received({ rejected: "31", rejectReason: "expired" }))).toEqual([["lines.0.rejected", "inkind:refusals.more_than_arrived"]]);
    expect(flaws(receiveForm, received({ lots: [{ expiry: "31.02.2027" }] }))).toEqual([["lines.0.lots.0.expiry", "inkind:refusals.date_malformed"]]);
  });

  it("issues only lots with a quantity", () => {
    const [service, lotA, lotB] = [newId(), newId(), newId()];
    const parsed = issueForm.parse({ issueId: newId(), unit: "kg", target: service, takes: [{ lotId: lotA, quantity: "1,5" }, { lotId: lotB }] });
    expect(parsed).toMatchObject({ serviceId: service, programmeId: null, takes: [{ lotId: lotA, quantity: 1500 }] });
    expect(flaws(issueForm, { issueId: newId(), unit: "kg", target: "x", takes: [{ lotId: lotA }] })).toEqual([["target", "inkind:refusals.target_unknown"]]);
    expect(flaws(issueForm, { issueId: newId(), unit: "kg", target: service, takes: [{ lotId: lotA }] })).toEqual([["takes.0.quantity", "inkind:refusals.nothing_taken"]]);
  });
});
