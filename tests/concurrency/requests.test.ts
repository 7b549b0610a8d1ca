import { beforeAll, describe, expect, it } from "vitest";
import { approveRequest } from "~/domains/inkind/commands/approve-request.server";
import { cancelRequest } from "~/domains/inkind/commands/cancel-request.server";
import { confirmHandover } from "~/domains/inkind/commands/confirm-handover.server";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import type { IssueId, LotId } from "~/domains/inkind/model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { requestFixture, type RequestFixture } from "../db/inkind/requests-fixture";

let at: RequestFixture;
beforeAll(async () => {
  at = await requestFixture();
});
const codes = async (tries: readonly Promise<{ ok: boolean; refusal?: { code: string } }>[]): Promise<string[]> =>
  (await Promise.allSettled(tries)).map((one) => (one.status === "rejected" ? `thrown ${String(one.reason)}` : one.value.ok ? "ok" : one.value.refusal!.code));

describe("requests under many hands", () => {
  it("two storekeepers and an issue from the shelf pick one lot: never more than there is, and each says how much is left", async () => {
    const lot = (await at.received(10)).lots[0]!.id;
    const requests = await Promise.all(Array.from({ length: 8 }, () => at.approved([3])));
    const answers = await codes([
      ...requests.map(({ id, lines }) => at.promise(id, lines[0]!, at.take(lot, 2))),
      ...Array.from({ length: 4 }, () => issueGoods(at.ctx(at.storekeeper), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: lot as LotId, quantity: 2 }] })),
    ]);
    expect(answers.filter((code) => code === "ok")).toHaveLength(5);
    expect(answers.filter((code) => code !== "ok").every((code) => ["pick_not_enough", "lot_promised", "not_enough"].includes(code))).toBe(true);
    expect(await at.broken()).toEqual([]);
  });

  it("is approved once, and a cancel beside it leaves one of the two", async () => {
    const { id, lines } = await at.sent([4]);
    const approve = (approved: number) => approveRequest(at.ctx(at.storekeeper), { requestId: id, lines: [{ lineId: lines[0]!, approved, refuseReason: null }] });
    const answers = await codes([approve(4), approve(3), approve(2)]);
    expect(answers.sort()).toEqual(["ok", "request_decided", "request_decided"]);
    const other = await at.sent([1]);
    await codes([cancelRequest(at.ctx(at.manager), { requestId: other.id }), approveRequest(at.ctx(at.storekeeper), { requestId: other.id, lines: [{ lineId: other.lines[0]!, approved: 1, refuseReason: null }] })]);
    expect(await at.stateOf(other.id)).toBe("cancelled");
  });

  it("is handed over once by two desks, with one protocol; lots taken in opposite orders do not deadlock", async () => {
    const { lots } = await at.received(40, [at.wholeLot(20), at.wholeLot(20)]);
    const [a, b] = lots.map((lot) => lot.id);
    const { id, lines } = await at.approved([6]);
    expectOk(await at.promise(id, lines[0]!, at.take(a!, 3), at.take(b!, 3)));
    const key = await at.pickKey(id);
    const issueId = newId() as string;
    const answers = await codes([at.handOver(id, { issueId, pickKey: key }), at.handOver(id, { pickKey: key }), at.handOver(id, { issueId, pickKey: key })]);
    expect(answers.filter((code) => code === "ok").length).toBeGreaterThanOrEqual(1);
    expect(answers.filter((code) => code !== "ok").every((code) => code === "nothing_promised" || code === "request_not_open")).toBe(true);
    expect(await at.sql`select count(*) as n, count(distinct h.document_id) as papers from goods_handover h where h.request_id = ${id}`).toEqual([{ n: 1, papers: 1 }]);
    const more = await Promise.all(Array.from({ length: 6 }, () => at.approved([2])));
    expect(await codes(more.map((request, index) => at.promise(request.id, request.lines[0]!, ...(index % 2 ? [at.take(a!, 1), at.take(b!, 1)] : [at.take(b!, 1), at.take(a!, 1)]))))).toEqual(more.map(() => "ok"));
    expect(await codes(more.map((request) => at.handOver(request.id)))).toEqual(more.map(() => "ok"));
    const numbers = (await at.sql`select number from document where type = 'issue_protocol' order by number`) as unknown as { number: number }[];
    expect(numbers.map((row) => row.number)).toEqual(Array.from({ length: 7 }, (_, index) => index + 1));
    const rows = (await at.sql`select h.id, h.issue_id from goods_handover_line h join goods_request_line l on l.id = h.line_id where l.request_id = ${id}`) as unknown as { id: string; issue_id: string }[];
    const confirm = (received: number) => confirmHandover(at.ctx(at.manager), { requestId: id, issueId: rows[0]!.issue_id, lines: [{ id: rows[0]!.id, received }] });
    expect((await codes([confirm(6), confirm(5)])).sort()).toEqual(["handover_confirmed", "ok"]);
    expect(await at.broken()).toEqual([]);
  });
});
