import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";

/**
 * Playwright's global set-up: a child builds the app when needed, starts a disposable cluster and fills the databases
 * `base` (empty) and `demo` (demo organisation on 2026-12-19) that every browser test clones.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "browser-cluster-process.ts")], {
    cwd: join(import.meta.dirname, "../.."), stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, LOG_LEVEL: "silent" },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve)),
    ended.then(() => null),
  ]);
  if (line === null) throw new Error("the browser tests' cluster did not start");
  process.env.BROWSER_CLUSTER = line;
  return async () => {
    // The child stops when its input ends, so it cannot outlive a killed run.
    child.stdin.end();
    await ended;
  };
}
