/**
 * Browser tests: `import { expect, test } from "~tests/support/browser";`
 *
 *     test("a visitor signs up", async ({ page, app }) => {
 *       await page.goto(`${app.url}/`);                 // own database (the demo of 2026-12-19) and own server per test
 *       await app.signIn(page, "coordinator");          // a demo account's session
 *       const letter = await app.letter("a@b.example"); // the newest mail to that address, waits for it
 *       await checkPage(page);                          // axe: no violations
 *       await picture(page, "01-home-bg-360");          // tests/.out/pictures/01-home-bg-360.png
 *     });
 *
 * `test.use({ data: "base" })` starts from an empty database. Errors on the page's console fail the test;
 * `test.use({ allowedErrors: [/409/] })` names expected ones. `app.sql` is the app role, `app.clock` moves on from 10:00 in Sofia.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "playwright/test";
import postgres from "postgres";
import { dropDatabase } from "./drop-database";
import { freePort } from "../../db/cluster/postmaster";

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly content: string }[];
}

type DemoLogin = "coordinator" | "storekeeper" | "cashier" | "manager" | "accountant" | "director" | "evaluator" | "admin";

export interface App {
  readonly url: string;
  readonly sql: postgres.Sql<{ int8: number }>;
  readonly asOwner: postgres.Sql<{ int8: number }>;
  readonly clock: { now(): Date; set(at: string): void };
  readonly dataDir: string;
  /** Opens a session of the demo account with this login in the page's browser context. */
  readonly signIn: (page: Page, login: DemoLogin) => Promise<void>;
  readonly letter: (to: string, about?: RegExp) => Promise<Letter>;
}

interface Options {
  readonly data: "demo" | "base";
  readonly allowedErrors: readonly RegExp[];
}

const root = join(import.meta.dirname, "../..");
const named = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

function movingClock(start: string): App["clock"] {
  let from = Date.parse(start);
  let since = performance.now();
  return {
    now: () => new Date(from + (performance.now() - since)),
    set: (at) => {
      from = Date.parse(at);
      since = performance.now();
    },
  };
}

interface BuiltServer {
  serve(options: object): Promise<{ url: string; close(): Promise<void> }>;
}

const types = { int8: { to: 20, from: [20], serialize: String, parse: Number } };

async function signIn(sql: App["sql"], url: string, page: Page, login: DemoLogin): Promise<void> {
  const id = randomBytes(20).toString("hex");
  const [row] = await sql`
    insert into session (id, account_id, expires_at)
    select ${createHash("sha256").update(id).digest("hex")}, id, now() + interval '1 day' from account where login = ${`${login}@otvorendvor.example`}
    returning id`;
  if (!row) throw new Error(`no demo account ${login}`);
  await page.context().addCookies([{ name: "dobroteka_session", value: id, url, httpOnly: true, sameSite: "Lax" }]);
}

function newestLetter(folder: string, to: string, about?: RegExp): Letter | null {
  if (!existsSync(folder)) return null;
  for (const name of readdirSync(folder).sort().reverse()) {
    const letter = JSON.parse(readFileSync(join(folder, name), "utf8")) as Letter;
    if (letter.to === to && (!about || about.test(letter.subject) || about.test(letter.text))) return letter;
  }
  return null;
}

export const test = base.extend<Options & { app: App; quietPage: undefined }>({
  data: ["demo", { option: true }],
  allowedErrors: [[], { option: true }],

  app: async ({ data }, use) => {
    const cluster = JSON.parse(process.env.BROWSER_CLUSTER ?? "{}") as { superUrl: string; ownerUrl: string; appUrl: string };
    const name = `b_${randomUUID().replaceAll("-", "")}`;
    const admin = postgres(cluster.superUrl, { max: 1, onnotice: () => undefined });
    await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${data} STRATEGY file_copy OWNER dobroteka_owner`);
    const dataDir = mkdtempSync(join(tmpdir(), "dobroteka-browser-"));
    process.env.DOBROTEKA_DATA = dataDir;
    process.env.LOG_LEVEL ??= "silent";
    const { serve } = (await import(pathToFileURL(join(root, "build/server/index.js")).href)) as BuiltServer;
    const clock = movingClock("2026-12-19T10:00:00+02:00");
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = await serve({ host: "127.0.0.1", port, databaseUrl: named(cluster.appUrl, name), baseUrl: url, dataDir, clock, isProduction: false, poolSize: 5 });
    const sql = postgres(named(cluster.appUrl, name), { max: 2, types, onnotice: () => undefined });
    const asOwner = postgres(named(cluster.ownerUrl, name), { max: 1, types, onnotice: () => undefined });
    const letters = join(dataDir, "mailbox");
    await use({
      url, sql, asOwner, clock, dataDir,
      signIn: (page, login) => signIn(sql, url, page, login),
      letter: async (to, about) => {
        await expect.poll(() => newestLetter(letters, to, about) !== null, { message: `a letter to ${to}`, timeout: 10_000 }).toBe(true);
        return newestLetter(letters, to, about)!;
      },
    });
    await server.close();
    await Promise.all([sql.end(), asOwner.end()]);
    await dropDatabase(admin, name);
    await admin.end();
    rmSync(dataDir, { recursive: true, force: true });
  },

  quietPage: [
    // After the app in the order of setting up, so that it has looked before the server closes under the page's last request.
    async ({ page, app: _app, allowedErrors }, use) => {
      const heard: string[] = [];
      page.on("pageerror", (error) => heard.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" || /Content Security Policy|hydrat/i.test(message.text())) heard.push(`${message.text()} ${new URL(message.location().url || page.url()).pathname}`);
      });
      await use(undefined);
      expect(heard.filter((text) => !allowedErrors.some((allowed) => allowed.test(text))), "errors on the page's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** axe on the whole page, WCAG 2.2 AA: no violations. Our pages have no frames, so one run in the page itself is enough (legacy mode). */
export async function checkPage(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).setLegacyMode(true).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`), `axe on ${page.url()}`).toEqual([]);
}

/** A full-page picture for people to look at; the folder is not kept in git. The whole test draws only the chain's (`PICTURES=chain`), a spec run by itself all. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES && !name.startsWith(process.env.PICTURES)) return;
  const folder = join(root, "tests/.out/pictures");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
