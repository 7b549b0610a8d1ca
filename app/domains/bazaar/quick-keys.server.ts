import { eq, sql } from "drizzle-orm";
import type { Tx } from "~/platform/db/db.server";
import { article, bazaarEvent } from "~db/schema/bazaar.server";

/** The next free place among the till's keys; the event row is held so that two hands do not take the same one. */
export async function nextQuickPosition(tx: Tx, bazaarId: string): Promise<number> {
  await tx.select({ id: bazaarEvent.id }).from(bazaarEvent).where(eq(bazaarEvent.id, bazaarId)).for("no key update");
  const [row] = await tx.select({ last: sql<number>`coalesce(max(${article.quickPosition}), 0)::int` }).from(article).where(eq(article.eventId, bazaarId));
  return (row?.last ?? 0) + 1;
}
