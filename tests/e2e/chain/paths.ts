import { expect } from "~tests/support/browser";
import type { Donor } from "./goods";
import { as, desk, look, phone, type Chain } from "./stage";
import type { Sale } from "./till";

/** From the slip, the tracking code and the hours forward; from the month of the service back to its sources. */
export async function followPaths(chain: Chain, codes: { donor: Donor; sale: Sale; hours: string }): Promise<void> {
  const { app } = chain;
  const page = await as(chain, "visitor", desk);
  await page.goto(`${app.url}/path`);
  await look(page, "04-code");
  await page.getByRole("textbox").first().fill(codes.sale.lookCode.toLowerCase());
  await page.getByRole("textbox").first().press("Enter");
  await page.waitForURL(/\/path\/[^/]+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("10,00");
  await expect(page.getByText(/ЦОП – Крайбряг/).first()).toBeVisible();
  await look(page, "04-path-sale");
  await page.setViewportSize(phone);
  await look(page, "04-path-sale-phone");

  await page.goto(`${app.url}/path/${codes.donor.code}`);
  await expect(page.getByText(/Базар на преждата/).first()).toBeVisible();
  await look(page, "04-path-goods");
  await page.goto(`${app.url}/path/${codes.hours}`);
  await expect(page.getByText(/Готварство/).first()).toBeVisible();
  await look(page, "04-path-hours");

  await page.goto(`${app.url}/path/0000-0000-0000-0000`);
  expect(new URL(page.url()).pathname, "a wrong code goes back to the question").toBe("/path");
  await look(page, "04-wrong-code");

  await page.setViewportSize(desk);
  // Money without a planned month supports the oldest month whose cost is still open.
  const [supported] = await app.sql<{ serviceId: string; month: string }[]>`
    select o.service_id as "serviceId", to_char(o.month, 'YYYY-MM') as month
    from sale s join sale_line l on l.sale_id = s.id join funding_edge e on e.root_id = l.id join output o on o.id = e.output_id
    where s.look_code = ${codes.sale.lookCode} limit 1`;
  await page.goto(`${app.url}/services/${supported!.serviceId}/${supported!.month}`);
  await expect(page.getByText(/Базар на преждата/).first()).toBeVisible();
  await look(page, "service-month");
}

/** The page of the year in both languages, and the staff's line that says the books tie. */
export async function readImpact(chain: Chain): Promise<void> {
  const { app } = chain;
  const page = await as(chain, "visitor", desk);
  for (const language of ["bg", "en"]) {
    await page.goto(`${app.url}/impact?lang=${language}`);
    await expect(page.getByText("779").first()).toBeVisible();
    await look(page, `05-impact-${language}`);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await look(page, "05-impact-phone");
}
