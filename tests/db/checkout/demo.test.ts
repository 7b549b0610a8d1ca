import { expect, it } from "vitest";
import { bazaarTotals, salePath } from "~/domains/checkout/api.server";
import { systemActor } from "~/platform/access/permission";
import { localDate } from "~/platform/time/local-date";
import { fill as fillBazaar } from "~db/seed/demo/bazaar";
import { fill as fillCheckout } from "~db/seed/demo/checkout";
import { demoPurchase } from "~db/seed/demo/ids";
import { fill as fillPeople } from "~db/seed/demo/people";
import { testDatabase } from "~tests/support/database";

it("fills the bazaars with the sums of the sketches", async () => {
  const { ctx, db, sql } = await testDatabase();
  const anchor = localDate("2026-12-19");
  const as = ctx(systemActor("demo"));
  await fillPeople(as, anchor);
  await fillBazaar(as, anchor);
  await fillCheckout(as, anchor);
  const year = (await bazaarTotals(db, 2026)).map(({ name, sales, totalCents }) => ({ name, sales, totalCents }));
  expect(year).toEqual([
    { name: "Мартенски базар 2026", sales: 132, totalCents: 98_000 },
    { name: "Великденски базар 2026", sales: 87, totalCents: 64_000 },
    { name: "Коледен базар 2026", sales: 210, totalCents: 155_240 },
  ]);
  expect(await bazaarTotals(db, 2025)).toMatchObject([{ name: "Коледен базар 2025", historyStotinki: 210_000, totalCents: 107_371 }]);
  expect(await salePath(db, "7qk4-m2zp-0r8x-v3cd")).toMatchObject({
    saleId: demoPurchase.saleId, bazaar: "Мартенски базар 2026", till: 2, number: "2-1-0142", sequence: 142, totalCents: 1200,
    soldAt: new Date("2026-02-28T09:40:00Z"), lines: [{ name: "Плетени терлици", stall: 7, amountCents: 900 }, { name: "Мартеница", quantity: 2, amountCents: 300 }],
  });
  expect(await sql`select difference_cents from till_close where difference_cents <> 0 order by 1`).toEqual([{ difference_cents: -120 }, { difference_cents: 50 }]);
  expect(await sql`select kind, amount_cents from sale_exception`).toEqual([{ kind: "unit_sold_twice", amount_cents: 2500 }]);
});
