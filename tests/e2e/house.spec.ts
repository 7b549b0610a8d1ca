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
