import type { Page } from "playwright/test";
import { checkPage, expect, picture, test } from "~tests/support/browser";

// A change of seats without a reason is refused by design.
test.use({ allowedErrors: [/40[09]|422/] });

const look = async (page: Page, name: string) => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: no sideways scrolling`).toBe(true);
  await checkPage(page);
  await picture(page, `board-${name}`);
};

test("a coordinator runs the bazaar's afternoon from the board: offers, places with a reason, a phone call, a firm, words to all, the list", async ({ page, app }) => {
  const [shift] = await app.sql<{ id: string }[]>`select s.id from shift s join opportunity o on o.id = s.opportunity_id where o.title_bg like 'Базар: фоайе%'`;
  const board = `${app.url}/staff/shifts/${shift!.id}`;
  await app.signIn(page, "coordinator");
  await page.goto(board);
  await expect(page.getByText("от 18")).toBeVisible();
  await look(page, "bg-1280");
  await page.getByRole("button", { name: "Предложете и на следващия" }).click();
  await expect(page.getByText("Предложено на следващия.")).toBeVisible();

  await page.getByRole("link", { name: "Места и още: Каса" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Колко места").fill("6");
  await sheet.getByRole("button", { name: "Променете местата" }).click();
  await expect(sheet.locator(".msg")).toBeVisible();
  await sheet.getByLabel("Причина").fill("отворихме трета каса");
  await look(page, "seats-bg-1280");
  await sheet.getByRole("button", { name: "Променете местата" }).click();
  await expect(page.getByText("Местата са променени.")).toBeVisible();

  await page.getByRole("link", { name: "Запишете човек: Щандове и опаковане" }).first().click();
  await sheet.getByLabel("Име и фамилия").fill("Цветан Телефонов");
  await sheet.getByRole("button", { name: "Запишете човека" }).click();
  await expect(page.getByText("Записано.")).toBeVisible();
  await expect(page.getByText("по телефона").first()).toBeVisible();

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(board);
  await look(page, "bg-360");
  await page.getByRole("link", { name: "Пишете на всички" }).click();
  await page.getByLabel("Тема", { exact: true }).fill("Елате от задния вход");
  await page.getByLabel("Текст", { exact: true }).fill("Асансьорът не работи, влизаме откъм двора.");
  await page.getByRole("button", { name: "Изпратете" }).click();
  await expect(page.getByText("Писмата тръгнаха.")).toBeVisible();
  const [reader] = await app.sql<{ email: string }[]>`select p.email from signup g join person p on p.id = g.person_id where g.shift_id = ${shift!.id} and g.state = 'confirmed' and not g.minor and p.email is not null limit 1`;
  expect((await app.letter(reader!.email, /задния вход/)).text).toContain("откъм двора");

  const [task] = await app.sql<{ id: string }[]>`select id from position where shift_id = ${shift!.id} order by ordinal limit 1`;
  await page.goto(`${board}/candidates?position=${task!.id}&lang=en&theme=dark`);
  await look(page, "candidates-en-360-dark");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${board}?lang=en&theme=dark`);
  await look(page, "en-1280-dark");
  await page.goto(`${board}/print?lang=bg`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Цветан Телефонов/ })).toBeVisible();
});
