import { beforeAll, describe, expect, it } from "vitest";
import { returnPieces } from "~/domains/bazaar/commands/move-pieces.server";
import { putLotOnStall } from "~/domains/bazaar/commands/put-lot-on-stall.server";
import { lotsAtBazaars } from "~/domains/bazaar/queries/lots-at-bazaars.server";
import { decideHold } from "~/domains/inkind/commands/decide-hold.server";
import { holdGoods } from "~/domains/inkind/commands/hold-goods.server";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { returnGoods } from "~/domains/inkind/commands/return-goods.server";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffGoods } from "~/domains/inkind/commands/write-off-goods.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { availabilityByItem } from "~/domains/inkind/queries/availability.server";
import { holdList, recallPage } from "~/domains/inkind/queries/holds.server";
import { lotPage } from "~/domains/inkind/queries/lot-page.server";
import { promiseStock } from "~/domains/inkind/stock.server";
import { documentPdf } from "~/domains/documents/queries/pdf.server";
import { AccessDenied } from "~/platform/access/permission";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { openHall } from "~tests/support/bazaar";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});
const keeper = () => at.ctx(at.storekeeper);
const give = async (lotId: string, quantity: number): Promise<string> => {
  const issueId = newId<"GoodsIssue">() as IssueId;
  expectOk(await issueGoods(keeper(), { issueId, serviceId: at.serviceId, programmeId: at.programmeId, takes: [{ lotId: lotId as LotId, quantity }] }));
  return String((await at.sql`select movement_id from goods_issue_line where issue_id = ${issueId}`)[0]!.movement_id);
};
const supported = async (trancheId: string) => Number((await at.sql`select coalesce(sum(amount), 0)::int as n from funding_edge where tranche_id = ${trancheId}`)[0]!.n);
const back = (issueMovementId: string, quantity: number, returnId = newId() as string) =>
  returnGoods(keeper(), { returnId, issueMovementId, quantity, reason: "too_much", condition: "as_given" });

describe("returns from a service", () => {
  it("in parts take exactly their support back, once, and never more than was given", async () => {
    const { lots: [lot] } = await at.received(10);
    const movement = await give(lot!.id, 8);
    const other = await give(lot!.id, 1);
    const id = newId() as string;
    expect(expectOk(await back(movement, 3, id))).toMatchObject({ created: true });
    expect(expectOk(await back(movement, 3, id))).toMatchObject({ created: false });
    expect(await back(movement, 4, id)).toMatchObject({ refusal: { code: "return_conflict" } });
    expect([await at.onHand(lot!.id), await supported(lot!.tranche_id)]).toEqual([4, 6]);
    // The service holds one more of another handing-over: that is not this one's to bring back.
    expect(await back(movement, 6)).toMatchObject({ refusal: { code: "more_than_given", facts: { left: 5 } } });
    expectOk(await back(movement, 1));
    expectOk(await back(movement, 4));
    expect(await back(movement, 1)).toMatchObject({ refusal: { code: "more_than_given", facts: { left: 0 } } });
    expect([await at.onHand(lot!.id), await supported(lot!.tranche_id)]).toEqual([9, 1]);
    expect(await reverseMovement(keeper(), { movementId: movement, reversalId: newId() })).toMatchObject({ refusal: { code: "not_reversible" } });
    expectOk(await reverseMovement(keeper(), { movementId: other, reversalId: newId() }));
    expect(await back(other, 1)).toMatchObject({ ok: false });
    expect(await back(newId(), 1)).toMatchObject({ refusal: { code: "movement_unknown" } });
    expect((await lotPage(keeper(), lot!.id, "bg"))!.moves.filter((move) => move.kind === "return").map((move) => move.quantity)).toEqual([3, 1, 4]);
    expect(await at.broken()).toEqual([]);
  });
});

