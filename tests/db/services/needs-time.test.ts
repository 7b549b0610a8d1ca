import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ageNeeds } from "~/domains/services/commands/age-needs.server";
import { lapsePledges } from "~/domains/services/commands/lapse-pledges.server";
import { closeNeed, publishNeed } from "~/domains/services/commands/move-need.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { servicesChecks } from "~/domains/services/checks.server";
import type { NeedId } from "~/domains/services/model";
import { openNeeds, pledgeNeed, receiveForNeed, releasePledge } from "~/domains/services/api.server";
import { needsBoard } from "~/domains/services/queries/needs-board.server";
import { needShape } from "~/domains/services/schemas";
import { AccessDenied, systemActor } from "~/platform/access/permission";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { hoursLater, instant } from "~/platform/time/clock";
import { addDays, localDate, localDateOf } from "~/platform/time/local-date";
import { type AccountActor, anchorTime, testDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";
import { twoServices } from "~tests/support/services";

const { ctx, sql, db, clock, actorWith } = await testDatabase();
let manager: AccountActor;
let place: Awaited<ReturnType<typeof twoServices>>;
beforeAll(async () => {
  place = await twoServices(ctx(await actorWith("administrator")));
  manager = await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: place.first }]);
});
const job = () => ctx(systemActor("test"));
const inDays = (days: number) => clock.set(hoursLater(instant(anchorTime), days * 24));

async function publicNeed(quantity = 30, over: Record<string, unknown> = {}): Promise<NeedId> {
  const { id } = expectOk(await saveNeed(ctx(manager), needShape.parse({ id: newId(), serviceId: place.first, kind: "goods", titleBg: "Якета", quantity: String(quantity), unit: "piece", ...over })));
  expectOk(await publishNeed(ctx(manager), id));
  return id;
}
const source = (needId: NeedId, sourceId: string) => ({ needId, sourceKind: "goods_offer", sourceId });
const pledge = (needId: NeedId, sourceId: string, quantity: number, lapsesOn = addDays(localDateOf(clock.now()), 7)) =>
  inTransaction(db, (tx) => pledgeNeed(tx, ctx(manager), { ...source(needId, sourceId), quantity, lapsesOn }));
const receive = (needId: NeedId, sourceId: string, receivedTotal: number) => inTransaction(db, (tx) => receiveForNeed(tx, ctx(manager), { ...source(needId, sourceId), receivedTotal }));
const stand = async (needId: NeedId) => (await sql`select received, pledged, quantity - received - pledged as open, state from need where id = ${needId}`)[0];
const broken = async () => (await countViolations(db, servicesChecks)).filter((check) => check.violations > 0);

describe("a promise", () => {
  it("lapses after its day and returns to open, once, and whoever promised is told; it may be made again", async () => {
    inDays(0);
    const needId = await publicNeed(10);
    const from = newId() as string;
    expectOk(await pledge(needId, from, 6));
    expectOk(await receive(needId, from, 2));
    inDays(7);
    expect(await lapsePledges(job())).toEqual({ lapsed: 0 });
    inDays(8);
    expect(await lapsePledges(job())).toEqual({ lapsed: 1 });
    expect(await lapsePledges(job())).toEqual({ lapsed: 0 });
    expect(await stand(needId)).toEqual({ received: 2, pledged: 0, open: 8, state: "public" });
    expect(await sql`select payload ->> 'sourceId' as id from outbox where topic = 'services.pledge_lapsed'`).toEqual([{ id: from }]);
    const other = newId() as string;
    expectOk(await pledge(needId, other, 5));
    inDays(20);
    await lapsePledges(job());
    expect(await sql`select state from need_pledge where source_id = ${other}`).toEqual([{ state: "lapsed" }]);
    expectOk(await pledge(needId, other, 5));
    // Comes although it had lapsed once.
    expectOk(await receive(needId, other, 5));
    expect(await stand(needId)).toMatchObject({ received: 7, pledged: 0, open: 3 });
    expect(await broken()).toEqual([]);
  });
});

