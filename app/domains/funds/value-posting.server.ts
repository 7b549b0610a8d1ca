import { sql } from "drizzle-orm";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";

/** Where recognised value lies: given by a donor, in stock, used by a service, lost (written off, missing). */
export type ValueSide = "given" | "stock" | "used" | "lost";

export interface PostValueInput {
  /** The idempotency key: a movement's id, or a decision's with what it posts. */
  readonly key: string;
  /** The goods' tranche: its fund is the entry's. */
  readonly trancheId: string;
  readonly from: ValueSide;
  readonly to: ValueSide;
  /** Above zero. */
  readonly cents: number;
  readonly sourceId: string;
  /** When it happened; the entry takes effect today, in the open period. */
  readonly valueDate?: LocalDate;
}

/** Recognised value of goods goes from one side of the in-kind book (EUR_FV) to another. Provenance stays in kilos and pieces. Repeating a key is harmless. */
export async function postValue(tx: Tx, ctx: Ctx, input: PostValueInput): Promise<void> {
  const now = ctx.clock.now();
  const today = localDateOf(now);
  const [row] = (await tx.execute(sql`select funds_post_value(${input.key}::text, ${input.trancheId}::uuid, ${input.from}::text, ${input.to}::text,
    ${input.cents}::bigint, ${input.sourceId}::uuid, ${today}::date, ${input.valueDate ?? today}::date, ${now.toISOString()}::timestamptz, ${accountOf(ctx.actor)}::uuid) as status`)) as unknown as { status: string }[];
  if (row?.status !== "created" && row?.status !== "same") throw new Error(`funds_post_value answered ${String(row?.status)}`);
}
