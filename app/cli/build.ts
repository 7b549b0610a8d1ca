import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./database";

const inputs = ["app", "db", "public", "package-lock.json", "vite.config.ts", "remix.config.js", "tsconfig.json"] as const;
/** What the build does not read. */
const outside = /^(app\/cli|db\/(seed|migrations|cluster))\//;

function* filesUnder(path: string): Generator<string> {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) return yield path;
  for (const name of readdirSync(full).sort()) yield* filesUnder(`${path}/${name}`);
}

function sourceHash(): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of filesUnder(input)) {
      if (!outside.test(file)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex");
}

/** Builds the app when its sources changed since the last build. Answers whether it had to. */
export function ensureBuild(onStart: () => void = () => undefined): boolean {
  const stamp = join(root, "build/.sources");
  const now = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now && existsSync(join(root, "build/server/index.js"))) return false;
  onStart();
  const built = spawnSync(process.execPath, [join(root, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"], {
    cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_ENV: "production" },
  });
  if (built.status !== 0) {
    process.stderr.write(`${`${built.stdout}\n${built.stderr}`.trim().split("\n").slice(-30).join("\n")}\n`);
    throw new Error("The build failed; its last words are above.");
  }
  writeFileSync(stamp, now);
  return true;
}
