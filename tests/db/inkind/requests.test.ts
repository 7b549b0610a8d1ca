import { beforeAll, describe, expect, it } from "vitest";
import { approveRequest } from "~/domains/inkind/commands/approve-request.server";
import { cancelRequest } from "~/domains/inkind/commands/cancel-request.server";
import { closeLine } from "~/domains/inkind/commands/close-line.server";
import { confirmHandover } from "~/domains/inkind/commands/confirm-handover.server";
import { markUsed } from "~/domains/inkind/commands/mark-used.server";
import { releaseLots } from "~/domains/inkind/commands/release-lots.server";
import { saveRequest } from "~/domains/inkind/commands/save-request.server";
import { settleDifference } from "~/domains/inkind/commands/settle-difference.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { LotId } from "~/domains/inkind/model";
import { holdLot } from "~/domains/inkind/stock.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { requestFixture, type RequestFixture } from "./requests-fixture";

let at: RequestFixture;
beforeAll(async () => {
  at = await requestFixture();
});
const keeper = () => at.ctx(at.storekeeper);
const manager = () => at.ctx(at.manager);
const oneLot = async (quantity: number, more = {}) => (await at.received(quantity, [at.wholeLot(quantity, more)])).lots[0]!.id;
const handedLines = async (requestId: string) =>
  (await at.sql`select h.id, h.issue_id, h.quantity from goods_handover_line h join goods_request_line l on l.id = h.line_id where l.request_id = ${requestId} order by l.position`) as unknown as { id: string; issue_id: string; quantity: number }[];

describe("a request", () => {
  it("is a draft that may change, and stands once it is sent", async () => {
    const input = at.asked([5]);
    expect(await saveRequest(manager(), input, false)).toMatchObject({ value: { state: "draft" } });
    const more = { ...input, lines: [...input.lines, { ...input.lines[0]!, quantity: 2 }] };
    expect(await saveRequest(manager(), more, true)).toMatchObject({ value: { state: "submitted" } });
    expect(await saveRequest(manager(), more, true)).toMatchObject({ value: { state: "submitted" } });
    expect(await saveRequest(manager(), input, false)).toMatchObject({ refusal: { code: "request_sent" } });
    expect(await at.sql`select count(*) as n from goods_request_line where request_id = ${input.requestId}`).toEqual([{ n: 2 }]);
    await expect(at.sql`update goods_request_line set quantity = 9 where request_id = ${input.requestId}`).rejects.toThrow(/not changed/);
    await expect(at.sql`delete from goods_request_line where request_id = ${input.requestId}`).rejects.toThrow(/not changed/);
  });

  it("belongs to its own service only, and a day that has passed is refused", async () => {
    await expect(saveRequest(manager(), at.asked([1], { serviceId: newId(), programmeId: null }), true)).rejects.toThrow("access denied");
    expect(await saveRequest(manager(), at.asked([1], { programmeId: newId() }), true)).toMatchObject({ refusal: { code: "request_place_unknown" } });
    expect(await saveRequest(manager(), at.asked([1], { neededBy: localDate("2026-12-18") }), true)).toMatchObject({ refusal: { code: "request_day_past", field: "neededBy" } });
    const { id } = await at.sent([1]);
    const stranger = at.ctx(await at.actorWith([{ role: "service_manager", scopeKind: "service", scopeId: newId() }]));
    expect(await cancelRequest(stranger, { requestId: id })).toMatchObject({ refusal: { code: "request_unknown" } });
    expect(await confirmHandover(stranger, { requestId: id, issueId: newId(), lines: [] })).toMatchObject({ refusal: { code: "request_unknown" } });
  });

  it("is decided line by line, never over what was asked, and once", async () => {
    const { id, lines } = await at.sent([5, 3]);
    const decide = (first: number, second: number, why: "not_in_stock" | null = "not_in_stock") =>
      approveRequest(keeper(), { requestId: id, lines: [{ lineId: lines[0]!, approved: first, refuseReason: null }, { lineId: lines[1]!, approved: second, refuseReason: why }] });
    expect(await decide(6, 0)).toMatchObject({ refusal: { code: "approve_over_asked", facts: { left: 5, unit: "piece" }, field: "lines[0].approved" } });
    expect(await decide(4, 0, null)).toMatchObject({ refusal: { code: "refuse_reason_missing", field: "lines[1].refuseReason" } });
    expect(await decide(4, 0)).toMatchObject({ value: { state: "approved" } });
    expect(await decide(4, 0)).toMatchObject({ refusal: { code: "request_decided" } });
    const refused = await at.sent([2]);
    expect(await approveRequest(keeper(), { requestId: refused.id, lines: [{ lineId: refused.lines[0]!, approved: 0, refuseReason: "ask_community" }] })).toMatchObject({ value: { state: "closed" } });
  });
});

