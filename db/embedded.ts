import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { findBinaries } from "./cluster/binaries";
import { clearPlace, findPlace, leavePlace, readSecrets, type Secrets } from "./cluster/place";
import { freePort, initialise, launch, superuser } from "./cluster/postmaster";
import { clearFolder, stopPostmaster, takeFolder } from "./cluster/processes";
import { systemUser } from "./cluster/system-user";
import { appRole, ownerRole } from "./roles";

export interface EmbeddedOptions {
  /** Folder of everything this installation keeps; `DOBROTEKA_DATA` or `.data`. */
  readonly dataFolder: string;
  /** For tests: no fsync, many connections. */
  readonly disposable?: boolean;
}

export interface Embedded {
  /** Owns the tables and migrates. */
  readonly ownerUrl: string;
  /** What the app serves with. */
  readonly appUrl: string;
  /** Makes databases; for tests and resets. */
  readonly superUrl: string;
  readonly postmasterPid: () => number;
  /** Stops the server and frees the data folder. Call it last: requests in flight need the database. */
  readonly stop: () => Promise<void>;
}

const database = "dobroteka";
/** More failures than this within a minute mean that the data folder or the machine is broken. */
const restartsPerMinute = 5;

/** Starts PostgreSQL from the npm package on the data folder: makes the cluster, the roles and the database when missing. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const user = systemUser();
  const place = findPlace(options.dataFolder, user);
  const release = takeFolder(place.lock, options.dataFolder);
  try {
    const binaries = findBinaries(user);
    await clearFolder(place.data);
    const secrets = readSecrets(place);
    const isNew = initialise(place, secrets, binaries, user);
    const port = await freePort();
    const server = { disposable: options.disposable ?? false };
    const start = () => launch(place, binaries, user, port, server);
    const watched = await watch(start, () => clearFolder(place.data));
    const url = (role: string, password: string, name = database) => `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
    try {
      await ensureDatabase(url(superuser, secrets.superuser, "postgres"), url(superuser, secrets.superuser), secrets, isNew);
    } catch (error) {
      await watched.stop();
      throw error;
    }
    return {
      ownerUrl: url(ownerRole, secrets.owner),
      appUrl: url(appRole, secrets.app),
      superUrl: url(superuser, secrets.superuser, "postgres"),
      postmasterPid: watched.pid,
      stop: async () => {
        await watched.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Starts the server again on the same port when it dies under us: connections reconnect by themselves. */
async function watch(start: () => Promise<ChildProcess>, clear: () => Promise<void>) {
  let child = await start();
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const failures: number[] = [];
  const onExit = () => {
    if (stopping) return;
    const now = performance.now();
    failures.push(now);
    if (failures.filter((at) => now - at < 60_000).length > restartsPerMinute) return;
    restarting = (async () => {
      await pause(50);
      if (stopping) return;
      await clear();
      child = await start();
      child.once("exit", onExit);
    })().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : "The embedded PostgreSQL stopped."}\n`);
    });
  };
  child.once("exit", onExit);
  return {
    pid: () => child.pid ?? 0,
    stop: async () => {
      stopping = true;
      await restarting;
      if (child.pid && child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid);
    },
  };
}

async function ensureDatabase(adminUrl: string, databaseUrl: string, secrets: Secrets, isNew: boolean): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await admin`select 1 from pg_database where datname = ${database}`;
    if (found && !isNew) return;
    for (const [role, password] of [[ownerRole, secrets.owner], [appRole, secrets.app]] as const) {
      const [exists] = await admin`select 1 from pg_roles where rolname = ${role}`;
      await admin.unsafe(`${exists ? "ALTER" : "CREATE"} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${password}'`);
    }
    await admin.unsafe(`GRANT ${appRole} TO ${ownerRole}`);
    await admin.unsafe(`CREATE DATABASE ${database} OWNER ${ownerRole}`);
  } finally {
    await admin.end();
  }
  await withSuperuserExtensions(databaseUrl);
}

/** The extension that only a superuser may add; our own migrations do without it. */
export async function withSuperuserExtensions(superUrlOfDatabase: string): Promise<void> {
  const inside = postgres(superUrlOfDatabase, { max: 1, onnotice: () => undefined });
  try {
    await inside.unsafe("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    await inside.unsafe(`GRANT pg_read_all_stats TO ${ownerRole}`);
  } finally {
    await inside.end();
  }
}

/** Deletes the cluster of a data folder, after making sure that nothing runs on it. */
export async function removeEmbedded(folder: string): Promise<void> {
  const user = systemUser();
  const place = findPlace(folder, user);
  const release = takeFolder(place.lock, folder);
  await clearFolder(place.data);
  clearPlace(place);
  release();
  leavePlace(place, user);
}
