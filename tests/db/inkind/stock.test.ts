import { beforeAll, describe, expect, it } from "vitest";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { goodsSummary, trackingPath } from "~/domains/inkind/queries/goods-summary.server";
import { lotPage } from "~/domains/inkind/queries/lot-page.server";
import { expiringSoon, stockList } from "~/domains/inkind/queries/lots.server";
import { issueLotToStall } from "~/domains/inkind/api.server";
import { AccessDenied } from "~/platform/access/permission";
import { databaseError, inTransaction } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { anchorTime } from "~tests/support/database";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});
const issueId = () => newId<"GoodsIssue">() as IssueId;
const issue = (takes: { lotId: string; quantity: number }[], id = issueId()) =>
  issueGoods(at.ctx(at.storekeeper), { issueId: id, serviceId: at.serviceId, programmeId: at.programmeId, takes: takes.map((take) => ({ ...take, lotId: take.lotId as LotId })) });
const toStall = (lotId: string, quantity: number, movementId?: string) =>
  inTransaction(at.db, (tx) => issueLotToStall(tx, at.ctx(at.storekeeper), { lotId, quantity, eventId: newId(), stallId: newId(), ...(movementId ? { movementId } : {}) }));

describe("issuing", () => {
  it("moves stock and links the same quantity to the programme's output", async () => {
    const { lots } = await at.received(9, [at.wholeLot(5), at.wholeLot(4)]);
    const [first, second] = [lots[0]!, lots[1]!];
    const id = issueId();
    const takes = [{ lotId: second.id, quantity: 4 }, { lotId: first.id, quantity: 2 }];
    expect(expectOk(await issue(takes, id))).toMatchObject({ created: true });
    expect(expectOk(await issue(takes, id))).toMatchObject({ created: false });
    expect(await issue([{ lotId: first.id, quantity: 1 }], id)).toMatchObject({ refusal: { code: "issue_conflict" } });
    expect([await at.onHand(first.id), await at.onHand(second.id)]).toEqual([3, 0]);
    const edges = await at.sql`select sum(e.amount)::int as used, o.programme_id from funding_edge e join output o on o.id = e.output_id
      where e.tranche_id in ${at.sql([first.tranche_id, second.tranche_id])} group by 2`;
    expect(edges).toEqual([{ used: 6, programme_id: at.programmeId }]);
    expect(await at.broken()).toEqual([]);
  });

  it("hands out all lots or none, and says what is really there", async () => {
    const { lots } = await at.received(6, [at.wholeLot(5), at.wholeLot(1)]);
    const refused = await issue([{ lotId: lots[0]!.id, quantity: 5 }, { lotId: lots[1]!.id, quantity: 2 }]);
    expect(refused).toMatchObject({ refusal: { code: "not_enough", facts: { number: lots[1]!.number, left: 1 } } });
    expect(await at.onHand(lots[0]!.id)).toBe(5);
  });

  it("names a lot whose use-by day has passed; the day itself is good", async () => {
    at.clock.set("2026-12-18T10:00:00+02:00");
    const { lots } = await at.received(4, [at.wholeLot(2, { useBy: localDate("2026-12-18") }), at.wholeLot(2, { useBy: localDate("2026-12-19") })]);
    at.clock.set(anchorTime);
    expect(await issue([{ lotId: lots[0]!.id, quantity: 1 }])).toMatchObject({ refusal: { code: "lot_expired", facts: { number: lots[0]!.number } } });
    expect(await issue([{ lotId: lots[1]!.id, quantity: 1 }])).toMatchObject({ ok: true });
    expect((await expiringSoon(at.db, localDate("2026-12-19"))).map((lot) => lot.number)).toEqual(expect.arrayContaining([lots[0]!.number, lots[1]!.number]));
  });

  it("refuses unknown lots and places, mixed units, and people without the right", async () => {
    const { lots } = await at.received(2);
    expect(await issue([{ lotId: newId(), quantity: 1 }])).toMatchObject({ refusal: { code: "lot_unknown" } });
    const nowhere = await issueGoods(at.ctx(at.storekeeper), { issueId: issueId(), serviceId: at.serviceId, programmeId: newId(), takes: [{ lotId: lots[0]!.id as LotId, quantity: 1 }] });
    expect(nowhere).toMatchObject({ refusal: { code: "target_unknown" } });
    await expect(issueGoods(at.ctx(at.coordinator), { issueId: issueId(), serviceId: at.serviceId, programmeId: null, takes: [] })).rejects.toThrow(AccessDenied);
  });
});