describe("picking and handing over", () => {
  it("promises, releases, says what is left, and takes nothing past its day without a named decision", async () => {
    const [lot, old] = [await oneLot(3), await oneLot(4, { bestBefore: localDate("2026-12-20") })];
    at.clock.set("2026-12-22T10:00:00+02:00");
    const { id, lines } = await at.approved([6]);
    const line = lines[0]!;
    expect(await at.promise(id, line, at.take(lot, 4))).toMatchObject({ refusal: { code: "pick_not_enough", facts: { left: 3, unit: "piece" } } });
    expect(await at.promise(id, line, at.take(lot, 3), at.take(old, 3))).toMatchObject({ refusal: { code: "best_before_undecided" } });
    expect(await at.promise(id, line, at.take(lot, 3), at.take(old, 4, true))).toMatchObject({ refusal: { code: "promise_over_open", facts: { left: 6 } } });
    const takes = [at.take(lot, 3), at.take(old, 2, true)];
    expect((await at.promise(id, line, ...takes)).ok).toBe(true);
    expect((await at.promise(id, line, ...takes)).ok).toBe(true);
    expect(await at.sql`select count(*) as n from best_before_pass where decided_by = ${at.storekeeper.accountId}`).toEqual([{ n: 1 }]);
    expect(await at.sql`select sum(quantity)::int as n from stock_reservation where for_id = ${line} and ended_at is null`).toEqual([{ n: 5 }]);
    expect((await releaseLots(keeper(), { requestId: id, lineId: line })).ok).toBe(true);
    expect(await at.handOver(id)).toMatchObject({ refusal: { code: "nothing_promised" } });
    expect((await cancelRequest(manager(), { requestId: id })).ok).toBe(true);
    expect(await at.broken()).toEqual([]);
    at.clock.set("2026-12-19T10:00:00+02:00");
  });

  it("hands over with a numbered, signed protocol; the rest stays open; several issues a request; support is counted once", async () => {
    const [first, second] = [await oneLot(4), await oneLot(2)];
    const { id, lines } = await at.approved([6, 2], [6, 0]);
    expectOk(await at.promise(id, lines[0]!, at.take(first, 4)));
    const issueId = newId() as string;
    const key = await at.pickKey(id);
    expect(await at.handOver(id, { issueId, pickKey: key })).toMatchObject({ value: { created: true } });
    expect(await at.handOver(id, { issueId, pickKey: key })).toMatchObject({ value: { created: false } });
    expect(await at.stateOf(id)).toBe("partly_issued");
    expect(await cancelRequest(manager(), { requestId: id })).toMatchObject({ refusal: { code: "request_moved" } });
    const [paper] = (await at.sql`select d.snapshot from document d join goods_handover h on h.document_id = d.id where h.issue_id = ${issueId}`) as unknown as { snapshot: string }[];
    const { data } = JSON.parse(paper!.snapshot) as { data: { statement: string; signature: string; open: string[]; lines: unknown[]; target: string } };
    expect(data.statement).toContain(data.target);
    expect(data).toMatchObject({ signature: "M10 10L200 90", open: ["детско яке, ръст 122: 2\u00a0броя"], target: "ЦОП, Реинтеграция" });
    expect(data.lines).toHaveLength(1);
    expect(await at.sql`select sum(e.amount)::int as n from funding_edge e join goods_issue_line l on l.movement_id = e.cost_line_id where l.issue_id = ${issueId}`).toEqual([{ n: 4 }]);
    expectOk(await at.promise(id, lines[0]!, at.take(second, 2)));
    expectOk(await at.handOver(id));
    expect(await at.stateOf(id)).toBe("issued");
    expect(await at.broken()).toEqual([]);
  });

  it("refuses a list that changed while it was being signed, and tells of a promise that was cut", async () => {
    const lot = await oneLot(5);
    const { id, lines } = await at.approved([5]);
    expectOk(await at.promise(id, lines[0]!, at.take(lot, 3)));
    const shown = await at.pickKey(id);
    expectOk(await at.promise(id, lines[0]!, at.take(lot, 2)));
    expect(await at.handOver(id, { pickKey: shown })).toMatchObject({ refusal: { code: "pick_changed" } });
    await at.db.transaction((tx) => holdLot(tx, keeper(), { id: newId(), lotId: lot, reason: "quality" }));
    expect(await at.handOver(id)).toMatchObject({ refusal: { code: "nothing_promised" } });
    expect(await at.promise(id, lines[0]!, at.take(lot, 1))).toMatchObject({ refusal: { code: "lot_held" } });
    expect(await at.sql`select count(*) as n from outbox where topic = 'inkind.promise_cut' and payload ->> 'forId' = ${lines[0]!}`).toEqual([{ n: 2 }]);
    expect(await at.broken()).toEqual([]);
  });

  it("leaves nothing behind when one lot stops it: all lots or none", async () => {
    const [good, bad] = [await oneLot(2), await oneLot(2, { useBy: localDate("2026-12-19") })];
    const { id, lines } = await at.approved([4]);
    expectOk(await at.promise(id, lines[0]!, at.take(good, 2), at.take(bad, 2)));
    at.clock.set("2026-12-20T10:00:00+02:00");
    expect(await at.handOver(id)).toMatchObject({ refusal: { code: "lot_expired" } });
    expect(await at.onHand(good)).toBe(2);
    at.clock.set("2026-12-19T10:00:00+02:00");
    expect((await at.handOver(id)).ok).toBe(true);
    expect(await at.broken()).toEqual([]);
  });

  it("closes the rest of a line with its reason and gives what was promised back", async () => {
    const lot = await oneLot(3);
    const { id, lines } = await at.approved([3]);
    expectOk(await at.promise(id, lines[0]!, at.take(lot, 3)));
    expect(await closeLine(manager(), { requestId: id, lineId: lines[0]!, reason: "found_elsewhere" })).toMatchObject({ value: { state: "closed" } });
    expect((await writeOffLot(keeper(), { lotId: lot as LotId, movementId: newId(), quantity: 3, reason: "broken" })).ok).toBe(true);
    expect(await at.promise(id, lines[0]!, at.take(lot, 1))).toMatchObject({ refusal: { code: "request_not_open" } });
    expect(await at.broken()).toEqual([]);
  });
});

