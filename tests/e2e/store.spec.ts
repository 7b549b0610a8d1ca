import sharp from "sharp";
import { checkPage, expect, picture, test } from "~tests/support/browser";

test.use({ viewport: { width: 390, height: 844 }, allowedErrors: [/status of 4(00|22)|favicon/] });

test("the storekeeper's morning: receives, checks, shelves, stops and writes off", async ({ page, app }) => {
  // Many pages, each with axe: a busy machine gets room.
  test.setTimeout(300_000);
  await app.signIn(page, "storekeeper");
  await page.goto(`${app.url}/staff/store`);
  await expect(page.getByRole("heading", { name: "После" })).toBeVisible();
  await checkPage(page);
  await picture(page, "12-store-bg-390");

  // Milk comes to the door, too warm at first measure.
  await page.goto(`${app.url}/staff/store/walk-in`);
  await page.getByLabel("Какво е?").fill("Прясно мляко 3,6%, 1 л");
  await page.getByLabel("Вид").selectOption({ label: "Храна" });
  await page.getByLabel("Количество").fill("30");
  await page.getByRole("button", { name: "Към преброяване" }).click();
  await page.getByLabel("Отказваме").fill("3");
  await page.getByLabel(/Защо/).selectOption({ label: "Смачкана опаковка" });
  await page.getByLabel("Задържаме за проверка").fill("2");
  await page.getByLabel("Снимки").setInputFiles({
    name: "kashon.jpg", mimeType: "image/jpeg", buffer: await sharp({ create: { width: 900, height: 700, channels: 3, background: "#37569b" } }).jpeg().toBuffer(),
  });
  await page.getByLabel("Съхранение").selectOption({ label: "Хладилна" });
  await page.getByLabel("Измерена температура").fill("9,5");
  await page.getByLabel("Дата на срока").fill("2026-12-24");
  await page.getByLabel(/^Рафт/).selectOption({ label: "А2 · Мазе, плодове" });
  await page.getByText("Още за партидата").click();
  await page.getByLabel(/Партида на опаковката/).fill("L2412");
  const [label] = await app.sql<{ code: string }[]>`select code from stock_label where lot_id is null order by position limit 1`;
  await page.getByLabel(/Готов етикет/).fill(label!.code);
  await checkPage(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), "sideways scrolling").toBeLessThanOrEqual(0);
  await picture(page, "12-receive-bg-390");
  const finish = page.getByRole("button", { name: "Приключете и издайте протокол" });
  await finish.click();
  await expect(page.getByText(/измерени са 9,5 °C, границата е 6 °C/).first()).toBeVisible();
  await expect(page.getByLabel(/Приемам го, въпреки че е топло/)).toBeVisible();
  await picture(page, "12-receive-warm-bg-390");
  await page.getByLabel("Измерена температура").fill("4,5");
  await finish.click();
  await expect(page.getByText("Рафт А2 не е достатъчно студен").first()).toBeVisible();
  await page.getByLabel(/^Рафт/).selectOption({ label: "Х1 · Хладилник 1" });
  await finish.click();
  await page.waitForURL(/\/staff\/gifts\//);

  // What was held is decided.
  await page.goto(`${app.url}/staff/store/check`);
  await checkPage(page);
  await picture(page, "12-check-bg-390");
  await page.getByRole("listitem").filter({ hasText: "Прясно мляко" }).getByRole("link", { name: "Решете" }).click();
  await page.getByLabel("Съхранение").selectOption({ label: "Хладилна" });
  await page.getByLabel("Измерена температура").fill("5");
  await checkPage(page);
  await picture(page, "12-check-line-bg-390");
  await page.getByRole("button", { name: "Запишете решението" }).click();
  await page.waitForURL(/\/staff\/store\/check$/);
  await expect(page.getByText("Прясно мляко")).toHaveCount(0);

  // The label that was stuck on opens the lot; a scanner types it as a keyboard.
  await page.goto(`${app.url}/staff/store/scan`);
  await page.getByLabel("Код или номер").pressSequentially(label!.code);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/staff\/store\/lots\//);
  await expect(page.getByText("Х1").first()).toBeVisible();
  await checkPage(page);
  await picture(page, "12-lot-bg-390");
  const pdf = await page.request.get(`${app.url}${await page.getByRole("link", { name: "Етикет", exact: true }).getAttribute("href")}`);
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);

  await page.goto(`${app.url}/staff/store/stock?q=${encodeURIComponent("мляк прясно")}`);
  await expect(page.getByRole("heading", { name: /Прясно мляко/ }).first()).toBeVisible();
  await checkPage(page);
  await picture(page, "12-stock-bg-390");

  // A recall by the code on the pack says who got some of it.
  await page.goto(`${app.url}/staff/store/holds`);
  await page.getByLabel("Партида на опаковката").fill("l2412");
  await checkPage(page);
  await picture(page, "12-holds-bg-390");
  await page.getByRole("button", { name: "Задържете всичко" }).click();
  await page.waitForURL(/\/staff\/store\/holds\//);
  await expect(page.getByText("Никой още не е получил от тях.")).toBeVisible();
  await checkPage(page);
  await picture(page, "12-hold-bg-390");

  // Two people, one protocol.
  const [milk] = await app.sql<{ id: string }[]>`select id from stock_lot where look_code = ${label!.code}`;
  await page.goto(`${app.url}/staff/store/write-off?lots=${milk!.id}`);
  await page.getByLabel(/Партида №/).fill("4");
  await page.getByLabel("Причина за брак").selectOption({ label: "Развалено" });
  await page.getByLabel("Вторият човек").selectOption({ index: 1 });
  await checkPage(page);
  await picture(page, "12-write-off-bg-390");
  await page.getByRole("button", { name: "Бракувайте и издайте протокол" }).click();
  await page.waitForURL(/\/staff\/documents/);
  await expect(page.getByText("Протокол за брак").first()).toBeVisible();

  for (const [path, name] of [["shelves", "12-shelves"], ["labels", "12-labels"]] as const) {
    await page.goto(`${app.url}/staff/store/${path}`);
    await checkPage(page);
    await picture(page, `${name}-bg-390`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  for (const [path, name] of [[`lots/${milk!.id}`, "12-lot"], ["stock", "12-stock"], ["shelves", "12-shelves"]] as const) {
    await page.goto(`${app.url}/staff/store/${path}`);
    await checkPage(page);
    await picture(page, `${name}-dark-1280`);
  }
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: "light" });
  for (const path of ["labels", "check", "write-off", "holds"]) {
    await page.goto(`${app.url}/staff/store/${path}?lang=en`);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
    await picture(page, `12-${path}-en-360`);
  }
  await page.goto(`${app.url}/staff/store/labels?lang=bg`);
  await page.getByRole("button", { name: "Направете етикети" }).click();
  await expect(page.getByText(/24 етикета/).nth(1)).toBeVisible();
});
