import { randomUUID } from "node:crypto";
import { checkPage, expect, picture, test } from "~tests/support/browser";

test.describe("giving goods without scripts, from a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 }, allowedErrors: [/40[04]|422/] });

  test("loses nothing on the way, says each mistake on its field, and makes one gift of one form", async ({ page, app }) => {
    await page.goto(`${app.url}/give`);
    await page.getByLabel("Какво е?").fill("детски зимни якета");
    const quantity = page.locator('[name="lines[0].quantity"]');
    for (const [typed, sentence] of [["0", "по-голямо от нула"], ["-2", "отрицателно"], ["1,5", "цяло число"], ["1,255", "най-много два знака"], ["шест", "с цифри"]] as const) {
      await quantity.fill(typed);
      await page.getByRole("button", { name: "Напред" }).click();
      await expect(page.locator(".msg")).toContainText(sentence);
      await expect(quantity).toHaveValue(typed);
    }
    await quantity.fill("6");
    await page.getByRole("button", { name: "Добавете още нещо" }).click();
    await page.locator('[name="lines[1].description"]').fill("ябълки");
    await page.locator('[name="lines[1].quantity"]').fill("2,5");
    await page.locator('[name="lines[1].unit"]').selectOption("kg");
    await page.locator("[name=photo]").setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("not a picture") });
    await page.getByRole("button", { name: "Напред" }).click();
    await expect(page.locator(".msg")).toContainText("Това не е снимка");
    await page.getByRole("button", { name: "Напред" }).click();
    await page.getByText("Моля, вземете го от мен").click();
    await page.getByRole("button", { name: "Изпратете" }).click();
    await expect(page.locator(".msg")).toContainText(["откъде да го вземем", "Оставете телефон"]);
    await page.getByRole("button", { name: "Назад" }).last().click();
    await expect(page.locator('[name="lines[1].description"]')).toHaveValue("ябълки");
    await page.getByRole("button", { name: "Напред" }).click();
    await page.getByText("Ще го донеса лично").click();
    const form = await page.locator("form").evaluate((element: HTMLFormElement) => Object.fromEntries([...new FormData(element)].map(([name, value]) => [name, String(value)])));
    await page.getByRole("button", { name: "Изпратете" }).click();
    await expect(page).toHaveURL(/\/t\/[0-9A-Z]{16}/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("6 детски зимни якета");
    const address = new URL(page.url()).pathname;
    const again = await page.request.post(`${app.url}/give`, { multipart: { ...form, intent: "send" }, headers: { origin: app.url }, maxRedirects: 0 });
    expect(again.headers().location).toContain(address);
    expect(await app.sql`select count(*) as n from goods_offer where id = ${form.offerId!}`).toEqual([{ n: 1 }]);
  });

  test("answers wrong, foreign and malformed codes alike", async ({ page, app }) => {
    const [foreign] = await app.sql<{ look_code: string }[]>`select look_code from document limit 1`;
    for (const code of ["AAAA-AAAA-AAAA-AAAA", foreign!.look_code, "x", randomUUID()]) {
      const answer = await page.goto(`${app.url}/t/${code}`);
      expect(answer?.status(), code).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Не намерихме такава страница");
    }
  });
});

test("the pages of the store stand in both languages, on a phone and a desk, light and dark", async ({ page, app }) => {
  await app.signIn(page, "storekeeper");
  const [lot] = await app.sql<{ id: string; item_name: string; unit: string }[]>`
    select l.id, l.item_name, l.unit from stock_lot l join stock_balance b on b.lot_id = l.id and b.place_kind = 'store' and b.on_hand > 0 order by l.use_by nulls last, l.number limit 1`;
  const [agreed] = await app.sql<{ id: string }[]>`select id from goods_offer where state = 'agreed' order by number limit 1`;
  const [closed] = await app.sql<{ id: string; code: string }[]>`select id, code from goods_offer where state = 'closed' and channel = 'web' limit 1`;
  const pages = {
    give: "/give", tracking: `/t/${closed!.code}`, gifts: "/staff/gifts", gift: `/staff/gifts/${closed!.id}`, store: "/staff/store", stock: "/staff/store/stock",
    receive: `/staff/store/receive/${agreed!.id}`, "walk-in": "/staff/store/walk-in", lot: `/staff/store/lots/${lot!.id}`,
    issue: `/staff/store/issue?${new URLSearchParams({ item: lot!.item_name, unit: lot!.unit, wanted: "12" }).toString()}`,
  };
  for (const [name, path] of Object.entries(pages)) {
    for (const [language, width, theme] of [["bg", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}&theme=${theme}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} ${language}: no sideways scrolling`).toBe(true);
      await checkPage(page);
      await picture(page, `inkind-${name}-${language}-${width}-${theme}`);
    }
  }
});