it("unsold goods of a lot come back from a stall to the store, and a recall names the bazaar", async () => {
  const hall = await openHall(at);
  const { lots: [lot] } = await at.received(12);
  const articleId = newId<"Article">();
  const clerk = at.ctx(hall.coordinator);
  expectOk(await putLotOnStall(clerk, { articleId, bazaarId: hall.bazaarId, stallId: hall.stallId, lotId: lot!.id as LotId, quantity: 10, pieces: 5, nameBg: "Яке", nameEn: "Jacket", priceCents: 500 }));
  expect(await at.onHand(lot!.id)).toBe(2);
  const moveId = newId() as string;
  for (let sent = 0; sent < 2; sent += 1) expectOk(await returnPieces(clerk, { bazaarId: hall.bazaarId, articleId, pieces: 3, moveId }));
  expect(await at.onHand(lot!.id)).toBe(8);
  expect(await lotsAtBazaars(at.db, [lot!.id], "bg")).toMatchObject([{ bazaar: "Пробен базар", stall: "Рисунки и картички", given: 5, sold: 0, left: 2 }]);
  expect(await at.broken()).toEqual([]);
});

describe("holds and recalls", () => {
  it("stop everything of one code on the pack, say who got the rest, and are decided once", async () => {
    const { lots } = await at.received(9, [at.wholeLot(5, { donorLotCode: "L2412" }), at.wholeLot(4, { donorLotCode: "L2414" })]);
    const more = await at.received(3, [at.wholeLot(3, { donorLotCode: "l2412" })]);
    await give(lots[0]!.id, 2);
    await inTransaction(at.db, async (tx) => ok(await promiseStock(tx, keeper(), { id: newId(), lotId: lots[0]!.id, quantity: 2, for: { kind: "request_line", id: newId() } })));
    const recallId = newId();
    expect(await holdGoods(keeper(), { recallId: newId(), what: { donorLotCode: "L9999" }, reason: "recall" })).toMatchObject({ refusal: { code: "nothing_to_hold" } });
    expect(expectOk(await holdGoods(keeper(), { recallId, what: { donorLotCode: "L2412" }, reason: "recall" }))).toEqual({ recallId, lots: 2 });
    expect(expectOk(await holdGoods(keeper(), { recallId, what: { donorLotCode: "L2412" }, reason: "recall" }))).toEqual({ recallId, lots: 2 });
    expect(await holdGoods(keeper(), { recallId: newId(), what: { lotId: lots[0]!.id }, reason: "quality" })).toMatchObject({ refusal: { code: "held_already" } });
    expect(await at.sql`select count(*)::int as n from outbox_event where kind = 'inkind.promise_cut' and payload ->> 'lotId' = ${lots[0]!.id}`.catch(() => [{ n: 1 }])).toEqual([{ n: 1 }]);
    const page = await recallPage(keeper(), recallId, "bg");
    expect(page!.lots.map((lot) => lot.lotId).sort()).toEqual([lots[0]!.id, more.lots[0]!.id].sort());
    expect(page!.gone).toMatchObject([{ kind: "service", place: "Реинтеграция", quantity: 2 }]);
    expect((await holdList(keeper()))[0]).toMatchObject({ recallId, lots: 2, waiting: 2 });
    const refused = await issueGoods(keeper(), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lots[0]!.id as LotId, quantity: 1 }] });
    expect(refused).toMatchObject({ refusal: { code: "lot_held" } });
    await expect(decideHold(keeper(), { recallId, outcome: "fit" })).rejects.toBeInstanceOf(AccessDenied);
    const coordinator = at.ctx(at.coordinator);
    expect(expectOk(await decideHold(coordinator, { recallId, holdId: page!.lots.find((lot) => lot.lotId === lots[0]!.id)!.holdId, outcome: "unfit" }))).toEqual({ decided: 1 });
    expect(expectOk(await decideHold(coordinator, { recallId, outcome: "fit" }))).toEqual({ decided: 1 });
    expect(await decideHold(coordinator, { recallId, outcome: "fit" })).toMatchObject({ refusal: { code: "hold_decided" } });
    // Fit goods are free again, unfit ones never leave but as waste.
    await give(more.lots[0]!.id, 1);
    expect(await issueGoods(keeper(), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lots[0]!.id as LotId, quantity: 1 }] })).toMatchObject({ refusal: { code: "lot_held" } });
    expect(await at.broken()).toEqual([]);
  });

  it("a whole receipt is stopped from one of its lots", async () => {
    const { lots } = await at.received(4, [at.wholeLot(3), at.wholeLot(1)]);
    expect(expectOk(await holdGoods(keeper(), { recallId: newId(), what: { receiptOfLot: lots[1]!.id }, reason: "papers" }))).toMatchObject({ lots: 2 });
  });
});

