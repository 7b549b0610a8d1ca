import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./chromium";

export const root = join(import.meta.dirname, "../..");
const out = join(root, "tests/.out");
const bin = (path: string) => join(root, "node_modules", path);

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

const running = new Set<ChildProcess>();

/** Ends what is still running, with its children; for a run that is interrupted. */
export function endAll(): void {
  for (const child of running) {
    try {
      process.kill(-(child.pid ?? 0), "SIGTERM");
    } catch {
      // It has ended by itself.
    }
  }
}

interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a node program in a process group of its own. Output is shown at once, or kept to be shown when it fails. */
function run(script: string, args: readonly string[], options: { env?: Readonly<Record<string, string>>; quiet?: boolean; pre?: readonly string[] } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...(options.pre ?? []), script, ...args], {
      cwd: root, detached: true, stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...options.env, FORCE_COLOR: "0", NO_COLOR: "1" },
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        if (options.quiet) output += text;
        else process.stdout.write(text);
      });
    }
    child.once("error", (error) => (output += error.message));
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

async function check(name: string, script: string, args: readonly string[]): Promise<Tally> {
  const start = performance.now();
  const { code, output } = await run(bin(script), args, { quiet: true });
  process.stdout.write(`  ${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds(start)})\n`);
  if (code !== 0) process.stdout.write(`${output.trim()}\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export const seconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
export const add = (...tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
});

/** Two at a time. The caches hold results by content (ESLint, dependency-cruiser) or are the compiler's own. */
async function staticChecks(): Promise<Tally> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const first = await Promise.all([
    check("types", "typescript/bin/tsc", ["--noEmit"]),
    check("lint", "eslint/bin/eslint.js", ["--max-warnings", "0", "--cache", "--cache-strategy", "content", "--cache-location", ".cache/eslint/", "."]),
  ]);
  const second = await Promise.all([
    check("architecture", "dependency-cruiser/bin/dependency-cruise.mjs", ["--config", ".dependency-cruiser.cjs", "app", "db"]),
    check("dead code", "knip/bin/knip.js", ["--no-progress"]),
  ]);
  return add(...first, ...second);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

/** A file that does not load has no tests of its own, yet it is a failure. */
async function vitest(project: string): Promise<Tally> {
  const report = fresh(`${project}.json`);
  const { code } = await run(bin("vitest/vitest.mjs"), ["run", "-c", "tests/vitest.config.ts", "--project", project, "--passWithNoTests"], {
    env: { VITEST_JSON: report, NODE_ENV: "test" },
  });
  if (!existsSync(report)) return { passed: 0, failed: code === 0 ? 0 : 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
  const broken = testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")).length;
  const failed = numFailedTests + broken;
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function browserTests(): Promise<Tally> {
  const report = fresh("browser.json");
  const chromium = ensureChromium((line) => process.stdout.write(`${line}\n`));
  const { code } = await run(bin("playwright/cli.js"), ["test", "-c", "tests/playwright.config.ts"], {
    env: { PLAYWRIGHT_JSON: report, PICTURES: "chain", CHROMIUM_PATH: chromium },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8")) as { stats: Record<"expected" | "unexpected" | "flaky", number>; errors: unknown[] };
  const failed = stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0);
  return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function fresh(name: string): string {
  mkdirSync(out, { recursive: true });
  const file = join(out, name);
  rmSync(file, { force: true });
  return file;
}

export const stages: readonly Stage[] = [
  { name: "static", run: staticChecks },
  { name: "unit", run: () => vitest("unit") },
  { name: "db", run: () => vitest("db") },
  { name: "concurrency", run: () => vitest("concurrency") },
  { name: "access", run: () => vitest("access") },
  { name: "e2e", run: browserTests },
];
