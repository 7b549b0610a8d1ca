import { beforeAll, describe, expect, it } from "vitest";
import { convert, receive, refund, reverse, transfer, use } from "~/domains/funds/api.server";
import { fundsChecks as checks } from "~/domains/funds/checks.server";
import { databaseError } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { runSelfCheck } from "~/platform/self-check/run-self-check.server";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { day, expectSound, openLedger, type Ledger } from "./ledger";

let base: TestDatabase;
let ledger: Ledger;
let fund: string;
let gift: string;

beforeAll(async () => {
  base = await testDatabase();
  ledger = await openLedger(base.db, base.ctx());
  fund = await ledger.fund();
  gift = await ledger.give(fund, 1000, "2026-03-01");
});

/** SQLSTATE and constraint of the refusal; fails when the statement went through. */
async function refusedBy(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    const { code, constraint } = databaseError(error);
    return [code, constraint].filter(Boolean).join(" ");
  }
  throw new Error("the database let it through");
}

const accountId = (code: string) => base.sql`select id from ledger_account where code = ${code}`.then(([row]) => row!.id as string);

/** An entry with the given lines, as raw SQL of the app's role. */
async function post(lines: readonly { account: string; book: string; unit: string; amount: number; fund?: string }[], book = "cash"): Promise<void> {
  const accounts = await Promise.all(lines.map((line) => accountId(line.account)));
  await base.sql.begin(async (sql) => {
    const id = newId();
    await sql`insert into journal_entry (id, book, effective_on, value_date, posted_at, idem_key, request_sha256, kind)
      values (${id}, ${book}, '2026-03-01', '2026-03-01', now(), ${id}, '', 'receive')`;
    for (const [n, line] of lines.entries()) {
      await sql`insert into posting (entry_id, line, book, account_id, unit, fund_id, amount)
        values (${id}, ${n + 1}, ${line.book}, ${accounts[n]!}, ${line.unit}, ${line.fund ?? fund}, ${line.amount})`;
    }
  });
}

