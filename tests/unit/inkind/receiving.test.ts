import { describe, expect, it } from "vitest";
import { quarantineForm, receiveForm } from "~/domains/inkind/receive-schemas";
import { isForbidden, isTooWarm, keeps, parseTemperature } from "~/domains/inkind/receiving-rules";
import { photoNeeded } from "~/domains/inkind/write-off-rules";
import { newId } from "~/platform/ids/ids";

describe("the receiving desk", () => {
  it("reads degrees as people and thermometers write them", () => {
    for (const [text, tenths] of [["4,5", 45], ["4.5", 45], ["-18", -180], ["−18 °C", -180], ["0", 0], ["-0", 0], ["7 °C", 70], ["6°", 60]] as const) {
      expect(parseTemperature(text), text).toEqual({ ok: true, value: tenths });
    }
    for (const text of ["", "топло", "4,55", "100", "4,5,1", "--2"]) expect(parseTemperature(text), text).toMatchObject({ ok: false });
  });

  it("knows what is too warm and which place keeps it", () => {
    expect([isTooWarm("chilled", 60), isTooWarm("chilled", 61), isTooWarm("frozen", -149), isTooWarm("frozen", -150), isTooWarm("room", 400), isTooWarm("chilled", null)]).toEqual([false, true, true, false, false, false]);
    expect([keeps("room", "room"), keeps("chilled", "room"), keeps("frozen", "room"), keeps("room", "chilled"), keeps("frozen", "frozen")]).toEqual([true, true, false, false, true]);
  });

  it("refuses whole words only", () => {
    for (const name of ["Лекарства", "Ракия домашна", "бутилка вино", "Цигари", "Детска кошара", "Car seat, used"]) expect(isForbidden(name), name).toBe(true);
    for (const name of ["Винетки", "Бирници от картон", "Кошара, нова", "New car seat", "Детско яке", "Ябълков оцет"]) expect(isForbidden(name), name).toBe(false);
  });

  it("asks for a photo from ten of anything", () => {
    expect([photoNeeded([{ unit: "piece", quantity: 9 }]), photoNeeded([{ unit: "g", quantity: 10_000 }]), photoNeeded([])]).toEqual([false, true, false]);
  });

  it("asks for the temperature of chilled goods, and reads scanned labels", () => {
    const lot = (more: object) => receiveForm.safeParse({ receiptId: newId(), lines: [{ offerLineId: newId(), unit: "piece", itemName: "Мляко", arrived: "3", lots: [{ storage: "chilled", ...more }] }] });
    expect(lot({}).error?.issues[0]).toMatchObject({ path: ["lines", 0, "lots", 0, "temperature"], message: "inkind:refusals.temperature_missing" });
    expect(lot({ temperature: "4,5", label: "7qk4-m2zp-0r8x-v3cd" }).data?.lines[0]?.lots).toMatchObject([{ quantity: 3, temperatureTenths: 45, label: "7QK4M2ZP0R8XV3CD" }]);
    expect(lot({ temperature: "4,5", label: "123" }).error?.issues[0]).toMatchObject({ message: "inkind:refusals.label_malformed" });
  });

  it("decides no more than was held", () => {
    const decide = (rejected: string, more: object = {}) => quarantineForm.safeParse({ unit: "piece", held: "6", rejected, ...more });
    expect(decide("7", { rejectReason: "broken" }).error?.issues[0]?.message).toBe("inkind:refusals.more_than_held");
    expect(decide("2").error?.issues[0]?.message).toBe("inkind:refusals.reject_reason_missing");
    expect(decide("").data).toMatchObject({ rejected: 0, lots: [{ quantity: 6 }] });
  });
});