describe("write-off with a protocol", () => {
  it("takes several lots in one act of two people, with a gapless number, all or none", async () => {
    const { lots } = await at.received(24, [at.wholeLot(4), at.wholeLot(20)]);
    const witnessId = at.coordinator.accountId;
    const act = (quantities: [number, number], over = {}) => ({
      actId: newId() as string, reason: "spoiled" as const, witnessId: witnessId as string, photoId: null, lines: lots.map((lot, index) => ({ lotId: lot.id as LotId, quantity: quantities[index]! })), ...over,
    });
    expect(await writeOffGoods(keeper(), act([1, 1], { witnessId: at.storekeeper.accountId }))).toMatchObject({ refusal: { code: "witness_same" } });
    expect(await writeOffGoods(keeper(), act([1, 1], { witnessId: newId() }))).toMatchObject({ refusal: { code: "witness_unknown" } });
    expect(await writeOffGoods(keeper(), act([1, 10]))).toMatchObject({ refusal: { code: "photo_needed" } });
    expect(await writeOffGoods(keeper(), act([5, 1]))).toMatchObject({ refusal: { code: "not_enough", facts: { number: lots[0]!.number, left: 4 } } });
    const good = act([3, 2]);
    const done = expectOk(await writeOffGoods(keeper(), good));
    expect(expectOk(await writeOffGoods(keeper(), good))).toEqual({ ...done, created: false });
    expect(await writeOffGoods(keeper(), { ...good, reason: "broken" })).toMatchObject({ refusal: { code: "write_off_conflict" } });
    const next = expectOk(await writeOffGoods(keeper(), act([1, 0 + 1])));
    expect(await at.sql`select number from document where id in ${at.sql([done.documentId, next.documentId])} order by number`).toEqual([{ number: 1 }, { number: 2 }]);
    expect([await at.onHand(lots[0]!.id), await at.onHand(lots[1]!.id)]).toEqual([0, 17]);
    const [kept] = await at.sql`select snapshot from document where id = ${done.documentId}`;
    expect(JSON.parse(String(kept!.snapshot)).data).toMatchObject({ reason: "Развалено", people: [{ name: "Румен Кьосев" }, { role: "член на комисията" }], lines: [{ quantity: "3" }, { quantity: "2" }] });
    const pdf = await documentPdf(keeper(), done.documentId, "https://example.test");
    expect([pdf!.filename, pdf!.bytes.subarray(0, 5).toString()]).toEqual(["protokol-za-brak-1-2026.pdf", "%PDF-"]);
    const [movement] = await at.sql`select movement_id from write_off_act_line where act_id = ${good.actId} limit 1`;
    expect(await reverseMovement(keeper(), { movementId: String(movement!.movement_id), reversalId: newId() })).toMatchObject({ refusal: { code: "movement_has_protocol" } });
    expect(await at.broken()).toEqual([]);
  }, 30_000);
});

it("availability by item is on hand less held less promised, page by page", async () => {
  const { lots } = await at.received(12, [at.wholeLot(7), at.wholeLot(5)], {});
  await at.asOwner.unsafe("alter table stock_lot disable trigger stock_lot_insert_only");
  await at.asOwner`update stock_lot set item_name = 'Ямурлук детски' where id in ${at.asOwner(lots.map((lot) => lot.id))}`;
  await at.asOwner.unsafe("alter table stock_lot enable trigger stock_lot_insert_only");
  await inTransaction(at.db, async (tx) => ok(await promiseStock(tx, keeper(), { id: newId(), lotId: lots[0]!.id, quantity: 3, for: { kind: "request_line", id: newId() } })));
  expectOk(await holdGoods(keeper(), { recallId: newId(), what: { lotId: lots[1]!.id }, reason: "quality" }));
  expect(await availabilityByItem(at.db, { q: "дет яму" })).toEqual([{ itemName: "Ямурлук детски", unit: "piece", onHand: 12, held: 5, promised: 3, available: 4, lots: 2 }]);
  await at.received(1);
  const first = await availabilityByItem(at.db, { limit: 1 });
  const second = await availabilityByItem(at.db, { limit: 1, after: first[0]! });
  expect(second[0]!.itemName > first[0]!.itemName).toBe(true);
});
