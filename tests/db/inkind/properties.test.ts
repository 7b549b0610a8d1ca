import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { decideHold } from "~/domains/inkind/commands/decide-hold.server";
import { decideQuarantine } from "~/domains/inkind/commands/decide-quarantine.server";
import { holdGoods } from "~/domains/inkind/commands/hold-goods.server";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { receiveGift } from "~/domains/inkind/commands/receive-gift.server";
import { returnGoods } from "~/domains/inkind/commands/return-goods.server";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { IssueId, LotId, ReceiptId } from "~/domains/inkind/model";
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
  fc.record({ kind: fc.constant("return" as const), pick: fc.nat(20), quantity: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant("hold" as const), lot: fc.nat(2) }),
  fc.record({ kind: fc.constant("decide" as const), lot: fc.nat(2), fit: fc.boolean() }),
);

describe("G1–G6: any order of receiving, deciding what was held, issuing, writing off, holding, returning and taking back", () => {
  it("keeps every invariant, and the store equals a plain count", async () => {
    await checkProperty(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), fc.array(act, { maxLength: 10 }), async (sizes, acts) => {
        // The first part comes in at the door; the others were held there and are accepted by a decision, less one that is refused.
        const [first = 1, ...later] = sizes;
        const held = later.reduce((sum, size) => sum + size, 0) + 1;
        const gift = await at.agreed({ lines: [{ description: "якета", category: "clothes", unit: "piece", quantity: first + held }] });
        const [declared] = await at.linesOf(gift.offerId);
        expectOk(await receiveGift(at.ctx(at.storekeeper), { receiptId: newId<"GoodsReceipt">() as ReceiptId, offerId: gift.offerId, lines: [at.line(declared!.id, first + held, { quarantined: held, lots: [at.wholeLot(first)] })] }));
        const receiptLineId = String((await at.sql`select id from goods_receipt_line where offer_line_id = ${declared!.id}`)[0]!.id);
        expectOk(await decideQuarantine(at.ctx(at.storekeeper), { receiptLineId, rejected: 1, rejectReason: "broken", disposition: "returned", lots: later.map((size) => at.wholeLot(size)) }));
        const lots = (await at.sql`select id from stock_lot where receipt_line_id = ${receiptLineId} order by number`) as unknown as { id: string }[];
        const model = lots.map((lot, index) => ({ id: lot.id, onHand: sizes[index]!, recallId: null as string | null, blocked: false }));
        const done: { movementId: string; lot: (typeof model)[number]; quantity: number; issue: boolean; returned: number; undone: boolean }[] = [];
        for (const step of acts) {
          if (step.kind === "reverse") {
            const taken = done[step.pick % Math.max(done.length, 1)];
            if (!taken) continue;
            const result = await reverseMovement(at.ctx(at.storekeeper), { movementId: taken.movementId, reversalId: newId() });
            const undoes = !taken.undone && taken.returned === 0;
            expect(result.ok).toBe(undoes);
            if (undoes) taken.lot.onHand += taken.quantity;
            taken.undone ||= undoes;
            continue;
          }
          if (step.kind === "return") {
            const taken = done[step.pick % Math.max(done.length, 1)];
            if (!taken) continue;
            const result = await returnGoods(at.ctx(at.storekeeper), { returnId: newId(), issueMovementId: taken.movementId, quantity: step.quantity, reason: "too_much", condition: "as_given" });
            const fits = taken.issue && !taken.undone && taken.returned + step.quantity <= taken.quantity;
            expect(result.ok).toBe(fits);
            if (fits) [taken.returned, taken.lot.onHand] = [taken.returned + step.quantity, taken.lot.onHand + step.quantity];
            continue;
          }
          if (step.kind === "hold" || step.kind === "decide") {
            const lot = model[step.lot % model.length]!;
            if (step.kind === "hold") {
              const recallId = newId() as string;
              expect((await holdGoods(at.ctx(at.storekeeper), { recallId, what: { lotId: lot.id }, reason: "quality" })).ok).toBe(lot.recallId === null);
              [lot.recallId, lot.blocked] = [lot.recallId ?? recallId, true];
            } else if (lot.recallId) {
              expectOk(await decideHold(at.ctx(at.coordinator), { recallId: lot.recallId, outcome: step.fit ? "fit" : "unfit" }));
              [lot.recallId, lot.blocked] = [null, !step.fit];
            }
            continue;
          }
          const lot = model[step.lot % model.length]!;
          let enough = step.quantity <= lot.onHand;
          let movementId = newId() as string;
          if (step.kind === "write_off") {
            const result = await writeOffLot(at.ctx(at.storekeeper), { lotId: lot.id as LotId, movementId, quantity: step.quantity, reason: "broken" });
            expect(result.ok).toBe(enough);
          } else {
            const id = newId<"GoodsIssue">() as IssueId;
            const result = await issueGoods(at.ctx(at.storekeeper), { issueId: id, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lot.id as LotId, quantity: step.quantity }] });
            enough &&= !lot.blocked;
            expect(result.ok).toBe(enough);
            if (enough) {
              expectOk(result);
              movementId = String((await at.sql`select movement_id from goods_issue_line where issue_id = ${id}`)[0]!.movement_id);
            }
          }
          if (!enough) continue;
          lot.onHand -= step.quantity;
          done.push({ movementId, lot, quantity: step.quantity, issue: step.kind === "issue", returned: 0, undone: false });
        }
        for (const lot of model) expect(await at.onHand(lot.id)).toBe(lot.onHand);
        expect(await at.broken()).toEqual([]);
      }),
    );
  }, 120_000);
});
