import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { closeLine } from "~/domains/inkind/commands/close-line.server";
import { releaseLots } from "~/domains/inkind/commands/release-lots.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { LotId } from "~/domains/inkind/model";
import { availableOf, endHold, holdLot } from "~/domains/inkind/stock.server";
import { newId } from "~/platform/ids/ids";
import { checkProperty } from "~tests/support/property";
import { requestFixture, type RequestFixture } from "./requests-fixture";

let at: RequestFixture;
beforeAll(async () => {
  at = await requestFixture();
});

const lot = fc.nat(1);
const line = fc.nat(1);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("promise" as const), lot, line, quantity: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("hand" as const) }) },
  fc.record({ kind: fc.constant("release" as const), line }),
  fc.record({ kind: fc.constant("hold" as const), lot }),
  fc.record({ kind: fc.constant("fit" as const) }),
  fc.record({ kind: fc.constant("write_off" as const), lot, quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("close" as const), line }),
);

describe("G4: any order of promising, releasing, handing over, holding, writing off and closing", () => {
  it("available = on hand − held − promised, never below zero, and the request's numbers tie", async () => {
    await checkProperty(
      fc.asyncProperty(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), fc.array(act, { maxLength: 10 }), async (sizes, acts) => {
        const { lots } = await at.received(sizes[0] + sizes[1], sizes.map((size) => at.wholeLot(size)));
        const { id, lines } = await at.approved([5, 4]);
        const holds: string[] = [];
        const keeper = at.ctx(at.storekeeper);
        for (const step of acts) {
          if (step.kind === "promise") await at.promise(id, lines[step.line]!, at.take(lots[step.lot]!.id, step.quantity));
          if (step.kind === "hand") await at.handOver(id);
          if (step.kind === "release") await releaseLots(keeper, { requestId: id, lineId: lines[step.line]! });
          if (step.kind === "write_off") await writeOffLot(keeper, { lotId: lots[step.lot]!.id as LotId, movementId: newId(), quantity: step.quantity, reason: "broken" });
          if (step.kind === "close") await closeLine(at.ctx(at.manager), { requestId: id, lineId: lines[step.line]!, reason: "not_coming" });
          if (step.kind === "hold") {
            const hold = newId() as string;
            if ((await at.db.transaction((tx) => holdLot(tx, keeper, { id: hold, lotId: lots[step.lot]!.id, reason: "quality" }))) === "done") holds.push(hold);
          }
          if (step.kind === "fit" && holds.length > 0) await at.db.transaction((tx) => endHold(tx, keeper, holds.shift()!, "fit"));
        }
        for (const one of lots) {
          const [row] = (await at.sql`select coalesce((select on_hand from stock_balance where lot_id = ${one.id} and place_kind = 'store'), 0)::int as on_hand,
            coalesce((select sum(quantity) from stock_reservation where lot_id = ${one.id} and ended_at is null), 0)::int as promised,
            exists (select 1 from stock_hold where lot_id = ${one.id} and closed_at is null) as held`) as unknown as { on_hand: number; promised: number; held: boolean }[];
          expect(row!.on_hand - row!.promised).toBeGreaterThanOrEqual(0);
          expect(await availableOf(at.db, one.id)).toBe(row!.held ? 0 : row!.on_hand - row!.promised);
        }
        expect(await at.broken()).toEqual([]);
      }),
    );
  }, 120_000);
});
