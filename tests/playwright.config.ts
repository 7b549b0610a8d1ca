import { join } from "node:path";
import { defineConfig } from "playwright/test";
import { findChromium } from "./support/chromium";

const executablePath = process.env.CHROMIUM_PATH || findChromium();
const json = process.env.PLAYWRIGHT_JSON;

/** `npx playwright test -c tests/playwright.config.ts [file]` runs browser tests alone; `npm test` runs them last. */
export default defineConfig({
  testDir: join(import.meta.dirname, "e2e"),
  testMatch: "**/*.spec.ts",
  outputDir: join(import.meta.dirname, ".out/playwright"),
  globalSetup: join(import.meta.dirname, "support/browser-cluster.ts"),
  tsconfig: join(import.meta.dirname, "../tsconfig.json"),
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: json ? [["line"], ["json", { outputFile: json }]] : "list",
  use: {
    browserName: "chromium",
    locale: "bg-BG",
    timezoneId: "Europe/Sofia",
    viewport: { width: 1280, height: 900 },
    // A colour on its way from one state to the next is neither: axe and pictures see where it ends.
    contextOptions: { reducedMotion: "reduce" },
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
