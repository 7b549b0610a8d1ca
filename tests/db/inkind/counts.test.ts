import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { decideCount } from "~/domains/inkind/commands/decide-count.server";
import { explainDifference } from "~/domains/inkind/commands/explain-difference.server";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { openCount } from "~/domains/inkind/commands/open-count.server";
import { recordCount } from "~/domains/inkind/commands/record-count.server";
import { submitCount } from "~/domains/inkind/commands/submit-count.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import type { CountId, IssueId, LotId, ShelfId } from "~/domains/inkind/model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { newLookCode } from "~/platform/tokens/look-code";
import { checkProperty } from "~tests/support/property";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
let deyan: Awaited<ReturnType<StoreFixture["actorWith"]>>;
let director: typeof deyan;
beforeAll(async () => {
  at = await storeFixture();
  deyan = await at.actorWith("coordinator", "Деян Илиев");
  director = await at.actorWith("director");
});

/** A shelf with lots of these sizes on it. */
async function shelf(...sizes: number[]) {
  const shelfId = newId<"StockShelf">() as ShelfId;
  await at.sql`insert into stock_shelf (id, code, room, storage, look_code, created_at) values (${shelfId}, ${shelfId}, 'склад', 'room', ${newLookCode()}, now())`;
  const lots: LotId[] = [];
  for (const size of sizes) {
    const [lot] = (await at.received(size)).lots;
    await at.sql`insert into lot_shelf (lot_id, shelf_id, since) values (${lot!.id}, ${shelfId}, now())`;
    lots.push(lot!.id as LotId);
  }
  at.clock.set(hoursLater(at.clock.now(), 1).toISOString());
  return { shelfId, lots };
}
async function open(shelfId: ShelfId): Promise<CountId> {
  return expectOk(await openCount(at.ctx(at.storekeeper), { countId: newId<"StockCount">() as CountId, shelfIds: [shelfId] })).countId;
}
const later = (minutes: number) => at.clock.set(hoursLater(at.clock.now(), minutes / 60).toISOString());
const counts = (who: typeof deyan, countId: CountId, shelfId: ShelfId, numbers: readonly (readonly [LotId, number])[], secondsAgo = 0) =>
  recordCount(at.ctx(who), { countId, shelfId, counted: numbers.map(([lotId, counted]) => ({ entryId: newId(), lotId, counted, secondsAgo })) });
const issue = async (lotId: LotId, quantity: number) =>
  expectOk(await issueGoods(at.ctx(at.storekeeper), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId, quantity }] }));
async function post(countId: CountId, who = director) {
  const lots = (await at.sql`select lot_id from stock_count_lot where count_id = ${countId} and agreed and counted <> book`) as unknown as { lot_id: string }[];
  for (const lot of lots) expectOk(await explainDifference(at.ctx(deyan), { countId, lotId: lot.lot_id, reason: "unknown" }));
  const sent = await submitCount(at.ctx(deyan), { countId });
  return sent.ok ? decideCount(at.ctx(who), { countId, verdict: "post" }) : sent;
}

