import { beforeAll, describe, expect, it } from "vitest";
import { createFund, flowsOfYear, traceBackward, traceForward } from "~/domains/funds/api.server";
import { generalFundId } from "~/domains/funds/api";
import { linkMonth } from "~/domains/funds/commands/link-month.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { fill as fillFlows } from "~db/seed/demo/funds-flows";
import { fill as fillFunds } from "~db/seed/demo/funds";
import { programmes, purposeFunds, services } from "~db/seed/demo/ids";
import { fill as fillPeople } from "~db/seed/demo/people";
import { fill as fillServices } from "~db/seed/demo/services";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { day, expectSound, openLedger } from "./ledger";

let base: TestDatabase;
const anchor = day("2026-12-19");
const spring = newId();
let slip: string;

/** The demo's year, with each bazaar's takings as one receipt. */
beforeAll(async () => {
  base = await testDatabase();
  const ctx = base.ctx(systemActor("demo"));
  for (const fill of [fillPeople, fillServices, fillFunds]) await fill(ctx, anchor);
  const ledger = await openLedger(base.db, ctx);
  for (const [id, nameBg, on, amount] of [[spring, "Мартенски базар 2026", "2026-02-28", 98_000], [newId(), "Великденски базар 2026", "2026-04-05", 64_000]] as const) {
    expectOk(await ledger.act((tx) => createFund(tx, ctx, { id, kind: "designated", nameBg, nameEn: nameBg, eventId: newId() })));
    const tranche = await ledger.give(id, amount, on, { source: "sale", sourceKind: "sale_line" });
    if (id === spring) slip = tranche;
  }
  await fillFlows(ctx, anchor);
}, 60_000);

const by = <K extends string>(rows: readonly ({ amount: number } & Record<K, string>)[], key: K): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[row[key]] = (sums[row[key]] ?? 0) + row.amount;
  return sums;
};

describe("the demo's year in money (sketch 05, the Christmas bazaar not allocated yet)", () => {
  it("comes out source by source and fund by fund, to the cent", async () => {
    const cash = (await flowsOfYear(base.db, 2026)).filter((row) => row.book === "cash");
    expect(by(cash, "sourceKey")).toEqual({ sale: 162_000, bank_gift: 141_000, card_gift: 45_000, donation_box: 21_450, carried_over: 31_820 });
    expect(by(cash, "fundNameBg")).toEqual({ "Летен лагер": 108_000, "Спешен фонд": 72_000, Ателиета: 30_000, "Младежки инициативи": 60_000, "Общ фонд": 131_270 });
  });

  it("uses what the sketch says was used", async () => {
    const used = (await flowsOfYear(base.db, 2026)).filter((row) => row.book === "cash" && row.kind === "used");
    const of = (programmeId: string) => used.filter((row) => row.programmeId === programmeId).reduce((sum, row) => sum + row.amount, 0);
    expect(of(programmes.camp)).toBe(96_000);
    expect(of(programmes.prevention)).toBe(40_260);
    expect(of(programmes.reintegration) - used.filter((row) => row.programmeId === programmes.reintegration && row.measure === "group_session").reduce((sum, row) => sum + row.amount, 0)).toBe(18_600);
    expect(used.filter((row) => row.measure === "atelier_session").reduce((sum, row) => sum + row.amount, 0)).toBe(30_000);
    expect(of(programmes.pupils)).toBe(43_850);
    expect(used.filter((row) => row.measure === "group_session").reduce((sum, row) => sum + row.amount, 0)).toBe(61_200);
    expect(of(programmes.parentSchool)).toBe(24_500);
    expect(of(programmes.toyLibrary)).toBe(9_640);
    const rest = (await flowsOfYear(base.db, 2026)).filter((row) => row.book === "cash" && (row.kind === "fee" || row.kind === "refunded"));
    expect(by(rest, "kind")).toEqual({ fee: 3_860, refunded: 2_000 });
  });

  it("is sound, and linking a month again changes nothing", async () => {
    await expectSound(base.db);
    const before = await base.sql`select count(*) as n from funding_edge`;
    expectOk(await linkMonth(base.ctx(systemActor("demo")), { serviceId: services.cop, month: day("2026-07-01") }));
    expect(await base.sql`select count(*) as n from funding_edge`).toEqual(before);
    await expectSound(base.db);
  });

  it("traces the same forward and backward, and a receipt's parts add up to it", async () => {
    const forward = await traceForward(base.db, [slip]);
    expect(forward.reduce((sum, row) => sum + row.amount, 0)).toBe(98_000);
    const camp = forward.filter((row) => row.kind === "used" && row.programmeId === programmes.camp);
    expect(camp.map((row) => row.month)).toEqual(["2026-07-01"]);
    const backward = await traceBackward(base.db, { serviceId: services.cop, programmeId: programmes.camp, month: day("2026-07-01") });
    expect(backward.reduce((sum, row) => sum + row.amount, 0)).toBe(96_000);
    expect(backward.find((row) => row.rootFundId === spring)?.amount).toBe(camp[0]?.amount);
    expect(await traceForward(base.db, [])).toEqual([]);
  });

  it("keeps planned money for its month and leaves the general fund to people's decisions", async () => {
    const [rest] = await base.sql`select sum(remaining)::bigint as n from tranche_balance b join tranche t on t.id = b.tranche_id where t.fund_id = ${purposeFunds.camp}`;
    expect(rest).toEqual({ n: 12_000 });
    const [general] = await base.sql`select sum(remaining)::bigint as n from tranche_balance b join tranche t on t.id = b.tranche_id where t.fund_id = ${generalFundId} and t.book = 'cash'`;
    expect(general).toEqual({ n: 30_070 });
  });
});
