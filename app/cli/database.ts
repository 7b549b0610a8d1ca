import { join } from "node:path";
import postgres from "postgres";
import { removeEmbedded, startEmbedded } from "../../db/embedded";
import { migrate } from "../../db/migrate.server";
import { dataFolder } from "../platform/files/data-folder.server";

export const root = join(import.meta.dirname, "../..");

export interface OpenedDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Also there with the embedded one only; stop it last. */
  readonly stop: () => Promise<void>;
}

export const isExternal = (): boolean => Boolean(process.env.DATABASE_URL);

/** The database of DATABASE_URL (DATABASE_OWNER_URL migrates), or the embedded PostgreSQL on the data folder; migrated. */
export async function openMigrated(): Promise<OpenedDatabase> {
  const appUrl = process.env.DATABASE_URL;
  if (appUrl) {
    const ownerUrl = process.env.DATABASE_OWNER_URL || appUrl;
    await migrate(ownerUrl, decodeURIComponent(new URL(appUrl).username));
    return { appUrl, ownerUrl, stop: () => Promise.resolve() };
  }
  const embedded = await startEmbedded({ dataFolder: dataFolder() });
  try {
    await migrate(embedded.ownerUrl);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return embedded;
}

/** Empties the database: a new cluster, or with DATABASE_URL the three schemas dropped. Files of the data folder stay. */
export async function resetDatabase(): Promise<void> {
  const ownerUrl = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (!ownerUrl) return removeEmbedded(dataFolder());
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe("DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA IF EXISTS drizzle CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  } finally {
    await sql.end();
  }
}
