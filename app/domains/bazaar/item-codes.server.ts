import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/db/db.server";
import { itemCodeOf } from "./model";

/** Codes for articles and units alike: one series, so that a scanned code means one thing only. */
export async function nextItemCodes(tx: Tx, count: number): Promise<string[]> {
  const rows = (await tx.execute(sql`select nextval('item_code')::int as n from generate_series(1, ${count}::integer)`)) as unknown as { n: number }[];
  return rows.map((row) => itemCodeOf(row.n));
}

export async function nextItemCode(tx: Tx): Promise<string> {
  const [code] = await nextItemCodes(tx, 1);
  if (code === undefined) throw new Error("no item code");
  return code;
}
