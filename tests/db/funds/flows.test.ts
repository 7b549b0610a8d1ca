import { beforeAll, describe, expect, it } from "vitest";
import { createFund } from "~/domains/funds/api.server";
import { linkMonth } from "~/domains/funds/commands/link-month.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { fill as fillFlows } from "~db/seed/demo/funds-flows";
import { fill as fillFunds } from "~db/seed/demo/funds";
import { services } from "~db/seed/demo/ids";
import { fill as fillPeople } from "~db/seed/demo/people";
import { fill as fillServices } from "~db/seed/demo/services";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { day, expectSound, openLedger } from "./ledger";

let base: TestDatabase;
const anchor = day("2026-12-19");

/** The demo's year, with each bazaar's takings as one receipt. */
beforeAll(async () => {
  base = await testDatabase();
  const ctx = base.ctx(systemActor("demo"));
  for (const fill of [fillPeople, fillServices, fillFunds]) await fill(ctx, anchor);
  const ledger = await openLedger(base.db, ctx);
  for (const [id, nameBg, on, amount] of [[newId(), "Мартенски базар 2026", "2026-02-28", 98_000], [newId(), "Великденски базар 2026", "2026-04-05", 64_000]] as const) {
    expectOk(await ledger.act((tx) => createFund(tx, ctx, { id, kind: "designated", nameBg, nameEn: nameBg, eventId: newId() })));
    await ledger.give(id, amount, on, { source: "sale", sourceKind: "sale_line" });
  }
  await fillFlows(ctx, anchor);
}, 60_000);

const sumBy = async (query: string): Promise<Record<string, number>> =>
  Object.fromEntries((await base.asOwner.unsafe(query)).map((row) => [row.key as string, Number(row.amount)]));

describe("the demo's year in money (sketch 05, the Christmas bazaar not allocated yet)", () => {
  it("comes out source by source and fund by fund, to the cent", async () => {
    expect(await sumBy("select source_kind as key, sum(amount) as amount from tranche where id = root_id and book = 'cash' group by 1")).toEqual({
      sale_line: 162_000, bank_gift: 141_000, card_gift: 45_000, donation_box: 21_450, carried_over: 31_820,
    });
    const held = "select f.name_bg as key, sum(t.amount - coalesce(m.amount, 0)) as amount from tranche t join fund f on f.id = t.fund_id left join (select parent_id, sum(amount) as amount from tranche_parent where kind = 'transfer' group by 1) m on m.parent_id = t.id where t.book = 'cash' group by 1 having sum(t.amount - coalesce(m.amount, 0)) > 0";
    expect(await sumBy(held)).toEqual({ "Летен лагер": 108_000, "Спешен фонд": 72_000, Ателиета: 30_000, "Младежки инициативи": 60_000, "Общ фонд": 131_270 });
  });

  it("uses what the sketch says was used", async () => {
    const used = "select coalesce(o.measure, 'fee') as key, sum(e.amount) as amount from funding_edge e left join output o on o.id = e.output_id group by 1 having sum(e.amount) > 0";
    expect(await sumBy(used)).toEqual({
      activity_session: 96_000, parcel: 40_260, home_repair: 18_600, atelier_session: 30_000, initiative: 43_850, group_session: 61_200, meeting: 24_500, toy_repair: 9_640, fee: 3_860,
    });
    expect(await sumBy("select 'refunded' as key, sum(amount) as amount from tranche_refund")).toEqual({ refunded: 2_000 });
  });

  it("is sound, and linking a month again changes nothing", async () => {
    await expectSound(base.db);
    const before = await base.sql`select count(*) as n from funding_edge`;
    expectOk(await linkMonth(base.ctx(systemActor("demo")), { serviceId: services.cop, month: day("2026-07-01") }));
    expect(await base.sql`select count(*) as n from funding_edge`).toEqual(before);
    await expectSound(base.db);
  });

  it("keeps planned money for its month and leaves the general fund to people's decisions", async () => {
    const left = "select f.name_bg as key, sum(b.remaining) as amount from tranche_balance b join tranche t on t.id = b.tranche_id join fund f on f.id = t.fund_id where t.book = 'cash' and b.remaining > 0 group by 1";
    expect(await sumBy(left)).toEqual({ "Летен лагер": 12_000, "Спешен фонд": 13_140, "Младежки инициативи": 16_150, "Общ фонд": 30_070 });
  });
});
