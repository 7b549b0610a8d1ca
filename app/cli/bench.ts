import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { command, say } from "./command";

/**
 * What a bench answers. `ok` says whether every exactness check held; figures are numbers with their unit in the key;
 * aims carry the same keys.
 */
export interface BenchResult {
  readonly ok: boolean;
  readonly figures: Readonly<Record<string, number>>;
  readonly aims: Readonly<Record<string, number>>;
}

/** A file of `app/cli/benches` exports `run`. */
export type Bench = (args: readonly string[]) => Promise<BenchResult>;

const folder = join(import.meta.dirname, "benches");

/** `npm run bench -- NAME`: prints one JSON line. */
command(async ([name, ...args]) => {
  process.env.NODE_ENV ||= "production";
  process.env.LOG_LEVEL ||= "silent";
  const known = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".ts")).map((file) => file.slice(0, -3)) : [];
  if (!name || !known.includes(name)) throw new Error(`Which bench? npm run bench -- ${known.join(" | ") || "NAME"}`);
  const { run } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as { run: Bench };
  const { ok, figures, aims } = await run(args);
  say(JSON.stringify({ bench: name, ok, figures, aims }));
  process.exit(ok ? 0 : 1);
});
