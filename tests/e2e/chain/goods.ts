import { expect } from "~tests/support/browser";
import sharp from "sharp";
import { as, look, phone, type Chain } from "./stage";

export interface Donor {
  readonly code: string;
  readonly email: string;
}

export interface Lot {
  readonly name: string;
}

const goods = "Вълнена прежда, червена";

/** From a phone, with a photo, without an account; answers the tracking code. */
export async function giveGoods(chain: Chain): Promise<Donor> {
  const { app } = chain;
  const email = "prezhda@primer.example";
  const page = await as(chain, "visitor", phone);
  await page.goto(`${app.url}/give`);
  await look(page, "03-give-what");
  await page.locator('input[type="file"]').first().setInputFiles({
    name: "prezhda.jpg", mimeType: "image/jpeg",
    buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: "#c3273a" } }).jpeg().toBuffer(),
  });
  await page.getByLabel("Какво е?").fill(goods);
  await page.getByLabel("Вид").selectOption({ label: "За дома" });
  await page.getByLabel("Мярка").selectOption({ label: "килограма" });
  await page.getByLabel("Количество").fill("0");
  await page.getByRole("button", { name: "Напред" }).click();
  await expect(page.locator(".msg, [aria-invalid=true]").first()).toBeVisible();
  await expect(page.getByLabel("Какво е?")).toHaveValue(goods);
  await page.getByLabel("Количество").fill("1,20");
  await page.getByRole("button", { name: "Напред" }).click();
  await expect(page.getByRole("heading", { name: "Как ще стигне до нас?" })).toBeVisible();
  await look(page, "03-give-how");
  await page.getByText("Ще го донеса лично").click();
  await page.getByLabel("Име и фамилия").fill("Дарина Прежданова");
  await page.getByLabel("Имейл").fill(email);
  await page.getByRole("button", { name: "Изпратете" }).click();
  await page.waitForURL(/\/t\/[^/]+/);
  await look(page, "03-tracking-new");
  return { code: new URL(page.url()).pathname.split("/").at(-1)!, email };
}

/** Coordinator agrees; storekeeper counts one kilo accepted, the rest refused with a reason. */
export async function receiveGift(chain: Chain, donor: Donor): Promise<Lot> {
  const { app } = chain;
  let page = await as(chain, "coordinator");
  await page.goto(`${app.url}/staff/gifts`);
  await look(page, "gifts");
  await page.getByRole("link", { name: new RegExp(goods) }).click();
  await look(page, "gift");
  await page.getByRole("button", { name: "Приемете дарението" }).click();
  await page.waitForURL((url) => url.pathname === "/staff/gifts");
  await app.letter(donor.email, /Прежданова|дарение/i);

  page = await as(chain, "storekeeper", phone);
  await page.goto(`${app.url}/staff/store`);
  await look(page, "12-store");
  await page.getByRole("listitem").filter({ hasText: goods }).getByRole("link", { name: "Приемете" }).click();
  await page.getByLabel("Пристигнаха").fill("1,20");
  await page.getByLabel("Отказваме").fill("0,20");
  await page.getByLabel(/Защо/).selectOption({ index: 1 });
  await look(page, "12-receive");
  await page.getByRole("button", { name: "Приключете и издайте протокол" }).click();
  await page.waitForURL((url) => !url.pathname.includes("/receive/"));
  await look(page, "12-received");

  const [document] = await app.sql<{ id: string; number: number }[]>`select id, number from document order by issued_at desc, number desc limit 1`;
  const pdf = await page.request.get(`${app.url}/api/documents/${document!.id}.pdf`);
  expect(pdf.status()).toBe(200);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");

  page = await as(chain, "visitor", phone);
  await page.goto(`${app.url}/t/${donor.code}`);
  await expect(page.getByText(new RegExp(`Протокол № ${document!.number}`))).toBeVisible();
  await look(page, "03-tracking-received");
  return { name: goods };
}
