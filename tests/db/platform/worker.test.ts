import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse } from "~/platform/errors/result";
import { deliver, deliverAll, markAllDelivered, purgeDelivered } from "~/platform/jobs/deliver.server";
import { startWorker, type Handlers } from "~/platform/jobs/worker.server";
import { emit } from "~/platform/outbox/outbox.server";
import { hoursLater } from "~/platform/time/clock";
import { translators } from "~/translators.server";
import { testDatabase, type TestDatabase } from "~tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

const jobs = () => ({
  db: database.db, clock: database.clock, baseUrl: "https://example.test", translators,
  mailer: { send: async () => undefined, close: () => undefined },
});
const emitted = (topic: string, payload: Record<string, string> = {}) => inTransaction(database.db, async (tx) => ok(await emit(tx, database.ctx(), topic, payload)));

test("a committed effect reaches the worker, a rolled back one does not", async () => {
  const seen: string[] = [];
  let arrived = (): void => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const handlers: Handlers = {
    "test.refused": [async () => void seen.push("refused")],
    "test.done": [async (ctx, effect) => {
      seen.push(`${ctx.actor.kind} ${JSON.stringify(effect.payload)}`);
      arrived();
    }],
  };
  const runtime = { ...jobs(), dataDir: "/nonexistent", isProduction: true, secureCookies: false };
  const worker = await startWorker({ runtime, databaseUrl: database.url, handlers });
  try {
    await inTransaction(database.db, async (tx) => {
      await emit(tx, database.ctx(), "test.refused", {});
      return refuse("changed_mind");
    });
    await emitted("test.done", { id: "1" });
    await arrival;
  } finally {
    await worker.stop();
  }
  expect(seen).toEqual(['system {"id":"1"}']);
  const rows = await database.sql`select delivered_at is not null as delivered, attempts from outbox where topic = 'test.done'`;
  expect(rows).toEqual([{ delivered: true, attempts: 1 }]);
});

test("a failure is noted without what it was about, tried again, and delivered once", async () => {
  let broken = true;
  let sent = 0;
  const handlers: Handlers = {
    "test.flaky": [async (ctx) => {
      if (broken) await ctx.db.execute("select 'penka@primer.example'::uuid");
      sent += 1;
    }],
  };
  await emitted("test.flaky");
  const [{ id }] = (await database.sql`select id from outbox where topic = 'test.flaky'`) as unknown as [{ id: string }];
  await expect(deliver(jobs(), handlers, id)).rejects.toThrow(/^test\.flaky \w+ 22P02$/);
  const [noted] = await database.sql`select attempts, last_error, delivered_at from outbox where id = ${id}`;
  expect(noted).toMatchObject({ attempts: 1, delivered_at: null });
  expect(JSON.stringify(noted)).not.toContain("penka");
  broken = false;
  await deliverAll(jobs(), handlers);
  await deliver(jobs(), handlers, id);
  expect(sent).toBe(1);
});

test("delivered rows go after thirty days, waiting ones stay", async () => {
  await emitted("test.old");
  await markAllDelivered(database.db, database.clock);
  await emitted("test.waiting");
  database.clock.set(hoursLater(database.clock.now(), 30 * 24 - 1));
  await purgeDelivered(database.db, database.clock);
  expect(await database.sql`select count(*) as n from outbox where topic = 'test.old'`).toEqual([{ n: 1 }]);
  database.clock.set(hoursLater(database.clock.now(), 2));
  await purgeDelivered(database.db, database.clock);
  expect(await database.sql`select topic from outbox`).toEqual([{ topic: "test.waiting" }]);
});
