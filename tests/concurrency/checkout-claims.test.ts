import { expect, it } from "vitest";
import { handIn } from "~/domains/bazaar/commands/move-pieces.server";
import { claimUnit } from "~/domains/checkout/commands/claim-unit.server";
import { releaseUnits } from "~/domains/checkout/commands/release-units.server";
import { expectOk } from "~/platform/errors/result";
import { minutesLater } from "~/platform/time/clock";
import { openHall, openTill, record, saleEvent } from "~tests/support/bazaar";
import { testDatabase } from "~tests/support/database";

const database = await testDatabase();
const { sql, ctx, clock } = database;
const hall = await openHall(database);
const [first, second] = [await openTill(database, hall, 1), await openTill(database, hall, 2)];
const tries = 50;
expectOk(await handIn(ctx(hall.coordinator), { bazaarId: hall.bazaarId, articleId: hall.picture.articleId, pieces: tries * 2 }));
const units = await sql<{ id: string; code: string }[]>`select id, code from item_unit where article_id = ${hall.picture.articleId} and id <> ${hall.picture.unitId} order by id`;

it("gives a unit scanned at two tills at once to one of them, 50 times", async () => {
  for (const unit of units.slice(0, tries)) {
    const answers = await Promise.all([first, second].map((till) => claimUnit(till.ctx, { sessionId: till.sessionId, code: unit.code })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => (answer.ok ? "" : answer.refusal.code))).toEqual(["unit_claimed"]);
    expect(await sql`select count(*) as n from unit_claim where unit_id = ${unit.id}`).toEqual([{ n: 1 }]);
  }
});

it("gives the last free units of an article by key to different tills", async () => {
  const answers = await Promise.all([first, second, first, second].map((till) => claimUnit(till.ctx, { sessionId: till.sessionId, articleId: hall.picture.articleId })));
  const held = answers.map((answer) => expectOk(answer).unitId);
  expect(new Set(held).size).toBe(4);
});

it("lets a claim go by removing the line, and by itself after a while", async () => {
  const { id, code } = units[tries + 10]!;
  expectOk(await claimUnit(first.ctx, { sessionId: first.sessionId, code }));
  expect(expectOk(await releaseUnits(second.ctx, { sessionId: second.sessionId, unitIds: [id] })).released).toBe(0);
  expect(expectOk(await releaseUnits(first.ctx, { sessionId: first.sessionId, unitIds: [id] })).released).toBe(1);
  expectOk(await claimUnit(second.ctx, { sessionId: second.sessionId, code }));
  expect((await claimUnit(first.ctx, { sessionId: first.sessionId, code })).ok).toBe(false);
  clock.set(minutesLater(clock.now(), 16));
  expect((await claimUnit(first.ctx, { sessionId: first.sessionId, code })).ok).toBe(true);
});

it("keeps both of two finished sales of one unit: one clean line, one exception, 50 times", async () => {
  for (const [index, unit] of units.slice(tries, 2 * tries).entries()) {
    const told = await Promise.all([first, second].map((till) => record(till.ctx, saleEvent(till, index + 1, [[hall.picture.articleId, 1, 2500, unit.id]]))));
    expect(told.map((answer) => expectOk(answer).exceptions.length).sort()).toEqual([0, 1]);
    expect(await sql`select clean from sale_line where unit_id = ${unit.id} order by clean`).toEqual([{ clean: false }, { clean: true }]);
  }
  expect(await sql`select count(*) as n, count(distinct l.sale_id) as sales from sale_line l join tranche t on t.id = l.id where l.unit_id is not null`).toEqual([{ n: 100, sales: 100 }]);
});

it("answers a sale that is never claimable again as sold", async () => {
  const { code } = units[tries]!;
  expect(await claimUnit(first.ctx, { sessionId: first.sessionId, code })).toMatchObject({ ok: false, refusal: { code: "unit_sold" } });
});

it("stores one sale when one event arrives eight times at once, with bills crossing each other's articles", async () => {
  const event = saleEvent(first, 900, [[hall.card, 1, 250], [hall.tattoo, 1, 200]]);
  const crossed = saleEvent(second, 900, [[hall.tattoo, 1, 200], [hall.card, 1, 250]]);
  const told = await Promise.all(Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? record(first.ctx, event) : record(second.ctx, crossed))));
  expect(new Set(told.map((answer) => JSON.stringify(expectOk(answer)))).size).toBe(2);
  expect(await sql`select count(*) as n from sale where id in (${event.id}, ${crossed.id})`).toEqual([{ n: 2 }]);
});
