import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import { connect, type Sql } from "./client.server";
import { appRole } from "./roles";

const migrationsFolder = join(import.meta.dirname, "migrations");

/** Thrown when the database was made by other migration files than those at hand. */
export class OtherMigrations extends Error {
  constructor(tag: string) {
    super(`The database was made by another edition of Dobroteka (${tag} differs): use that edition, or start over (npm run demo -- --reset, npm run db:reset).`);
  }
}

/**
 * Brings a database to the newest tables: roles and extensions, our migrations, the worker's own, and the app role's rights.
 * Needs the owner's URL. Safe to repeat, and with several starting at once: one runs, the others wait.
 */
export async function migrate(ownerUrl: string, appLogin?: string): Promise<void> {
  const sql = connect(ownerUrl, { max: 1, role: null });
  const gate = await sql.reserve();
  try {
    await gate`select pg_advisory_lock(hashtext('dobroteka.migrate'))`;
    const work = connect(ownerUrl, { max: 1, role: null });
    try {
      await ensureRoles(work, appLogin);
      await refuseOther(work);
      await applyMigrations(drizzle(work), { migrationsFolder }).catch(explain);
    } finally {
      await work.end();
    }
    await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
    await gate.unsafe(workerRights);
  } finally {
    gate.release();
    await sql.end();
  }
}

/** The statement that failed is long; its first line, the reason and the place in it are enough. */
function explain(error: unknown): never {
  const { query, cause } = error as { query?: string; cause?: { message?: string; position?: string } };
  if (!query || !cause) throw error;
  const line = cause.position ? query.slice(0, Number(cause.position)).split("\n").length : 1;
  throw new Error(`migration failed: ${cause.message ?? ""} (line ${line} of the statement: ${query.trim().split("\n").find((l) => l && !l.startsWith("--"))?.slice(0, 120)})`);
}

async function ensureRoles(sql: Sql, appLogin: string | undefined): Promise<void> {
  const [role] = await sql<{ can: boolean }[]>`select pg_has_role(current_user, oid, 'member') as can from pg_roles where rolname = ${appRole}`;
  if (!role) {
    try {
      await sql.unsafe(`CREATE ROLE ${appRole} NOLOGIN NOSUPERUSER`);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "42501") throw new Error(`The owner may not make the role ${appRole}: let an administrator run CREATE ROLE ${appRole}; GRANT ${appRole} TO the owner.`);
      if (code !== "42710" && code !== "23505") throw error;
    }
  }
  if (!role?.can) await sql.unsafe(`GRANT ${appRole} TO CURRENT_USER`);
  if (appLogin && appLogin !== appRole) {
    const [member] = await sql<{ can: boolean }[]>`select pg_has_role(oid, ${appRole}, 'member') as can from pg_roles where rolname = ${appLogin}`;
    if (member && !member.can) await sql`GRANT ${sql(appRole)} TO ${sql(appLogin)}`;
  }
  for (const extension of ["pg_trgm", "btree_gist"]) await sql.unsafe(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  // Counts statements in benches; only a superuser may add it.
  await sql.unsafe("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").catch(() => undefined);
  await sql.unsafe(`
    GRANT USAGE ON SCHEMA public TO ${appRole};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${appRole};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${appRole};
  `);
}

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

const readJournal = (): Journal => JSON.parse(readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8")) as Journal;

/** Drizzle compares times only; a file that changed after it was applied would be passed over in silence. */
async function refuseOther(sql: Sql): Promise<void> {
  const [table] = await sql<{ there: string | null }[]>`select to_regclass('drizzle.__drizzle_migrations') as there`;
  if (!table?.there) return;
  const applied = await sql<{ hash: string; created_at: number }[]>`select hash, created_at from drizzle.__drizzle_migrations`;
  const hashes = new Map(applied.map((row) => [Number(row.created_at), row.hash]));
  for (const { tag, when } of readJournal().entries) {
    const hash = hashes.get(when);
    if (hash === undefined) continue;
    const here = createHash("sha256").update(readFileSync(join(migrationsFolder, `${tag}.sql`), "utf8")).digest("hex");
    if (hash !== here) throw new OtherMigrations(tag);
  }
}

/** The worker's tables have row security without policies for others than their owner; the app's role runs the worker. */
const workerRights = `
GRANT USAGE ON SCHEMA graphile_worker TO ${appRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${appRole};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${appRole};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${appRole};
DO $$
DECLARE t record;
BEGIN
  FOR t IN
    SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
      AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'app_works')
  LOOP
    EXECUTE format('CREATE POLICY app_works ON %s TO ${appRole} USING (true) WITH CHECK (true)', t.name);
  END LOOP;
END $$;
`;
