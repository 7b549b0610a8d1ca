import { beforeAll, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { receiveGift } from "~/domains/inkind/commands/receive-gift.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { IssueId, LotId, ReceiptId } from "~/domains/inkind/model";
import { newId } from "~/platform/ids/ids";
import { storeFixture, type StoreFixture } from "../db/inkind/store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});
const codes = (settled: PromiseSettledResult<{ ok: boolean; refusal?: { code: string } }>[]): string[] =>
  settled.map((one) => (one.status === "rejected" ? "thrown" : one.value.ok ? "ok" : one.value.refusal!.code));

describe("the store under many hands", () => {
  it("never gives out more of a lot than there is", async () => {
    const { lots } = await at.received(10);
    const lotId = lots[0]!.id as LotId;
    const settled = await Promise.allSettled(Array.from({ length: 24 }, (_, index) =>
      index % 2
        ? issueGoods(at.ctx(at.storekeeper), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: at.programmeId, takes: [{ lotId, quantity: 1 }] })
        : writeOffLot(at.ctx(at.storekeeper), { lotId, movementId: newId(), quantity: 1, reason: "broken" }),
    ));
    expect(codes(settled).filter((code) => code === "ok")).toHaveLength(10);
    expect(codes(settled).filter((code) => code === "not_enough")).toHaveLength(14);
    expect(await at.onHand(lotId)).toBe(0);
    expect(await at.broken()).toEqual([]);
  });

  it("does not deadlock when two lots are asked for in opposite order", async () => {
    const { lots } = await at.received(80, [at.wholeLot(40), at.wholeLot(40)]);
    const [a, b] = lots.map((lot) => lot.id as LotId);
    const settled = await Promise.allSettled(Array.from({ length: 20 }, (_, index) =>
      issueGoods(at.ctx(at.storekeeper), {
        issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null,
        takes: (index % 2 ? [a!, b!] : [b!, a!]).map((lotId) => ({ lotId, quantity: 2 })),
      }),
    ));
    expect(codes(settled)).toEqual(Array.from({ length: 20 }, () => "ok"));
    expect([await at.onHand(a!), await at.onHand(b!)]).toEqual([0, 0]);
  });

  it("makes one receipt and one protocol of a form sent twice, or of two storekeepers at once", async () => {
    const gift = await at.agreed();
    const [line] = await at.linesOf(gift.offerId);
    const receiptId = newId<"GoodsReceipt">() as ReceiptId;
    const send = (id: ReceiptId) => receiveGift(at.ctx(at.storekeeper), { offerId: gift.offerId, receiptId: id, lines: [at.line(line!.id, 6)] });
    const settled = codes(await Promise.allSettled([send(receiptId), send(receiptId), send(receiptId), send(newId<"GoodsReceipt">() as ReceiptId)]));
    expect(settled).not.toContain("thrown");
    expect(settled.filter((code) => code === "ok").length).toBeGreaterThanOrEqual(1);
    expect(await at.sql`select count(*) as n from goods_receipt where offer_id = ${gift.offerId}`).toEqual([{ n: 1 }]);
    expect(await at.sql`select count(*) as n from document d join goods_receipt r on r.id = d.subject_id where r.offer_id = ${gift.offerId}`).toEqual([{ n: 1 }]);
  });
});
