import type { Page } from "playwright/test";
import { checkPage, expect, picture, test, type App } from "~tests/support/browser";

async function fillShift(page: Page, title: string): Promise<void> {
  await page.getByLabel("Заглавие", { exact: true }).fill(title);
  await page.getByLabel("На какво помагат часовете").selectOption({ label: "Ателие „Готварство“" });
  await page.getByLabel("Ден", { exact: true }).fill("2026-12-22");
  await page.getByLabel("От", { exact: true }).fill("18:30");
  await page.getByLabel("До", { exact: true }).fill("20:00");
  await page.getByLabel("Място", { exact: true }).fill("ЦОП – Крайбряг");
}

/** Somebody on a shift of the series, put there as a phone call would. */
async function seat(app: App, shiftId: string, name: string): Promise<void> {
  await app.sql`
    with who as (select id from person where full_name = ${name}), place as (select p.id, s.starts_at, s.ends_at from position p join shift s on s.id = p.shift_id where s.id = ${shiftId}),
      taken as (update position set seats_taken = seats_taken + 1 where id = (select id from place) returning id)
    insert into signup (id, position_id, shift_id, person_id, state, channel, holds_seat, starts_at, ends_at, created_at, confirmed_at)
    select gen_random_uuid(), taken.id, ${shiftId}, who.id, 'confirmed', 'staff', true, place.starts_at, place.ends_at, now(), now() from who, place, taken`;
}

const shiftsOf = (app: App, title: string) => app.sql<{ id: string; day: string; at: string; place: string; series: string }[]>`
  select s.id, s.series_day::text as day, to_char(s.starts_at at time zone 'Europe/Sofia', 'YYYY-MM-DD HH24:MI') as at, s.place_bg as place, s.series_id as series
  from shift s join opportunity o on o.id = s.opportunity_id where o.title_bg = ${title} order by s.series_day`;

// Asking first whom a change concerns is a 422 by design.
test.use({ allowedErrors: [/422/] });

