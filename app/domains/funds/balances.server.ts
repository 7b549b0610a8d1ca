import { and, eq, sql } from "drizzle-orm";
import { tranche, trancheBalance } from "~db/schema/funds.server";
import type { Reader } from "~/platform/db/db.server";
import { cents, type Cents } from "~/platform/money/cents";

/** The money that lies in a fund and is neither used nor moved on. */
export async function freeCents(reader: Reader, fundId: string): Promise<Cents> {
  const [row] = await reader
    .select({ free: sql<number>`coalesce(sum(${trancheBalance.remaining}), 0)::bigint` })
    .from(tranche)
    .innerJoin(trancheBalance, eq(trancheBalance.trancheId, tranche.id))
    .where(and(eq(tranche.fundId, fundId), eq(tranche.book, "cash")));
  return cents(Number(row?.free ?? 0));
}
