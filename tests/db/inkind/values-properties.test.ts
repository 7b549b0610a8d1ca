import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { checkProperty } from "~tests/support/property";
import { valueFixture, type ValueFixture } from "./values";

let at: ValueFixture;
beforeAll(async () => {
  at = await valueFixture();
});

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("issue" as const, "write_off" as const), lot: fc.nat(2), quantity: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reverse" as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("value" as const), cents: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5_000_000 })) }) },
);

describe("G8: whenever a value is recognised or corrected, whatever left before and after", () => {
  it("every place holds its share to the cent, and the in-kind book ties out", async () => {
    await checkProperty(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), fc.array(act, { minLength: 1, maxLength: 14 }), async (sizes, acts) => {
        const { lots, receiptId } = await at.received(sizes.reduce((sum, size) => sum + size, 0), sizes.map((size) => at.wholeLot(size)));
        const lineId = await at.lineOf(receiptId);
        const taken: { movementId: string; undone: boolean }[] = [];
        let [value, seq] = [0, 0];
        for (const step of acts) {
          if (step.kind === "value") {
            const done = await at.recognise(lineId, step.cents, seq);
            if (done.ok) [value, seq] = [step.cents, seq + 1];
            else expect(done.refusal.code).toBe("value_same");
          } else if (step.kind === "reverse") {
            const one = taken[step.pick % Math.max(taken.length, 1)];
            if (!one || one.undone) continue;
            const carried = await at.sql`select cents from value_move where movement_id = ${one.movementId}`;
            const reversalId = newId();
            expectOk(await reverseMovement(at.ctx(at.storekeeper), { movementId: one.movementId, reversalId }));
            one.undone = true;
            const [back] = await at.sql`select v.cents, v.decision_id = o.decision_id as same from value_move v join value_move o on o.movement_id = ${one.movementId} where v.movement_id = ${reversalId}`;
            if (back?.same) expect(back.cents).toBe(carried[0]?.cents);
          } else {
            const lotId = lots[step.lot % lots.length]!.id as LotId;
            let movementId = newId() as string;
            if (step.kind === "write_off") {
              const done = await writeOffLot(at.ctx(at.storekeeper), { lotId, movementId, quantity: step.quantity, reason: "broken" });
              if (!done.ok) continue;
            } else {
              const issueId = newId<"GoodsIssue">() as IssueId;
              const done = await issueGoods(at.ctx(at.storekeeper), { issueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId, quantity: step.quantity }] });
              if (!done.ok) continue;
              movementId = String((await at.sql`select movement_id from goods_issue_line where issue_id = ${issueId}`)[0]!.movement_id);
            }
            taken.push({ movementId, undone: false });
          }
        }
        const [held] = await at.sql`select coalesce(sum(v.cents), 0)::bigint as cents from lot_value v join stock_lot l on l.id = v.lot_id where l.receipt_line_id = ${lineId} and v.place_kind <> 'donor'`;
        expect(held!.cents).toBe(value);
        expect(await at.brokenBooks()).toEqual([]);
      }),
    );
  }, 180_000);
});