describe("what the database refuses the app's role", () => {
  const insertOnly = [
    "journal_entry", "posting", "tranche", "tranche_parent", "tranche_refund", "cost_line", "cost_line_reversal", "funding_edge",
    "fund_restriction", "allocation_line", "money_receipt", "ledger_account", "tranche_balance",
  ];
  it.each(insertOnly)("DELETE and TRUNCATE on %s", async (table) => {
    expect(await refusedBy(base.sql.unsafe(`delete from ${table}`))).toMatch(/^42501/);
    expect(await refusedBy(base.sql.unsafe(`truncate ${table} cascade`))).toMatch(/^42501/);
  });

  it("UPDATE on the journal and on provenance", async () => {
    expect(await refusedBy(base.sql`update journal_entry set kind = 'sale'`)).toMatch(/^42501/);
    expect(await refusedBy(base.sql`update posting set amount = amount * 2`)).toMatch(/^42501/);
    expect(await refusedBy(base.sql`update tranche set amount = 1`)).toMatch(/^42501/);
    expect(await refusedBy(base.sql`update tranche_balance set remaining = remaining + 1`)).toMatch(/^42501/);
    expect(await refusedBy(base.sql`update fund set kind = 'general'`)).toMatch(/^42501/);
  });

  it("an entry that does not balance, in one statement or in several", async () => {
    const line = { account: "cash.bank", book: "cash", unit: "EUR" };
    expect(await refusedBy(post([{ ...line, amount: 100 }, { ...line, account: "cash.income.gifts", amount: -90 }]))).toBe("23514 journal_entry_balanced");
  });

  it("an entry that balances as a whole but not per fund", async () => {
    const other = await ledger.fund();
    const both = [
      { account: "cash.bank", book: "cash", unit: "EUR", amount: 100, fund },
      { account: "cash.income.gifts", book: "cash", unit: "EUR", amount: -100, fund: other },
    ];
    expect(await refusedBy(post(both))).toBe("23514 journal_entry_balanced");
  });

  it("an entry without lines", async () => {
    expect(await refusedBy(post([]))).toBe("23514 journal_entry_balanced");
  });

  it("a goods account in a cash entry", async () => {
    const goods = { account: "in_kind.stock", amount: 100 };
    expect(await refusedBy(post([{ ...goods, book: "cash", unit: "EUR" }]))).toMatch(/^23503 posting_account_book_unit|^23514 journal_entry_balanced/);
    const id = newId();
    const stock = await accountId("in_kind.stock");
    const value = await accountId("in_kind.income.goods");
    const mixed = (book: string, unit: string) => base.sql.begin(async (sql) => {
      const entry = newId();
      await sql`insert into journal_entry (id, book, effective_on, value_date, posted_at, idem_key, request_sha256, kind)
        values (${entry}, 'cash', '2026-03-01', '2026-03-01', now(), ${entry}, ${id}, 'receive')`;
      await sql`insert into posting (entry_id, line, book, account_id, unit, fund_id, amount) values
        (${entry}, 1, ${book}, ${stock}, ${unit}, ${fund}, 100), (${entry}, 2, ${book}, ${value}, ${unit}, ${fund}, -100)`;
    });
    expect(await refusedBy(mixed("cash", "EUR"))).toBe("23503 posting_account_book_unit");
    expect(await refusedBy(mixed("in_kind", "EUR_FV"))).toBe("23503 posting_entry_book");
  });

  it("lines added to an entry of another transaction", async () => {
    const [entry] = await base.sql`select id from journal_entry limit 1`;
    const bank = await accountId("cash.bank");
    const late = base.sql`insert into posting (entry_id, line, book, account_id, unit, fund_id, amount) values
      (${entry!.id}, 90, 'cash', ${bank}, 'EUR', ${fund}, 5), (${entry!.id}, 91, 'cash', ${bank}, 'EUR', ${fund}, -5)`;
    expect(await refusedBy(late)).toBe("23514 posting_sealed");
  });

  it("a tranche made past the verbs, and a negative one", async () => {
    const negative = base.sql`insert into tranche (id, root_id, fund_id, book, unit, amount, received_on, source, source_kind, source_id, created_at)
      values (${gift}, ${gift}, ${fund}, 'cash', 'EUR', -5, '2026-03-01', 'gift', 'x', ${gift}, now())`;
    expect(await refusedBy(negative)).toMatch(/^42501/);
    const zero = ledger.act((tx) => receive(tx, ledger.ctx, { trancheId: newId(), fundId: fund, book: "cash", unit: "EUR", amount: -5, receivedOn: day("2026-03-01"), source: "gift", sourceKind: "x", sourceId: gift }));
    expect(await refusedBy(zero)).toBe("23514 tranche_amount");
  });

  it("the inner steps of the verbs", async () => {
    expect(await refusedBy(base.sql`select funds_fund_line(${gift}, '{}', 1, null, '2026-03-01', now(), null)`)).toMatch(/^42501/);
    expect(await refusedBy(base.sql`select * from funds_pick(${fund}, 'cash', 'EUR', 1, null, null)`)).toMatch(/^42501/);
  });
});

describe("what the database refuses even the owner", () => {
  it("change and removal of journal and provenance", async () => {
    expect(await refusedBy(base.asOwner`update posting set amount = amount * 2`)).toBe("42501 posting_insert_only");
    expect(await refusedBy(base.asOwner`delete from journal_entry`)).toBe("42501 journal_entry_insert_only");
    expect(await refusedBy(base.asOwner`truncate tranche cascade`)).toMatch(/^42501 .*_insert_only/);
  });

  it("a balance below zero, a negative tranche, a cost covered twice", async () => {
    expect(await refusedBy(base.asOwner`update tranche_balance set remaining = -1`)).toBe("23514 tranche_balance_not_negative");
    const negative = base.asOwner`insert into tranche (id, root_id, fund_id, book, unit, amount, received_on, source, source_kind, source_id, created_at)
      values (${newId()}, ${gift}, ${fund}, 'cash', 'EUR', -5, '2026-03-01', 'gift', 'x', ${gift}, now())`;
    expect(await refusedBy(negative)).toMatch(/^23514 tranche_/);
    const outputId = await ledger.output("2026-03-01");
    const costLineId = newId();
    expectOk(await ledger.act((tx) => use(tx, ledger.ctx, { costLineId, outputId, fundIds: [fund], book: "cash", unit: "EUR", amount: 10, on: day("2026-03-31") })));
    const twice = base.asOwner`insert into funding_edge (id, tranche_id, root_id, cost_line_id, output_id, amount, allocated_on, created_at)
      values (${newId()}, ${gift}, ${gift}, ${costLineId}, ${outputId}, 10, '2026-03-31', now())`;
    expect(await refusedBy(twice)).toBe("23514 funding_edge_within_cost");
    expectOk(await ledger.act((tx) => reverse(tx, ledger.ctx, { costLineId, on: day("2026-03-31") })));
  });

  it("a use outside the fund's restriction (F6)", async () => {
    const [inside, outside] = ledger.programmes;
    const bound = await ledger.fund("restricted", inside);
    const tranche = await ledger.give(bound, 500, "2026-03-01");
    const elsewhere = await ledger.output("2026-03-01", outside);
    const costLineId = newId();
    const cost = { costLineId, outputId: elsewhere, book: "cash", unit: "EUR", amount: 100, on: day("2026-03-31") } as const;
    const named = await ledger.act((tx) => use(tx, ledger.ctx, { ...cost, fundIds: [bound] }));
    expect(named).toMatchObject({ ok: false, refusal: { code: "fund_restricted" } });
    expectOk(await ledger.act((tx) => use(tx, ledger.ctx, { ...cost, fundIds: [] })));
    const forced = base.asOwner`insert into funding_edge (id, tranche_id, root_id, cost_line_id, output_id, amount, allocated_on, created_at)
      values (${newId()}, ${tranche}, ${tranche}, ${costLineId}, ${elsewhere}, 100, '2026-03-31', now())`;
    expect(await refusedBy(forced)).toBe("23514 funding_edge_restriction");
    const moved = await ledger.act((tx) => transfer(tx, ledger.ctx, { transferId: newId(), fromFundId: bound, toFundId: fund, book: "cash", unit: "EUR", on: day("2026-04-01"), parts: [{ month: null, amount: 1 }] }));
    expect(moved).toMatchObject({ ok: false, refusal: { code: "fund_restricted" } });
  });

  it("a posting into a closed period", async () => {
    await base.asOwner`insert into period (id, starts, ends, status) values (${newId()}, '2025-01-01', '2025-01-31', 'closed')`;
    expect(await refusedBy(ledger.give(fund, 100, "2025-01-10"))).toBe("23514 journal_entry_period_open");
  });
});

