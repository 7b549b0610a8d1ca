import { sql } from "drizzle-orm";
import { outbox } from "~db/schema/platform.server";
import type { Ctx } from "../context.server";
import type { Tx } from "../db/db.server";
import { newId } from "../ids/ids";

/** Ids, codes, counts: an outbox payload never holds a name, an e-mail, a phone or free text. */
export type OutboxPayload = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Records an effect that must follow, in the transaction that causes it, and wakes the worker when that commits.
 * Delivery is at least once: handlers (in wiring) are idempotent by the outbox row's id.
 */
export async function emit(tx: Tx, ctx: Ctx, topic: string, payload: OutboxPayload): Promise<void> {
  const id = newId<"Outbox">();
  await tx.insert(outbox).values({ id, topic, payload, createdAt: ctx.clock.now() });
  await tx.execute(sql`select enqueue_outbox(${id}::uuid)`);
}
