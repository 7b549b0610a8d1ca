/**
 * A database of your own, cloned from the migrated template in about 0.1 s. At the top of a test file or in a hook:
 *
 *     const { ctx, actorWith, sql, asOwner, clock } = await testDatabase();
 *     const coordinator = await actorWith("coordinator");
 *     const shift = expectOk(await createShift(ctx(coordinator), input));
 *     expect(await sql`select count(*) as n from shift`).toEqual([{ n: 1 }]);   // int8 comes as number
 *
 * `ctx()` is a visitor's. `sql` and `db` work as dobroteka_app, `asOwner` (raw SQL) as dobroteka_owner. `clock` stands at
 * 2026-12-19 10:00 in Sofia until `clock.set(…)`. `database.open(max)` gives another pool, for races. All is closed after the file.
 */
import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { dropDatabase } from "./drop-database";
import { inject } from "vitest";
import type { Actor, Role, RoleGrant } from "~/platform/access/permission";
import { visitor } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Db } from "~/platform/db/db.server";
import { newId, type AccountId, type PersonId } from "~/platform/ids/ids";
import { fixedClock } from "~/platform/time/clock";
import { openAsOwner, openDatabase, type Database, type Sql } from "~db/client.server";
import { account, person, roleGrant } from "~db/schema/people.server";

export type AccountActor = Extract<Actor, { kind: "account" }>;

export interface TestDatabase {
  readonly ctx: (actor?: Actor) => Ctx;
  readonly db: Db;
  readonly sql: Sql;
  readonly asOwner: Sql;
  readonly clock: ReturnType<typeof fixedClock>;
  /** The app role's URL. */
  readonly url: string;
  readonly ownerUrl: string;
  /** Another pool on the same database as the app's role. */
  readonly open: (max?: number) => Database;
  /** A person with an account and these roles, in the database. */
  readonly actorWith: (grants: Role | readonly (Role | RoleGrant)[], name?: string) => Promise<AccountActor>;
}

export const anchorTime = "2026-12-19T10:00:00+02:00";
const open: (() => Promise<void>)[] = [];

export async function closeTestDatabases(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
}

const named = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject("cluster");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(cluster.superUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE base STRATEGY file_copy OWNER dobroteka_owner`);
  open.push(async () => {
    await dropDatabase(admin, name);
    await admin.end();
  });
  const url = named(cluster.appUrl, name);
  const ownerUrl = named(cluster.ownerUrl, name);
  const openMore = (max?: number) => {
    const database = openDatabase(url, max === undefined ? {} : { max });
    open.push(database.close);
    return database;
  };
  const { db, sql } = openMore(10);
  const owner = openAsOwner(ownerUrl);
  open.push(owner.close);
  const clock = fixedClock(anchorTime);
  return {
    ctx: (actor = visitor) => ({ db, actor, clock, requestId: "test" }),
    db, sql, asOwner: owner.sql, clock, url, ownerUrl, open: openMore,
    actorWith: (grants, personName) => makeActor(db, clock.now(), typeof grants === "string" ? [grants] : grants, personName),
  };
}

async function makeActor(db: Db, now: Date, wanted: readonly (Role | RoleGrant)[], name = "Проба Пробова"): Promise<AccountActor> {
  const personId: PersonId = newId<"Person">();
  const accountId: AccountId = newId<"Account">();
  const login = `${accountId}@example.test`;
  const grants = wanted.map((grant): RoleGrant => (typeof grant === "string" ? { role: grant, scopeKind: "organisation", scopeId: null } : grant));
  await db.insert(person).values({ id: personId, fullName: name, email: login, createdAt: now });
  await db.insert(account).values({ id: accountId, personId, login, createdAt: now });
  if (grants.length > 0) await db.insert(roleGrant).values(grants.map((grant) => ({ id: newId(), accountId, ...grant, grantedAt: now })));
  return { kind: "account", accountId, personId, grants };
}
