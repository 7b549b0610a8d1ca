import { beforeAll, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { newId } from "~/platform/ids/ids";
import { valueFixture, type ValueFixture } from "../db/inkind/values";

let at: ValueFixture;
beforeAll(async () => {
  at = await valueFixture();
});
const codes = (settled: PromiseSettledResult<{ ok: boolean; refusal?: { code: string } }>[]): string[] =>
  settled.map((one) => (one.status === "rejected" ? "thrown" : one.value.ok ? "ok" : one.value.refusal!.code));

describe("accountants at the same line", () => {
  it("recognise it once: the first one's value stands, the others are told who was first", async () => {
    const { receiptId } = await at.received(6);
    const lineId = await at.lineOf(receiptId);
    const other = await at.actorWith("accountant", "Друга Счетоводителка");
    const settled = codes(await Promise.allSettled(Array.from({ length: 6 }, (_, index) => at.recognise(lineId, 100 + index, 0, index % 2 ? { by: other } : {}))));
    expect(settled.filter((code) => code === "ok")).toHaveLength(1);
    expect(settled.filter((code) => code === "already_valued")).toHaveLength(5);
    const [{ n, cents }] = (await at.sql`select count(*) as n, min(cents) as cents from value_assertion where receipt_line_id = ${lineId}`) as unknown as [{ n: number; cents: number }];
    expect(n).toBe(1);
    expect((await at.book()).stock).toBe(cents);
    expect(await at.brokenBooks()).toEqual([]);
  });

  it("and goods that leave meanwhile: nothing is valued twice or left out", async () => {
    const { receiptId, lots } = await at.received(20, [at.wholeLot(10), at.wholeLot(10)]);
    const lineId = await at.lineOf(receiptId);
    const settled = codes(await Promise.allSettled(Array.from({ length: 13 }, (_, index) =>
      index === 5 ? at.recognise(lineId, 777)
        : issueGoods(at.ctx(at.storekeeper), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: at.programmeId, takes: lots.map((lot) => ({ lotId: lot.id as LotId, quantity: 1 })) }))));
    expect(settled).not.toContain("thrown");
    expect(settled.filter((code) => code === "ok")).toHaveLength(11);
    const [left] = await at.sql`select sum(cents)::bigint as cents from lot_value v join stock_lot l on l.id = v.lot_id where l.receipt_line_id = ${lineId} and place_kind = 'service'`;
    expect(left!.cents).toBe(777);
    expect(await at.brokenBooks()).toEqual([]);
  });
});
