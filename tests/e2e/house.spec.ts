import { checkPage, expect, picture, test } from "~tests/support/browser";

test("the home page stands in both languages and both themes, on a phone and a desk, without a word on the console", async ({ page, app }) => {
  for (const [language, width, theme] of [["bg", 360, "light"], ["en", 360, "dark"], ["bg", 1280, "dark"], ["en", 1280, "light"]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${app.url}/?lang=${language}&theme=${theme}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "no sideways scrolling").toBe(true);
    await checkPage(page);
    await picture(page, `home-${language}-${width}-${theme}`);
  }
});

test("tells whether it lives and whether it is ready", async ({ request, app }) => {
  expect((await request.get(`${app.url}/healthz`)).status()).toBe(200);
  expect(await (await request.get(`${app.url}/readyz`)).json()).toEqual({ ok: true });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test("the team's desks and the jar hold their width and say their names, in Bulgarian and in English", async ({ page, app }) => {
    await app.signIn(page, "admin");
    const [shift] = await app.sql<{ id: string }[]>`select s.id from shift s join opportunity o on o.id = s.opportunity_id where o.title_bg like 'Базар: фоайе%'`;
    const desk = `/staff/shifts/${shift!.id}`;
    const look = async (path: string, language: string, theme: string) => {
      await page.goto(`${app.url}${path}?lang=${language}&theme=${theme}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} ${language}: no sideways scrolling`).toBe(true);
      // An abbreviation at the end of a sentence has one full stop.
      expect(await page.locator("main").innerText(), path).not.toMatch(/[чг]\.\.(?!\.)/u);
      await checkPage(page);
    };
    for (const path of ["/jar", "/staff/shifts", desk, `${desk}/print`, "/staff/hours/rate", "/staff/voices", "/staff/accounts"]) await look(path, "bg", "light");
    for (const path of ["/shifts", "/staff/voices", "/staff/hours"]) await look(path, "en", "dark");
  });
});
