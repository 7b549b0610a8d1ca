import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { checkProperty } from "~tests/support/property";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});

const act = fc.oneof(
  fc.record({ kind: fc.constant("issue" as const), lot: fc.nat(2), quantity: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant("write_off" as const), lot: fc.nat(2), quantity: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant("reverse" as const), pick: fc.nat(20) }),
);

describe("G1–G4: any order of receiving, issuing, writing off and taking back", () => {
  it("keeps every invariant, and the store equals a plain count", async () => {
    await checkProperty(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), fc.array(act, { maxLength: 10 }), async (sizes, acts) => {
        const { lots } = await at.received(sizes.reduce((sum, size) => sum + size, 0), sizes.map((size) => at.wholeLot(size)));
        const model = lots.map((lot, index) => ({ id: lot.id, onHand: sizes[index]! }));
        const done: { movementId: string; lot: (typeof model)[number]; quantity: number; undone: boolean }[] = [];
        for (const step of acts) {
          if (step.kind === "reverse") {
            const taken = done[step.pick % Math.max(done.length, 1)];
            if (!taken) continue;
            const result = await reverseMovement(at.ctx(at.storekeeper), { movementId: taken.movementId, reversalId: newId() });
            expect(result.ok).toBe(!taken.undone);
            if (!taken.undone) taken.lot.onHand += taken.quantity;
            taken.undone = true;
            continue;
          }
          const lot = model[step.lot % model.length]!;
          const enough = step.quantity <= lot.onHand;
          let movementId = newId() as string;
          if (step.kind === "write_off") {
            const result = await writeOffLot(at.ctx(at.storekeeper), { lotId: lot.id as LotId, movementId, quantity: step.quantity, reason: "broken" });
            expect(result.ok).toBe(enough);
          } else {
            const id = newId<"GoodsIssue">() as IssueId;
            const result = await issueGoods(at.ctx(at.storekeeper), { issueId: id, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lot.id as LotId, quantity: step.quantity }] });
            expect(result.ok).toBe(enough);
            if (enough) {
              expectOk(result);
              movementId = String((await at.sql`select movement_id from goods_issue_line where issue_id = ${id}`)[0]!.movement_id);
            }
          }
          if (!enough) continue;
          lot.onHand -= step.quantity;
          done.push({ movementId, lot, quantity: step.quantity, undone: false });
        }
        for (const lot of model) expect(await at.onHand(lot.id)).toBe(lot.onHand);
        expect(await at.broken()).toEqual([]);
      }),
    );
  }, 120_000);
});
