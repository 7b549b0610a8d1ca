import { expect } from "~tests/support/browser";
import { as, look, phone, type Chain } from "./stage";

export interface Volunteer {
  readonly shiftId: string;
  readonly email: string;
}

/** The coordinator posts a shift for tomorrow, a visitor takes a seat from a phone with a name and an e-mail. */
export async function signUpForShift(chain: Chain): Promise<Volunteer> {
  const { app } = chain;
  const email = "boyana@primer.example";
  let page = await as(chain, "coordinator");
  await page.goto(`${app.url}/staff/shifts/new`);
  await page.getByLabel("Заглавие", { exact: true }).fill("Връзване на сурвачки");
  await page.getByLabel("На какво помагат часовете").selectOption({ label: "Ателие „Готварство“" });
  await page.getByLabel("Ден", { exact: true }).fill("2026-12-20");
  await page.getByLabel("От", { exact: true }).fill("08:00");
  await page.getByLabel("До", { exact: true }).fill("09:30");
  await page.getByLabel("Място", { exact: true }).fill("ЦОП – Крайбряг");
  await look(page, "shift-new");
  await page.getByRole("button", { name: "Запазете смяната" }).click();
  await page.waitForURL(/\/staff\/shifts\/[0-9a-f-]{36}$/);
  const shiftId = page.url().split("/").at(-1)!;

  page = await as(chain, "visitor", phone);
  await page.goto(app.url);
  await look(page, "01-home");
  await page.goto(`${app.url}/shifts`);
  await look(page, "02-shifts");
  await page.goto(`${app.url}/shifts/${shiftId}`);
  await page.getByRole("textbox", { name: "Имейл", exact: true }).fill("boyana@primer");
  await page.getByRole("button", { name: "Запишете ме" }).click();
  await expect(page.getByText("Въведете имейл, напр. ime@primer.bg").first()).toBeVisible();
  await look(page, "02-shift-error");
  await page.getByRole("textbox", { name: "Име и фамилия", exact: true }).fill("Бояна Стоева");
  await page.getByRole("textbox", { name: "Имейл", exact: true }).fill(email);
  await page.getByRole("button", { name: "Запишете ме" }).click();
  await expect(page.getByRole("heading", { name: "Вижте пощата си" })).toBeVisible();
  await look(page, "02-sent");

  const letter = await app.letter(email);
  const link = /https?:\/\/\S+\/s\/\S+/.exec(letter.text)![0];
  await page.goto(link);
  await page.getByRole("button", { name: "Потвърждавам, ще дойда" }).click();
  await expect(page.getByRole("heading", { name: "Записването Ви е прието." })).toBeVisible();
  await look(page, "02-confirmed");
  const calendar = await page.request.get(await page.getByRole("link", { name: "Добавете в календара" }).getAttribute("href").then((href) => new URL(href!, app.url).href));
  expect(await calendar.text()).toContain("BEGIN:VEVENT");
  return { shiftId, email };
}

/** After the shift the coordinator writes the real minutes; the volunteer's letter has a code. */
export async function attendShift(chain: Chain, volunteer: Volunteer): Promise<string> {
  const page = await as(chain, "coordinator");
  await page.goto(`${chain.app.url}/staff/shifts/${volunteer.shiftId}`);
  await page.getByRole("group", { name: /Бояна Стоева/ }).getByText("Дойде", { exact: true }).click();
  await page.getByLabel(/Минути: Бояна Стоева/).fill("90");
  await page.getByRole("button", { name: "Потвърдете часовете" }).click();
  await expect(page.getByText(/Записани часове: 1\sч\.\s30\sмин\./)).toBeVisible();
  await look(page, "shift-attested");
  const letter = await chain.app.letter(volunteer.email, /\/path\//);
  return /\/path\/([^\s]+)/.exec(letter.text)![1]!;
}
