import { expect } from "~tests/support/browser";
import { as, look, type Chain } from "./stage";
import type { Bazaar, Sale } from "./till";

const purpose = "Групови занимания, зима";

/** The accountant opens the purpose, the director proposes all of the event's fund for it, the accountant confirms. */
export async function allocate(chain: Chain, bazaar: Bazaar, sale: Sale): Promise<void> {
  const { app } = chain;
  let page = await as(chain, "accountant");
  await page.goto(`${app.url}/staff/funds/purpose`);
  await page.getByLabel("Име на български").fill(purpose);
  await page.getByLabel("Име на английски").fill("Group sessions, winter");
  await page.getByText(/Целеви: дарителите/).click();
  await page.getByLabel("ЦОП – Крайбряг", { exact: true }).check();
  await look(page, "purpose-new");
  await page.getByRole("button", { name: "Открийте целта" }).click();
  await page.waitForURL((url) => url.pathname === "/staff/funds");
  await look(page, "funds");

  page = await as(chain, "director");
  await page.goto(`${app.url}/staff/allocation`);
  await look(page, "17-list");
  await page.getByRole("link", { name: bazaar.name }).click();
  await page.getByLabel(`Сума за: ${purpose}`).fill((sale.totalCents / 100).toFixed(2).replace(".", ","));
  await look(page, "17-allocate");
  await page.getByRole("button", { name: "Одобрете разпределянето" }).click();
  await expect(page.getByText(/чака счетоводителя/).first()).toBeVisible();

  page = await as(chain, "accountant");
  await page.goto(`${app.url}/staff/allocation`);
  await page.getByRole("link", { name: bazaar.name }).click();
  await look(page, "17-confirm");
  await page.getByRole("button", { name: "Потвърдете разпределянето" }).click();
  await expect.poll(async () => (await app.sql<{ n: number }[]>`select count(*) as n from allocation where state = 'proposed'`)[0]!.n).toBe(0);
}

/** December of the centre: the draft of the demo is handed in, and the purpose's money is linked to what was delivered. */
export async function linkService(chain: Chain): Promise<void> {
  const { app } = chain;
  app.clock.set("2027-01-04T09:00:00+02:00");
  const page = await as(chain, "manager");
  await page.goto(`${app.url}/staff`);
  await expect(page.getByText(/трите книги се връзват/)).toBeVisible();
  await look(page, "10-today");
  await page.goto(`${app.url}/staff/services`);
  await look(page, "services");
  await page.getByRole("link", { name: /декември/ }).first().click();
  await look(page, "24-month");
  await page.getByRole("button", { name: /Предайте/ }).click();
  await expect(page.getByRole("button", { name: /Предайте/ })).toHaveCount(0);
  await look(page, "24-month-submitted");
  await expect.poll(async () => {
    const [row] = await app.sql<{ used: number }[]>`
      select coalesce(sum(e.amount), 0)::bigint as used from funding_edge e join tranche t on t.id = e.tranche_id join fund f on f.id = t.fund_id where f.name_bg = ${purpose}`;
    return row!.used;
  }, { message: "the purpose's money is used", timeout: 15_000 }).toBe(1000);
}