describe("a count (G7)", () => {
  it("goes on while goods go out: each number is compared with the book of its own minute", async () => {
    const { shelfId, lots: [lot] } = await shelf(22);
    const countId = await open(shelfId);
    later(10);
    expectOk(await counts(at.storekeeper, countId, shelfId, [[lot!, 22]]));
    later(5);
    await issue(lot!, 6);
    later(5);
    expectOk(await counts(deyan, countId, shelfId, [[lot!, 16]]));
    expectOk(await post(countId));
    expect(await at.onHand(lot!)).toBe(16);
    expect(await at.sql`select book::int, counted::int, movement_id from stock_count_result where count_id = ${countId}`).toEqual([{ book: 16, counted: 16, movement_id: null }]);
    expect(await at.broken()).toEqual([]);
  });

  it("keeps the minute of a number that was sent later", async () => {
    const { shelfId, lots: [lot] } = await shelf(10);
    const countId = await open(shelfId);
    later(30);
    await issue(lot!, 4);
    later(10);
    // Counted a quarter of an hour ago, before the four went out.
    expectOk(await counts(at.storekeeper, countId, shelfId, [[lot!, 10]], 900));
    expectOk(await counts(deyan, countId, shelfId, [[lot!, 6]]));
    expectOk(await post(countId));
    expect(await at.onHand(lot!)).toBe(6);
  });

  it("needs two people who agree; what nobody entered is not zero; an own older number is replaced", async () => {
    const { shelfId, lots: [one, two] } = await shelf(5, 7);
    const countId = await open(shelfId);
    later(1);
    expectOk(await counts(at.storekeeper, countId, shelfId, [[one!, 5]]));
    expectOk(await counts(at.storekeeper, countId, shelfId, [[one!, 5]]));
    expect(await post(countId)).toMatchObject({ ok: false, refusal: { code: "count_unfinished", facts: { count: 2 } } });
    expectOk(await counts(deyan, countId, shelfId, [[one!, 4], [two!, 7]]));
    expectOk(await counts(at.storekeeper, countId, shelfId, [[two!, 7]]));
    expect(await post(countId)).toMatchObject({ ok: false, refusal: { code: "count_unfinished", facts: { count: 1 } } });
    later(1);
    expectOk(await counts(deyan, countId, shelfId, [[one!, 5]]));
    expectOk(await post(countId));
    expect([await at.onHand(one!), await at.onHand(two!)]).toEqual([5, 7]);
  });

  it("posts what is missing as of that minute, brings it back when it is found, and makes a lot of what was never there", async () => {
    const { shelfId, lots: [lot] } = await shelf(20);
    const first = await open(shelfId);
    later(1);
    for (const who of [at.storekeeper, deyan]) expectOk(await counts(who, first, shelfId, [[lot!, 18]]));
    expect(await submitCount(at.ctx(deyan), { countId: first })).toMatchObject({ ok: false, refusal: { code: "count_unexplained" } });
    later(3);
    expectOk(await post(first));
    expect(await at.onHand(lot!)).toBe(18);
    const [loss] = await at.sql`select m.occurred_at < m.recorded_at as earlier, m.to_kind, m.reason from stock_movement m join stock_count_result r on r.movement_id = m.id where r.count_id = ${first}`;
    expect(loss).toEqual({ earlier: true, to_kind: "lost", reason: "unknown" });
    const second = await open(shelfId);
    later(1);
    for (const who of [at.storekeeper, deyan]) expectOk(await counts(who, second, shelfId, [[lot!, 23]]));
    expectOk(await post(second));
    expect(await at.onHand(lot!)).toBe(20);
    const [found] = (await at.sql`select l.id, l.quantity::int, l.not_for_sale, s.shelf_id = ${shelfId} as here from stock_lot l join lot_shelf s on s.lot_id = l.id where l.count_id = ${second}`) as unknown as { id: string; quantity: number }[];
    expect(found).toMatchObject({ quantity: 3, not_for_sale: true, here: true });
    expect(await at.onHand(found!.id)).toBe(3);
    expect(await at.broken()).toEqual([]);
  });

  it("is decided by somebody who did not count, once, and only what was sent; a shelf is in one running count", async () => {
    const { shelfId, lots: [lot] } = await shelf(3);
    const countId = await open(shelfId);
    expect(await openCount(at.ctx(deyan), { countId: newId<"StockCount">() as CountId, shelfIds: [shelfId] })).toMatchObject({ ok: false, refusal: { code: "shelf_being_counted" } });
    expect(await decideCount(at.ctx(director), { countId, verdict: "post" })).toMatchObject({ ok: false, refusal: { code: "count_not_sent" } });
    const chief = await at.actorWith(["coordinator"]);
    for (const who of [chief, deyan]) expectOk(await counts(who, countId, shelfId, [[lot!, 3]]));
    expect(await post(countId, chief)).toMatchObject({ ok: false, refusal: { code: "own_count" } });
    expectOk(await decideCount(at.ctx(director), { countId, verdict: "again" }));
    expectOk(await post(countId));
    expectOk(await decideCount(at.ctx(director), { countId, verdict: "post" }));
    expect(await counts(deyan, countId, shelfId, [[lot!, 1]])).toMatchObject({ ok: false, refusal: { code: "count_closed" } });
    const next = await open(shelfId);
    expectOk(await decideCount(at.ctx(director), { countId: next, verdict: "cancel" }));
    expect(await at.onHand(lot!)).toBe(3);
  });

  it("ends in what really lies there, whatever goes out between the two counts", async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.integer({ min: 4, max: 20 }), fc.integer({ min: -3, max: 3 }), fc.array(fc.tuple(fc.constantFrom("issue" as const, "write_off" as const), fc.integer({ min: 1, max: 3 }), fc.nat(2)), { maxLength: 5 }),
        async (size, hidden, moves) => {
          const { shelfId, lots: [lot] } = await shelf(size);
          const countId = await open(shelfId);
          // What lies there differs from the book by `hidden` from the beginning.
          let book = size;
          const act = async (stage: number) => {
            for (const [kind, quantity, when] of moves) {
              if (when !== stage || quantity > book || quantity > book + hidden) continue;
              later(2);
              if (kind === "issue") await issue(lot!, quantity);
              else expectOk(await writeOffLot(at.ctx(at.storekeeper), { lotId: lot!, movementId: newId(), quantity, reason: "broken" }));
              book -= quantity;
            }
            later(2);
          };
          await act(0);
          expectOk(await counts(at.storekeeper, countId, shelfId, [[lot!, Math.max(0, book + hidden)]]));
          await act(1);
          expectOk(await counts(deyan, countId, shelfId, [[lot!, Math.max(0, book + hidden)]]));
          await act(2);
          const really = book + hidden;
          fc.pre(really >= 0);
          const outcome = await post(countId);
          expect(outcome.ok).toBe(true);
          const found = Number((await at.sql`select coalesce(sum(b.on_hand), 0)::int as n from stock_lot l join stock_balance b on b.lot_id = l.id and b.place_kind = 'store' where l.count_id = ${countId}`)[0]!.n);
          expect((await at.onHand(lot!)) + found).toBe(really);
          expect(await at.broken()).toEqual([]);
        },
      ),
    );
  }, 120_000);
});
