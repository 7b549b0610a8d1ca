import fc from "fast-check";
import { expect, it } from "vitest";
import { handIn } from "~/domains/bazaar/commands/move-pieces.server";
import { bazaarChecks } from "~/domains/bazaar/checks.server";
import { checkoutChecks } from "~/domains/checkout/checks.server";
import type { SaleEvent } from "~/domains/checkout/model";
import { expectOk } from "~/platform/errors/result";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { newId } from "~/platform/ids/ids";
import { newLookCode } from "~/platform/tokens/look-code";
import { openHall, openTill, record, saleEvent, type Hall, type OpenTill } from "~tests/support/bazaar";
import { testDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";

const database = await testDatabase();
const { db, sql } = database;

/** Each run opens two halls: thirty of them are more than the usual half minute on a busy machine. */
const patienceMs = 120_000 * Math.max(1, Number(process.env.TEST_SCALE || 1));

type Thing = "card" | "tattoo" | "gift" | "unit0" | "unit1";
const bill = fc.array(fc.record({ thing: fc.constantFrom<Thing>("card", "tattoo", "gift", "unit0", "unit1"), quantity: fc.integer({ min: 1, max: 9 }), off: fc.constantFrom(0, 0, 0, 50) }), { minLength: 1, maxLength: 4 });
const log = fc.record({
  bills: fc.array(fc.record({ bill, till: fc.nat(1), over: fc.constantFrom(0, 0, 500, 5000) }), { minLength: 1, maxLength: 6 }),
  /** Which event is sent when: every event at least once, some twice, in any order. */
  order: fc.infiniteStream(fc.nat(1_000_000)).map((stream) => [...stream.take(24)]),
  repeats: fc.array(fc.nat(7), { maxLength: 6 }),
});

interface Stage {
  readonly hall: Hall;
  readonly tills: readonly OpenTill[];
  readonly units: readonly string[];
}

async function stage(): Promise<Stage> {
  const hall = await openHall(database);
  const tills = [await openTill(database, hall, 1), await openTill(database, hall, 2)];
  expectOk(await handIn(database.ctx(hall.coordinator), { bazaarId: hall.bazaarId, articleId: hall.picture.articleId, pieces: 1 }));
  const rows = await sql<{ id: string }[]>`select id from item_unit where article_id = ${hall.picture.articleId} order by id`;
  return { hall, tills, units: rows.map((row) => row.id) };
}

function eventsOf({ hall, tills, units }: Stage, bills: readonly { bill: readonly { thing: Thing; quantity: number; off: number }[]; till: number; over: number }[]): { till: OpenTill; sale: SaleEvent }[] {
  return bills.map(({ bill: lines, till: at, over }, index) => {
    const till = tills[at]!;
    const sale = saleEvent(till, index + 1, lines.map(({ thing, quantity, off }) => {
      if (thing === "card") return [hall.card, quantity, 250 + off];
      if (thing === "tattoo") return [hall.tattoo, quantity, 200 + off];
      if (thing === "gift") return [null, 1, 100 + off];
      return [hall.picture.articleId, 1, 2500 + off, units[thing === "unit0" ? 0 : 1]!];
    }));
    return { till, sale: { ...sale, tenderedCents: sale.tenderedCents + over } };
  });
}

/** What must be the same whatever the order in which the events came. */
async function state(hall: Hall) {
  return {
    sums: await sql`select count(*) as sales, sum(s.total_cents)::bigint as total, sum(t.applied_cents)::bigint as applied, sum(t.change_cents)::bigint as change from sale s join tender t on t.sale_id = s.id where s.event_id = ${hall.bazaarId}`,
    lines: await sql`select l.kind, sum(l.quantity)::bigint as quantity, sum(l.amount_cents)::bigint as amount from sale_line l join sale s on s.id = l.sale_id where s.event_id = ${hall.bazaarId} group by l.kind order by l.kind`,
    stock: await sql`select a.name_bg, s.on_hand from article_stock s join article a on a.id = s.article_id where a.event_id = ${hall.bazaarId} order by a.name_bg`,
    clean: await sql`select l.unit_id is not null as unit, count(*) filter (where l.clean) as clean, count(*) filter (where not l.clean) as second from sale_line l join sale s on s.id = l.sale_id where s.event_id = ${hall.bazaarId} group by 1 order by 1`,
    fund: await sql`select sum(t.amount)::bigint as raised from tranche t where t.fund_id = ${hall.fundId}`,
    collisions: await sql`select e.kind, count(*) as n from sale_exception e join sale s on s.id = e.sale_id where s.event_id = ${hall.bazaarId} and e.kind in ('unit_sold_twice', 'price_drift') group by e.kind order by e.kind`,
  };
}

it("B1–B5, B8, B11: any order and any repetition of the same events ends in the same state, with every check empty", async () => {
  await checkProperty(
    fc.asyncProperty(log, async ({ bills, order, repeats }) => {
      const one = await stage();
      const events = eventsOf(one, bills);
      for (const { till, sale } of events) expectOk(await record(till.ctx, sale));
      const straight = await state(one.hall);

      const other = await stage();
      const again = eventsOf(other, bills);
      const sent = [...again, ...repeats.flatMap((index) => again[index] ?? [])];
      const shuffled = sent.map((event, index) => ({ event, at: order[index % order.length]! })).sort((a, b) => a.at - b.at);
      await Promise.all(shuffled.slice(0, 3).map(async ({ event }) => expectOk(await record(event.till.ctx, event.sale))));
      for (const { event } of shuffled) expectOk(await record(event.till.ctx, event.sale));
      expect(await state(other.hall)).toEqual(straight);
      expect((await countViolations(db, [...bazaarChecks, ...checkoutChecks])).filter((check) => check.violations > 0)).toEqual([]);
    }),
  );
}, patienceMs);

it("B2: whatever is changed in an event, the same id is a conflict and nothing is stored", async () => {
  const one = await stage();
  const till = one.tills[0]!;
  const base = saleEvent(till, 1, [[one.hall.card, 2, 250]]);
  expectOk(await record(till.ctx, base));
  const change = fc.constantFrom<(sale: SaleEvent) => SaleEvent>(
    (sale) => ({ ...sale, tenderedCents: sale.tenderedCents + 1 }),
    (sale) => ({ ...sale, sequence: sale.sequence + 1 }),
    (sale) => ({ ...sale, lookCode: newLookCode() }),
    (sale) => ({ ...sale, soldAt: "2026-12-19T08:00:01.000Z" }),
    (sale) => ({ ...sale, lines: [...sale.lines, { articleId: null, unitId: null, quantity: 1, unitPriceCents: 0 }] }),
    (sale) => ({ ...sale, sessionId: one.tills[1]!.sessionId }),
  );
  await checkProperty(
    fc.asyncProperty(change, async (apply) => {
      expect(await record(till.ctx, apply(base))).toMatchObject({ ok: false, refusal: { code: "sale_conflict" } });
      expect(await sql`select count(*) as n from sale where session_id = ${till.sessionId}`).toEqual([{ n: 1 }]);
    }),
  );
  expect(await record(till.ctx, { ...base, id: newId() })).toMatchObject({ ok: false, refusal: { code: "sale_conflict" } });
});
