import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** Who PostgreSQL runs as when we are root, which it refuses. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const candidates = ["dobroteka", "postgres", "nobody"] as const;

function look(name: string): SystemUser | null {
  const ask = (flag: string) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout?.trim() || Number.NaN);
  const uid = ask("-u");
  const gid = ask("-g");
  return Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 ? { name, uid, gid } : null;
}

/** Null for a plain user: PostgreSQL then runs as ourselves. As root: the system user `dobroteka`, made when missing. */
export function systemUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const own = look(candidates[0]);
  if (own) return own;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/var/lib/dobroteka", "--shell", "/usr/sbin/nologin", candidates[0]], { stdio: "ignore" });
  if (!look(candidates[0])) spawnSync("adduser", ["-S", "-D", "-H", candidates[0]], { stdio: "ignore" });
  for (const name of candidates) {
    const found = look(name);
    if (found) return found;
  }
  throw new Error("PostgreSQL refuses to run as root and no other system user was found: create a user named dobroteka, or set DATABASE_URL.");
}

/** Spawn options that make the child that user. The folder is one that everybody can enter. */
export const spawnAs = (user: SystemUser | null): { uid?: number; gid?: number; cwd: string } =>
  user ? { uid: user.uid, gid: user.gid, cwd: "/" } : { cwd: process.platform === "win32" ? process.cwd() : "/" };

/** Whether the user can enter and write the folder; asked of the kernel, since modes, ACLs and mounts all have a say. */
export const canUse = (folder: string, user: SystemUser | null): boolean =>
  spawnSync("/bin/sh", ["-c", 'cd -- "$0" && test -w .', folder], { ...spawnAs(user), stdio: "ignore" }).status === 0;

/** A folder that both we and the system user can reach, for what the clone's own folder cannot hold. */
export function sharedFolder(user: SystemUser | null): string {
  const folder = user ? "/var/lib/dobroteka" : join(tmpdir(), `dobroteka-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, user ? 0o755 : 0o700);
  return folder;
}
