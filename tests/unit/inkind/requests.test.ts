import { describe, expect, it } from "vitest";
import { closestItem, openOf, proposePick, shortOf, stateAfter, type ShelfLot } from "~/domains/inkind/request-model";
import { instant } from "~/platform/time/clock";
import { localDate, type LocalDate } from "~/platform/time/local-date";

const today = localDate("2026-12-19");
const lot = (id: string, onHand: number, more: Partial<ShelfLot> = {}): ShelfLot => ({
  id, number: Number(id), onHand, promised: 0, held: false, useBy: null, bestBefore: null, receivedAt: instant("2026-12-01T08:00:00Z"), ...more,
});
const day = (text: string): LocalDate => localDate(text);

describe("a pick", () => {
  it("takes what expires first of what is free, names each lot it passed over with its reason, and what stays open", () => {
    const pick = proposePick([
      lot("1", 5), lot("2", 4, { useBy: day("2026-12-22"), promised: 1 }), lot("3", 9, { useBy: day("2026-12-18") }), lot("4", 2, { held: true }),
      lot("5", 3, { promised: 3 }), lot("6", 6, { bestBefore: day("2026-12-01") }), lot("7", 0),
    ], 10, today);
    expect(pick.taken.map(({ lot: one, quantity }) => [one.id, quantity])).toEqual([["2", 3], ["1", 5]]);
    expect(pick.skipped.map(({ lot: one, why }) => [one.id, why])).toEqual([["3", "expired"], ["4", "held"], ["5", "promised"], ["6", "best_before"]]);
    expect(pick.short).toBe(2);
  });
  it("gives on the last day itself, and an expired lot is expired also while it is held", () => {
    expect(proposePick([lot("1", 1, { useBy: today })], 1, today).short).toBe(0);
    expect(proposePick([lot("1", 1, { useBy: day("2026-12-18"), held: true })], 1, today).skipped[0]?.why).toBe("expired");
  });
});

it("open, short and the state follow from the lines", () => {
  const line = (approved: number | null, issued: number, promised = 0, closeReason: "not_coming" | null = null) => ({ approved, issued, promised, closeReason });
  expect([openOf(line(5, 2)), openOf(line(5, 2, 0, "not_coming")), openOf(line(null, 0)), shortOf(line(5, 2, 2)), shortOf(line(5, 5))]).toEqual([3, 0, 0, 1, 0]);
  expect([stateAfter([line(5, 0), line(0, 0)]), stateAfter([line(5, 1)]), stateAfter([line(5, 5), line(0, 0)]), stateAfter([line(5, 1, 0, "not_coming")])]).toEqual(["approved", "partly_issued", "issued", "issued"]);
});

it("the thing on the shelf is found by the words, then the kind, then the size", () => {
  const item = (itemName: string, category = "clothes", unit: "piece" | "g" = "piece") => ({ itemName, category, unit });
  const shelf = [item("Зимни дрехи, 7 – 10 години"), item("Настолни игри", "toys"), item("Детско зимно яке, ръст 116 – 128"), item("Детско зимно яке, ръст 134 – 140"), item("Захар", "food", "g")];
  const asked = (description: string, size = "", category = "clothes", unit = "piece") => closestItem({ description, size, category, unit }, shelf)?.itemName;
  expect(asked("настолна игра", "за 6 – 10 години", "toys")).toBe("Настолни игри");
  expect(asked("зимно яке", "ръст 134")).toBe("Детско зимно яке, ръст 134 – 140");
  expect(asked("захар", "", "food", "g")).toBe("Захар");
  expect(asked("захар", "", "food")).toBeUndefined();
  expect(asked("памперси")).toBeUndefined();
});