describe("a need", () => {
  it("goes stale after thirty days or after its day, leaves the public page, asks once, and one press brings it back", async () => {
    inDays(0);
    const [quiet, fresh, dated] = [await publicNeed(), await publicNeed(), await publicNeed(3, { dueOn: localDate("2026-12-25") })];
    inDays(20);
    expectOk(await publishNeed(ctx(manager), fresh));
    inDays(31);
    const before = (await sql`select count(*) as n from outbox where topic = 'services.need_stale'`)[0]!.n as number;
    await ageNeeds(job());
    expect([(await stand(quiet))!.state, (await stand(fresh))!.state, (await stand(dated))!.state]).toEqual(["stale", "public", "stale"]);
    await ageNeeds(job());
    const asked = (await sql`select payload ->> 'needId' as id from outbox where topic = 'services.need_stale' offset ${before}`) as unknown as { id: string }[];
    expect(asked.filter(({ id }) => id === quiet)).toHaveLength(1);
    const shown = (await openNeeds(db, { locale: "bg" })).map((row) => row.id);
    expect([shown.includes(quiet), shown.includes(fresh)]).toEqual([false, true]);
    expect((await needsBoard(ctx(manager), { locale: "bg" })).stale.map((row) => row.id)).toContain(quiet);
    expect(await pledge(quiet, newId(), 1)).toMatchObject({ refusal: { code: "need_closed" } });
    expectOk(await publishNeed(ctx(manager), quiet));
    expect((await openNeeds(db, { locale: "bg" })).map((row) => row.id)).toContain(quiet);
    // What was promised before may still come and close it.
    const from = newId() as string;
    expectOk(await pledge(quiet, from, 30));
    inDays(70);
    await ageNeeds(job());
    expectOk(await receive(quiet, from, 30));
    expect(await stand(quiet)).toMatchObject({ state: "met", open: 0 });
    await expect(ageNeeds(ctx(manager))).rejects.toBeInstanceOf(AccessDenied);
    await expect(lapsePledges(ctx(manager))).rejects.toBeInstanceOf(AccessDenied);
  });

  it("is the sum of its sources whoever writes: the database refuses anything else at commit", async () => {
    inDays(0);
    const needId = await publicNeed(5);
    await expect(sql`update need set received = received + 1 where id = ${needId}`).rejects.toMatchObject({ constraint_name: "need_sums" });
    await expect(sql`insert into need_pledge (id, need_id, source_kind, source_id, pledged, created_at, changed_at) values (${newId()}, ${needId}, 'x', ${newId()}, 2, now(), now())`)
      .rejects.toMatchObject({ constraint_name: "need_sums" });
  });
});

describe("S1: needed = received + pledged + open under many hands", () => {
  const act = fc.record({ kind: fc.constantFrom("pledge", "receive", "release", "lapse", "close", "open"), who: fc.nat(2), amount: fc.integer({ min: 1, max: 6 }) });
  it("holds after any acts done at once", async () => {
    await checkProperty(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.array(act, { minLength: 2, maxLength: 10 }), async (quantity, acts) => {
        inDays(0);
        const needId = await publicNeed(quantity);
        const sources = [newId(), newId(), newId()] as string[];
        await Promise.all(acts.map(async ({ kind, who, amount }) => {
          const from = sources[who]!;
          if (kind === "pledge") return pledge(needId, from, amount, localDate("2026-12-18"));
          if (kind === "receive") return receive(needId, from, amount);
          if (kind === "release") return inTransaction(db, (tx) => releasePledge(tx, ctx(manager), source(needId, from)));
          if (kind === "lapse") return lapsePledges(job());
          return kind === "close" ? closeNeed(ctx(manager), needId) : publishNeed(ctx(manager), needId);
        }));
        const row = (await stand(needId)) as unknown as { received: number; pledged: number; open: number };
        expect(row.open).toBeGreaterThanOrEqual(0);
        expect(row.received + row.pledged + row.open).toBe(quantity);
        expect(await broken()).toEqual([]);
      }),
    );
  }, 120_000);
});
