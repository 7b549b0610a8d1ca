import { sql } from "drizzle-orm";
import { valueMove } from "~db/schema/inkind-values.server";
import * as funds from "~/domains/funds/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import { rows } from "./queries/parts.server";
import { carriedCents } from "./value-shares";

/** What the books know a place as. Goods at a stall are still ours until they are sold; wherever else they go, they are used. */
export function sideOf(placeKind: string): funds.ValueSide {
  if (placeKind === "store" || placeKind === "stall") return "stock";
  if (placeKind === "waste" || placeKind === "lost") return "lost";
  return placeKind === "donor" ? "given" : "used";
}

interface Travelling {
  readonly lotId: string;
  readonly trancheId: string;
  readonly decisionId: string;
  readonly fromKind: string;
  readonly fromId: string;
  readonly toKind: string;
  readonly toId: string;
  readonly quantity: string;
  /** What lay where it left from, before it left. */
  readonly held: string;
  readonly heldCents: string;
  /** What the movement it takes back had carried, under the same decision. */
  readonly exact: string | null;
}

/**
 * A movement of a lot with a recognised value carries its share of it, and posts it to the in-kind book: called by the one
 * way stock moves, in the same transaction, while the lot is locked. Nothing happens while nobody has recognised a value:
 * the decision itself finds the goods where they are by then. Once per movement.
 */
export async function carryValue(tx: Tx, ctx: Ctx, movementId: string): Promise<void> {
  const [found] = rows<Travelling>(await tx.execute(sql`
    select m.lot_id as "lotId", l.tranche_id as "trancheId", d.id as "decisionId", m.from_kind as "fromKind", m.from_id as "fromId", m.to_kind as "toKind", m.to_id as "toId",
      m.quantity, coalesce(b.on_hand, 0) + m.quantity as held, coalesce(v.cents, 0) as "heldCents", back.cents as exact
    from stock_movement m
    join stock_lot l on l.id = m.lot_id
    join lateral (select id, cents from value_decision where receipt_line_id = l.receipt_line_id order by seq desc limit 1) d on d.cents is not null
    left join stock_balance b on (b.lot_id, b.place_kind, b.place_id) = (m.lot_id, m.from_kind, m.from_id)
    left join lot_value v on (v.lot_id, v.place_kind, v.place_id) = (m.lot_id, m.from_kind, m.from_id)
    left join value_move back on back.movement_id = m.reverses and back.decision_id = d.id
    where m.id = ${movementId}::uuid`));
  if (!found) return;
  const { lotId, trancheId, decisionId, fromKind, fromId, toKind, toId } = found;
  const cents = carriedCents({ quantity: Number(found.held), cents: Number(found.heldCents) }, Number(found.quantity), found.exact === null ? null : Number(found.exact));
  const made = await tx
    .insert(valueMove)
    .values({ id: newId(), lotId, decisionId, movementId, fromKind, fromId, toKind, toId, cents, recordedAt: ctx.clock.now() })
    .onConflictDoNothing({ target: valueMove.movementId })
    .returning({ id: valueMove.id });
  const [from, to] = [sideOf(fromKind), sideOf(toKind)];
  // Between two places of one side, and between used and lost, the accounts stay as they are.
  if (made.length === 0 || cents === 0 || (from !== "stock") === (to !== "stock")) return;
  await funds.postValue(tx, ctx, { key: movementId, trancheId, from, to, cents, sourceId: movementId });
}
