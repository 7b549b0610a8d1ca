import { sql } from "drizzle-orm";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import type { HoldReason } from "./hold-reasons";
import { nowhere } from "./model";
import { carryValue } from "./movement-value.server";

export interface Place {
  readonly kind: "donor" | "store" | "service" | "stall" | "waste" | "lost" | "found";
  readonly id?: string;
}
export const store: Place = { kind: "store" };

export interface Movement {
  /** The idempotency key. */
  readonly id: string;
  readonly lotId: string;
  readonly kind: "receipt" | "issue" | "stall" | "return" | "write_off" | "count";
  readonly from: Place;
  readonly to: Place;
  readonly quantity: number;
  readonly reason?: string;
  /** When it happened, when that is not now: a count posts as of its own moment. */
  readonly occurredAt?: Date;
}
export type MovementStatus = "done" | "same" | "conflict" | "lot_missing" | "not_enough" | "reserved" | "held" | "use_by_passed" | "not_for_sale";
export type ReversalStatus = MovementStatus | "already_reversed" | "not_reversible";

const statusOf = async <S>(tx: Tx, query: ReturnType<typeof sql>): Promise<S> =>
  ((await tx.execute(query)) as unknown as { status: S }[])[0]!.status;

/** What has moved takes its recognised value along. A new lot has none yet. */
async function valued<S extends ReversalStatus>(tx: Tx, ctx: Ctx, movementId: string, status: S): Promise<S> {
  if (status === "done") await carryValue(tx, ctx, movementId);
  return status;
}

/** The one way stock moves. Callers that move several lots do it in the order of their ids, since each row is locked. */
export async function moveStock(tx: Tx, ctx: Ctx, movement: Movement): Promise<MovementStatus> {
  const now = ctx.clock.now().toISOString();
  const status = await statusOf<MovementStatus>(
    tx,
    sql`select post_stock_movement(${movement.id}::uuid, ${movement.lotId}::uuid, ${movement.kind}::text,
      ${movement.from.kind}::text, ${movement.from.id ?? nowhere}::uuid, ${movement.to.kind}::text, ${movement.to.id ?? nowhere}::uuid,
      ${movement.quantity}::bigint, ${movement.occurredAt?.toISOString() ?? now}::timestamptz, ${now}::timestamptz, ${accountOf(ctx.actor)}::uuid, ${movement.reason ?? null}::text, null) as status`,
  );
  return movement.kind === "receipt" ? status : valued(tx, ctx, movement.id, status);
}

/** Takes a movement back as a whole; it stays in the history with its reversal. */
export async function reverseStock(tx: Tx, ctx: Ctx, reversal: { id: string; movementId: string; reason?: string }): Promise<ReversalStatus> {
  const now = ctx.clock.now().toISOString();
  const status = await statusOf<ReversalStatus>(
    tx,
    sql`select reverse_stock_movement(${reversal.id}::uuid, ${reversal.movementId}::uuid, ${now}::timestamptz, ${now}::timestamptz,
      ${accountOf(ctx.actor)}::uuid, ${reversal.reason ?? null}::text) as status`,
  );
  return valued(tx, ctx, reversal.id, status);
}

/** On hand − held − promised (G4). */
export async function availableOf(reader: Reader, lotId: string): Promise<number> {
  const [row] = (await reader.execute(sql`select stock_available(${lotId}::uuid) as left`)) as unknown as { left: number }[];
  return Number(row?.left ?? 0);
}

export interface Promised {
  /** The idempotency key. */
  readonly id: string;
  readonly lotId: string;
  readonly quantity: number;
  /** What it is kept for: a line of a request. */
  readonly for: { readonly kind: string; readonly id: string };
}
export type PromiseStatus = "done" | "same" | "conflict" | "lot_missing" | "held" | "use_by_passed" | "not_enough";

/** Keeps a quantity of a lot for somebody; promised is not given, and never more than is neither held nor promised (G4). */
export const promiseStock = (tx: Tx, ctx: Ctx, { id, lotId, quantity, for: kept }: Promised): Promise<PromiseStatus> =>
  statusOf(tx, sql`select stock_reserve(${id}::uuid, ${lotId}::uuid, ${quantity}::bigint, ${kept.kind}::text, ${kept.id}::uuid,
    ${accountOf(ctx.actor)}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as status`);

/** Gives a promise back to the shelf. */
export const releasePromise = (tx: Tx, ctx: Ctx, id: string): Promise<"done" | "ended" | "unknown"> =>
  statusOf(tx, sql`select stock_release(${id}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as status`);

/** Hands out what was promised, all or a part of it; the rest of the promise ends. */
export async function issuePromised(
  tx: Tx, ctx: Ctx, issue: { readonly movementId: string; readonly promiseId: string; readonly quantity: number; readonly to: Place },
): Promise<MovementStatus | "promise_ended" | "too_much"> {
  const now = ctx.clock.now().toISOString();
  const status = await statusOf<MovementStatus | "promise_ended" | "too_much">(
    tx,
    sql`select stock_issue_reserved(${issue.movementId}::uuid, ${issue.promiseId}::uuid, ${issue.quantity}::bigint, ${issue.to.kind}::text,
      ${issue.to.id ?? nowhere}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${accountOf(ctx.actor)}::uuid) as status`,
  );
  if (status === "done") await carryValue(tx, ctx, issue.movementId);
  return status;
}

/** Holds a lot: nothing of it is given out, sold or promised until somebody decides; promises on it end and are told. */
export const holdLot = (
  tx: Tx, ctx: Ctx, hold: { readonly id: string; readonly lotId: string; readonly reason: HoldReason; readonly recallId?: string },
): Promise<"done" | "same" | "held" | "lot_missing"> =>
  statusOf(tx, sql`select stock_open_hold(${hold.id}::uuid, ${hold.lotId}::uuid, ${hold.reason}::text, ${hold.recallId ?? null}::uuid,
    ${accountOf(ctx.actor)}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as status`);

export const endHold = (tx: Tx, ctx: Ctx, id: string, outcome: "fit" | "unfit"): Promise<"done" | "ended" | "unknown"> =>
  statusOf(tx, sql`select stock_close_hold(${id}::uuid, ${outcome}::text, ${accountOf(ctx.actor)}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as status`);
