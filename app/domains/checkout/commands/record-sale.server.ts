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

const hole = sql.placeholder;

/** The one statement of a sale. Its text is made once a pool: a till's day asks it thousands of times. */
const saleQuery = (db: Ctx["db"]) =>
  db
    .select({
      outcome: sql<"recorded" | "replayed" | "sale_conflict" | "unknown_session" | "sums_differ">`outcome`,
      till: sql<number>`till_number`, epoch: sql<number>`till_epoch`, sequence: sql<number>`sequence`, total: sql<string | number>`total`,
      kinds: sql<ExceptionKind[]>`exception_kinds`,
      /** 0 for the sale as a whole. */
      positions: sql<number[]>`exception_positions`, amounts: sql<(string | number)[]>`exception_amounts`,
    })
    .from(sql`checkout_record_sale(
      ${hole("sale")}::uuid, ${hole("session")}::uuid, ${hole("sequence")}::integer, ${hole("look")}::text, ${hole("soldAt")}::timestamptz,
      ${hole("now")}::timestamptz, decode(${hole("sha256")}::text, 'hex'), ${hole("scope")}::uuid[],
      ${hole("actor")}::uuid, ${hole("actorKind")}::text, ${hole("request")}::text, ${hole("audit")}::uuid, ${hole("outbox")}::uuid,
      ${hole("lines")}::uuid[], ${hole("articles")}::uuid[], ${hole("units")}::uuid[], ${hole("quantities")}::integer[], ${hole("prices")}::bigint[],
      ${hole("tender")}::uuid, ${hole("tendered")}::bigint)`)
    .prepare("record_sale");
const queries = new WeakMap<Ctx["db"], ReturnType<typeof saleQuery>>();

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
        number: slipNumber(row.till, row.epoch, row.sequence),
        totalCents: Number(row.total),
        exceptions: row.kinds.map((kind, index) => ({
          kind, line: row.positions[index] || null, amountCents: Number(row.amounts[index]),
        })),
      });
  }
}

async function storeSale(ctx: Ctx, sale: SaleEvent, sha256: string) {
  const scope = eventsOf(ctx.actor, sell);
  const { lines } = sale;
  const query = queries.get(ctx.db) ?? saleQuery(ctx.db);
  queries.set(ctx.db, query);
  const values = {
    sale: sale.id, session: sale.sessionId, sequence: sale.sequence, look: sale.lookCode, soldAt: sale.soldAt, now: ctx.clock.now().toISOString(), sha256,
    scope: scope ? list(scope) : null, actor: accountOf(ctx.actor), actorKind: ctx.actor.kind, request: ctx.requestId, audit: newId(), outbox: newId(),
    lines: list(lines.map(() => newId())), articles: list(lines.map((line) => line.articleId)), units: list(lines.map((line) => line.unitId)),
    quantities: list(lines.map((line) => line.quantity)), prices: list(lines.map((line) => line.unitPriceCents)), tender: newId(), tendered: sale.tenderedCents,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [row] = await query.execute(values);
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
