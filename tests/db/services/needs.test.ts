import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { closeNeed, publishNeed, withdrawNeed } from "~/domains/services/commands/move-need.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { servicesChecks } from "~/domains/services/checks.server";
import type { NeedId } from "~/domains/services/model";
import { openNeeds, pledgeNeed, receiveForNeed, releasePledge } from "~/domains/services/api.server";
import { needsBoard } from "~/domains/services/queries/needs-board.server";
import { needShape } from "~/domains/services/schemas";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { type AccountActor, testDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";
import { twoServices } from "~tests/support/services";

const { ctx, sql, actorWith } = await testDatabase();
let manager: AccountActor;
let place: Awaited<ReturnType<typeof twoServices>>;

beforeAll(async () => {
  place = await twoServices(ctx(await actorWith("administrator")));
  manager = await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: place.first }]);
});

const needOf = (over: Record<string, unknown> = {}) =>
  needShape.parse({
    id: newId(), serviceId: place.first, kind: "goods", titleBg: "Детски зимни якета", titleEn: "Jackets", quantity: "30", unit: "piece", ...over,
  });

async function publicNeed(quantity = 30): Promise<NeedId> {
  const { id } = expectOk(await saveNeed(ctx(manager), needOf({ quantity: String(quantity) })));
  expectOk(await publishNeed(ctx(manager), id));
  return id;
}

const inOne = <T, C extends string>(run: Parameters<typeof inTransaction<T, C>>[1]) => inTransaction<T, C>(ctx().db, run);
const pledge = (needId: NeedId, sourceId: string, quantity: number, atMost = false) =>
  inOne((tx) => pledgeNeed(tx, ctx(manager), { needId, sourceKind: "offer_line", sourceId, quantity, atMost }));
const receive = (needId: NeedId, sourceId: string, receivedTotal: number, final = false) =>
  inOne((tx) => receiveForNeed(tx, ctx(manager), { needId, sourceKind: "offer_line", sourceId, receivedTotal, final }));
const release = (needId: NeedId, sourceId: string) => inOne((tx) => releasePledge(tx, ctx(manager), { needId, sourceKind: "offer_line", sourceId }));
const stand = async (needId: NeedId) => (await sql`select quantity, received, pledged, state from need where id = ${needId}`)[0];

describe("a need", () => {
  it("is a draft until it is published, and the public list is a query of the published ones", async () => {
    const { id } = expectOk(await saveNeed(ctx(manager), needOf()));
    expect((await openNeeds(ctx().db, { locale: "bg" })).map((row) => row.id)).not.toContain(id);
    expectOk(await publishNeed(ctx(manager), id));
    expect(await openNeeds(ctx().db, { locale: "en" })).toEqual(expect.arrayContaining([expect.objectContaining({ id, title: "Jackets", open: 30, serviceName: "First" })]));
    expectOk(await closeNeed(ctx(manager), id));
    expect((await openNeeds(ctx().db, { locale: "bg" })).map((row) => row.id)).not.toContain(id);
  });

  it("sent twice is one need", async () => {
    const input = needOf();
    expectOk(await saveNeed(ctx(manager), input));
    expectOk(await saveNeed(ctx(manager), input));
    expect(await sql`select count(*)::int as n from need where id = ${input.id}`).toEqual([{ n: 1 }]);
  });

  it("refuses another service, a programme from elsewhere, a move from the end", async () => {
    await expect(saveNeed(ctx(manager), needOf({ serviceId: place.second }))).rejects.toThrow("access denied");
    expect(await saveNeed(ctx(manager), needOf({ programmeId: place.secondProgramme }))).toMatchObject({ ok: false, refusal: { code: "programme_elsewhere", field: "programmeId" } });
    const { id } = expectOk(await saveNeed(ctx(manager), needOf()));
    expectOk(await withdrawNeed(ctx(manager), id));
    expect(await publishNeed(ctx(manager), id)).toMatchObject({ refusal: { code: "need_move" } });
    expect(await saveNeed(ctx(manager), needOf({ id }))).toMatchObject({ refusal: { code: "need_over" } });
  });

  it("of another service is unknown, and the board shows only one's own", async () => {
    const director = await actorWith("director");
    const { id } = expectOk(await saveNeed(ctx(director), needOf({ serviceId: place.second })));
    expect(await publishNeed(ctx(manager), id)).toMatchObject({ refusal: { code: "need_unknown" } });
    expect((await needsBoard(ctx(manager), { locale: "bg" })).drafts.map((row) => row.id)).not.toContain(id);
    expect((await needsBoard(ctx(director), { locale: "bg" })).drafts.map((row) => row.id)).toContain(id);
  });

  it("cannot ask for less than is received and pledged", async () => {
    const id = await publicNeed(10);
    expectOk(await pledge(id, newId(), 6));
    expect(await saveNeed(ctx(manager), needOf({ id, quantity: "5" }))).toMatchObject({ refusal: { code: "quantity_covered", field: "quantity" } });
  });
});

describe("pledges", () => {
  it("count once a source, whatever is sent again", async () => {
    const id = await publicNeed(30);
    const source = newId();
    expectOk(await pledge(id, source, 18));
    expectOk(await pledge(id, source, 18));
    expect(await stand(id)).toMatchObject({ pledged: 18, received: 0 });
    expectOk(await receive(id, source, 14));
    expectOk(await receive(id, source, 14));
    expect(await stand(id)).toMatchObject({ pledged: 4, received: 14 });
    expect(await pledge(id, newId(), 13)).toMatchObject({ refusal: { code: "need_left", facts: { left: 12 } } });
    expect(expectOk(await pledge(id, newId(), 13, true)).pledged).toBe(12);
    expectOk(await release(id, source));
    expectOk(await release(id, source));
    expect(await stand(id)).toMatchObject({ pledged: 12, received: 14, state: "public" });
  });

  it("beyond the need are not counted, and a covered need is met", async () => {
    const id = await publicNeed(10);
    expect(expectOk(await receive(id, newId(), 25)).counted).toBe(10);
    expect(await stand(id)).toMatchObject({ received: 10, state: "met" });
    expect(await pledge(id, newId(), 1)).toMatchObject({ refusal: { code: "need_closed" } });
  });

  it("S1 holds for any order of promises, arrivals, releases and repeats", async () => {
    const step = fc.record({ act: fc.constantFrom("pledge", "receive", "final", "release" as const), who: fc.integer({ min: 0, max: 3 }), amount: fc.integer({ min: 1, max: 15 }) });
    await checkProperty(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.array(step, { maxLength: 12 }), async (quantity, steps) => {
        const id = await publicNeed(quantity);
        const sources = [newId(), newId(), newId(), newId()];
        for (const { act, who, amount } of steps) {
          const source = sources[who]!;
          if (act === "pledge") await pledge(id, source, amount, amount % 2 === 0);
          else if (act === "release") await release(id, source);
          else await receive(id, source, amount, act === "final");
          const now = (await stand(id))!;
          expect(now.received + now.pledged).toBeLessThanOrEqual(now.quantity);
        }
        for (const check of servicesChecks) expect(await sql.unsafe(check.sql), check.name).toEqual([{ violations: 0 }]);
      }),
    );
  });
});
