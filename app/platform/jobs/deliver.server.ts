import { and, asc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { outbox } from "~db/schema/platform.server";
import { databaseError } from "../db/db.server";
import type { Db } from "../db/db.server";
import type { OutboxPayload } from "../outbox/outbox.server";
import type { Clock } from "../time/clock";
import { hoursLater } from "../time/clock";
import type { Handlers, JobRuntime } from "./handlers.server";
import { jobCtx } from "./handlers.server";

const keptDays = 30;

/** A failure without what it was about: class, SQLSTATE and constraint. Messages may quote parameters. */
export class DeliveryFailed extends Error {
  constructor(topic: string, cause: unknown) {
    const { code, constraint } = databaseError(cause);
    const name = cause instanceof Error ? cause.name : typeof cause;
    super([topic, name, code, constraint].filter(Boolean).join(" "));
    this.name = "DeliveryFailed";
  }
}

/**
 * Runs the handlers of one outbox row and marks it delivered. A delivered or vanished row is left alone, so the same job
 * may come twice. A failure is noted on the row and thrown without personal data; the worker tries again, later each time.
 */
export async function deliver(runtime: JobRuntime, handlers: Handlers, id: string): Promise<void> {
  const [row] = await runtime.db.select().from(outbox).where(eq(outbox.id, id));
  if (!row || row.deliveredAt) return;
  const effect = { id, topic: row.topic, payload: row.payload as OutboxPayload };
  const attempted = { attempts: sql`${outbox.attempts} + 1` };
  try {
    for (const handle of handlers[row.topic] ?? []) await handle(jobCtx(runtime, `outbox:${row.topic}`, id), effect);
  } catch (error) {
    const failure = new DeliveryFailed(row.topic, error);
    await runtime.db.update(outbox).set({ ...attempted, lastError: failure.message }).where(eq(outbox.id, id));
    throw failure;
  }
  await runtime.db.update(outbox).set({ ...attempted, deliveredAt: runtime.clock.now(), lastError: null }).where(eq(outbox.id, id));
}

/** Delivers everything that waits, oldest first, until nothing is left: for tests and command lines without a worker. */
export async function deliverAll(runtime: JobRuntime, handlers: Handlers): Promise<number> {
  for (let delivered = 0; ; ) {
    const waiting = await runtime.db
      .select({ id: outbox.id }).from(outbox).where(isNull(outbox.deliveredAt)).orderBy(asc(outbox.createdAt), asc(outbox.id)).limit(100);
    if (waiting.length === 0) return delivered;
    for (const { id } of waiting) await deliver(runtime, handlers, id);
    delivered += waiting.length;
  }
}

/** For demo fills: what happened long ago in the story sends no letters today. */
export async function markAllDelivered(db: Db, clock: Clock): Promise<void> {
  await db.update(outbox).set({ deliveredAt: clock.now() }).where(isNull(outbox.deliveredAt));
}

/** Delivered effects are forgotten after 30 days (MODEL §7). */
export async function purgeDelivered(db: Db, clock: Clock): Promise<void> {
  await db.delete(outbox).where(and(isNotNull(outbox.deliveredAt), lt(outbox.deliveredAt, hoursLater(clock.now(), -24 * keptDays))));
}