describe("the verbs, one by one", () => {
  it("receives once: equal content is the same, other content a conflict", async () => {
    const trancheId = newId();
    const input = { trancheId, fundId: fund, book: "cash", unit: "EUR", amount: 700, receivedOn: day("2026-05-01"), source: "gift", sourceKind: "card_gift", sourceId: trancheId } as const;
    expect(expectOk(await ledger.act((tx) => receive(tx, ledger.ctx, input)))).toEqual({ trancheId, created: true });
    expect(expectOk(await ledger.act((tx) => receive(tx, ledger.ctx, input)))).toEqual({ trancheId, created: false });
    expect(await ledger.act((tx) => receive(tx, ledger.ctx, { ...input, amount: 701 }))).toMatchObject({ refusal: { code: "tranche_conflict" } });
    expect(await ledger.act((tx) => receive(tx, ledger.ctx, { ...input, trancheId: newId(), fundId: newId() }))).toMatchObject({ refusal: { code: "fund_missing" } });
    await expectSound(base.db);
  });

  it("transfers FIFO with planned months, keeps root and value date, and refuses more than there is", async () => {
    const [from, to] = [await ledger.fund(), await ledger.fund()];
    const second = await ledger.give(from, 500, "2026-02-01");
    const first = await ledger.give(from, 300, "2026-01-01");
    const move = { transferId: newId(), fromFundId: from, toFundId: to, book: "cash", unit: "EUR", on: day("2026-06-01"), parts: [{ month: day("2026-07-01"), amount: 250 }, { month: day("2026-08-01"), amount: 150 }] } as const;
    expect(expectOk(await ledger.act((tx) => transfer(tx, ledger.ctx, move)))).toEqual({ created: true });
    expect(expectOk(await ledger.act((tx) => transfer(tx, ledger.ctx, move)))).toEqual({ created: false });
    expect(await ledger.act((tx) => transfer(tx, ledger.ctx, { ...move, parts: [{ month: null, amount: 1 }] }))).toMatchObject({ refusal: { code: "transfer_conflict" } });
    expect(await ledger.act((tx) => transfer(tx, ledger.ctx, { ...move, transferId: newId(), parts: [{ month: null, amount: 401 }] }))).toMatchObject({ refusal: { code: "fund_insufficient" } });
    const parts = await base.sql`select root_id, amount, received_on::text, planned_month::text from tranche where fund_id = ${to} order by planned_month, received_on`;
    expect(parts).toEqual([
      { root_id: first, amount: 250, received_on: "2026-01-01", planned_month: "2026-07-01" },
      { root_id: first, amount: 50, received_on: "2026-01-01", planned_month: "2026-08-01" },
      { root_id: second, amount: 100, received_on: "2026-02-01", planned_month: "2026-08-01" },
    ]);
    await expectSound(base.db);
  });

  it("uses FIFO, leaves later months alone, records the rest as unfunded and funds it later", async () => {
    const pot = await ledger.fund();
    const purpose = await ledger.fund();
    await ledger.give(pot, 300, "2026-01-05");
    expectOk(await ledger.act((tx) => transfer(tx, ledger.ctx, { transferId: newId(), fromFundId: pot, toFundId: purpose, book: "cash", unit: "EUR", on: day("2026-01-06"), parts: [{ month: day("2026-05-01"), amount: 100 }, { month: day("2026-09-01"), amount: 200 }] })));
    const may = { costLineId: newId(), outputId: await ledger.output("2026-05-01", ledger.programmes[0]), fundIds: [purpose], book: "cash", unit: "EUR", amount: 160, on: day("2026-05-31") } as const;
    expect(expectOk(await ledger.act((tx) => use(tx, ledger.ctx, may)))).toEqual({ funded: 100, unfunded: 60 });
    await ledger.give(purpose, 40, "2026-06-01");
    expect(expectOk(await ledger.act((tx) => use(tx, ledger.ctx, may)))).toEqual({ funded: 40, unfunded: 20 });
    expect(await ledger.act((tx) => use(tx, ledger.ctx, { ...may, amount: 161 }))).toMatchObject({ refusal: { code: "cost_line_conflict" } });
    const [late] = await base.sql`select prefunded from funding_edge where cost_line_id = ${may.costLineId} order by seq desc limit 1`;
    expect(late).toEqual({ prefunded: true });
    await expectSound(base.db);
  });

  it("joins sold goods to the money they became, at most what is left, and counts them once (F15)", async () => {
    const goods = await ledger.give(fund, 400, "2026-01-14", { book: "in_kind", unit: "g", source: "goods", sourceKind: "receipt_line" });
    const [one, two, free] = [newId(), newId(), newId()];
    await base.sql`select funds_receive_sale_lines(${[one, two, free]}::uuid[], ${[fund, fund, fund]}::uuid[], ${[900, 300, 0]}::bigint[], ${[goods, goods, null]}::uuid[],
      ${[300, 300, null]}::bigint[], '2026-02-28', now(), ${newId()}, null)`;
    expect(await base.sql`select child_id, amount from tranche_parent where parent_id = ${goods} order by amount desc`).toEqual([{ child_id: one, amount: 300 }, { child_id: two, amount: 100 }]);
    expect(await base.sql`select count(*) as n from tranche where id = ${free}`).toEqual([{ n: 0 }]);
    expect(await ledger.act((tx) => convert(tx, ledger.ctx, { parentTrancheId: goods, childTrancheId: two, amount: 5 }))).toMatchObject({ refusal: { code: "tranche_conflict" } });
    await expectSound(base.db);
  });

  it("refunds unspent money first, then reverses the newest uses and funds them again from the general fund", async () => {
    const pot = await ledger.fund();
    const root = await ledger.give(pot, 500, "2026-01-05");
    const cost = { costLineId: newId(), outputId: await ledger.output("2026-06-01"), fundIds: [pot], book: "cash", unit: "EUR", amount: 400, on: day("2026-06-30") } as const;
    expect(expectOk(await ledger.act((tx) => use(tx, ledger.ctx, cost)))).toEqual({ funded: 400, unfunded: 0 });
    await ledger.give("00000000-0000-7000-8000-00000000f001", 120, "2026-02-01");
    const back = { trancheId: root, refundRef: "re_1", amount: 300, on: day("2026-07-05") };
    expect(expectOk(await ledger.act((tx) => refund(tx, ledger.ctx, back)))).toEqual({ created: true });
    expect(expectOk(await ledger.act((tx) => refund(tx, ledger.ctx, back)))).toEqual({ created: false });
    expect(await ledger.act((tx) => refund(tx, ledger.ctx, { ...back, refundRef: "re_2", amount: 201 }))).toMatchObject({ refusal: { code: "refund_too_large" } });
    const [state] = await base.sql`select funded, unfunded from cost_line_state where id = ${cost.costLineId}`;
    expect(state).toEqual({ funded: 320, unfunded: 80 });
    await expectSound(base.db);
  });

  it("writes one run of the self-check, without a violation", async () => {
    const outcome = await runSelfCheck(ledger.ctx, checks);
    expect(outcome).toEqual({ checks: checks.length, violations: 0, failed: [] });
    expect(await base.sql`select checks, violations from self_check_run`).toEqual([{ checks: checks.length, violations: 0 }]);
  });
});
