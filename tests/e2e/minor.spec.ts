import { checkPage, expect, picture, test } from "~tests/support/browser";

const linkIn = (text: string, path: "s" | "c") => new RegExp(`https?://\\S+/${path}/[\\w-]{43}\\S*`).exec(text)![0];

test.describe("someone of sixteen and a parent, on phones", () => {
  test.use({ viewport: { width: 390, height: 844 }, allowedErrors: [/422/] });
  test("signs up, waits, sees whom we wrote to; the parent decides point by point and both see what came of it", async ({ page, app, browser }) => {
    await page.goto(`${app.url}/shifts?age=16-17`);
    await page.getByRole("link", { name: /Детска анимация/ }).click();
    await page.getByLabel("Име и фамилия", { exact: true }).fill("Емине Проба");
    await page.getByLabel("Имейл", { exact: true }).fill("emine@primer.example");
    await page.getByText("Нямам навършени 18 години").click();
    await page.getByLabel("Дата на раждане").fill("2011-03-02");
    await page.getByLabel("Име и фамилия на родител или настойник").fill("Рейхан Проба");
    await page.getByLabel("Имейл на родител или настойник").fill("reyhan@primer.example");
    await page.getByRole("button", { name: "Запишете ме" }).click();
    await expect(page.locator(".msg")).toContainText("нужни навършени 16 години");
    await page.getByLabel("Дата на раждане").fill("2010-03-02");
    await page.getByRole("button", { name: "Запишете ме" }).click();
    await expect(page.getByRole("heading", { name: "Вижте пощата си" })).toBeVisible();
    await picture(page, "minor-sent");

    const link = linkIn((await app.letter("emine@primer.example")).text, "s");
    await page.goto(link);
    await expect(page.getByText("След това пишем на reyhan@primer.example")).toBeVisible();
    await page.getByRole("button", { name: "Потвърждавам, ще дойда" }).click();
    await expect(page.getByRole("heading", { name: "Чакаме съгласие от родител" })).toBeVisible();
    const ask = await app.letter("reyhan@primer.example");
    await page.reload();
    await expect(page.getByText(/Писахме на reyhan@primer\.example на 19\.12\.2026/)).toBeVisible();
    await checkPage(page);
    await picture(page, "minor-waits");
    await page.getByRole("button", { name: "Изпратете писмото на родителя отново" }).click();
    await expect(page.getByText("Писмото до родителя тръгна отново.")).toBeVisible();

    const parent = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await parent.goto(linkIn(ask.text, "c"));
    await expect(parent.getByRole("heading", { level: 1 })).toContainText("Емине");
    await checkPage(parent);
    await picture(parent, "minor-parent-asked");
    for (const [n, answer] of ["Да", "Да", "Не"].entries()) await parent.locator("fieldset.decide").nth(n).getByText(answer, { exact: true }).click();
    await parent.getByRole("button", { name: "Прегледайте решенията" }).click();
    await parent.getByText("майка", { exact: true }).click();
    await parent.getByLabel("Напишете името си вместо подпис").fill("Рейхан Проба");
    await parent.getByRole("button", { name: "Подпишете" }).click();
    await expect(parent.getByRole("heading", { level: 1 })).toContainText("Благодарим");
    await expect.poll(async () => (await app.sql`select outcome from consent_request r join person p on p.id = r.guardian_id where p.email = 'reyhan@primer.example'`)[0]?.outcome).toBe("place_confirmed");
    await parent.reload();
    await picture(parent, "minor-parent-signed");

    await app.letter("emine@primer.example", /Записването Ви е прието/);
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Записването Ви е прието." })).toBeVisible();
    await picture(page, "minor-confirmed");
  });
});
