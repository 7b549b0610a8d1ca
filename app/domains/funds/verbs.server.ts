import { sql, type SQL } from "drizzle-orm";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import type { Book, TrancheSource, Unit } from "./model";

/**
 * The six verbs: receive, convert, transfer, use, refund, reverse; and cash differences. Each is one SQL function that takes the locks
 * (fund rows in id order, then balances in id order) and writes journal and provenance together. They are called inside
 * the caller's transaction and trust that the caller's command has authorised the act.
 * Amounts are whole base units of the book: euro cents, minutes, grams, millilitres, pieces.
 */
type Row = Record<string, unknown>;

async function one(tx: Tx, query: SQL): Promise<Row> {
  const [row] = (await tx.execute(query)) as unknown as Row[];
  if (!row) throw new Error("a ledger function answered nothing");
  return row;
}
const actorOf = (ctx: Ctx) => accountOf(ctx.actor);
const now = (ctx: Ctx) => ctx.clock.now().toISOString();
/** drizzle spreads arrays into parameter lists; PostgreSQL's own array text keeps them one parameter. */
const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(",")}}`;

export interface ReceiveInput {
  /** Made by the caller: the idempotency key. */
  readonly trancheId: string;
  readonly fundId: string;
  readonly book: Book;
  readonly unit: Unit;
  readonly amount: number;
  /** Value date; FIFO goes by it. */
  readonly receivedOn: LocalDate;
  readonly source: TrancheSource;
  /** What it came from, e.g. "receipt_line", "time_entry", "bank_gift", and its id there. */
  readonly sourceKind: string;
  readonly sourceId: string;
  /** Goods it was made of, in the parent's unit; their remaining is reduced. */
  readonly parents?: readonly { readonly trancheId: string; readonly amount: number }[];
}

/** One receipt enters its own book: a root tranche, and a balanced journal entry for cash and time. */
export async function receive(
  tx: Tx,
  ctx: Ctx,
  input: ReceiveInput,
): Promise<Result<{ trancheId: string; created: boolean }, "tranche_conflict" | "fund_missing" | "fund_closed" | "tranche_spent">> {
  const parents = input.parents ?? [];
  const { status } = await one(
    tx,
    sql`select funds_receive(${input.trancheId}::uuid, ${input.fundId}::uuid, ${input.book}::text, ${input.unit}::text,
      ${input.amount}::bigint, ${input.receivedOn}::date, ${input.source}::text, ${input.sourceKind}::text, ${input.sourceId}::uuid,
      ${arrayOf(parents.map((p) => p.trancheId))}::uuid[], ${arrayOf(parents.map((p) => p.amount))}::bigint[],
      ${now(ctx)}::timestamptz, ${actorOf(ctx)}::uuid) as status`,
  );
  switch (status) {
    case "created":
    case "same":
      return ok({ trancheId: input.trancheId, created: status === "created" });
    case "conflict":
      return refuse("tranche_conflict");
    case "fund_missing":
    case "fund_closed":
    case "tranche_spent":
      return refuse(status);
    default:
      throw new Error(`funds_receive answered ${String(status)}`);
  }
}

export interface ConvertInput {
  /** The goods that were turned into money. */
  readonly parentTrancheId: string;
  /** The cash tranche they became; it is a root of its own book and is not counted twice (F15). */
  readonly childTrancheId: string;
  /** In the parent's unit. */
  readonly amount: number;
}

/** Joins an existing cash tranche to the goods it was made of. Repeating the same pair is harmless. */
export async function convert(
  tx: Tx,
  _ctx: Ctx,
  input: ConvertInput,
): Promise<Result<{ created: boolean }, "tranche_conflict" | "tranche_missing" | "tranche_spent">> {
  const { status } = await one(
    tx,
    sql`select funds_convert(${input.parentTrancheId}::uuid, ${input.childTrancheId}::uuid, ${input.amount}::bigint) as status`,
  );
  switch (status) {
    case "created":
    case "same":
      return ok({ created: status === "created" });
    case "conflict":
      return refuse("tranche_conflict");
    case "tranche_missing":
    case "tranche_spent":
      return refuse(status);
    default:
      throw new Error(`funds_convert answered ${String(status)}`);
  }
}

export interface TransferInput {
  /** Idempotency key of the act. */
  readonly transferId: string;
  readonly fromFundId: string;
  readonly toFundId: string;
  readonly book: Book;
  readonly unit: Unit;
  readonly on: LocalDate;
  /** Parts of the sum, each for a planned month (first of month) or for no month in particular. */
  readonly parts: readonly { readonly month: LocalDate | null; readonly amount: number }[];
}

/** FIFO tranches of one fund become child tranches of another: same root, same value date, ancestry kept. All or nothing. */
export async function transfer(
  tx: Tx,
  ctx: Ctx,
  input: TransferInput,
): Promise<Result<{ created: boolean }, "transfer_conflict" | "fund_missing" | "fund_closed" | "fund_restricted" | "fund_insufficient">> {
  const { status } = await one(
    tx,
    sql`select funds_transfer(${input.transferId}::uuid, ${input.fromFundId}::uuid, ${input.toFundId}::uuid, ${input.book}::text,
      ${input.unit}::text, ${`{${input.parts.map((p) => p.month ?? "NULL").join(",")}}`}::date[],
      ${arrayOf(input.parts.map((p) => p.amount))}::bigint[], ${input.on}::date, ${now(ctx)}::timestamptz, ${actorOf(ctx)}::uuid) as status`,
  );
  switch (status) {
    case "created":
    case "same":
      return ok({ created: status === "created" });
    case "conflict":
      return refuse("transfer_conflict");
    case "fund_missing":
    case "fund_closed":
    case "fund_restricted":
    case "fund_insufficient":
      return refuse(status);
    default:
      throw new Error(`funds_transfer answered ${String(status)}`);
  }
}

export interface UseInput {
  /** Made by the caller: the idempotency key of the cost. A second call with equal content funds what is still unfunded. */
  readonly costLineId: string;
  /** Null only for a fee. */
  readonly outputId: string | null;
  /** In the order in which they are to be used up. */
  readonly fundIds: readonly string[];
  readonly book: Book;
  readonly unit: Unit;
  /** The whole cost in base units. */
  readonly amount: number;
  readonly on: LocalDate;
  readonly basis?: "actual" | "standard" | "fee";
  /** At most this much is funded by this call; the rest stays open. */
  readonly upTo?: number;
  /** Use this very tranche (a handed-out lot, a shift's minutes) instead of FIFO. */
  readonly trancheId?: string;
}

/** Links tranches to a delivered output. What the funds cannot cover stays unfunded: a visible number, not a refusal. */
export async function use(
  tx: Tx,
  ctx: Ctx,
  input: UseInput,
): Promise<Result<{ funded: number; unfunded: number }, "cost_line_conflict" | "output_missing" | "fund_missing" | "fund_restricted">> {
  const row = await one(
    tx,
    sql`select * from funds_use(${input.costLineId}::uuid, ${input.outputId}::uuid, ${arrayOf(input.fundIds)}::uuid[], ${input.book}::text,
      ${input.unit}::text, ${input.amount}::bigint, ${input.on}::date, ${input.basis ?? "actual"}::text, ${input.upTo ?? null}::bigint,
      ${input.trancheId ?? null}::uuid, ${now(ctx)}::timestamptz, ${actorOf(ctx)}::uuid)`,
  );
  switch (row.status) {
    case "done":
      return ok({ funded: Number(row.funded), unfunded: Number(row.unfunded) });
    case "conflict":
      return refuse("cost_line_conflict");
    case "output_missing":
    case "fund_missing":
    case "fund_restricted":
      return refuse(row.status);
    default:
      throw new Error(`funds_use answered ${String(row.status)}`);
  }
}

export interface RefundInput {
  /** The receipt that is given back (its root tranche). */
  readonly trancheId: string;
  /** Idempotency key, one per refund. */
  readonly refundRef: string;
  readonly amount: number;
  readonly on: LocalDate;
}

/**
 * Gives back a part of a receipt: first what is unspent of it, then its newest uses are reversed and their costs are funded
 * again from the same fund, then from the general fund; what is left shows as unfunded. The output stays delivered.
 */
export async function refund(
  tx: Tx,
  ctx: Ctx,
  input: RefundInput,
): Promise<Result<{ created: boolean }, "refund_conflict" | "tranche_missing" | "refund_too_large">> {
  const { status } = await one(
    tx,
    sql`select funds_refund(${input.trancheId}::uuid, ${input.refundRef}::text, ${input.amount}::bigint, ${input.on}::date,
      ${now(ctx)}::timestamptz, ${actorOf(ctx)}::uuid) as status`,
  );
  switch (status) {
    case "created":
    case "same":
      return ok({ created: status === "created" });
    case "conflict":
      return refuse("refund_conflict");
    case "tranche_missing":
    case "refund_too_large":
      return refuse(status);
    default:
      throw new Error(`funds_refund answered ${String(status)}`);
  }
}

/** Takes back a cost: its live edges get mirror rows, the money lies in its tranches again, the cost line counts as void. */
export async function reverse(
  tx: Tx,
  ctx: Ctx,
  input: { readonly costLineId: string; readonly on: LocalDate },
): Promise<Result<{ created: boolean }, "cost_line_missing">> {
  const { status } = await one(
    tx,
    sql`select funds_reverse(${input.costLineId}::uuid, ${input.on}::date, ${now(ctx)}::timestamptz, ${actorOf(ctx)}::uuid) as status`,
  );
  if (status === "cost_line_missing") return refuse("cost_line_missing");
  return ok({ created: status === "created" });
}

/** Locks funds in id order. Whoever moves money between several funds in one transaction calls it first with all of them. */
export async function lockFunds(tx: Tx, fundIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select funds_lock(${arrayOf(fundIds)}::uuid[])`);
}

export interface CashDifferenceInput {
  /** The count it was found by: the idempotency key. */
  readonly id: string;
  /** Whose money was counted. What the fund holds stays as it is. */
  readonly fundId: string;
  /** Counted less expected: below zero when cash is missing. */
  readonly cents: number;
}

/** A cash difference waits on an account of its own until it is cleared up; no tranche changes (B9). Repeating the same is harmless. */
export async function cashDifference(tx: Tx, ctx: Ctx, input: CashDifferenceInput): Promise<void> {
  const { status } = await one(
    tx,
    sql`select funds_cash_difference(${input.id}::uuid, ${input.fundId}::uuid, ${input.cents}::bigint, ${localDateOf(ctx.clock.now())}::date,
      ${now(ctx)}::timestamptz, ${actorOf(ctx)}::uuid) as status`,
  );
  if (status !== "created" && status !== "same") throw new Error(`funds_cash_difference answered ${String(status)}`);
}
