import { beforeAll, describe, expect, it } from "vitest";
import { archiveShelf } from "~/domains/inkind/commands/archive-shelf.server";
import { createShelf } from "~/domains/inkind/commands/create-shelf.server";
import { decideQuarantine } from "~/domains/inkind/commands/decide-quarantine.server";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { placeLot } from "~/domains/inkind/commands/place-lot.server";
import { printLabels } from "~/domains/inkind/commands/print-labels.server";
import { receiveGift } from "~/domains/inkind/commands/receive-gift.server";
import { returnGoods } from "~/domains/inkind/commands/return-goods.server";
import type { IssueId, LotId, ReceiptId } from "~/domains/inkind/model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { storeFixture, type StoreFixture } from "../db/inkind/store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});
const keeper = () => at.ctx(at.storekeeper);
const codes = (settled: PromiseSettledResult<{ ok: boolean; refusal?: { code: string } }>[]): string[] =>
  settled.map((one) => (one.status === "rejected" ? "thrown" : one.value.ok ? "ok" : one.value.refusal!.code));
const issue = (lotId: string, quantity: number) =>
  issueGoods(keeper(), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lotId as LotId, quantity }] });

describe("the storekeeper's desk under many hands", () => {
  it("200 issues at once of one lot of 150: exactly 150 leave", async () => {
    const { lots } = await at.received(150);
    const settled = codes(await Promise.allSettled(Array.from({ length: 200 }, () => issue(lots[0]!.id, 1))));
    expect(settled.filter((code) => code === "ok")).toHaveLength(150);
    expect(settled.filter((code) => code === "not_enough")).toHaveLength(50);
    expect(await at.onHand(lots[0]!.id)).toBe(0);
    expect(await at.broken()).toEqual([]);
  }, 120_000);

  it("two who decide one quarantine: one decision, its lots only", async () => {
    const gift = await at.agreed();
    const [declared] = await at.linesOf(gift.offerId);
    expectOk(await receiveGift(keeper(), { receiptId: newId<"GoodsReceipt">() as ReceiptId, offerId: gift.offerId, lines: [at.line(declared!.id, 6, { quarantined: 6, lots: [] })] }));
    const receiptLineId = String((await at.sql`select id from goods_receipt_line where offer_line_id = ${declared!.id}`)[0]!.id);
    const settled = codes(await Promise.allSettled([6, 5, 4, 3].map((accepted) => decideQuarantine(accepted % 2 ? at.ctx(at.coordinator) : keeper(), {
      receiptLineId, rejected: 6 - accepted, rejectReason: accepted < 6 ? "broken" : null, disposition: accepted < 6 ? "returned" : null, lots: [at.wholeLot(accepted)],
    }))));
    expect(settled.sort()).toEqual(["ok", "quarantine_decided", "quarantine_decided", "quarantine_decided"]);
    expect(await at.broken()).toEqual([]);
  });

  it("two desks that scan one label: it stands on one lot, the other is told", async () => {
    const batchId = newId();
    expectOk(await printLabels(keeper(), { batchId, sheets: 1 }));
    const [label] = await at.sql`select code from stock_label where batch_id = ${batchId} limit 1`;
    const gifts = await Promise.all([at.agreed(), at.agreed(), at.agreed()]);
    const settled = codes(await Promise.allSettled(gifts.map(async (gift) => {
      const [declared] = await at.linesOf(gift.offerId);
      return receiveGift(keeper(), { receiptId: newId<"GoodsReceipt">() as ReceiptId, offerId: gift.offerId, lines: [at.line(declared!.id, 6, { lots: [at.wholeLot(6, { label: String(label!.code) })] })] });
    })));
    expect(settled.sort()).toEqual(["label_taken", "label_taken", "ok"]);
  });

  it("returns at once bring back no more than was given", async () => {
    const { lots } = await at.received(10);
    expectOk(await issue(lots[0]!.id, 5));
    expectOk(await issue(lots[0]!.id, 5));
    const [movement] = await at.sql`select id from stock_movement where lot_id = ${lots[0]!.id} and kind = 'issue' limit 1`;
    const settled = codes(await Promise.allSettled(Array.from({ length: 6 }, () =>
      returnGoods(keeper(), { returnId: newId(), issueMovementId: String(movement!.id), quantity: 2, reason: "not_needed", condition: "as_given" }))));
    expect(settled.filter((code) => code === "ok")).toHaveLength(2);
    expect(settled.filter((code) => code === "more_than_given")).toHaveLength(4);
    expect(await at.onHand(lots[0]!.id)).toBe(4);
    expect(await at.broken()).toEqual([]);
  });

  it("a shelf that is put away while a lot comes to it: the lot never stands on a shelf that is gone", async () => {
    const { lots } = await at.received(1);
    const shelfId = newId();
    expectOk(await createShelf(keeper(), { shelfId, code: "Я1", room: "Мазе", storage: "room" }));
    const settled = codes(await Promise.allSettled([placeLot(keeper(), { lot: { id: lots[0]!.id }, shelf: { id: shelfId } }), archiveShelf(keeper(), shelfId)]));
    expect([["ok", "shelf_not_empty"], ["shelf_unknown", "ok"]]).toContainEqual(settled);
  });
});
