import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { convert, receive, refund, reverse, transfer, use } from "~/domains/funds/api.server";
import { fundsChecks as checks } from "~/domains/funds/checks.server";
import type { Book } from "~/domains/funds/model";
import type { Db } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import { allocate } from "~/platform/money/cents";
import { addDays, addMonths } from "~/platform/time/local-date";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";
import { day, expectSound, openLedger, unitOf, type Ledger } from "./ledger";

/** `empty` holds nothing but what a run writes and takes back; `base` holds one long history. */
let empty: TestDatabase;
let base: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  empty = await testDatabase();
  base = await testDatabase();
  ledger = await openLedger(base.db, base.ctx());
  const world = await newWorld(ledger);
  for (const s of fc.sample(step, { numRuns: 150, seed: 20261219 })) await take(ledger, base.db, world, s);
});

type Step =
  | { readonly kind: "receive"; readonly fund: number; readonly book: Book; readonly amount: number; readonly day: number }
  | { readonly kind: "sell"; readonly fund: number; readonly amounts: readonly number[]; readonly goods: number; readonly day: number }
  | { readonly kind: "convert"; readonly goods: number; readonly money: number; readonly amount: number }
  | { readonly kind: "transfer"; readonly from: number; readonly to: number; readonly book: Book; readonly total: number; readonly months: number; readonly first: number }
  | { readonly kind: "use"; readonly funds: readonly number[]; readonly output: number; readonly book: Book; readonly amount: number; readonly limit: number | null; readonly again: number | null }
  | { readonly kind: "refund"; readonly root: number; readonly amount: number; readonly repeat: boolean }
  | { readonly kind: "reverse"; readonly cost: number };

