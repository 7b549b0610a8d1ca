import { sql } from "drizzle-orm";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { LocalDate } from "~/platform/time/local-date";

export interface ReceivedGoods {
  readonly fundId: string;
  readonly receivedOn: LocalDate;
  readonly sourceKind: string;
  /** One new tranche each. */
  readonly lots: readonly { readonly trancheId: string; readonly unit: "g" | "ml" | "piece"; readonly amount: number; readonly sourceId: string }[];
}

/** Verb: receive, for all lots of one receipt in one call. */
export async function receiveGoods(tx: Tx, ctx: Ctx, { fundId, receivedOn, sourceKind, lots }: ReceivedGoods): Promise<Result<null, "fund_missing" | "fund_closed">> {
  if (lots.length === 0) return ok(null);
  const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(",")}}`;
  const [row] = (await tx.execute(sql`
    select funds_receive_goods(${arrayOf(lots.map((lot) => lot.trancheId))}::uuid[], ${arrayOf(lots.map((lot) => lot.unit))}::text[],
      ${arrayOf(lots.map((lot) => lot.amount))}::bigint[], ${arrayOf(lots.map((lot) => lot.sourceId))}::uuid[], ${fundId}::uuid, ${sourceKind}::text,
      ${receivedOn}::date, ${ctx.clock.now().toISOString()}::timestamptz) as status`)) as unknown as { status: "created" | "fund_missing" | "fund_closed" }[];
  return row?.status === "created" ? ok(null) : refuse(row!.status as "fund_missing" | "fund_closed");
}
