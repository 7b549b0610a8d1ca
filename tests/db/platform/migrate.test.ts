import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, describe, expect, inject, it } from "vitest";
import { openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { testDatabase } from "~tests/support/database";

const admin = postgres(inject("cluster").superUrl, { max: 1, onnotice: () => undefined });
const made: string[] = [];

afterAll(async () => {
  for (const name of made) await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `m_${randomUUID().replaceAll("-", "")}`;
  made.push(name);
  await admin.unsafe(`CREATE DATABASE ${name} OWNER dobroteka_owner`);
  return Object.assign(new URL(inject("cluster").ownerUrl), { pathname: `/${name}` }).href;
}

describe("migrations", () => {
  it("bring an empty database up as a plain owner; again and by two at once they change nothing", async () => {
    const url = await emptyDatabase();
    await Promise.all([migrate(url), migrate(url)]);
    const sql = postgres(url, { max: 1 });
    const tables = async () => (await sql`select count(*)::int as n from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`)[0]?.n as number;
    const before = await tables();
    expect(before).toBeGreaterThan(30);
    await migrate(url);
    expect(await tables()).toBe(before);
    await sql.end();
  });

  it("refuse in one sentence a database that another edition made", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    const sql = postgres(url, { max: 1 });
    await sql`update drizzle.__drizzle_migrations set hash = 'other' where id = 1`;
    await sql.end();
    await expect(migrate(url)).rejects.toThrow(/^The database was made by another edition of Dobroteka \(0000_tables differs\)/);
  });

  it("with one URL for everything the app still works as the app's role", async () => {
    const { ownerUrl } = await testDatabase();
    const { db, sql, close } = openDatabase(ownerUrl, { max: 2 });
    expect(await sql`select current_user::text as me`).toEqual([{ me: "dobroteka_app" }]);
    expect([...(await db.execute("select current_user::text as me"))]).toEqual([{ me: "dobroteka_app" }]);
    await expect(sql`create table nope (id int)`).rejects.toMatchObject({ code: "42501" });
    await close();
  });

  it("give the app's role no more than it needs: no table or function of its own, no change of insert-only tables", async () => {
    const { sql } = await testDatabase();
    const [owned] = await sql`select count(*) as n from pg_class where relowner = 'dobroteka_app'::regrole`;
    expect(owned).toEqual({ n: 0 });
    const insertOnly = await sql<{ name: string; may: boolean }[]>`
      select distinct t.tgrelid::regclass::text as name, has_table_privilege('dobroteka_app', t.tgrelid, 'UPDATE, DELETE, TRUNCATE') as may
      from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'forbid_change' and t.tgtype & 16 > 0 and t.tgqual is null and t.tgattr = ''::int2vector`;
    expect(insertOnly.length).toBeGreaterThan(0);
    expect(insertOnly.filter((table) => table.may)).toEqual([]);
  });

  it("pin the search path of every SECURITY DEFINER function", async () => {
    const { sql } = await testDatabase();
    const loose = await sql`
      select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and not exists (select 1 from unnest(coalesce(p.proconfig, '{}')) c where c like 'search_path=%')`;
    expect([...loose]).toEqual([]);
  });
});
