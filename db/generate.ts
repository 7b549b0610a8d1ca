import { execFileSync } from "node:child_process";
import { mkdtempSync, openSync, closeSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * `npm run db:generate`: writes 0000_tables.sql anew from every schema file. Until the first release there is one generated
 * migration; the hand-written ones after it keep their place in the journal.
 */
const root = join(import.meta.dirname, "..");
const migrations = join(import.meta.dirname, "migrations");
const lock = join(tmpdir(), "dobroteka-generate.lock");
const firstWhen = 1_764_000_000_000;
const patienceMs = 60_000;

async function locked<T>(run: () => T): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    try {
      closeSync(openSync(lock, "wx"));
      break;
    } catch {
      const age = performance.timeOrigin + performance.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (waited > patienceMs || age > patienceMs) rmSync(lock, { force: true });
      else await pause(100);
    }
  }
  try {
    return run();
  } finally {
    rmSync(lock, { force: true });
  }
}

await locked(() => {
  const out = mkdtempSync(join(root, "node_modules/.drizzle-"));
  try {
    execFileSync(process.execPath, [join(root, "node_modules/drizzle-kit/bin.cjs"), "generate", "--config", "db/drizzle.config.ts", "--name", "tables"], {
      cwd: root, env: { ...process.env, DRIZZLE_OUT: `./${out.slice(root.length + 1)}` }, stdio: ["ignore", "ignore", "inherit"],
    });
    writeFileSync(join(migrations, "0000_tables.sql"), readFileSync(join(out, "0000_tables.sql"), "utf8"));
    const journal = JSON.parse(readFileSync(join(out, "meta/_journal.json"), "utf8")) as { entries: Record<string, unknown>[] };
    const tags = readdirSync(migrations).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).map((name) => name.slice(0, -4)).sort();
    journal.entries = tags.map((tag, idx) => ({ idx, version: "7", when: firstWhen + Number(tag.slice(0, 4)) * 1000, tag, breakpoints: true }));
    writeFileSync(join(migrations, "meta/_journal.json"), `${JSON.stringify(journal, null, 2)}\n`);
    process.stdout.write(`${tags.length} migrations, 0000_tables.sql written anew\n`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
