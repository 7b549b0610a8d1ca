import type { Browser, Page } from "playwright/test";
import { checkPage, expect, picture, type App } from "~tests/support/browser";

export interface Chain {
  readonly page: Page;
  readonly app: App;
  readonly browser: Browser;
}

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 900 };

/** Where the run stops to look: no sideways scrolling, no violation of axe, a picture to compare with the sketch. */
export async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `sideways scrolling on ${name}`).toBeLessThanOrEqual(0);
  await checkPage(page);
  await picture(page, `chain-${name}`);
}

/** Somebody else sits down: the page keeps its window, the session changes. */
export async function as(chain: Chain, login: Parameters<App["signIn"]>[1] | "visitor", size = desk): Promise<Page> {
  // Whoever gets up lets the page finish: its last request still belongs to them.
  await chain.page.waitForLoadState("networkidle");
  await chain.page.context().clearCookies();
  await chain.page.setViewportSize(size);
  if (login !== "visitor") await chain.app.signIn(chain.page, login);
  return chain.page;
}
