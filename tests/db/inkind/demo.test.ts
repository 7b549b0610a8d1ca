import { expect, it } from "vitest";
import { inkindChecks } from "~/domains/inkind/checks.server";
import { goodsSummary } from "~/domains/inkind/api.server";
import { systemActor } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Db } from "~/platform/db/db.server";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { fill } from "~db/seed/demo/inkind";
import { fill as fillPeople } from "~db/seed/demo/people";
import { fill as fillServices } from "~db/seed/demo/services";
import { anchorTime, testDatabase } from "~tests/support/database";

const { ctx, db, sql, clock } = await testDatabase();

it("fills the year of sketch 05 to the kilogram", async () => {
  clock.set(anchorTime);
  const anchor = localDate("2026-12-19");
  await db.transaction(async (tx) => {
    const demo: Ctx = { ...ctx(systemActor("demo")), db: tx as unknown as Db };
    await fillPeople(demo, anchor);
    await fillServices(demo, anchor);
    await fill(demo, anchor);
  });
  const { received, flows } = await goodsSummary(db, 2026);
  const got = (category: string, unit: string) => received.find((row) => row.category === category && row.unit === unit)?.quantity;
  expect([got("food", "g"), got("clothes", "piece"), got("toys", "piece"), got("school", "piece")]).toEqual([3_900_000, 410, 230, 95]);
  const kilograms = (donor: string | null, place: string | null) =>
    flows.filter((flow) => flow.category === "food" && flow.unit === "g" && (donor === null || flow.donorName === donor) && (flow.placeNameBg ?? flow.place) === place).reduce((sum, flow) => sum + flow.quantity, 0) / 1000;
  const [bank, bakery] = ["Регионална хранителна банка – демо", "Хлебарница „Златна кора“ ООД"];
  expect(["ЦНСТ „Синята къща“", "Ателие „Да бъдем заедно“", "Семейства от общността", "Ателие „Готварство“", "Летен лагер", "store", "waste"].map((place) => [kilograms(null, place), kilograms(bank!, place), kilograms(bakery!, place)]))
    .toEqual([[1240, 1100, 130], [957, 0, 957], [780, 780, 0], [569, 259, 0], [64, 41, 23], [173, 173, 0], [117, 107, 10]]);
  expect(await sql`select state, count(*)::int as n from goods_offer group by 1 order by 1`).toEqual([
    { state: "agreed", n: expect.any(Number) }, { state: "asked", n: 1 }, { state: "closed", n: expect.any(Number) }, { state: "declined", n: 13 }, { state: "submitted", n: 4 },
  ]);
  expect(await sql`select l.item_name from document d join goods_receipt_line rl on rl.receipt_id = d.subject_id join stock_lot l on l.receipt_line_id = rl.id where d.year = 2026 and d.number = 22`)
    .toEqual([{ item_name: "Вълнена прежда" }]);
  expect((await countViolations(db, inkindChecks)).filter((check) => check.violations > 0)).toEqual([]);
}, 60_000);
