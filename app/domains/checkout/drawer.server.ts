import { asc, eq, sql } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";
import { cashMovement, sale, tender, tillSession, tillSupplement } from "~db/schema/checkout.server";
import { expectedCash } from "./model";

interface SessionRow {
  readonly id: string;
  readonly epoch: number;
  readonly firstSequence: number;
  readonly floatCents: number;
}

/** B6 from rows: what should lie in the drawer, and which slip numbers never came. Late sales are not in it: they are supplements. */
export async function drawerOf(reader: Reader, session: SessionRow, lastSequence: number) {
  const [cash] = await reader
    .select({
      cents: sql<number>`coalesce(sum(${tender.appliedCents}), 0)::bigint`.mapWith(Number),
      sales: sql<number>`count(*)::int`,
    })
    .from(sale)
    .innerJoin(tender, eq(tender.saleId, sale.id))
    .leftJoin(tillSupplement, eq(tillSupplement.saleId, sale.id))
    .where(sql`${sale.sessionId} = ${session.id} and ${tillSupplement.saleId} is null`);
  const movements = await reader
    .select({ kind: cashMovement.kind, amountCents: cashMovement.amountCents, at: cashMovement.at })
    .from(cashMovement)
    .where(eq(cashMovement.sessionId, session.id))
    .orderBy(asc(cashMovement.at), asc(cashMovement.id));
  const numbers = await reader.select({ sequence: sale.sequence }).from(sale).where(eq(sale.sessionId, session.id));
  const known = new Set(numbers.map((row) => row.sequence));
  const last = Math.max(lastSequence, ...known);
  const missing: number[] = [];
  for (let n = session.firstSequence; n <= last && missing.length < 1000; n += 1) if (!known.has(n)) missing.push(n);
  const movementsCents = movements.reduce((total, row) => total + row.amountCents, 0);
  const cashCents = cash?.cents ?? 0;
  return {
    floatCents: session.floatCents, cashCents, cashSales: cash?.sales ?? 0, movementsCents, movements, missing,
    lastSequence: known.size > 0 || lastSequence >= session.firstSequence ? last : null,
    expectedCents: expectedCash(session.floatCents, cashCents, movementsCents),
  };
}

/** The session row, held against sales in flight until the close is written. */
export const holdSession = async (reader: Reader, sessionId: string): Promise<void> => {
  await reader.select({ id: tillSession.id }).from(tillSession).where(eq(tillSession.id, sessionId)).for("update");
};