test("a coordinator makes a weekly series, changes it from a day on, and moves one shift: whom it concerns is asked first", async ({ page, app }) => {
  await app.signIn(page, "coordinator");
  await page.goto(`${app.url}/staff/shifts/new`);
  await fillShift(page, "Хоро във вторник");
  await page.getByText("по седмици", { exact: true }).click();
  await page.getByRole("button", { name: "Запазете смяната" }).click();
  await expect(page.getByRole("heading", { name: "Следващите дни" })).toBeFocused();
  await expect(page.getByText("Всяка седмица: вторник", { exact: true })).toBeVisible();
  await page.getByLabel(/вторник, 29 декември/).check();
  await checkPage(page);
  await picture(page, "series-preview");
  await page.getByRole("button", { name: "Запазете смяната" }).click();
  await page.waitForURL(/\/staff\/series\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Поредица: Хоро във вторник");
  await checkPage(page);
  await picture(page, "series-page");
  const made = await shiftsOf(app, "Хоро във вторник");
  expect(made.map((one) => one.day)).toEqual(["2026-12-22", "2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02", "2027-02-09"]);

  // From 12.01 on another hour and place: the two before stay as they are.
  await page.getByRole("link", { name: /вторник, 12 януари/ }).click();
  await page.getByRole("link", { name: "Променете", exact: true }).click();
  await page.getByLabel("От", { exact: true }).fill("17:00");
  await page.getByLabel("Място", { exact: true }).fill("Училище „Христо Ботев“");
  await page.getByText("За тази и следващите (5)").click();
  await page.getByRole("button", { name: "Запазете промените" }).click();
  await page.waitForURL(/\/staff\/shifts\/[0-9a-f-]{36}$/);
  const cut = await shiftsOf(app, "Хоро във вторник");
  expect(cut.map((one) => one.at.slice(11))).toEqual(["18:30", "18:30", "17:00", "17:00", "17:00", "17:00", "17:00"]);
  expect(new Set(cut.slice(0, 2).map((one) => one.series)).size + new Set(cut.slice(2).map((one) => one.series)).size).toBe(2);

  // Plamen comes on 05.01; moved to Saturday morning the shift meets his place in the store: his name is shown, then he is let go by letter.
  await seat(app, made[1]!.id, "Пламен Дочев");
  await app.sql`insert into signup (id, position_id, shift_id, person_id, state, channel, holds_seat, starts_at, ends_at, created_at, confirmed_at)
    select gen_random_uuid(), p.id, s.id, w.id, 'confirmed', 'staff', true, s.starts_at, s.ends_at, now(), now() from shift s join position p on p.shift_id = s.id join opportunity o on o.id = s.opportunity_id, person w
    where o.title_bg = 'Подреждане на склада' and w.full_name = 'Пламен Дочев' and s.series_day = '2027-01-09' and not exists (select 1 from signup g where g.shift_id = s.id and g.person_id = w.id)`;
  await app.sql`update position p set seats_taken = (select count(*) from signup g where g.position_id = p.id and g.holds_seat) where p.seats_taken <> (select count(*) from signup g where g.position_id = p.id and g.holds_seat)
    and p.shift_id in (select s.id from shift s where s.series_day = '2027-01-09')`;
  await page.goto(`${app.url}/staff/shifts/${made[1]!.id}/edit`);
  await page.getByLabel("Ден", { exact: true }).fill("2027-01-09");
  await page.getByLabel("От", { exact: true }).fill("11:00");
  await page.getByLabel("До", { exact: true }).fill("12:30");
  await page.getByRole("button", { name: "Запазете промените" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Промяната засяга хора" })).toContainText("1 човек губи мястото си: Пламен Дочев");
  await checkPage(page);
  await picture(page, "series-affects");
  expect(await app.sql`select count(*) as n from signup g join person p on p.id = g.person_id where g.shift_id = ${made[1]!.id} and g.state = 'confirmed'`).toEqual([{ n: 1 }]);
  await page.getByRole("button", { name: "Запазете въпреки това" }).click();
  await page.waitForURL(/\/staff\/shifts\/[0-9a-f-]{36}$/);
  expect((await shiftsOf(app, "Хоро във вторник"))[1]).toMatchObject({ day: "2027-01-05", at: "2027-01-09 11:00" });
  expect(await app.sql`select state, ended_reason from signup where shift_id = ${made[1]!.id}`).toEqual([{ state: "cancelled_by_system", ended_reason: "overlap" }]);
  await page.goto(`${app.url}/staff/series/${made[1]!.series}`);
  await expect(page.getByRole("row").filter({ hasText: "променена отделно" })).toHaveCount(1);
});

test.describe("without scripts, from a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 }, allowedErrors: [/40[0-9]|422/] });

  test("tasks come and go, nothing typed is lost, every mistake is on its field", async ({ page, app }) => {
    await app.signIn(page, "coordinator");
    await page.goto(`${app.url}/staff/shifts/new`);
    await fillShift(page, "Две задачи");
    await page.getByRole("button", { name: "Добавете задача" }).click();
    await page.getByRole("button", { name: "Добавете задача" }).click();
    await expect(page.getByLabel("Заглавие", { exact: true })).toHaveValue("Две задачи");
    await page.getByLabel("Задача", { exact: true }).first().fill("Каса");
    await page.getByRole("button", { name: "Премахнете: Задача 3" }).click();
    await page.getByRole("button", { name: "Запазете смяната" }).click();
    await expect(page.locator(".msg")).toContainText(["Напишете какво е"]);
    await page.getByLabel("Задача", { exact: true }).last().fill("Опаковане");
    await page.getByRole("button", { name: "Запазете смяната" }).click();
    await page.waitForURL(/\/staff\/shifts\/[0-9a-f-]{36}$/);
    expect(await app.sql`select name_bg from position p join shift s on s.id = p.shift_id join opportunity o on o.id = s.opportunity_id where o.title_bg = 'Две задачи' order by p.ordinal`).toEqual([{ name_bg: "Каса" }, { name_bg: "Опаковане" }]);
  });
});

test("the planning pages stand in both languages, on a phone and a desk, light and dark", async ({ page, app }) => {
  await app.signIn(page, "admin");
  const [series] = await app.sql<{ id: string; shift_id: string; opportunity_id: string }[]>`
    select r.id, r.opportunity_id, (select s.id from shift s where s.series_id = r.id and s.cancelled_at is null order by s.starts_at limit 1) as shift_id from shift_series r join opportunity o on o.id = r.opportunity_id where o.title_bg like '%Готварство%' limit 1`;
  const [board] = await app.sql<{ id: string }[]>`select s.id from shift s join opportunity o on o.id = s.opportunity_id where o.title_bg like 'Базар: фоайе%'`;
  const pages = {
    list: "/staff/opportunities", opportunity: `/staff/opportunities/${series!.opportunity_id}`, new: `/staff/shifts/new?opportunity=${series!.opportunity_id}`,
    edit: `/staff/shifts/${series!.shift_id}/edit`, positions: `/staff/shifts/${board!.id}/edit`, series: `/staff/series/${series!.id}`, rules: "/staff/shifts/rules",
  };
  for (const [name, path] of Object.entries(pages)) {
    for (const [language, width, theme] of [["bg", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}&theme=${theme}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} ${language}: no sideways scrolling`).toBe(true);
      await checkPage(page);
      await picture(page, `plan-${name}-${language}-${width}-${theme}`);
    }
  }
});
