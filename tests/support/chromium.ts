import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"] as const;
const fixed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const;

const works = (path: string | undefined): path is string =>
  Boolean(path && existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0);

/** CHROMIUM_PATH, one installed on this machine, or Playwright's own download; null when there is none that runs. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) return works(given) ? given : null;
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...fixed, chromium.executablePath()].find(works) ?? null;
}

/** Finds a Chromium, or gets one: Playwright's download, else (as root) the distribution's package. */
export function ensureChromium(say: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH does not run: ${process.env.CHROMIUM_PATH}`);
  say("No Chromium on this machine; downloading Playwright's …");
  spawnSync(process.execPath, [join(import.meta.dirname, "../../node_modules/playwright/cli.js"), "install", "chromium"], { stdio: "ignore", timeout: 180_000 });
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0) {
    say("The download gave none that runs; installing the package chromium …");
    const quiet = { stdio: "ignore", timeout: 240_000, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error("The browser tests need a Chromium: install one (apt-get install chromium) or name it in CHROMIUM_PATH.");
}
