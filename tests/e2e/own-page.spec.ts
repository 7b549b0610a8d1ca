import type { Page } from "playwright/test";
import { checkPage, expect, picture, test } from "~tests/support/browser";

const phone = { viewport: { width: 390, height: 844 } };
const penka = "p.ruseva@primer.example";
const linkIn = (text: string, path: string) => new RegExp(`https?://\\S+/${path}/[\\w-]{43}[^\\s#]*`).exec(text)![0];

async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: no sideways scrolling`).toBe(true);
  await checkPage(page);
  await picture(page, `own-${name}`);
}

test.describe("a volunteer without an account", () => {
  test.use(phone);
  test("sees all shifts, gets a calendar, gives a place on to a friend who accepts by mail; the friend is reminded", async ({ page, app, browser }) => {
    await page.goto(`${app.url}/my`);
    await look(page, "ask");
    await page.getByLabel("Имейл").fill(penka);
    await page.getByRole("button", { name: "Изпратете ми връзка" }).click();
    await expect(page.getByRole("heading", { name: "Вижте пощата си" })).toBeVisible();
    const mine = linkIn((await app.letter(penka, /Вашите смени/)).text, "my");
    await page.goto(mine);
    await expect(page.getByText("66 ч. от 19 смени")).toBeVisible();
    await look(page, "page");

    await page.getByRole("button", { name: "Направете адрес за календар" }).click();
    const feed = await page.getByLabel("Адрес на календара").inputValue();
    const calendar = await page.request.get(feed);
    expect([calendar.status(), calendar.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(await calendar.text()).toContain("SUMMARY:Щанд 7");
    expect((await page.request.get(feed, { headers: { "if-none-match": calendar.headers().etag! } })).status()).toBe(304);

    await page.getByRole("link", { name: /^Предложете размяна: Щанд 7/ }).click();
    await expect(page.getByRole("heading", { name: "Дайте мястото си на друг" })).toBeVisible();
    await look(page, "hand-over");
    await page.getByLabel("Име и фамилия").fill("Бояна Стоева");
    await page.getByLabel("Имейл", { exact: true }).fill("boyana@primer.example");
    await page.getByRole("button", { name: "Изпратете предложението" }).click();
    await expect(page.getByText("Предложено на Бояна Стоева")).toBeVisible();
    await look(page, "offered");

    const letter = await app.letter("boyana@primer.example");
    expect(letter.subject).toContain("Пенка Русева Ви предлага своята смяна");
    const friend = await (await browser.newContext(phone)).newPage();
    await friend.goto(linkIn(letter.text, "h"));
    await look(friend, "substitute");
    expect(await app.sql`select state from handover`).toEqual([{ state: "open" }]);
    await friend.getByRole("button", { name: "Приемам, ще дойда" }).click();
    await expect(friend.getByRole("heading", { name: "Мястото е Ваше." })).toBeVisible();
    await look(friend, "taken");
    const accepted = await app.letter("boyana@primer.example", /Записването Ви е прието/);
    expect(accepted.attachments.some((file) => file.contentType.startsWith("text/calendar"))).toBe(true);
    expect((await app.letter(penka, /Мястото Ви е поето/)).text).toContain("Бояна Стоева пое Вашата смяна");
    await page.goto(mine);
    await expect(page.getByText("поета от друг човек")).toBeVisible();

    app.clock.set("2026-12-19T11:05:00+02:00");
    await app.sql`select volunteering_claim_reminders(${app.clock.now().toISOString()})`;
    const reminder = await app.letter("boyana@primer.example", /^Утре: Щанд 7, плетива, 11:00/);
    await friend.goto(linkIn(reminder.text, "my"));
    await expect(friend.getByRole("heading", { name: "Моите смени" })).toBeVisible();
    await look(friend, "friend");
  });
});

test.describe("without scripts", () => {
  test.use({ ...phone, javaScriptEnabled: false });
  test("every act of the own page is a plain form", async ({ page, app }) => {
    await page.goto(`${app.url}/my`);
    await page.getByLabel("Имейл").fill(penka);
    await page.getByRole("button", { name: "Изпратете ми връзка" }).click();
    await page.goto(linkIn((await app.letter(penka, /Вашите смени/)).text, "my"));
    await page.getByRole("button", { name: /^Откажете се: Помощ в ателие „Цветна градина“/ }).click();
    await expect(page.getByText("Отказахте се от смяната.")).toBeVisible();
    await page.getByRole("button", { name: "Отменете", exact: true }).click();
    await expect(page.getByText("Записването Ви е прието.")).toBeVisible();
    await page.getByLabel("За всяка смяна").check();
    await page.getByRole("button", { name: "Запазете", exact: true }).click();
    await expect(page.getByLabel("За всяка смяна")).toBeChecked();
    await page.getByRole("button", { name: "Направете адрес за календар" }).click();
    const before = await page.getByLabel("Адрес на календара").inputValue();
    await page.getByRole("button", { name: "Сменете адреса" }).click();
    await expect(page.getByLabel("Адрес на календара")).not.toHaveValue(before);
    expect((await page.request.get(before)).status()).toBe(404);
    await page.getByText("Поискайте служебна бележка").click();
    await page.getByRole("button", { name: "Поискайте", exact: true }).click();
    await expect(page.getByText("Заявката за служебна бележка е изпратена.")).toBeVisible();
    await page.getByRole("button", { name: "Оставам с вас" }).click();
    await expect(page.getByText("Запазихме, че оставате с нас.")).toBeVisible();
    await page.getByRole("link", { name: /^Предложете размяна: Щанд 7/ }).click();
    await page.getByRole("button", { name: "Предложете мястото" }).click();
    await expect(page.getByText("Търси се заместник.")).toBeVisible();
    await page.goto(`${app.url}/shifts?lang=bg`);
    await expect(page.getByText("търси заместник").first()).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: "Оттеглете предложението" }).click();
    await expect(page.getByText("Предложението е оттеглено.")).toBeVisible();
    await page.getByRole("link", { name: "Моите смени" }).first().click();
    await page.getByRole("button", { name: "Вижте или изтрийте данните ми" }).click();
    await expect(page).toHaveURL(/\/my-data\/[\w-]{43}$/);
    await expect(page.getByText(penka)).toBeVisible();
  });
});

test("the pages stand in both languages, on a phone and a desk, light and dark", async ({ page, app }) => {
  await page.goto(`${app.url}/my`);
  await page.getByLabel("Имейл").fill(penka);
  await page.getByRole("button", { name: "Изпратете ми връзка" }).click();
  const mine = new URL(linkIn((await app.letter(penka, /Вашите смени/)).text, "my")).pathname;
  const [own] = await app.sql<{ id: string }[]>`select s.id from signup s join person p on p.id = s.person_id where p.email = ${penka} and s.state = 'confirmed' and s.starts_at > ${app.clock.now().toISOString()} order by s.starts_at desc limit 1`;
  for (const [name, path] of Object.entries({ mine, "hand-over": `${mine}/hand-over/${own!.id}`, all: `${mine}?hours=all` })) {
    for (const [language, width, theme] of [["bg", 360, "dark"], ["en", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}&theme=${theme}`);
      await look(page, `${name}-${language}-${width}-${theme}`);
    }
  }
});
