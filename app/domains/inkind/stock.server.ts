import { sql } from "drizzle-orm";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { nowhere } from "./model";
import { carryValue } from "./movement-value.server";

export interface Place {
  readonly kind: "donor" | "store" | "service" | "stall" | "waste";
  readonly id?: string;
}
export const store: Place = { kind: "store" };

export interface Movement {
  /** The idempotency key. */
  readonly id: string;
  readonly lotId: string;
  readonly kind: "receipt" | "issue" | "stall" | "write_off";
  readonly from: Place;
  readonly to: Place;
  readonly quantity: number;
  readonly reason?: string;
}
export type MovementStatus = "done" | "same" | "conflict" | "lot_missing" | "not_enough" | "use_by_passed" | "not_for_sale";
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
      ${movement.quantity}::bigint, ${now}::timestamptz, ${now}::timestamptz, ${accountOf(ctx.actor)}::uuid, ${movement.reason ?? null}::text, null) as status`,
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
