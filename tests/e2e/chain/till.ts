import { expect } from "~tests/support/browser";
import type { Lot } from "./goods";
import { as, look, type Chain } from "./stage";

export interface Bazaar {
  readonly eventId: string;
  readonly name: string;
  readonly code: string;
}

export interface Sale {
  readonly lookCode: string;
  readonly totalCents: number;
}

/** A bazaar of one day with one stall, one till, and the lot of the donor on it as ten counted balls of yarn. */
export async function openBazaar(chain: Chain, lot: Lot): Promise<Bazaar> {
  const { app } = chain;
  const name = "Базар на преждата";
  const page = await as(chain, "coordinator");
  await page.goto(`${app.url}/staff/bazaars/new`);
  for (const [label, value] of [
    ["Име на български", name], ["Име на английски", "Yarn bazaar"], ["Място на български", "Дворът на ЦОП – Крайбряг"], ["Място на английски", "The yard"],
    ["Първи ден", "2026-12-19"], ["Последен ден", "2026-12-19"], ["Отваря в", "09:00"], ["Затваря в", "18:00"],
    ["За какво събира, на български", "Групови занимания"], ["За какво събира, на английски", "Group sessions"],
  ] as const) await page.getByLabel(label, { exact: true }).fill(value);
  await look(page, "bazaar-new");
  await page.getByRole("button", { name: "Създайте базара" }).click();
  await page.waitForURL(/\/staff\/bazaars\/[0-9a-f-]{36}/);
  const eventId = new URL(page.url()).pathname.split("/").at(-1)!;

  await page.getByText("Добавете щанд", { exact: true }).first().click();
  const stall = page.locator("details").filter({ hasText: "Добавете щанд" });
  await stall.getByLabel("Номер").fill("1");
  await stall.getByLabel("Заглавие на български").fill("Прежда");
  await stall.getByLabel("Заглавие на английски").fill("Yarn");
  await stall.getByLabel("Участник").selectOption({ label: "Центърът" });
  await stall.getByRole("button", { name: "Добавете щанд" }).click();
  await expect(page.getByRole("heading", { name: /Щанд 1: Прежда/ })).toBeVisible();

  await page.getByText("Партида от склада на щанд", { exact: true }).first().click();
  const put = page.locator("details").filter({ hasText: "Партида от склада на щанд" });
  const option = await put.getByLabel("Партида", { exact: true }).locator("option").filter({ hasText: lot.name }).first().getAttribute("value");
  await put.getByLabel("Партида", { exact: true }).selectOption(option!);
  await put.getByLabel("На щанд", { exact: true }).selectOption({ index: 1 });
  await put.getByLabel("Име на български").fill("Кълбо прежда");
  await put.getByLabel("Име на английски").fill("Ball of yarn");
  await put.getByLabel("Бройки").fill("10");
  await put.getByLabel("Цена (€)").fill("4,00");
  await put.getByRole("button", { name: "Дайте на щанда" }).click();
  await expect(page.getByText(/протокол № /).first()).toBeVisible();

  await page.getByText("Добавете каса", { exact: true }).first().click();
  const till = page.locator("details").filter({ hasText: "Добавете каса" });
  await till.getByLabel("Номер").fill("1");
  await till.getByLabel("Име на български").fill("Каса 1, двор");
  await till.getByLabel("Име на английски").fill("Till 1, yard");
  await till.getByRole("button", { name: "Добавете каса" }).click();
  await expect(page.getByText(/Каса 1, двор/).first()).toBeVisible();
  await look(page, "bazaar-desk");
  const [article] = await app.sql<{ code: string }[]>`select code from article where event_id = ${eventId} and source_kind is not null and kind = 'counted'`;
  return { eventId, name, code: article!.code };
}

/** Two balls by code for eight euros, ten given, the change stays as a gift; the drawer is counted twenty cents short. */
export async function sellAndClose(chain: Chain, bazaar: Bazaar): Promise<Sale> {
  const { app } = chain;
  const page = await as(chain, "cashier", { width: 1180, height: 820 });
  await page.goto(`${app.url}/till`);
  await page.getByText(/Каса 1, двор/).click();
  await page.getByLabel("Начална наличност (€)").fill("20,00");
  await look(page, "13-open");
  await page.getByRole("button", { name: "Отворете касовата смяна" }).click();
  const scan = page.getByLabel("Сканирайте или въведете код");
  await scan.fill(bazaar.code);
  await scan.press("Enter");
  await expect(page.getByText("1 артикул")).toBeVisible();
  await scan.fill(bazaar.code);
  await scan.press("Enter");
  await expect(page.getByText("2 артикула")).toBeVisible();
  await look(page, "13-sell");
  await page.getByRole("button", { name: "Плащане в брой" }).click();
  await page.getByRole("button", { name: /^10\s€$|^10,00\s€$/ }).first().click();
  await look(page, "13-pay");
  await page.getByRole("button", { name: "Всичко остава като дарение" }).click();
  await page.getByRole("button", { name: /Приключете/ }).click();
  await expect(page.getByText(/не е фискален бон/)).toBeVisible();
  await look(page, "13-slip");
  const [sale] = await app.sql<{ look: string; total: number }[]>`select look_code as look, total_cents as total from sale where event_id = ${bazaar.eventId}`;
  expect(sale!.total).toBe(1000);

  await page.getByRole("button", { name: "Нова сметка" }).click();
  await page.getByRole("button", { name: "Касова смяна" }).click();
  await page.getByRole("button", { name: "Приключете касовата смяна" }).click();
  await page.getByRole("textbox", { name: /^20(,00)?\s€, брой/ }).fill("1");
  await page.getByRole("textbox", { name: /^5(,00)?\s€, брой/ }).fill("1");
  await page.getByRole("textbox", { name: /^2(,00)?\s€, брой/ }).fill("2");
  await page.getByRole("textbox", { name: /^(0,20\s€|20\sцента), брой/ }).fill("4");
  await page.getByRole("button", { name: /Запишете 0/ }).click();
  await look(page, "14-count");
  await page.getByRole("button", { name: "Приключете броенето" }).click();
  await expect(page.getByText(/−0,20\s€/).first()).toBeVisible();
  await page.getByText("Грешка при ресто").click();
  await look(page, "14-result");
  await page.getByRole("button", { name: "Приключете касовата смяна" }).click();
  await expect(page.getByText("Касовата смяна е приключена.")).toBeVisible();
  return { lookCode: sale!.look, totalCents: sale!.total };
}
