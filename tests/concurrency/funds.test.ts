import { describe, expect, it } from "vitest";
import { refund, transfer, use } from "~/domains/funds/api.server";
import { expectOk, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { testDatabase } from "~tests/support/database";
import { day, expectSound, openLedger } from "../db/funds/ledger";

const settledOk = <T>(outcomes: readonly PromiseSettledResult<Result<T, string>>[]): T[] => {
  expect(outcomes.filter((outcome) => outcome.status === "rejected")).toEqual([]);
  return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" && outcome.value.ok ? [outcome.value.value] : []));
};

describe("racing over the same money", () => {
  it("40 transfers and 40 uses of 37 over one tranche of 1000 take exactly 1000, never more", async () => {
    const base = await testDatabase();
    const ledger = await openLedger(base.db, base.ctx());
    const [fund, other] = [await ledger.fund(), await ledger.fund()];
    const output = await ledger.output("2026-03-01");
    await ledger.give(fund, 1000, "2026-01-01");
    const on = day("2026-03-31");
    const moves = Array.from({ length: 40 }, () =>
      ledger.act((tx) => transfer(tx, ledger.ctx, { transferId: newId(), fromFundId: fund, toFundId: other, book: "cash", unit: "EUR", on, parts: [{ month: null, amount: 37 }] })));
    const uses = Array.from({ length: 40 }, () =>
      ledger.act((tx) => use(tx, ledger.ctx, { costLineId: newId(), outputId: output, fundIds: [fund], book: "cash", unit: "EUR", amount: 37, on })));
    const moved = settledOk(await Promise.allSettled(moves)).length * 37;
    const used = settledOk(await Promise.allSettled(uses)).reduce((sum, outcome) => sum + outcome.funded, 0);
    expect(moved + used).toBe(1000);
    await expectSound(base.db);
  });

  it("transfers both ways and sales of the same goods at once neither deadlock nor overdraw", async () => {
    const base = await testDatabase();
    const ledger = await openLedger(base.db, base.ctx());
    const [one, two, store] = [await ledger.fund(), await ledger.fund(), await ledger.fund()];
    const output = await ledger.output("2026-03-01");
    for (const fund of [one, two]) for (let n = 0; n < 5; n += 1) await ledger.give(fund, 200, `2026-01-0${n + 1}`);
    const goods = [await ledger.give(store, 100, "2026-01-01", { book: "in_kind", unit: "piece", source: "goods" }), await ledger.give(store, 100, "2026-01-02", { book: "in_kind", unit: "piece", source: "goods" })];
    const on = day("2026-03-31");
    const swap = (from: string, to: string) => () =>
      ledger.act((tx) => transfer(tx, ledger.ctx, { transferId: newId(), fromFundId: from, toFundId: to, book: "cash", unit: "EUR", on, parts: [{ month: null, amount: 90 }, { month: on.replace("31", "01") as typeof on, amount: 10 }] }));
    const sell = (parents: readonly string[]) => () => {
      const lines = parents.map(() => newId());
      return base.sql`select funds_receive_sale_lines(${lines}::uuid[], ${lines.map(() => one)}::uuid[], ${lines.map(() => 250)}::bigint[], ${[...parents]}::uuid[], ${lines.map(() => 3)}::bigint[], '2026-03-01', now(), ${newId()}, null)`.then(() => ({ ok: true as const, value: 0 }));
    };
    const handOut = () => ledger.act((tx) => use(tx, ledger.ctx, { costLineId: newId(), outputId: output, fundIds: [store], book: "in_kind", unit: "piece", amount: 7, on }));
    const work: (() => Promise<Result<unknown, string>>)[] = Array.from({ length: 20 }, () => [swap(one, two), swap(two, one), sell(goods), sell([...goods].reverse()), handOut]).flat();
    settledOk(await Promise.allSettled(work.map((run) => run())));
    await expectSound(base.db);
    expect(await base.sql`select coalesce(sum(remaining), 0)::bigint as n from tranche_balance b join tranche t on t.id = b.tranche_id where t.book = 'in_kind'`).toEqual([{ n: 0 }]);
  });

  it("one receipt and one refund sent ten times at once are each done once", async () => {
    const base = await testDatabase();
    const ledger = await openLedger(base.db, base.ctx());
    const fund = await ledger.fund();
    const trancheId = newId();
    await Promise.all(Array.from({ length: 10 }, () => ledger.give(fund, 500, "2026-01-01", { trancheId, sourceId: trancheId })));
    const refunds = Array.from({ length: 10 }, () => ledger.act((tx) => refund(tx, ledger.ctx, { trancheId, refundRef: "re_1", amount: 300, on: day("2026-02-01") })));
    const done = settledOk(await Promise.allSettled(refunds));
    expect(done.filter((outcome) => outcome.created)).toHaveLength(1);
    expect(done).toHaveLength(10);
    expect(await base.sql`select remaining from tranche_balance`).toEqual([{ remaining: 200 }]);
    expectOk(await ledger.act((tx) => refund(tx, ledger.ctx, { trancheId, refundRef: "re_2", amount: 200, on: day("2026-02-02") })));
    await expectSound(base.db);
  });
});
