import type { Page } from "playwright/test";
import { type App, checkPage, expect, picture, test } from "~tests/support/browser";

const phone = { viewport: { width: 390, height: 844 } };
const linkIn = (text: string) => /https?:\/\/\S+\/s\/[\w-]{43}[^\s#]*/.exec(text)![0];

/** A picture that does not scroll sideways; `axe` is asked where a kind of page is seen for the first time. */
async function look(page: Page, name: string, axe = false): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: no sideways scrolling`).toBe(true);
  if (axe) await checkPage(page);
  await picture(page, `adult-${name}`);
}

/** A sign-up by the page's own form; answers the link of the letter. */
async function signUp(page: Page, app: App, shiftId: string, who: { name: string; email: string }, button: string): Promise<string> {
  await page.goto(`${app.url}/shifts/${shiftId}`);
  await page.getByLabel("Име и фамилия").fill(who.name);
  await page.getByLabel("Имейл", { exact: true }).fill(who.email);
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { name: "Вижте пощата си" })).toBeVisible();
  return linkIn((await app.letter(who.email)).text);
}

/** Everything an act could touch: a scanner that opens a link must leave it as it was. */
async function standing(app: App): Promise<string> {
  const rows = await app.asOwner`
    select md5(string_agg(row::text, '|' order by row::text)) as print from (
      select to_jsonb(s) as row from signup s union all select to_jsonb(p) from position p union all select to_jsonb(o) from signup_offer o
      union all select to_jsonb(c) from consent_request c union all select to_jsonb(r) from rules_acceptance r union all select to_jsonb(t) from act_token t
      union all select jsonb_build_object('o', b.id) from outbox b union all select jsonb_build_object('a', a.id) from audit_event a) x`;
  return String(rows[0]!.print);
}

test.describe("an adult on a phone", () => {
  test.use(phone);
  test("finds a full shift, waits, is offered a place by mail, takes it, keeps it in the calendar and gives it up", async ({ page, app, browser }) => {
    await page.goto(`${app.url}/shifts`);
    await page.getByRole("link", { name: "Календар" }).click();
    await expect(page.getByRole("heading", { name: "Декември 2026" })).toBeVisible();
    await page.getByRole("link", { name: /^неделя, 20 декември/ }).click();
    await expect(page.getByRole("heading", { name: /Утре, неделя/ })).toBeVisible();
    await page.getByRole("link", { name: /Каса 1/ }).click();
    await page.waitForURL(/\/shifts\/[0-9a-f-]{36}$/);
    const shiftId = page.url().split("/").at(-1)!;
    await look(page, "full-shift");

    // Somebody else is first on the list.
    const other = await browser.newContext(phone);
    const firstPage = await other.newPage();
    await firstPage.goto(await signUp(firstPage, app, shiftId, { name: "Първа Чакаща", email: "parva@primer.example" }, "Включете ме в списъка"));
    await firstPage.getByRole("button", { name: "Включете ме в списъка на чакащите" }).click();
    await expect(firstPage.getByRole("heading", { name: /^Място 1/ })).toBeVisible();

    const email = "boyana@primer.example";
    const link = await signUp(page, app, shiftId, { name: "Бояна Стоева", email }, "Включете ме в списъка");
    const before = await standing(app);
    for (const address of [link, link.replace("?", "/calendar.ics?"), `${app.url}/shifts/${shiftId}/sent`, `${app.url}/rules/1`]) {
      for (const method of ["GET", "HEAD"] as const) expect((await page.request.fetch(address, { method })).status(), `${method} ${address}`).toBe(200);
    }
    expect(await standing(app)).toBe(before);

    await page.goto(link);
    await look(page, "can-queue");
    await page.getByRole("button", { name: "Включете ме в списъка на чакащите" }).click();
    await expect(page.getByRole("heading", { name: /^Място 2/ })).toBeVisible();
    await look(page, "waitlisted", true);
    expect((await app.letter(email, /чакащите/)).subject).toMatch(/^Място 2 в списъка/);

    // A place is freed, the first one passes it on.
    const [seated] = await app.sql<{ id: string }[]>`select id from signup where shift_id = ${shiftId} and state = 'confirmed' limit 1`;
    await app.sql`select volunteering_free_seat(${seated!.id}, 'cancelled_by_volunteer', null, ${app.clock.now().toISOString()})`;
    await firstPage.goto(linkIn((await app.letter("parva@primer.example", /Освободи се място/)).text));
    await firstPage.getByRole("button", { name: "Не този път" }).click();
    await expect(firstPage.getByRole("heading", { name: /^Място/ })).toBeVisible();
    await other.close();

    const offer = await app.letter(email, /Освободи се място/);
    const untouched = await standing(app);
    for (const address of [...offer.text.matchAll(/https?:\/\/\S+\/s\/\S+/g)].map(([address]) => address)) expect((await page.request.get(address)).status()).toBe(200);
    expect(await standing(app)).toBe(untouched);
    await page.goto(linkIn(offer.text));
    await look(page, "offered", true);
    await page.getByRole("button", { name: "Приемам мястото" }).click();
    await expect(page.getByRole("heading", { name: "Записването Ви е прието." })).toBeVisible();
    await look(page, "confirmed", true);
    const calendar = await page.request.get(new URL((await page.getByRole("link", { name: "Добавете в календара" }).getAttribute("href"))!, app.url).href);
    expect(await calendar.text()).toMatch(/SUMMARY:Каса 1[\s\S]*STATUS:CONFIRMED/);

    await page.getByRole("button", { name: "Откажете се" }).click();
    await expect(page.getByRole("heading", { name: "Отказахте се от смяната." })).toBeVisible();
    await look(page, "left");
    await page.getByRole("button", { name: "Отменете" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/Записването Ви е прието|Място/);
  });
});

test.describe("a party, without scripts", () => {
  test.use({ ...phone, javaScriptEnabled: false, allowedErrors: [/40[09]|422/] });
  test("loses nothing when a field is wrong, is one entry, and can become smaller", async ({ page, app }) => {
    await page.goto(`${app.url}/shifts?short=1`);
    await page.getByRole("link", { name: /Прибиране на базара/ }).click();
    await page.getByLabel("Име и фамилия", { exact: true }).fill("Петя Семейна");
    await page.getByLabel("Имейл", { exact: true }).fill("petya@primer.example");
    await expect(page.getByLabel("Колко души идвате")).toBeHidden();
    await page.getByText("Идваме заедно").click();
    await page.getByLabel("Колко души идвате").fill("3");
    await page.getByText("С нас има хора под 18 години").click();
    await page.getByLabel("На колко години е най-малкият").fill("16");
    await page.getByRole("button", { name: "Запишете ме" }).click();
    await expect(page.locator(".msg")).toContainText("Отбележете, че отговаряте");
    await expect(page.getByLabel("Колко души идвате")).toHaveValue("3");
    await look(page, "party-error");
    await page.getByText("Отговарям за тях през цялата смяна").click();
    await page.getByRole("button", { name: "Запишете ме" }).click();
    await page.goto(linkIn((await app.letter("petya@primer.example")).text));
    await page.getByRole("button", { name: "Потвърждавам, ще дойдем" }).click();
    await expect(page.getByText("Записването е за 3 души. Под 18 години: 1.")).toBeVisible();
    await page.getByText("Идвате по-малко?").click();
    await page.getByLabel("Колко души идвате").fill("2");
    await page.getByRole("button", { name: "Запазете броя" }).click();
    await expect(page.getByText("Записването е за 2 души.")).toBeVisible();
    await look(page, "party-smaller");
  });
});

test("the pages of shifts stand in both languages, on a phone and a desk, light and dark", async ({ page, app }) => {
  const shifts = await app.sql<{ id: string; title: string }[]>`select s.id, coalesce(nullif(s.title_bg, ''), o.title_bg) as title from shift s join opportunity o on o.id = s.opportunity_id where s.starts_at > ${app.clock.now()} order by s.starts_at`;
  const id = (title: string) => shifts.find((one) => one.title === title)!.id;
  await app.sql`update shift set opens_at = ${new Date(app.clock.now().getTime() + 86_400_000)} where id = ${id("Поправка на играчки")}`;
  const pages = {
    filtered: "/shifts?weekend=1&age=14-15&bazaar=1", empty: "/shifts?skill=music&from=2027-06-01", calendar: "/shifts?view=calendar", shift: `/shifts/${id("Връзване на сурвачки")}`,
    opens: `/shifts/${id("Поправка на играчки")}`, rules: "/rules", sent: `/shifts/${id("Връзване на сурвачки")}/sent?minor=1`,
  };
  for (const [name, path] of Object.entries(pages)) {
    for (const [language, width, theme] of [["bg", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      await look(page, `${name}-${language}-${width}`, true);
    }
  }
});
