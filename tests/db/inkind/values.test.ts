import { beforeEach, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { markUnvalued } from "~/domains/inkind/commands/mark-unvalued.server";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import { issueLotToStall } from "~/domains/inkind/api.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import type { ValueDecisionId } from "~/domains/inkind/value-model";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { valueFixture, type ValueFixture } from "./values";

let at: ValueFixture;
beforeEach(async () => {
  at = await valueFixture();
});
const issue = async (lotId: string, quantity: number): Promise<string> => {
  const id = newId<"GoodsIssue">() as IssueId;
  expectOk(await issueGoods(at.ctx(at.storekeeper), { issueId: id, serviceId: at.serviceId, programmeId: at.programmeId, takes: [{ lotId: lotId as LotId, quantity }] }));
  return String((await at.sql`select movement_id from goods_issue_line where issue_id = ${id}`)[0]!.movement_id);
};

describe("recognised value in the in-kind book", () => {
  it("is posted with what has left already, goes along with what leaves later, and comes back exactly", async () => {
    const { receiptId, lots } = await at.received(6, [at.wholeLot(3), at.wholeLot(3)]);
    const [a, b] = lots.map((lot) => lot.id);
    await issue(a!, 1);
    expect(await at.book()).toEqual({});
    expectOk(await at.recognise(await at.lineOf(receiptId), 100));
    // 50 + 50 cents in two lots; of the first, one of three left: 17 : 33.
    expect(await at.book()).toEqual({ stock: 83, "income.goods": -100, "expense.goods": 17 });
    const second = await issue(a!, 1);
    expect(await at.book()).toMatchObject({ stock: 67, "expense.goods": 33 });
    expectOk(await writeOffLot(at.ctx(at.storekeeper), { lotId: b as LotId, movementId: newId(), quantity: 3, reason: "broken" }));
    expect(await at.book()).toMatchObject({ stock: 17, "expense.goods": 83 });
    expectOk(await reverseMovement(at.ctx(at.storekeeper), { movementId: second, reversalId: newId() }));
    expect(await at.book()).toMatchObject({ stock: 33, "expense.goods": 67, "income.goods": -100 });
    await issue(a!, 2);
    expect(await at.book()).toEqual({ stock: 0, "income.goods": -100, "expense.goods": 100 });
    const kinds = await at.sql`select kind, count(*) as n from journal_entry where book = 'in_kind' group by 1 order by 1`;
    expect(kinds).toEqual([{ kind: "value", n: 2 }, { kind: "value_back", n: 1 }, { kind: "value_loss", n: 1 }, { kind: "value_out", n: 3 }]);
    expect(await at.brokenBooks()).toEqual([]);
  });

  it("stays ours at a stall: nothing is posted until it is sold", async () => {
    const { receiptId, lots } = await at.received(4);
    expectOk(await at.recognise(await at.lineOf(receiptId), 999));
    expectOk(await inTransaction(at.db, (tx) => issueLotToStall(tx, at.ctx(at.storekeeper), { lotId: lots[0]!.id, quantity: 3, eventId: newId(), stallId: newId() })));
    expect(await at.book()).toEqual({ stock: 999, "income.goods": -999 });
    expect(await at.brokenBooks()).toEqual([]);
  });

  it("is corrected by a new assertion and a posting of today, wherever the goods are; the old one stays", async () => {
    const { receiptId, lots } = await at.received(4);
    const lineId = await at.lineOf(receiptId);
    expectOk(await at.recognise(lineId, 1000));
    const out = await issue(lots[0]!.id, 1);
    expectOk(await at.recognise(lineId, 601, 1, { basis: "our_estimate" }));
    expect(await at.book()).toEqual({ stock: 451, "income.goods": -601, "expense.goods": 150 });
    expect(await at.sql`select seq, cents from value_decision order by seq`).toEqual([{ seq: 1, cents: 1000 }, { seq: 2, cents: 601 }]);
    expectOk(await reverseMovement(at.ctx(at.storekeeper), { movementId: out, reversalId: newId() }));
    expect(await at.book()).toMatchObject({ stock: 601, "expense.goods": 0 });
    expect(await at.recognise(lineId, 700, 1)).toMatchObject({ refusal: { code: "already_valued", facts: { who: "Виолета Щерева" } } });
    expect(await at.recognise(lineId, 601, 2)).toMatchObject({ refusal: { code: "value_same" } });
    expect(await at.brokenBooks()).toEqual([]);
    await expect(at.asOwner`update value_decision set cents = 1`).rejects.toMatchObject({ code: "42501" });
  });

  it("may be said not to be: nothing is posted, and a value may follow", async () => {
    const { receiptId, lots } = await at.received(4);
    const lineId = await at.lineOf(receiptId);
    const decisionId = newId<"ValueDecision">() as ValueDecisionId;
    expectOk(await markUnvalued(at.ctx(at.accountant), { decisionId, lineId }));
    expect(expectOk(await markUnvalued(at.ctx(at.accountant), { decisionId, lineId })).created).toBe(false);
    await issue(lots[0]!.id, 1);
    expect(await at.book()).toEqual({});
    expect(await at.recognise(lineId, 400)).toMatchObject({ refusal: { code: "already_valued" } });
    expectOk(await at.recognise(lineId, 400, 1));
    expect(await at.book()).toEqual({ stock: 300, "income.goods": -400, "expense.goods": 100 });
    expect(await at.brokenBooks()).toEqual([]);
  });

  it("is not for whom received the gift, nor for other roles; the database says so too", async () => {
    const both = await at.actorWith(["accountant", "storekeeper"]);
    const { receiptId } = await at.received(4);
    const lineId = await at.lineOf(receiptId);
    await at.asOwner`alter table goods_receipt disable trigger user`;
    await at.asOwner`update goods_receipt set received_by = ${both.accountId} where id = ${receiptId}`;
    await at.asOwner`alter table goods_receipt enable trigger user`;
    expect(await at.recognise(lineId, 400, 0, { by: both })).toMatchObject({ refusal: { code: "own_receipt" } });
    await expect(at.sql`insert into value_decision (id, receipt_line_id, seq, decided_on, decided_by, recorded_at) values (${newId()}, ${lineId}, 1, now(), ${both.accountId}, now())`)
      .rejects.toMatchObject({ constraint_name: "value_by_another" });
    await expect(at.recognise(lineId, 400, 0, { by: at.storekeeper })).rejects.toMatchObject({ stranger: false });
    expect(await at.recognise(lineId, 400, 0, { basis: "declared" })).toMatchObject({ refusal: { code: "nothing_declared" } });
    expectOk(await at.recognise(lineId, 400));
    // Value cannot be taken from where none lies, nor travel another way than the goods.
    const [laid] = await at.sql`select lot_id, decision_id, to_id from value_move`;
    const move = (cents: number) => at.sql`insert into value_move (id, lot_id, decision_id, from_kind, from_id, to_kind, to_id, cents, recorded_at)
      values (${newId()}, ${laid!.lot_id}, ${laid!.decision_id}, 'store', ${laid!.to_id}, 'waste', ${laid!.to_id}, ${cents}, now())`;
    await expect(move(401)).rejects.toMatchObject({ constraint_name: "lot_value_not_negative" });
    await expect(at.sql`update lot_value set cents = 0`).rejects.toMatchObject({ code: "42501" });
  });
});
