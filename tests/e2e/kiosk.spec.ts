import { checkPage, expect, picture, test, type App } from "~tests/support/browser";
import type { Page } from "playwright/test";

test.use({ viewport: { width: 1180, height: 820 } });

/** The coordinator opens a tablet for the bazaar; answers its address. */
async function openTablet(page: Page, app: App): Promise<string> {
  await app.signIn(page, "coordinator");
  await page.goto(`${app.url}/staff/kiosk`);
  await page.locator("[name=placeBg]").fill("„Дунав мол“, фоайе");
  await page.getByRole("button", { name: "Отворете екрана" }).click();
  await expect(page.getByText("Екранът е отворен")).toBeVisible();
  await picture(page, "21-kiosk-open-bg");
  const address = await page.getByRole("link", { name: "Отворете на това устройство" }).getAttribute("href");
  await page.context().clearCookies();
  return address!;
}

/** As a scanner does it: keys of their places one after another, whatever the layout, then Enter. */
async function scanned(page: Page, code: string): Promise<void> {
  await page.evaluate((signs) => {
    for (const sign of signs) {
      const place = /\d/.test(sign) ? `Digit${sign}` : `Key${sign}`;
      window.dispatchEvent(new KeyboardEvent("keydown", { code: place, key: /\d/.test(sign) ? sign : "ж", bubbles: true, cancelable: true }));
    }
    window.dispatchEvent(new KeyboardEvent("keydown", { code: "Enter", key: "Enter", bubbles: true, cancelable: true }));
  }, Array.from(code));
}