const nat = (max: number) => fc.nat({ max });
const book = fc.constantFrom<Book>("cash", "cash", "cash", "in_kind", "time");
const amount = fc.integer({ min: 1, max: 500 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("receive" as const), fund: nat(3), book, amount, day: nat(60) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("sell" as const), fund: nat(3), amounts: fc.array(nat(200), { minLength: 1, maxLength: 3 }), goods: nat(5), day: nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("convert" as const), goods: nat(5), money: nat(9), amount: nat(300).map((n) => n + 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("transfer" as const), from: nat(3), to: nat(3), book, total: amount, months: nat(3), first: nat(4) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("use" as const), funds: fc.uniqueArray(nat(3), { minLength: 1, maxLength: 3 }), output: nat(3), book, amount, limit: fc.option(nat(300)), again: fc.option(nat(9), { freq: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("refund" as const), root: nat(19), amount, repeat: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reverse" as const), cost: nat(9) }) },
);

const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(",")}}`;

async function expectConserved(db: Db): Promise<void> {
  const rows = (await db.execute(sql`
    select t.book, t.unit, sum(t.amount) filter (where t.id = t.root_id)::bigint as entered, (sum(b.remaining) + coalesce(sum(k.gone), 0))::bigint as accounted
    from tranche t join tranche_balance b on b.tranche_id = t.id
    left join (select tranche_id, sum(amount) as gone from tranche_taking where kind <> 'transfer' group by tranche_id) k on k.tranche_id = t.id
    group by t.book, t.unit`)) as unknown as { entered: number; accounted: number }[];
  for (const row of rows) expect(row.accounted).toBe(row.entered);
}

interface World {
  readonly funds: readonly string[];
  readonly outputs: readonly string[];
  readonly roots: { id: string; book: Book; amount: number }[];
  readonly costs: { id: string; step: Extract<Step, { kind: "use" }> }[];
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];
const months = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"] as const;

async function newWorld(ledger: Ledger): Promise<World> {
  const [first] = ledger.programmes;
  const funds = [await ledger.fund(), await ledger.fund("general"), await ledger.fund("restricted", first), await ledger.fund("designated", first)];
  const outputs = await Promise.all(months.map((month, n) => ledger.output(month, ledger.programmes[n % 2])));
  return { funds, outputs, roots: [], costs: [] };
}

async function take(ledger: Ledger, db: Db, world: World, s: Step): Promise<void> {
  const { ctx, act } = ledger;
  const on = day("2026-06-01");
  switch (s.kind) {
    case "receive": {
      const trancheId = newId();
      const source = s.book === "cash" ? "gift" : s.book === "time" ? "hours" : "goods";
      await act((tx) => receive(tx, ctx, { trancheId, fundId: world.funds[s.fund]!, book: s.book, unit: unitOf[s.book], amount: s.amount, receivedOn: addDays(day("2026-01-01"), s.day), source, sourceKind: "test", sourceId: trancheId }));
      world.roots.push({ id: trancheId, book: s.book, amount: s.amount });
      return;
    }
    case "sell": {
      const goods = pick(world.roots.filter((root) => root.book === "in_kind"), s.goods)?.id ?? null;
      const ids = s.amounts.map(() => newId());
      await db.execute(sql`select funds_receive_sale_lines(${arrayOf(ids)}::uuid[], ${arrayOf(ids.map(() => world.funds[s.fund]!))}::uuid[], ${arrayOf(s.amounts)}::bigint[],
        ${arrayOf(ids.map(() => goods ?? "NULL"))}::uuid[], ${arrayOf(ids.map(() => 40))}::bigint[], ${addDays(day("2026-01-01"), s.day)}, now(), ${newId()}, null)`);
      world.roots.push(...ids.flatMap((id, n) => (s.amounts[n]! > 0 ? [{ id, book: "cash" as const, amount: s.amounts[n]! }] : [])));
      return;
    }
    case "convert": {
      const goods = pick(world.roots.filter((root) => root.book !== "cash"), s.goods);
      const money = pick(world.roots.filter((root) => root.book === "cash"), s.money);
      if (goods && money) await act((tx) => convert(tx, ctx, { parentTrancheId: goods.id, childTrancheId: money.id, amount: s.amount }));
      return;
    }
    case "transfer": {
      if (s.from === s.to) return;
      const shares = allocate(s.total, Array.from({ length: s.months + 1 }, () => 1)).filter((share) => share > 0);
      const parts = shares.map((share, n) => ({ month: s.months === 0 ? null : addMonths(day(months[0]), s.first + n), amount: share }));
      await act((tx) => transfer(tx, ctx, { transferId: newId(), fromFundId: world.funds[s.from]!, toFundId: world.funds[s.to]!, book: s.book, unit: unitOf[s.book], on, parts }));
      return;
    }
    case "use": {
      const earlier = s.again === null ? undefined : pick(world.costs, s.again);
      const cost = earlier ?? { id: newId(), step: s };
      if (!earlier) world.costs.push(cost);
      const fundIds = s.funds.map((n) => world.funds[n]!);
      const { output, book: at, amount: total } = cost.step;
      await act((tx) => use(tx, ctx, { costLineId: cost.id, outputId: world.outputs[output]!, fundIds, book: at, unit: unitOf[at], amount: total, on, ...(s.limit === null ? {} : { upTo: s.limit }) }));
      return;
    }
    case "refund": {
      const root = pick(world.roots, s.root);
      if (!root) return;
      const refundRef = newId();
      for (let n = 0; n < (s.repeat ? 2 : 1); n += 1) await act((tx) => refund(tx, ctx, { trancheId: root.id, refundRef, amount: s.amount, on }));
      return;
    }
    case "reverse": {
      const cost = pick(world.costs, s.cost);
      if (cost) await act((tx) => reverse(tx, ctx, { costLineId: cost.id, on }));
    }
  }
}

/** Runs in a transaction that is taken back, so that each run starts from the same state and a failure shrinks well. */
async function takenBack(run: (ledger: Ledger, db: Db) => Promise<void>): Promise<void> {
  const back = new Error("taken back");
  await empty.db.transaction(async (tx) => {
    const db = tx as unknown as Db;
    await run(await openLedger(db, { ...empty.ctx(), db }), db);
    throw back;
  }).catch((error: unknown) => {
    if (error !== back) throw error;
  });
}

const run = fc.array(step, { minLength: 5, maxLength: 40 });

describe("the ledger under any sequence of verbs", () => {
  it("F1–F7, F9, F11–F13, F15 hold, and money in = waiting + used + given back", async () => {
    await checkProperty(
      fc.asyncProperty(run, (steps) =>
        takenBack(async (ledger, db) => {
          const world = await newWorld(ledger);
          for (const s of steps) await take(ledger, db, world, s);
          await db.execute(sql`set constraints all immediate`);
          await expectSound(db);
          await expectConserved(db);
        }),
      ),
    );
  }, 240_000);

  it("F11: a sum split over months comes out to the cent, the first months get the odd cents", () => {
    expect(allocate(25_000, [1, 1, 1])).toEqual([8334, 8333, 8333]);
  });

  it("the order in which receipts arrive does not change what a use takes (F12 by value date)", async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ day: nat(300), amount }), { minLength: 2, maxLength: 8, selector: (gift) => gift.day }),
        fc.integer({ min: 1, max: 900 }),
        async (gifts, wanted) => {
          const taken = await Promise.all([gifts, [...gifts].reverse()].map(async (order) => {
            const fund = await ledger.fund();
            for (const gift of order) await ledger.give(fund, gift.amount, addDays(day("2025-01-01"), gift.day));
            const costLineId = newId();
            const outputId = await ledger.output("2026-01-01");
            await ledger.act((tx) => use(tx, ledger.ctx, { costLineId, outputId, fundIds: [fund], book: "cash", unit: "EUR", amount: wanted, on: day("2026-01-31") }));
            return base.sql`select t.received_on::text as day, e.amount from funding_edge e join tranche t on t.id = e.tranche_id where e.cost_line_id = ${costLineId} order by t.received_on`;
          }));
          expect([...taken[0]!]).toEqual([...taken[1]!]);
        },
      ),
    );
  }, 120_000);
});

describe("each check sees what it is there for", () => {
  const broken: readonly (readonly [string, string])[] = [
    ["F1", "update posting set amount = amount + 1 where (entry_id, line) = (select entry_id, line from posting limit 1)"],
    ["F2", "update posting set account_id = '00000000-0000-7000-8000-00000000f201' where (entry_id, line) = (select entry_id, line from posting where book = 'cash' limit 1)"],
    ["F3", "update posting set amount = amount + 1 where (entry_id, line) = (select entry_id, line from posting limit 1)"],
    ["F4", "update tranche_balance set remaining = remaining + 1 where tranche_id = (select tranche_id from tranche_balance limit 1)"],
    ["F5", "update cost_line set amount = 1 where id = (select id from cost_line_state where funded > 1 limit 1)"],
    ["F6", "insert into fund_restriction select e.fund_id, 9, s.id, null from service s, (select t.fund_id from funding_edge e join tranche t on t.id = e.tranche_id where not exists (select 1 from funding_edge r where r.reverses = e.id or e.reverses is not null) and not exists (select 1 from fund_restriction r where r.fund_id = t.fund_id) limit 1) e where s.name_bg = 'Друга'"],
    ["F7", "update funding_edge set output_id = (select id from output where id <> funding_edge.output_id limit 1) where id = (select id from funding_edge limit 1)"],
    ["F9", "insert into tranche_refund (tranche_id, refund_ref, amount, refunded_on) select id, 'too much', amount + 1, '2026-01-01' from tranche limit 1"],
    ["F11", "update tranche set amount = amount + 1 where id = (select id from tranche where transfer_id is not null limit 1)"],
    ["F12", "update funding_edge set seq = -1 where id = (select e.id from funding_edge e join tranche t on t.id = e.tranche_id where e.amount > 0 and exists (select 1 from funding_edge o join tranche x on x.id = o.tranche_id where x.fund_id = t.fund_id and x.book = t.book and (x.received_on, x.id) < (t.received_on, t.id)) limit 1)"],
    ["F13", "update tranche_balance set remaining = remaining + 1 where tranche_id = (select id from tranche where book = 'cash' limit 1)"],
    ["F15", "update tranche_parent set kind = 'conversion' where (child_id, parent_id) = (select child_id, parent_id from tranche_parent where kind = 'transfer' limit 1)"],
  ];
  it.each(broken)("%s", async (name, statement) => {
    const check = checks.find((one) => one.name.startsWith(`${name} `))!;
    const violations = await countWithoutGuards(statement, check.sql);
    expect(violations).toBeGreaterThan(0);
  });
});

/** Breaks one thing with every trigger off, counts, and takes it back. */
async function countWithoutGuards(statement: string, check: string): Promise<number> {
  let violations = -1;
  await base.asOwner.begin(async (sql) => {
    await sql`insert into service (id, name_bg, name_en, created_at) values (${newId()}, 'Друга', 'Other', now())`;
    await sql`set constraints all immediate`;
    for (const table of ["posting", "tranche_balance", "cost_line", "fund_restriction", "funding_edge", "tranche_refund", "tranche", "tranche_parent"]) {
      await sql.unsafe(`alter table ${table} disable trigger user`);
    }
    if (statement.includes("account_id")) await sql.unsafe("alter table posting drop constraint posting_account_book_unit");
    if (statement.includes("seq = -1")) await sql.unsafe("update tranche set seq = -10");
    await sql.unsafe(statement);
    [{ violations }] = (await sql.unsafe(check)) as unknown as [{ violations: number }];
    throw new Error("taken back");
  }).catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== "taken back") throw error;
  });
  return Number(violations);
}
