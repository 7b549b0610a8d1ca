import { eq, inArray, sql as raw } from "drizzle-orm";
import { expect, it } from "vitest";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse } from "~/platform/errors/result";
import { setting } from "~db/schema/platform.server";
import { testDatabase } from "~tests/support/database";

const { open } = await testDatabase();
const { db } = open(1);

const value = async (key: string): Promise<unknown> => (await db.select({ value: setting.value }).from(setting).where(eq(setting.key, key)))[0]?.value;
const preparedTexts = async (): Promise<string[]> =>
  ((await db.execute(raw`select statement from pg_prepared_statements order by prepare_time`)) as unknown as { statement: string }[]).map((row) => row.statement);
const timesPrepared = async (part: string): Promise<number> => (await preparedTexts()).filter((text) => text.includes(part)).length;

it("prepares a query once a connection, however often it runs and also within a transaction", async () => {
  for (const key of ["a", "b", "c"]) await value(key);
  await db.transaction(async (tx) => void (await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, "d"))));
  expect(await timesPrepared(`from "setting" where`)).toBe(1);
});

it("keeps lists of any length and statements without parameters out of the session's memory", async () => {
  const keys = Array.from({ length: 101 }, (_, index) => `key${index}`);
  expect(await db.select({ key: setting.key }).from(setting).where(inArray(setting.key, keys))).toEqual([]);
  expect(await timesPrepared("$101")).toBe(0);
  await db.execute(raw.raw("select 1 as one; select 2 as two"));
  expect(await timesPrepared("as two")).toBe(0);
});

it("commits, rolls a refusal back, and rolls back to a savepoint", async () => {
  const put = { key: "kept", value: { n: 1 } };
  await inTransaction(db, async (tx) => {
    await tx.insert(setting).values(put);
    await expect(tx.transaction(async (inner) => {
      await inner.update(setting).set({ value: { n: 2 } }).where(eq(setting.key, "kept"));
      throw new Error("back to the savepoint");
    })).rejects.toThrow("back to the savepoint");
    await tx.transaction(async (inner) => void (await inner.insert(setting).values({ key: "nested", value: { n: 3 } })));
    return ok(null);
  });
  await inTransaction(db, async (tx) => {
    await tx.insert(setting).values({ key: "refused", value: { n: 4 } });
    return refuse("no");
  });
  await expect(db.transaction(async (tx) => {
    await tx.insert(setting).values(put);
  })).rejects.toThrow();
  expect([await value("kept"), await value("nested"), await value("refused")]).toEqual([{ n: 1 }, { n: 3 }, undefined]);
});
