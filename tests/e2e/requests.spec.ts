import type { Page } from "playwright/test";
import { checkPage, expect, picture, test, type App } from "~tests/support/browser";

test.use({ allowedErrors: [/400|422/] });

const requestOf = async (app: App, description: string) =>
  (await app.sql<{ id: string; state: string }[]>`select r.id, r.state from goods_request r join goods_request_line l on l.request_id = r.id where l.description = ${description} limit 1`)[0]!;

async function sign(page: Page): Promise<void> {
  await page.locator(".sign-pad").scrollIntoViewIfNeeded();
  const box = (await page.locator(".sign-pad").boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  for (const [dx, dy] of [[60, 20], [90, 70], [120, 25], [160, 65], [210, 30]] as const) await page.mouse.move(box.x + dx, box.y + dy, { steps: 3 });
  await page.mouse.up();
}

test("a service asks, the store approves, picks and hands over with a signature on the phone, the service confirms and uses", async ({ page, app }) => {
  await app.signIn(page, "manager");
  await page.goto(`${app.url}/staff/requests`);
  await page.getByRole("link", { name: "Нова заявка" }).click();
  await page.getByLabel("За коя услуга").selectOption({ label: "ЦНСТ „Синята къща“" });
  await page.getByLabel("Какво", { exact: true }).fill("Прясно мляко");
  await page.getByLabel("Вид").selectOption("food");
  await page.getByLabel("Колко").fill("двадесет");
  await page.getByLabel("Мерна единица").selectOption("l");
  await page.getByRole("button", { name: "Изпратете на склада" }).click();
  await expect(page.locator(".msg")).toContainText("с цифри");
  await expect(page.getByLabel("Какво", { exact: true })).toHaveValue("Прясно мляко");
  await page.getByLabel("Колко").fill("20");
  await checkPage(page);
  await picture(page, "requests-form");
  await page.getByRole("button", { name: "Изпратете на склада" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Заявка №");
  const address = new URL(page.url()).pathname;
  const requestId = address.split("/").at(-1)!;

  await app.signIn(page, "storekeeper");
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${app.url}${address}/pick`);
  await page.getByLabel("Одобряваме").fill("25");
  await page.getByRole("button", { name: "Запишете решението" }).click();
  await expect(page.locator(".msg")).toContainText("Поискани са 20");
  await page.getByLabel("Одобряваме").fill("20");
  await page.getByRole("button", { name: "Запишете решението" }).click();
  await expect(page.getByText("Ще липсват 2")).toBeVisible();
  const take = page.locator('[name="takes[0].quantity"]');
  await take.fill("19");
  await page.getByRole("button", { name: /Заделете/ }).click();
  await expect(page.locator(".msg")).toContainText("налични 18");
  await expect(take).toHaveValue("19");
  await checkPage(page);
  await take.fill("18");
  await page.getByRole("button", { name: /Заделете/ }).click();
  await expect(page.getByText("Заделено")).toBeVisible();
  await picture(page, "requests-picked-360");
  await page.getByRole("link", { name: "Към предаване и подпис" }).click();
  await page.getByLabel("Име и фамилия").fill("Деница Илиева");
  await page.getByRole("button", { name: "Предайте и издайте протокол" }).click();
  await expect(page.locator(".msg")).toContainText("Подпишете в полето");
  await sign(page);
  await checkPage(page);
  await picture(page, "requests-hand-over-360");
  await page.getByRole("button", { name: "Предайте и издайте протокол" }).click();
  await expect(page.getByRole("heading", { name: "Предавания" })).toBeVisible();
  await expect(page.getByText("предадена отчасти")).toBeVisible();
  const paper = page.getByRole("link", { name: /Протокол №/ });
  const pdf = await page.request.get(`${app.url}${await paper.getAttribute("href")}`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const [kept] = await app.sql<{ snapshot: string }[]>`select d.snapshot from document d join goods_handover h on h.document_id = d.id where h.request_id = ${requestId}`;
  expect(kept!.snapshot).toMatch(/"signature":"M\d+ \d+L/);

  await app.signIn(page, "manager");
  await page.goto(`${app.url}${address}`);
  await page.getByLabel(/Получихме/).fill("17");
  await page.getByRole("button", { name: "Потвърдете получаването" }).click();
  await expect(page.getByText("Разлика: предадено 18")).toBeVisible();
  await page.getByRole("button", { name: "Отбележете „Използвано“" }).click();
  await expect(page.getByText("използвано на")).toBeVisible();
  await checkPage(page);
  await picture(page, "requests-confirmed-360");
  await page.getByText("Не чакайте останалото").click();
  await page.getByRole("button", { name: "Приключете реда" }).click();
  await expect(page.getByText("приключена", { exact: true })).toBeVisible();
  expect(await app.sql`select state from goods_request where id = ${requestId}`).toEqual([{ state: "closed" }]);
});

test.describe("without scripts, from a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });

  test("rows come, nothing typed is lost, and the receiver confirms from an own account", async ({ page, app }) => {
    await app.signIn(page, "manager");
    await page.goto(`${app.url}/staff/requests/new/edit`);
    await page.getByLabel("Какво", { exact: true }).fill("настолни игри");
    await page.getByRole("button", { name: "Добавете още нещо" }).click();
    await expect(page.locator('[name="lines[0].description"]')).toHaveValue("настолни игри");
    await expect(page.locator('[name="lines[1].description"]')).toBeVisible();
    const { id } = await requestOf(app, "Ориз и боб");
    await app.signIn(page, "storekeeper");
    await page.goto(`${app.url}/staff/requests/${id}/hand-over`);
    await expect(page.locator(".sign-pad")).toHaveCount(0);
    await page.getByLabel("Име и фамилия").fill("Деница Илиева");
    await page.getByLabel(/потвърждава от своя профил/).check();
    await page.getByRole("button", { name: "Предайте и издайте протокол" }).click();
    await expect(page.getByText("чака потвърждение от получателя")).toBeVisible();
    expect(await app.sql`select signed_by from goods_handover where request_id = ${id}`).toEqual([{ signed_by: "account" }]);
    const foreign = await page.goto(`${app.url}/staff/requests/00000000-0000-4000-8000-000000000000`);
    expect(foreign?.status()).toBe(404);
  });
});

test("the pages of requests stand in both languages, on a phone and a desk, light and dark", async ({ page, app }) => {
  const [food, winter] = [await requestOf(app, "Ориз и боб"), await requestOf(app, "Детско зимно яке")];
  await app.signIn(page, "admin");
  const pages = {
    list: "/staff/requests", one: `/staff/requests/${food.id}`, decide: `/staff/requests/${winter.id}/pick`, pick: `/staff/requests/${food.id}/pick`,
    "hand-over": `/staff/requests/${food.id}/hand-over`, edit: "/staff/requests/new/edit", needs: "/staff/needs",
  };
  for (const [name, path] of Object.entries(pages)) {
    for (const [language, width, theme] of [["bg", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}?lang=${language}&theme=${theme}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} ${language}: no sideways scrolling`).toBe(true);
      await checkPage(page);
      await picture(page, `requests-${name}-${language}-${width}-${theme}`);
    }
  }
});
