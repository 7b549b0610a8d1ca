import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}

/** Arguments of a process; empty when it is gone or cannot be read. */
function commandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    const { stdout } = spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    return stdout ? [stdout.trim()] : [];
  }
}

/** When a process began, so that a reused pid is told apart. */
function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}

interface Holder {
  readonly pid: number;
  readonly began: string;
}

const readHolder = (file: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
};

/** Thrown when another app already works on the data folder. */
export class FolderInUse extends Error {}

/** Takes the data folder for this process. The file outlives a kill -9, its holder does not: a dead holder is overruled. */
export function takeFolder(file: string, folder: string): () => void {
  const mine: Holder = { pid: process.pid, began: beginning(process.pid) };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx", mode: 0o644 });
      return () => {
        if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = readHolder(file);
      if (holder && isAlive(holder.pid) && beginning(holder.pid) === holder.began) {
        throw new FolderInUse(`Dobroteka already runs on the data folder ${folder} (process ${holder.pid}); stop it first or set DOBROTEKA_DATA to another folder.`);
      }
      rmSync(file, { force: true });
    }
  }
  throw new FolderInUse(`Another Dobroteka is just starting on the data folder ${folder}.`);
}

interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** postmaster.pid of a data folder, or null when there is none. Lines: pid, folder, start, port, socket, address, key, status. */
export function readPidFile(data: string): PidFile | null {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

const isPostgresOf = (pid: number, data: string): boolean => {
  const line = commandLine(pid);
  return line.some((word) => word === data || word.includes(` ${data} `)) && basename(line[0]?.split(" -D ")[0] ?? "").startsWith("postgres");
};

/**
 * Leaves no server on the data folder. An orphan of a killed app is stopped; a pid file whose pid now belongs to something
 * else is removed. A pid file with a dead pid stays: PostgreSQL checks the shared memory behind it before it takes over.
 */
export async function clearFolder(data: string): Promise<void> {
  const found = readPidFile(data);
  if (!found || !Number.isInteger(found.pid) || found.pid <= 0) return rmSync(join(data, "postmaster.pid"), { force: true });
  if (!isAlive(found.pid)) return;
  if (!isPostgresOf(found.pid, data)) return rmSync(join(data, "postmaster.pid"), { force: true });
  await stopPostmaster(found.pid);
}

/** Fast shutdown, then an immediate one; both leave the data sound. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [["SIGINT", 15_000], ["SIGQUIT", 5_000], ["SIGKILL", 2_000]] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patience; waited += 10) {
      if (!isAlive(pid)) return;
      await pause(10);
    }
  }
}