test("an adult comes by code and leaves by name, with a mood and a note", async ({ page, app }) => {
  app.clock.set("2026-12-20T13:52:00+02:00");
  const tablet = await openTablet(page, app);
  const [adult] = await app.sql<{ code: string; name: string; id: string }[]>`
    select s.check_in_code as code, p.full_name as name, s.id from signup s join person p on p.id = s.person_id join shift h on h.id = s.shift_id join opportunity o on o.id = h.opportunity_id
    where o.title_bg = 'Каса 1' order by p.full_name limit 1`;
  const given = adult!.name.split(" ")[0]!;

  await page.goto(tablet);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Добре дошли!");
  await expect(page.getByText("Детска анимация")).toBeVisible();
  await checkPage(page);
  await picture(page, "21-kiosk-a-bg");

  // Till 1 runs until 14:00: still time to come in by the code on the phone.
  await scanned(page, adult!.code);
  await expect(page.getByRole("heading", { name: `Здравейте, ${given}!` })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(adult!.name.split(" ").at(-1)!);
  await checkPage(page);
  await picture(page, "21-kiosk-v-bg");
  await page.reload();
  await expect(page.getByRole("heading", { name: `Здравейте, ${given}!` })).toBeVisible();
  // Nobody touches it: the screen clears by itself.
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Добре дошли!", { timeout: 12_000 });
  expect(await app.sql`select state from signup where id = ${adult!.id}`).toEqual([{ state: "checked_in" }]);

  await page.getByRole("button", { name: "Тръгвам си" }).click();
  await page.getByRole("button", { name: "Или напишете името си" }).click();
  for (const letter of given.slice(0, 3).toLocaleUpperCase("bg")) await page.getByRole("button", { name: letter, exact: true }).click();
  const hit = page.getByRole("button", { name: new RegExp(`^${given}`) }).first();
  await expect(hit).toBeVisible();
  await checkPage(page);
  await picture(page, "21-kiosk-b-bg");
  await hit.click();
  await page.getByRole("button", { name: "Хубаво" }).click();
  await page.getByLabel(/Бележка в „Бурканчето за щастие“/).fill("Една баба си купи терлици и след час се върна с три приятелки.");
  await checkPage(page);
  await picture(page, "21-kiosk-d-bg");
  await page.getByRole("button", { name: "Отбележете тръгване" }).click();
  await expect(page.getByRole("heading", { name: `Благодарим, ${given}!` })).toBeVisible();
  await picture(page, "21-kiosk-left-bg");
  expect(await app.sql`select state from time_entry where signup_id = ${adult!.id}`).toEqual([{ state: "submitted" }]);
  expect(await app.sql`select m.step, n.text, n.state from mood_tap m join jar_note n on n.day = m.day where m.day = '2026-12-20'`).toEqual([{ step: 4, text: "Една баба си купи терлици и след час се върна с три приятелки.", state: "waiting" }]);
});

test("a minor without consent is stopped politely, somebody without a sign-up starts at once", async ({ page, app }) => {
  app.clock.set("2026-12-20T13:52:00+02:00");
  const tablet = await openTablet(page, app);
  const [minor] = await app.sql<{ id: string; person_id: string }[]>`
    select s.id, s.person_id from signup s join shift h on h.id = s.shift_id join opportunity o on o.id = h.opportunity_id where o.title_bg = 'Детска анимация' and s.minor limit 1`;
  await app.asOwner`update "position" set seats_held = seats_held + 1 where id = (select position_id from signup where id = ${minor!.id})`;
  await app.asOwner`update signup set state = 'pending_consent', hold_until = '2026-12-20T14:00:00+02:00', expires_at = starts_at, consent_seen_at = null, consent_seen_by = null, confirmed_at = null, queue_no = null where id = ${minor!.id}`;
  await page.goto(tablet);
  const [young] = await app.sql<{ name: string }[]>`select full_name as name from person where id = ${minor!.person_id}`;
  await page.getByRole("button", { name: "Или напишете името си" }).click();
  await page.keyboard.type(young!.name.split(" ")[0]!, { delay: 90 });
  await page.getByRole("button", { name: new RegExp(`^${young!.name.split(" ")[0]!}`) }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("съгласие от родител");
  await checkPage(page);
  await picture(page, "21-kiosk-e-bg");
  await page.getByRole("button", { name: "Повикайте координатора" }).click();
  await expect(page.getByText(/знае, че го чакате/)).toBeVisible();
  await page.getByRole("button", { name: "Назад" }).click();

  await page.getByRole("button", { name: "Нямам записване" }).click();
  await page.getByLabel("Име и фамилия").fill("Деян Дочев");
  await page.getByLabel("Телефон").fill("0888 123 456");
  await page.getByText("14 – 17").click();
  await expect(page.getByText(/ще попитаме родителя/)).toBeVisible();
  await page.getByText("18 и повече").click();
  await checkPage(page);
  await picture(page, "21-kiosk-g-bg");
  await page.getByRole("button", { name: "Започвам" }).click();
  await expect(page.getByRole("heading", { name: "Здравейте, Деян!" })).toBeVisible();
  await page.getByRole("button", { name: "Готово" }).click();
});

test.describe("for a while there is no connection", () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("in English, without a connection, closed; the team attests, corrects and issues the certificate", async ({ page, app }) => {
    app.clock.set("2026-12-20T13:52:00+02:00");
    const tablet = await openTablet(page, app);
    await page.goto(tablet);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Welcome!");
    await checkPage(page);
    await picture(page, "21-kiosk-a-en");
    await page.getByRole("button", { name: "I have not signed up" }).click();
    await picture(page, "21-kiosk-g-en");
    await page.getByRole("button", { name: "Back" }).click();
    const people = await app.sql<{ code: string; name: string; id: string }[]>`
      select s.check_in_code as code, p.full_name as name, s.id from signup s join person p on p.id = s.person_id join shift h on h.id = s.shift_id join opportunity o on o.id = h.opportunity_id
      where o.title_bg = 'Каса 1' order by p.full_name`;
    const [first, second] = people;
    await page.context().setOffline(true);
    await scanned(page, first!.code);
    await expect(page.getByRole("heading", { name: "We saved it on this screen" })).toBeVisible();
    await expect(page.getByText("1 record waits")).toBeVisible();
    await checkPage(page);
    await picture(page, "21-kiosk-offline-en");
    await page.context().setOffline(false);
    await expect(page.getByText("1 record waits")).toBeHidden({ timeout: 12_000 });
    expect(await app.sql`select state from signup where id = ${first!.id}`).toEqual([{ state: "checked_in" }]);
    await page.getByRole("button", { name: "Done" }).click();
    await scanned(page, second!.code);
    await expect(page.getByRole("heading", { name: `Hello, ${second!.name.split(" ")[0]!}!` })).toBeVisible();
    await picture(page, "21-kiosk-v-en");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Leaving" }).click();
    await scanned(page, second!.code);
    await expect(page.getByRole("heading", { name: "How did it go? One tap." })).toBeVisible();
    await checkPage(page);
    await picture(page, "21-kiosk-d-en");
    await page.getByRole("button", { name: "Without a note" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Thank you");

    await app.signIn(page, "coordinator");
    await page.goto(`${app.url}/staff/hours?lang=bg`);
    await checkPage(page);
    await picture(page, "hours-waiting-bg");
    await page.getByRole("button", { name: /^Всички както са: Каса 1/ }).click();
    await expect(page.getByText(/Записани часове:/)).toBeVisible();
    await page.goto(`${app.url}/staff/hours?view=posted&month=2026-12`);
    await expect(page.getByText("Странична сметка")).toBeVisible();
    await checkPage(page);
    await picture(page, "hours-posted-bg");
    await page.getByRole("link", { name: `Поправете: ${second!.name}` }).first().click();
    await page.getByLabel("Минути на човек").fill("45");
    await page.getByLabel("Защо").fill("тръгна по-късно");
    await page.getByRole("button", { name: "Сторнирайте и запишете" }).click();
    await expect(page.getByText("Поправено. И двата записа остават.")).toBeVisible();
    await page.goto(`${app.url}/staff/hours/certificates`);
    await page.getByLabel("На кого").selectOption({ label: second!.name });
    await page.getByRole("button", { name: "Издайте", exact: true }).click();
    await expect(page.getByText("Бележката е издадена.")).toBeVisible();
    await checkPage(page);
    await picture(page, "hours-certificates-bg");
    const pdf = await page.request.get(`${app.url}${await page.getByRole("link", { name: /^PDF/ }).first().getAttribute("href")}`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    const [paper] = await app.sql<{ look_code: string; sha256: string }[]>`select look_code, sha256 from document where type = 'hours_certificate'`;
    await page.goto(`${app.url}/verify/${paper!.look_code}`);
    await expect(page.getByText(paper!.sha256.slice(0, 4)).first()).toBeVisible();
    await expect(page.locator("main")).not.toContainText(second!.name);
    await picture(page, "verify-certificate-bg");

    await page.goto(`${app.url}/staff/kiosk`);
    await page.getByRole("button", { name: /^Затворете екрана/ }).first().click();
    await expect(page.getByText("Екранът е затворен.").first()).toBeVisible();
  });
});
