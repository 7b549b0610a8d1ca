import type { Page } from "playwright/test";
import { checkPage, expect, picture, test } from "~tests/support/browser";

// A row that cannot be a number, and a count that is not finished, are refusals by design.
test.use({ allowedErrors: [/40[09]|422/] });

const look = async (page: Page, name: string) => {
  await checkPage(page);
  await picture(page, `count-${name}`);
};

test("two people count a shelf blind while goods go out, and a third puts the book right", async ({ page, app, browser }) => {
  // Two lots on one shelf, whatever else the demo's store holds.
  const lots = await app.sql<{ id: string; item: string; number: number; on_hand: number }[]>`
    select l.id, l.item_name as item, l.number::int, b.on_hand::int from stock_lot l join stock_balance b on b.lot_id = l.id and b.place_kind = 'store'
    where l.unit = 'piece' and b.on_hand between 5 and 90 and not exists (select 1 from stock_hold h where h.lot_id = l.id) order by l.number limit 2`;
  await app.asOwner`insert into stock_shelf (id, code, room, storage, look_code, sort_order, created_at) values ('00000000-0000-7000-8000-0000000000b2', 'Щ-9', 'мазе', 'room', 'ABCDEFGHJKMNPQRST', 99, now())`;
  for (const lot of lots) await app.asOwner`insert into lot_shelf (lot_id, shelf_id, since) values (${lot.id}, '00000000-0000-7000-8000-0000000000b2', now()) on conflict (lot_id) do update set shelf_id = excluded.shelf_id`;
  const [first, second] = [lots[0]!, lots[1]!];
  const field = (at: Page, lot: { number: number }) => at.getByRole("textbox", { name: new RegExp(`партида № ${lot.number}$`) });
  const save = (at: Page) => at.getByRole("button", { name: "Запишете преброеното" }).click();

  await page.setViewportSize({ width: 360, height: 800 });
  await app.signIn(page, "storekeeper");
  await page.goto(`${app.url}/staff/store`);
  await page.getByRole("link", { name: "Преброяване", exact: true }).click();
  await page.waitForLoadState("networkidle");
  for (const box of await page.getByRole("checkbox").all()) await box.setChecked((await box.locator("xpath=..").textContent())!.includes("Щ-9"));
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await look(page, "begin");
  await page.getByRole("button", { name: "Започнете преброяване" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Преброяване № 1");
  await look(page, "shelves");
  const count = page.url();
  await page.getByRole("link", { name: "Щ-9, мазе" }).click();
  await field(page, first).fill("дванайсет");
  await save(page);
  await expect(page.locator(".msg")).toContainText("с цифри");
  await expect(field(page, first)).toHaveValue("дванайсет");
  await field(page, first).fill(String(first.on_hand - 1));
  await field(page, second).fill(String(second.on_hand));
  await look(page, "rows");
  await save(page);
  await expect(page.getByText("Записани са 2 реда.")).toBeVisible();
  expect(await page.locator("main").textContent()).not.toContain(String(first.on_hand * 1000));

  // The other, without scripts, on another phone; meanwhile one piece of the second lot goes out at another desk.
  const other = await (await browser.newContext({ locale: "bg-BG", javaScriptEnabled: false, viewport: { width: 360, height: 800 } })).newPage();
  await app.signIn(other, "coordinator");
  const now = app.clock.now().toISOString();
  await app.sql`select post_stock_movement(gen_random_uuid(), ${second.id}::uuid, 'write_off', 'store', '00000000-0000-0000-0000-000000000000', 'waste', '00000000-0000-0000-0000-000000000000',
    1, ${now}::timestamptz, ${now}::timestamptz, null, 'broken', null)`;
  await other.goto(count);
  await other.getByRole("link", { name: "Щ-9, мазе" }).click();
  await field(other, first).fill(String(first.on_hand - 1));
  await field(other, second).fill(String(second.on_hand - 1));
  await save(other);
  await expect(other.getByText("съвпада", { exact: true })).toHaveCount(2);
  await other.goto(count);
  await expect(other.getByRole("heading", { name: "1 съвпадат, 1 не" })).toBeVisible();
  await other.getByRole("button", { name: "Изпратете за одобрение" }).click();
  await expect(other.getByText("Изберете причина за всяка разлика")).toBeVisible();
  await other.getByLabel("Защо").selectOption("torn");
  await other.getByRole("button", { name: "Запишете причината" }).click();
  await other.getByRole("button", { name: "Изпратете за одобрение" }).click();
  await expect(other.getByText(/Чака одобрение от/)).toBeVisible();
  await other.context().close();

  await page.context().clearCookies();
  await app.signIn(page, "director");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${count}?lang=en&theme=dark`);
  await look(page, "approve-en-dark");
  await page.getByRole("button", { name: "Approve and put the book right" }).click();
  await expect(page.getByText(/^Approved by/)).toBeVisible();
  expect(await app.sql`select b.on_hand::int as n from stock_balance b where b.lot_id = any(${lots.map((lot) => lot.id)}) and b.place_kind = 'store' order by (b.lot_id = ${second.id})`)
    .toEqual([{ n: first.on_hand - 1 }, { n: second.on_hand - 1 }]);
});
