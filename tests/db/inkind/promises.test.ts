import { beforeAll, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { availableOf, endHold, holdLot, issuePromised, promiseStock, releasePromise, reverseStock } from "~/domains/inkind/stock.server";
import { catalogue } from "~/catalogue.bg";
import { createI18n, type Translate } from "~/platform/i18n/instance";
import { newId } from "~/platform/ids/ids";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});

const line = () => ({ kind: "request_line", id: newId() as string });
const inTx = <T>(run: (tx: Parameters<Parameters<StoreFixture["db"]["transaction"]>[0]>[0]) => Promise<T>) => at.db.transaction(run);
const promise = (lotId: string, quantity: number, id: string = newId(), kept = line()) => inTx((tx) => promiseStock(tx, at.ctx(at.storekeeper), { id, lotId, quantity, for: kept }));
const issue = (lotId: string, quantity: number) =>
  issueGoods(at.ctx(at.storekeeper), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lotId as LotId, quantity }] });
const one = async (quantity: number) => (await at.received(quantity)).lots[0]!.id;

describe("promises (G4)", () => {
  it("are taken from what is free, once, and given back; nobody else gets what is promised", async () => {
    const lot = await one(6);
    const [id, kept] = [newId() as string, line()];
    expect(await promise(lot, 4, id, kept)).toBe("done");
    expect(await promise(lot, 4, id, kept)).toBe("same");
    expect(await promise(lot, 3, id, kept)).toBe("conflict");
    expect(await promise(lot, 3)).toBe("not_enough");
    expect(await at.db.transaction((tx) => availableOf(tx, lot))).toBe(2);
    expect(await issue(lot, 3)).toMatchObject({ ok: false, refusal: { code: "lot_promised", facts: { left: 2, unit: "piece" } } });
    expect((await issue(lot, 2)).ok).toBe(true);
    expect(await inTx((tx) => releasePromise(tx, at.ctx(), id))).toBe("done");
    expect(await inTx((tx) => releasePromise(tx, at.ctx(), id))).toBe("ended");
    expect(await at.db.transaction((tx) => availableOf(tx, lot))).toBe(4);
    expect(await at.broken()).toEqual([]);
  });

  it("are handed out as a whole or in part, once", async () => {
    const lot = await one(5);
    const [promiseId, movementId] = [newId() as string, newId() as string];
    await promise(lot, 4, promiseId);
    const hand = (quantity: number, id = movementId) => inTx((tx) => issuePromised(tx, at.ctx(at.storekeeper), { movementId: id, promiseId, quantity, to: { kind: "service", id: at.serviceId } }));
    expect(await hand(5)).toBe("too_much");
    expect(await hand(3)).toBe("done");
    expect(await hand(3)).toBe("same");
    expect(await hand(1, newId())).toBe("promise_ended");
    expect(await at.onHand(lot)).toBe(2);
    expect(await at.db.transaction((tx) => availableOf(tx, lot))).toBe(2);
    // Taken back without its use in the book, as this test made it.
    expect(await inTx((tx) => reverseStock(tx, at.ctx(at.storekeeper), { id: newId(), movementId }))).toBe("done");
    expect(await at.broken()).toEqual([]);
  });

  it("that the lot can no longer keep are cut, the newest first, and told", async () => {
    const lot = await one(6);
    const [first, second] = [newId() as string, newId() as string];
    await promise(lot, 3, first);
    await promise(lot, 3, second);
    expect((await writeOffLot(at.ctx(at.storekeeper), { lotId: lot as LotId, movementId: newId(), quantity: 2, reason: "broken" })).ok).toBe(true);
    expect(await at.sql`select id, ended from stock_reservation where lot_id = ${lot} order by created_at, id`).toEqual([{ id: first, ended: null }, { id: second, ended: "cut" }]);
    expect(await at.sql`select payload ->> 'reservationId' as id from outbox where topic = 'inkind.promise_cut'`).toEqual([{ id: second }]);
    expect(await at.broken()).toEqual([]);
  });
});

describe("a hold", () => {
  it("stops giving out and promising, ends the promises, and is decided once", async () => {
    const lot = await one(4);
    const [promiseId, holdId] = [newId() as string, newId() as string];
    await promise(lot, 2, promiseId);
    const hold = (id = holdId) => inTx((tx) => holdLot(tx, at.ctx(at.storekeeper), { id, lotId: lot, reason: "quality" }));
    expect(await hold()).toBe("done");
    expect(await hold()).toBe("same");
    expect(await hold(newId())).toBe("held");
    expect(await at.sql`select ended from stock_reservation where id = ${promiseId}`).toEqual([{ ended: "cut" }]);
    expect(await issue(lot, 1)).toMatchObject({ ok: false, refusal: { code: "lot_held" } });
    expect(await promise(lot, 1)).toBe("held");
    // What is unfit may be written off while it is held.
    expect((await writeOffLot(at.ctx(at.storekeeper), { lotId: lot as LotId, movementId: newId(), quantity: 1, reason: "spoiled" })).ok).toBe(true);
    expect(await inTx((tx) => endHold(tx, at.ctx(at.storekeeper), holdId, "fit"))).toBe("done");
    expect(await inTx((tx) => endHold(tx, at.ctx(at.storekeeper), holdId, "unfit"))).toBe("ended");
    expect((await issue(lot, 3)).ok).toBe(true);
    expect(await at.broken()).toEqual([]);
  });

  it("is not written by the app itself", async () => {
    await expect(at.sql`insert into stock_hold (id, lot_id, reason, opened_at) values (gen_random_uuid(), ${await one(1)}, 'quality', now())`).rejects.toThrow(/permission denied/);
    await expect(at.sql`update stock_reservation set ended = 'released', ended_at = now()`).rejects.toThrow(/permission denied/);
  });
});

it("a refusal says how much there is in the reader's words", () => {
  const t = createI18n("bg", catalogue, "throw").t as Translate;
  expect(t("inkind:refusals.not_enough", { number: 131, left: 3, unit: "piece" })).toContain("налични 3\u00a0броя");
  expect(t("inkind:refusals.not_enough", { number: 131, left: 2500, unit: "g" })).toContain("налични 2,5\u00a0кг");
});
