import { mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import postgres from "postgres";
import { isAlive } from "../../db/cluster/processes";
import { removeEmbedded, startEmbedded, withSuperuserExtensions, type Embedded } from "../../db/embedded";
import { migrate } from "../../db/migrate.server";
import { ownerRole } from "../../db/roles";

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of the disposable cluster whose database `base` is migrated and never connected to. */
    readonly cluster: { readonly superUrl: string; readonly ownerUrl: string; readonly appUrl: string };
  }
}

const prefix = "dobroteka-test-";
const roomBytes = 2e9;

function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    if (bavail * bsize >= roomBytes) return "/dev/shm";
  } catch {
    // Not every system has it.
  }
  return tmpdir();
}

/** Clusters of runs that were killed: nobody else stops them. */
async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    await remove(join(parent, name)).catch(() => undefined);
  }
}

async function remove(folder: string): Promise<void> {
  await removeEmbedded(folder);
  rmSync(folder, { recursive: true, force: true });
}

export interface TestCluster {
  readonly urls: { readonly superUrl: string; readonly ownerUrl: string; readonly appUrl: string };
  readonly stop: () => Promise<void>;
}

export const databaseUrl = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/** A cluster in memory with fsync off, and in it the migrated `base` that tests clone. */
export async function startTestCluster(): Promise<TestCluster> {
  const parent = memoryFolder();
  await sweep(parent);
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  const embedded: Embedded = await startEmbedded({ dataFolder: folder, disposable: true });
  const admin = postgres(embedded.superUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(`CREATE DATABASE base OWNER ${ownerRole}`);
    await withSuperuserExtensions(databaseUrl(embedded.superUrl, "base"));
    await migrate(databaseUrl(embedded.ownerUrl, "base"));
    await admin.unsafe("CHECKPOINT");
  } catch (error) {
    await embedded.stop();
    await remove(folder);
    throw error;
  } finally {
    await admin.end();
  }
  return {
    urls: { superUrl: embedded.superUrl, ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl },
    stop: async () => {
      await embedded.stop();
      await remove(folder);
    },
  };
}

const shared = globalThis as { dobrotekaCluster?: { users: number; started: Promise<TestCluster> } };

/** Vitest's global set-up; the projects of one run share the cluster. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const use = (shared.dobrotekaCluster ??= { users: 0, started: startTestCluster() });
  use.users += 1;
  project.provide("cluster", (await use.started).urls);
  return async () => {
    use.users -= 1;
    if (use.users > 0) return;
    delete shared.dobrotekaCluster;
    await (await use.started).stop();
  };
}