describe("writing off and taking back", () => {
  it("goes to waste with a reason, without counting as support, and comes back whole", async () => {
    const { lots, code } = await at.received(5);
    const [lot] = lots;
    const movementId = newId();
    const input = { lotId: lot!.id as LotId, movementId, quantity: 2, reason: "spoiled" as const };
    expectOk(await writeOffLot(at.ctx(at.storekeeper), input));
    expectOk(await writeOffLot(at.ctx(at.storekeeper), input));
    expect(await at.onHand(lot!.id)).toBe(3);
    expect(await writeOffLot(at.ctx(at.storekeeper), { ...input, quantity: 1 })).toMatchObject({ refusal: { code: "write_off_conflict" } });
    expect(await writeOffLot(at.ctx(at.storekeeper), { ...input, movementId: newId(), quantity: 4 })).toMatchObject({ refusal: { code: "not_enough", facts: { left: 3 } } });
    const summary = await goodsSummary(at.db, 2026);
    expect(summary.flows.some((flow) => flow.place === "waste" && flow.quantity >= 2)).toBe(true);
    expectOk(await reverseMovement(at.ctx(at.storekeeper), { movementId, reversalId: newId() }));
    expect(await reverseMovement(at.ctx(at.storekeeper), { movementId, reversalId: newId() })).toMatchObject({ refusal: { code: "already_reversed" } });
    expect(await at.onHand(lot!.id)).toBe(5);
    const page = await lotPage(at.ctx(at.storekeeper), lot!.id, "bg");
    expect(page?.moves.map((move) => move.kind)).toEqual(["receipt", "write_off", "reversal"]);
    expect((await trackingPath(at.db, code))?.lots).toEqual([expect.objectContaining({ trancheId: lot!.tranche_id, quantity: 5 })]);
    expect(await trackingPath(at.db, newLookCode())).toBeNull();
    expect(await at.broken()).toEqual([]);
  });

  it("never undoes a receipt", async () => {
    const { lots } = await at.received(1);
    const [movement] = await at.sql`select id from stock_movement where lot_id = ${lots[0]!.id}`;
    expect(await reverseMovement(at.ctx(at.storekeeper), { movementId: String(movement!.id), reversalId: newId() })).toMatchObject({ refusal: { code: "not_reversible" } });
    expect(await reverseMovement(at.ctx(at.storekeeper), { movementId: newId(), reversalId: newId() })).toMatchObject({ refusal: { code: "movement_unknown" } });
  });
});

describe("handing to a stall", () => {
  it("answers the tranche, the name and the paper the goods came with", async () => {
    const { lots, documentId } = await at.received(3);
    const movementId = newId();
    const given = expectOk(await toStall(lots[0]!.id, 2, movementId));
    expect(given).toMatchObject({ trancheId: lots[0]!.tranche_id, itemName: "Детско яке", documentId, quantity: 2, unit: "piece", movementId });
    expect(await at.onHand(lots[0]!.id)).toBe(1);
    expect(await toStall(lots[0]!.id, 2)).toMatchObject({ refusal: { code: "not_enough", facts: { left: 1 } } });
    expect(await toStall(newId(), 1)).toMatchObject({ refusal: { code: "lot_unknown" } });
    expect(await reverseMovement(at.ctx(at.storekeeper), { movementId, reversalId: newId() })).toMatchObject({ refusal: { code: "not_reversible" } });
    expect(await at.broken()).toEqual([]);
  });

  it("refuses what is not for sale, in the database too", async () => {
    const { lots } = await at.received(3);
    await at.asOwner.unsafe("alter table stock_lot disable trigger stock_lot_insert_only");
    await at.asOwner`update stock_lot set not_for_sale = true where id = ${lots[0]!.id}`;
    await at.asOwner.unsafe("alter table stock_lot enable trigger stock_lot_insert_only");
    expect(await toStall(lots[0]!.id, 1)).toMatchObject({ refusal: { code: "not_for_sale" } });
    expect(await at.onHand(lots[0]!.id)).toBe(3);
  });
});

describe("the stock list", () => {
  it("groups lots by item and finds by a part of the name", async () => {
    await at.received(3);
    const all = await stockList(at.ctx(at.storekeeper), {});
    const item = all.items.find((found) => found.itemName === "Детско яке");
    expect(item?.onHand).toBe(item?.lots.reduce((sum, lot) => sum + lot.onHand, 0));
    expect((await stockList(at.ctx(at.storekeeper), { q: "яке" })).items).toHaveLength(1);
    expect((await stockList(at.ctx(at.storekeeper), { q: "100%" })).items).toEqual([]);
    await expect(stockList(at.ctx(), {})).rejects.toThrow(AccessDenied);
  });
});

describe("the database itself, as the app's role", () => {
  const codeOf = async (query: Promise<unknown>) => databaseError(await query.then(() => null, (error: unknown) => error)).code;

  it("lets nobody change what was declared, received or moved", async () => {
    await at.received(2);
    for (const table of ["goods_offer_line", "goods_receipt", "goods_receipt_line", "stock_lot", "stock_movement", "goods_issue", "goods_issue_line"]) {
      expect(await codeOf(at.sql.unsafe(`delete from ${table}`)), table).toBe("42501");
      expect(await codeOf(at.sql.unsafe(`truncate ${table} cascade`)), table).toBe("42501");
    }
    expect(await codeOf(at.sql`update goods_receipt_line set declared = 1`)).toBe("42501");
    expect(await codeOf(at.sql`update stock_balance set on_hand = 100`)).toBe("42501");
    expect(await codeOf(at.sql`insert into stock_balance values (${newId()}, 'store', ${newId()}, 5)`)).toBe("42501");
    expect(await codeOf(at.asOwner`update stock_movement set quantity = 1`)).toBe("42501");
  });

  it("refuses a line whose numbers do not add up, and accepted goods without a lot", async () => {
    const gift = await at.agreed();
    const [line] = await at.linesOf(gift.offerId);
    const add = (declared: number, arrived: number, accepted: number) => at.sql.begin(async (tx) => {
      const receiptId = newId();
      await tx`insert into goods_receipt (id, request_sha256, offer_id, received_at, recorded_at) values (${receiptId}, 'x', ${gift.offerId}, now(), now())`;
      await tx`insert into goods_receipt_line (id, receipt_id, offer_line_id, unit, declared, arrived, accepted, rejected, quarantined)
        values (${newId()}, ${receiptId}, ${line!.id}, 'piece', ${declared}, ${arrived}, ${accepted}, 0, 0)`;
    });
    expect(await codeOf(add(6, 5, 4))).toBe("23514");
    expect(await codeOf(add(7, 6, 6))).toBe("23503");
    expect(await codeOf(add(6, 6, 6))).toBe("23514");
  });
});
