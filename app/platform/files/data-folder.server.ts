import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the app keeps what is not in the database: DOBROTEKA_DATA, else `.data` beside the code. */
export const dataFolder = (): string => resolve(process.env.DOBROTEKA_DATA ?? ".data");

/** A folder inside it, made when missing. */
export function dataSubfolder(name: "files" | "mailbox"): string {
  const folder = join(dataFolder(), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

let secret: Buffer | null = null;

/**
 * The key for keyed hashes (rate limits, signed links). APP_SECRET when set; otherwise made once and kept in the data
 * folder, readable by the owner only.
 */
export function appSecret(): Buffer {
  if (secret) return secret;
  const given = process.env.APP_SECRET;
  secret = given ? Buffer.from(given, "utf8") : keptSecret();
  return secret;
}

function keptSecret(): Buffer {
  const path = join(dataFolder(), "app-secret");
  mkdirSync(dataFolder(), { recursive: true });
  try {
    // "wx" makes two processes that start together agree: one writes, the other reads.
    writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return Buffer.from(readFileSync(path, "utf8").trim(), "hex");
}
