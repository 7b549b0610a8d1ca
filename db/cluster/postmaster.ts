import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Binaries } from "./binaries";
import type { Place, Secrets } from "./place";
import { readPidFile } from "./processes";
import { spawnAs, type SystemUser } from "./system-user";

export const superuser = "postgres";

/** C.UTF-8 for character classes (pg_trgm asks libc), Bulgarian ICU for order. */
const locales = ["C.UTF-8", "en_US.UTF-8", "C"] as const;

/** Makes the cluster when there is none. A half-made one, left by a killed first start, is made anew. */
export function initialise(place: Place, secrets: Secrets, binaries: Binaries, user: SystemUser | null): boolean {
  const marker = join(place.data, "PG_VERSION");
  const finished = join(place.base, "postgres-made");
  if (existsSync(marker) && existsSync(finished)) return false;
  let complaint = "";
  for (const locale of locales) {
    rmSync(place.data, { recursive: true, force: true });
    mkdirSync(place.data, { recursive: true, mode: 0o700 });
    const passwordFile = join(place.data, "..", `.first-${process.pid}`);
    writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
    try {
      if (user) {
        chownSync(place.data, user.uid, user.gid);
        chownSync(passwordFile, user.uid, user.gid);
      }
      const made = spawnSync(
        binaries.initdb,
        ["-D", place.data, "-U", superuser, `--pwfile=${passwordFile}`, "-A", "scram-sha-256", "-E", "UTF8",
          "--locale-provider=icu", "--icu-locale=bg-BG", `--locale=${locale}`, "--no-sync", "--no-instructions"],
        { ...spawnAs(user), encoding: "utf8", env: cleanEnvironment() },
      );
      if (made.status === 0) {
        writeFileSync(finished, "");
        return true;
      }
      complaint = made.error?.message ?? made.stderr.trim().split("\n").slice(-3).join(" ");
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }
  throw new Error(`The embedded PostgreSQL could not make its data folder ${place.data}: ${complaint}`);
}

/** No PG* variable of the caller's shell may reach the server; its messages stay in English, since we read them. */
const cleanEnvironment = (): NodeJS.ProcessEnv => ({ NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_MESSAGES: "C", TZ: "UTC" });

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export interface ServerSettings {
  /** Tests: no fsync, more connections. */
  readonly disposable: boolean;
}

/** Statements and parameters stay out of the log: they hold personal data. */
const settings = (port: number, { disposable }: ServerSettings): readonly string[] => {
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: disposable ? "300" : "100",
    shared_buffers: disposable ? "256MB" : "128MB",
    shared_preload_libraries: "pg_stat_statements",
    "pg_stat_statements.track": "all",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "512MB",
    random_page_cost: "1.1",
    work_mem: "8MB",
    password_encryption: "scram-sha-256",
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: "0",
    log_checkpoints: "off",
    ...(disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum_naptime: "10min" } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
};

const logLimitBytes = 10_000_000;

/** Starts the server and waits until it accepts connections. Detached, so that Ctrl-C in the terminal reaches only us. */
export async function launch(place: Place, binaries: Binaries, user: SystemUser | null, port: number, options: ServerSettings): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) truncateSync(place.log, 0);
    const log = openSync(place.log, "a", 0o640);
    const from = statSync(place.log).size;
    const child = spawn(binaries.postgres, ["-D", place.data, ...settings(port, options)], {
      ...spawnAs(user), detached: true, stdio: ["ignore", log, log], env: cleanEnvironment(),
    });
    closeSync(log);
    const failure = await untilReady(child, place);
    if (failure === null) {
      child.unref();
      return child;
    }
    const said = readFileSync(place.log).subarray(from).toString("utf8").trim();
    // Processes of a server that was killed need a moment to notice and let go of its shared memory.
    if (attempt < 50 && /shared memory block .* is still in use|Address already in use/.test(said)) {
      await pause(100);
      continue;
    }
    throw new Error(`The embedded PostgreSQL did not start: ${(said.split("\n").at(-1) || failure).slice(0, 300)} (log: ${place.log})`);
  }
}

async function untilReady(child: ChildProcess, place: Place): Promise<string | null> {
  let failed: string | null = null;
  child.once("error", (error) => (failed = error.message));
  child.once("exit", (code, signal) => (failed ??= `it ended at once (${signal ?? code})`));
  for (let waited = 0; waited < 60_000; waited += 10) {
    if (failed !== null) return failed;
    const state = readPidFile(place.data);
    if (state?.pid === child.pid && state?.ready) return null;
    await pause(10);
  }
  child.kill("SIGQUIT");
  return "it was not ready after a minute";
}

