import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { allocationFlow, joinFifo, sourcesOf, type FlowPart, type HeldDay } from "~/domains/funds/ui/allocation-flow";
import { translators } from "~/translators.server";

const day = (name: string, cents: number): HeldDay => ({ day: name, receipts: 1, cents });
const part = (id: string, cents: number, months: readonly string[] = []): FlowPart => ({ id, name: id, months, cents });

describe("what will be linked to what", () => {
  it("takes the oldest day first and goes over to the next to the cent", () => {
    expect(joinFifo([day("2026-12-18", 1000), day("2026-12-19", 500)], [part("camp", 900), part("emergency", 300)])).toEqual([
      { from: "2026-12-18", to: "camp", cents: 900 },
      { from: "2026-12-18", to: "emergency", cents: 100 },
      { from: "2026-12-19", to: "emergency", cents: 200 },
    ]);
  });

  it("never draws more than is held and adds up whatever is typed", () => {
    const cents = fc.integer({ min: 0, max: 500_000 });
    fc.assert(fc.property(fc.array(cents, { maxLength: 8 }), fc.array(cents, { maxLength: 6 }), (held, asked) => {
      const days = held.map((one, index) => day(`2026-12-0${index + 1}`, one));
      const joined = joinFifo(days, asked.map((one, index) => part(`p${index}`, one)));
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      expect(sum(joined.map((link) => link.cents))).toBe(Math.min(sum(held), sum(asked)));
      for (const one of days) expect(sum(joined.filter((link) => link.from === one.day).map((link) => link.cents))).toBeLessThanOrEqual(one.cents);
    }));
  });

  it("tells months instead of days when there are many, without losing a receipt", () => {
    const days = Array.from({ length: 9 }, (_, index) => day(`2026-0${index < 5 ? 3 : 4}-0${index + 1}`, 100));
    expect(sourcesOf(days)).toEqual([{ day: "2026-03", receipts: 5, cents: 500 }, { day: "2026-04", receipts: 4, cents: 400 }]);
  });

  it("draws what no purpose takes as waiting, in both languages, with a table equal to the drawing", () => {
    for (const locale of ["bg", "en"] as const) {
      const flow = allocationFlow({ days: [day("2026-12-18", 1000)], parts: [part("camp", 600, ["2027-07-01"]), part("none", 0)] }, translators[locale], locale);
      expect(flow.rows.map((row) => row.waiting)).toEqual([false, true]);
      expect(flow.geometry.nodes.filter((node) => node.column === 1).map((node) => node.value)).toEqual([600, 400]);
      expect(flow.geometry.links).toHaveLength(flow.rows.length);
      expect(flow.purposes).toBe(1);
    }
  });
});
