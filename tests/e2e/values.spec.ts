import { checkPage, expect, picture, test } from "~tests/support/browser";

// One form is sent with a mistake on purpose.
test.use({ allowedErrors: [/400 \(Bad Request\)/] });

test("the accountant values what waits, prints the month and gives the donor his papers", async ({ page, app }) => {
  await app.signIn(page, "accountant");
  await page.goto(`${app.url}/staff/values`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Стойност на даренията");
  await checkPage(page);
  await picture(page, "50-values-queue-bg-1280");
  const waiting = Number((await app.sql`select count(*) as n from goods_receipt_line l where accepted > 0 and not exists (select 1 from value_decision d where d.receipt_line_id = l.id)`)[0]!.n);

  // A form sent half empty says what is missing and keeps what was typed.
  await page.getByRole("link", { name: /^Решете за/ }).first().click();
  await page.getByLabel("Стойност на приетото").fill("12,345");
  await page.getByRole("button", { name: "Признайте стойността" }).click();
  await expect(page.getByText("Въведете сума с най-много два знака").first()).toBeVisible();
  await page.getByLabel("Стойност на приетото").fill("216,60");
  await page.getByText("фактура", { exact: true }).click();
  await page.getByLabel("На какво се основава").fill("фактура № 118 от 11.12.2026 г.");
  await checkPage(page);
  await picture(page, "51-value-line-bg-1280");
  const line = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Признайте стойността" }).click();
  await expect(page.getByText("Записано. Стойността вече не се променя.")).toBeVisible();
  expect(Number((await app.sql`select count(*) as n from goods_receipt_line l where accepted > 0 and not exists (select 1 from value_decision d where d.receipt_line_id = l.id)`)[0]!.n)).toBe(waiting - 1);
  await page.goto(`${app.url}${line}`);
  await expect(page.getByRole("heading", { name: "Поправка" })).toBeVisible();
  await checkPage(page);

  await page.goto(`${app.url}/staff/values/register`);
  await page.getByRole("button", { name: "Издайте опис с номер" }).click();
  await expect(page.getByRole("link", { name: /^Опис № 1 от/ })).toBeVisible();
  await checkPage(page);
  await picture(page, "52-register-bg-1280");
  const csv = await page.request.get(`${app.url}/api/values/register.csv?month=2026-12-01`);
  expect(await csv.text()).toContain("216,60;фактура");

  const [paper] = await app.sql`select r.offer_id, d.id from gift_paper g join goods_receipt r on r.id = g.receipt_id join document d on d.id = g.document_id limit 1`;
  await page.goto(`${app.url}/staff/gifts/${paper!.offer_id}/papers`);
  await page.getByLabel("Какво се променя").fill("Стойността се чете по фактура № 118.");
  await checkPage(page);
  await page.getByRole("button", { name: "Издайте анекс" }).click();
  await expect(page.getByText("Анекс № 1", { exact: true })).toBeVisible();
  await picture(page, "53-papers-bg-1280");
  expect((await page.request.get(`${app.url}/api/documents/${paper!.id}.pdf`)).headers()["content-type"]).toBe("application/pdf");

  await page.goto(`${app.url}/staff/values/year`);
  await checkPage(page);
  await picture(page, "54-year-bg-1280");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${app.url}/staff/values/donors`);
  await page.getByLabel("Дарител").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Покажете" }).click();
  await expect(page.getByRole("heading", { name: "Общо", exact: true })).toBeVisible();
  await checkPage(page);
  await picture(page, "55-donor-bg-360");
});
