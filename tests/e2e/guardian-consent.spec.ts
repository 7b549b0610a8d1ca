import { createHash, randomBytes } from "node:crypto";
import type { Page } from "playwright/test";
import { checkPage, expect, picture, test, type App } from "~tests/support/browser";

/** A link to the demo's open question, as the letter would carry it. */
async function openLink(app: App): Promise<{ path: string; id: string }> {
  const token = randomBytes(32).toString("base64url");
  const [request] = await app.sql<{ id: string }[]>`
    insert into act_token (id, token_hash, purpose, subject_id, created_at, expires_at)
    select gen_random_uuid(), ${createHash("sha256").update(token).digest()}, 'people.consent', r.id, now(), '2027-01-20' from consent_request r where r.subject_kind = 'shift' and r.state = 'requested' limit 1
    returning subject_id as id`;
  return { path: `/c/${token}`, id: request!.id };
}

const print = async (app: App) => (await app.sql`select md5((select string_agg(r::text || i::text, '' order by i.ordinal) from consent_request r join consent_item i on i.request_id = r.id)) || (select count(*) from consent_signature) || (select count(*) from outbox) as print`)[0]!.print as string;
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

async function decide(page: Page, answers: readonly string[]): Promise<void> {
  for (const [n, answer] of answers.entries()) await page.locator("fieldset.decide").nth(n).getByText(answer, { exact: true }).click();
}

