import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse } from "~/platform/errors/result";
import type { Runtime } from "~/platform/http/load-context.server";
import { newId } from "~/platform/ids/ids";
import { startWorker } from "~/platform/jobs/worker.server";
import { emit } from "~/platform/outbox/outbox.server";
import { translators } from "~/translators.server";
import { testDatabase } from "~tests/support/database";

const { ctx, db, sql, clock, url } = await testDatabase();

it("the worker, as the app's role, delivers each committed effect once, tries a failed one again, and never sees a refused one", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "dobroteka-jobs-"));
  const runtime: Runtime = { db, clock, baseUrl: "http://localhost", dataDir, isProduction: false, secureCookies: false, translators };
  const heard: string[] = [];
  const worker = await startWorker({
    runtime, databaseUrl: url,
    handlers: {
      "test.happened": [async (_ctx, effect) => void heard.push(String(effect.payload.id))],
      "test.broken": [async () => { throw new Error("Иванка"); }],
    },
  });
  onTestFinished(async () => {
    await worker.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const [happened, refused] = [newId(), newId()];
  await inTransaction(db, async (tx) => {
    await emit(tx, ctx(), "test.happened", { id: happened });
    await emit(tx, ctx(), "test.broken", { id: happened });
    return ok(null);
  });
  await inTransaction(db, async (tx) => {
    await emit(tx, ctx(), "test.happened", { id: refused });
    return refuse("no");
  });
  await vi.waitFor(async () => {
    expect([...(await sql`select topic, attempts, delivered_at is not null as delivered, last_error as error from outbox order by topic desc`)]).toEqual([
      { topic: "test.happened", attempts: 1, delivered: true, error: null },
      { topic: "test.broken", attempts: 1, delivered: false, error: "test.broken Error" },
    ]);
  }, { timeout: 10_000 });
  expect(heard).toEqual([happened]);
  const [job] = await sql`select last_error, attempts, max_attempts > attempts as again from graphile_worker.jobs`;
  expect(job).toMatchObject({ attempts: 1, again: true });
  expect(JSON.stringify(job)).not.toContain("Иванка");
});
