import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { accountOf, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { databaseError } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { canonicalSale, slipNumber, type ExceptionKind, type SaleEvent } from "../model";
import { eventsOf, sell } from "../permissions";

export interface RecordedSale {
  readonly saleId: string;
  readonly number: string;
  readonly totalCents: number;
  /** What collided: the sale is kept all the same. `line` counts from 1; null for the sale as a whole. */
  readonly exceptions: readonly { readonly kind: ExceptionKind; readonly line: number | null; readonly amountCents: number }[];
}

interface Row {
  readonly outcome: "recorded" | "replayed" | "sale_conflict" | "unknown_session" | "sums_differ";
  readonly till_number: number;
  readonly till_epoch: number;
  readonly sequence: number;
  readonly total: string | number;
  readonly exception_kinds: ExceptionKind[];
  /** 0 for the sale as a whole. */
  readonly exception_positions: number[];
  readonly exception_amounts: (string | number)[];
}

export const saleHash = (sale: SaleEvent): string => createHash("sha256").update(canonicalSale(sale)).digest("hex");

/** PostgreSQL's own array text: drizzle would spread an array into many parameters. Ids and numbers only, nothing to escape. */
const list = (values: readonly (string | number | null)[]): string => `{${values.map((value) => value ?? "NULL").join(",")}}`;

/**
 * Stores a completed sale; a cashier or coordinator of the event may. Recording is never refused for a collision: money wins,
 * and what collides becomes a typed exception. A resend of the same event answers the same; the same id with other content
 * is `sale_conflict`. One statement: the function is its own transaction (sale, lines, tender, stall ledger, funds, audit, outbox).
 */
export async function recordSale(
  ctx: Ctx, input: { readonly sale: SaleEvent; readonly sha256: string },
): Promise<Result<RecordedSale, "sale_damaged" | "sale_conflict" | "session_unknown" | "sums_differ">> {
  authorize(ctx.actor, sell);
  const { sale } = input;
  if (saleHash(sale) !== input.sha256) return refuse("sale_damaged");
  const row = await storeSale(ctx, sale, input.sha256);
  switch (row.outcome) {
    case "unknown_session":
      return refuse("session_unknown");
    case "sale_conflict":
    case "sums_differ":
      return refuse(row.outcome);
    case "recorded":
    case "replayed":
      return ok({
        saleId: sale.id,
        number: slipNumber(row.till_number, row.till_epoch, row.sequence),
        totalCents: Number(row.total),
        exceptions: row.exception_kinds.map((kind, index) => ({
          kind, line: row.exception_positions[index] || null, amountCents: Number(row.exception_amounts[index]),
        })),
      });
  }
}

async function storeSale(ctx: Ctx, sale: SaleEvent, sha256: string): Promise<Row> {
  const scope = eventsOf(ctx.actor, sell);
  const { lines } = sale;
  const ids = { audit: newId(), outbox: newId(), tender: newId(), lines: lines.map(() => newId()) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [row] = (await ctx.db.execute(sql`select * from checkout_record_sale(
        ${sale.id}::uuid, ${sale.sessionId}::uuid, ${sale.sequence}::integer, ${sale.lookCode}::text, ${sale.soldAt}::timestamptz,
        ${ctx.clock.now().toISOString()}::timestamptz, decode(${sha256}::text, 'hex'), ${scope ? list(scope) : null}::uuid[],
        ${accountOf(ctx.actor)}::uuid, ${ctx.actor.kind}::text, ${ctx.requestId}::text, ${ids.audit}::uuid, ${ids.outbox}::uuid,
        ${list(ids.lines)}::uuid[], ${list(lines.map((line) => line.articleId))}::uuid[], ${list(lines.map((line) => line.unitId))}::uuid[],
        ${list(lines.map((line) => line.quantity))}::integer[], ${list(lines.map((line) => line.unitPriceCents))}::bigint[],
        ${ids.tender}::uuid, ${sale.tenderedCents}::bigint)`)) as unknown as Row[];
      if (!row) throw new Error("checkout_record_sale answered nothing");
      return row;
    } catch (error) {
      // The statement has had no effect: tried again as `inTransaction` does.
      const { code } = databaseError(error);
      if ((code === "40001" || code === "40P01") && attempt < 4) continue;
      throw error;
    }
  }
}