test.describe("a guardian decides on a phone without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 }, allowedErrors: [/40[04]|422/] });

  test("looking signs nothing; an open point is said on its place; nothing is lost on the way; signing, withdrawing and signing again", async ({ page, app }) => {
    const { path } = await openLink(app);
    const before = await print(app);
    for (const method of ["GET", "HEAD"]) for (let n = 0; n < 3; n += 1) await page.request.fetch(`${app.url}${path}?do=withdraw`, { method });
    expect(await print(app)).toBe(before);

    await page.goto(`${app.url}${path}?lang=bg`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Калоян иска да помогне на базара");
    await expect(page.locator("fieldset.decide input:checked")).toHaveCount(0);
    await decide(page, ["Да", "Да", "Не"]);
    await page.getByRole("button", { name: "Прегледайте решенията" }).click();
    await expect(page.locator(".msg")).toContainText("Изберете „да“ или „не“.");
    await expect(page.locator("fieldset.decide input:checked")).toHaveCount(3);
    await page.locator("fieldset.decide").nth(3).getByText("Не", { exact: true }).click();
    await page.getByRole("button", { name: "Прегледайте решенията" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Това ли решихте?");
    await page.getByLabel("Напишете името си вместо подпис").fill("Росица");
    await page.getByRole("button", { name: "Подпишете" }).click();
    await expect(page.locator(".msg")).toContainText(["Изберете едно", "Въведете име и фамилия"]);
    await expect(page.getByLabel("Напишете името си вместо подпис")).toHaveValue("Росица");
    await page.getByRole("button", { name: "Назад" }).click();
    await expect(page.locator("fieldset.decide input:checked")).toHaveCount(4);
    await page.getByRole("button", { name: "Прегледайте решенията" }).click();
    expect(await app.sql`select count(*) as n from consent_signature s join consent_request r on r.id = s.request_id where r.subject_kind = 'shift'`).toEqual([{ n: 0 }]);
    await page.getByText("майка", { exact: true }).click();
    await page.getByLabel("Напишете името си вместо подпис").fill("Росица Бонева");
    await page.getByRole("button", { name: "Подпишете" }).click();
    await expect(page.locator(".signed")).toHaveText("Росица Бонева");
    const copy = await app.letter("r.boneva@primer.example", /Копие от съгласие/);
    expect(copy.text).toMatch(/Пътуване извън града:\s+Не/);
    expect((await app.letter("e.spasova@primer.example", /родителят отговори/)).text).not.toContain("/c/");

    await page.getByRole("link", { name: "Оттеглете" }).click();
    await page.getByRole("button", { name: "Оттеглете съгласието" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Съгласието е оттеглено");
    await page.getByRole("link", { name: "Съгласете се отново" }).click();
    await expect(page.locator("fieldset.decide input:checked")).toHaveCount(0);
    await decide(page, ["Да", "Да", "Да", "Да"]);
    await page.getByRole("button", { name: "Прегледайте решенията" }).click();
    await page.getByText("майка", { exact: true }).click();
    await page.getByLabel("Напишете името си вместо подпис").fill("Росица Бонева");
    await page.getByRole("button", { name: "Подпишете" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Благодарим");
  });

  test("old, foreign and unknown links get one and the same answer", async ({ page, app }) => {
    const { path, id } = await openLink(app);
    const [signIn] = [randomBytes(32).toString("base64url")];
    await app.sql`insert into act_token (id, token_hash, purpose, subject_id, created_at, expires_at) values (gen_random_uuid(), ${createHash("sha256").update(signIn!).digest()}, 'people.sign_in', ${id}, now(), '2027-01-20')`;
    await app.sql`update act_token set expires_at = '2026-12-01' where purpose = 'people.consent'`;
    const answers = new Set<string>();
    for (const dead of [path, `/c/${signIn}`, `/c/${"A".repeat(43)}`, "/c/x"]) {
      const answer = await page.goto(`${app.url}${dead}?lang=bg`);
      expect(answer?.status()).toBe(404);
      answers.add(await page.locator("main").innerText());
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain("Тази връзка не работи");
  });

  test("who is no parent says so and is not written to again", async ({ page, app }) => {
    const { path } = await openLink(app);
    await page.goto(`${app.url}${path}?do=not-parent&lang=bg`);
    await page.getByRole("button", { name: "Не съм. Не ми пишете повече" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Няма да Ви пишем повече");
    await page.goto(`${app.url}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Тази връзка не работи");
  });
});

test("every screen of the guardian stands on a phone in both languages and themes, with the keyboard's focus where the reading goes on", async ({ page, app }) => {
  const { path } = await openLink(app);
  const look = async (name: string, query = "") => {
    for (const [language, width, theme] of [["bg", 390, "light"], ["en", 360, "dark"]] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${app.url}${path}?lang=${language}&theme=${theme}${query}`);
      await page.waitForLoadState("networkidle");
      expect(await fits(page), `${name} ${language}: no sideways scrolling`).toBe(true);
      await checkPage(page);
      await picture(page, `guardian-${name}-${language}-${width}-${theme}`);
    }
    await page.goto(`${app.url}${path}?lang=bg&theme=light`);
    await page.waitForLoadState("networkidle");
  };
  await look("asked");
  await expect(page.getByText("Решени 0 от 4.")).toBeVisible();
  await decide(page, ["Да", "Да", "Не"]);
  await expect(page.getByText("Остава: пътуване извън града")).toBeVisible();
  await expect(page.locator("fieldset.decide").nth(2)).toContainText("Записано. Калоян участва и без снимки.");
  await page.getByRole("button", { name: "Към последното решение" }).click();
  await expect(page.locator("fieldset.decide").nth(3).locator("input[type=radio]").first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Прегледайте решенията" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await checkPage(page);
  await picture(page, "guardian-sign-bg-360");
  await page.getByText("майка", { exact: true }).click();
  await page.getByLabel("Напишете името си вместо подпис").fill("Росица Бонева");
  await page.getByRole("button", { name: "Подпишете" }).click();
  await expect(page.locator(".signed")).toBeVisible();
  await look("signed");
  await look("withdraw", "&do=withdraw");
  await page.getByRole("link", { name: "Оттеглете" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Оттеглете съгласието" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Съгласието е оттеглено");
  await look("withdrawn");
  await page.getByRole("link", { name: "Съгласете се отново" }).click();
  await decide(page, ["Не", "Не", "Не", "Не"]);
  await page.getByRole("button", { name: "Прегледайте решенията" }).click();
  await page.getByText("баща", { exact: true }).click();
  await page.getByLabel("Напишете името си вместо подпис").fill("Росица Бонева");
  await page.getByRole("button", { name: "Подпишете" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Калоян няма да участва");
  await look("declined");
});

test("the register finds people by a piece of what is known, a check is recorded, renewed and revoked, and pages stand in both languages", async ({ page, app }) => {
  await app.signIn(page, "coordinator");
  await page.goto(`${app.url}/staff/people`);
  for (const [asked, found] of [["бонев", "Калоян Бонев"], ["0 82 000 161", "Росица Бонева"], ["f.yusein@", "Фатме Юсеин"]] as const) {
    await page.getByLabel("Име, телефон или имейл").fill(asked);
    await page.getByRole("button", { name: "Търсене" }).click();
    await page.waitForURL((url) => url.searchParams.get("q") === asked);
    await expect(page.getByRole("link", { name: found }).first()).toBeVisible();
  }
  await page.getByRole("link", { name: "Фатме Юсеин" }).click();
  await page.getByLabel("Вид", { exact: true }).selectOption("criminal_record");
  await expect(page.getByLabel("Валидно до")).toHaveValue("2027-06-19");
  await page.getByRole("button", { name: "Запишете" }).click();
  await expect(page.getByText("Записано.")).toBeVisible();
  await expect(page.getByRole("row", { name: /19\.06\.2027/ })).toBeVisible();
  await page.getByRole("row", { name: /19\.06\.2027/ }).getByRole("button", { name: /Отменете/ }).click();
  await expect(page.getByRole("row", { name: /19\.06\.2027/ })).toContainText("отменено");
  const [kaloyan] = await app.sql<{ id: string }[]>`select id from person where full_name = 'Калоян Бонев'`;
  for (const [name, path] of [["list", "/staff/people?show=expiring"], ["person", `/staff/people/${kaloyan!.id}`], ["checks", new URL(page.url()).pathname], ["my-data", "/my-data"]] as const) {
    for (const [language, width, theme] of [["bg", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}&theme=${theme}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await fits(page), `${name} ${language}: no sideways scrolling`).toBe(true);
      await checkPage(page);
      await picture(page, `people-${name}-${language}-${width}-${theme}`);
    }
  }
});

test("whoever asks sees what is kept about them and is erased by one press, from a letter", async ({ page, app }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${app.url}/my-data?lang=bg`);
  await page.getByLabel("Имейл").fill("g.ilieva@primer.example");
  await page.getByRole("button", { name: "Изпратете ми връзка" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Вижте пощата си");
  const letter = await app.letter("g.ilieva@primer.example", /Какво пазим за Вас/);
  const path = /\/my-data\/[\w-]{43}/.exec(letter.text)?.[0] ?? "";
  await page.goto(`${app.url}${path}?lang=bg`);
  await expect(page.getByText("Гергана Илиева")).toBeVisible();
  await checkPage(page);
  await picture(page, "people-own-data-bg-390");
  await page.getByText("Изтрийте ме", { exact: true }).click();
  await page.getByRole("button", { name: "Да, изтрийте ме" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Изтрихме Ви");
  // The page asks for the next addresses in its own time; a reader who leaves asks for nothing.
  await page.goto("about:blank");
  expect(await app.sql`select count(*) as n from person where email = 'g.ilieva@primer.example'`).toEqual([{ n: 0 }]);
});