describe("confirming", () => {
  it("says once what arrived; a difference is disputed until it is cleared up; used is marked after that", async () => {
    const lot = await oneLot(5);
    const { id, lines } = await at.approved([5]);
    expectOk(await at.promise(id, lines[0]!, at.take(lot, 5)));
    expectOk(await at.handOver(id));
    const [handed] = await handedLines(id);
    const confirm = (received: number) => confirmHandover(manager(), { requestId: id, issueId: handed!.issue_id, lines: [{ id: handed!.id, received }] });
    expect(await markUsed(manager(), { requestId: id, lineId: handed!.id })).toMatchObject({ refusal: { code: "not_confirmed_yet" } });
    expect(await confirm(50)).toMatchObject({ refusal: { code: "received_too_much", facts: { left: 5, unit: "piece" } } });
    expect(await confirm(4)).toMatchObject({ value: { disputed: 1, state: "closed" } });
    expect(await confirm(4)).toMatchObject({ value: { disputed: 0 } });
    expect(await confirm(5)).toMatchObject({ refusal: { code: "handover_confirmed" } });
    const settle = () => settleDifference(keeper(), { requestId: id, lineId: handed!.id, outcome: "counted_wrong" });
    expect((await settle()).ok).toBe(true);
    expect(await settle()).toMatchObject({ refusal: { code: "nothing_disputed" } });
    expect((await markUsed(manager(), { requestId: id, lineId: handed!.id })).ok).toBe(true);
    expect((await markUsed(manager(), { requestId: id, lineId: handed!.id })).ok).toBe(true);
    expect(await at.sql`select count(*) as n from audit_event where action = 'inkind.mark_used' and subject_id = ${handed!.id}`).toEqual([{ n: 1 }]);
    expect(await at.broken()).toEqual([]);
  });
});
