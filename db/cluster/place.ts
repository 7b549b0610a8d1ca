import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { canUse, sharedFolder, type SystemUser } from "./system-user";

/** Where one cluster lies. `data` is PGDATA; the rest stands beside it. */
export interface Place {
  readonly base: string;
  readonly data: string;
  readonly log: string;
  readonly lock: string;
  readonly secrets: string;
}

const placeIn = (base: string): Place => ({
  base,
  data: join(base, "postgres"),
  log: join(base, "postgres.log"),
  lock: join(base, "running.json"),
  secrets: join(base, "postgres-access.json"),
});

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EROFS") throw new Error(`The data folder ${folder} cannot be written: set DOBROTEKA_DATA to a folder of your own.`);
    throw error;
  }
}

/** The cluster's place for a data folder: inside it, or in the shared folder when the system user cannot get there. */
export function findPlace(dataFolder: string, user: SystemUser | null): Place {
  const asked = resolve(dataFolder);
  makeFolder(asked);
  const here = placeIn(realpathSync(asked));
  if (!user) {
    if (!canUse(here.base, null)) throw new Error(`The data folder ${asked} belongs to another user: set DOBROTEKA_DATA to a folder of your own.`);
    return here;
  }
  const away = placeIn(join(sharedFolder(user), createHash("sha256").update(here.base).digest("hex").slice(0, 16)));
  const place = existsSync(away.data) || !ownedAndUsable(here, user) ? away : here;
  if (place === away) {
    // What the attempt above made; it stays when it holds something.
    if (readdirIfThere(here.data).length === 0) rmSync(here.data, { recursive: true, force: true });
    makeFolder(away.base);
    if (!ownedAndUsable(away, user)) throw new Error(`${user.name} cannot write ${away.data}: set DATABASE_URL or DOBROTEKA_DATA.`);
  }
  return place;
}

const readdirIfThere = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

function ownedAndUsable(place: Place, user: SystemUser): boolean {
  // Others may pass through the data folder to the cluster, not look around in it.
  const { mode } = statSync(place.base);
  if ((mode & 0o011) !== 0o011) chmodSync(place.base, (mode & 0o777) | 0o011);
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  chownSync(place.data, user.uid, user.gid);
  return canUse(place.data, user);
}

/** Deletes everything that stands at the place; the data folder's other contents stay. */
export function clearPlace(place: Place): void {
  for (const path of [place.data, place.log, place.secrets, join(place.base, "postgres-made")]) rmSync(path, { recursive: true, force: true });
}

/** Deletes the place itself when it is one of the shared folder's. */
export function leavePlace(place: Place, user: SystemUser | null): void {
  if (user && dirname(place.base) === sharedFolder(user)) rmSync(place.base, { recursive: true, force: true });
}

export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** The generated passwords of this cluster; made once. */
export function readSecrets(place: Place): Secrets {
  if (existsSync(place.secrets)) return JSON.parse(readFileSync(place.secrets, "utf8")) as Secrets;
  const word = () => randomBytes(24).toString("hex");
  const secrets: Secrets = { superuser: word(), owner: word(), app: word() };
  writeFileSync(place.secrets, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
