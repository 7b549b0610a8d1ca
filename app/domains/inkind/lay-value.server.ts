import { sql } from "drizzle-orm";
import { valueMove } from "~db/schema/inkind-values.server";
import * as funds from "~/domains/funds/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import type { LocalDate } from "~/platform/time/local-date";
import { nowhere } from "./model";
import { sideOf } from "./movement-value.server";
import { rows } from "./queries/parts.server";
import { spreadCents } from "./value-shares";

interface PlaceOfLot {
  readonly kind: string;
  readonly id: string;
  readonly quantity: number;
  readonly cents: number;
}
interface LotToValue {
  readonly id: string;
  readonly trancheId: string;
  readonly quantity: number;
  readonly receivedOn: LocalDate;
  readonly places: readonly PlaceOfLot[];
}

/** The lots of a line with what lies where, in goods and in cents, locked against movements. */
async function lotsOf(tx: Tx, lineId: string): Promise<LotToValue[]> {
  await tx.execute(sql`select lock_line_lots(${lineId}::uuid)`);
  const found = rows<{ id: string; trancheId: string; quantity: string; receivedOn: LocalDate; kind: string | null; place: string; onHand: string; cents: string }>(await tx.execute(sql`
    select l.id, l.tranche_id as "trancheId", l.quantity, (l.received_at at time zone 'Europe/Sofia')::date::text as "receivedOn", p.place_kind as kind, p.place_id as place,
      coalesce(b.on_hand, 0) as "onHand", coalesce(v.cents, 0) as cents
    from stock_lot l
    left join lateral (
      select place_kind, place_id from stock_balance where lot_id = l.id union select place_kind, place_id from lot_value where lot_id = l.id
    ) p on p.place_kind <> 'donor'
    left join stock_balance b on (b.lot_id, b.place_kind, b.place_id) = (l.id, p.place_kind, p.place_id)
    left join lot_value v on (v.lot_id, v.place_kind, v.place_id) = (l.id, p.place_kind, p.place_id)
    where l.receipt_line_id = ${lineId}::uuid order by l.number, p.place_kind, p.place_id`));
  return [...new Set(found.map((row) => row.id))].map((id) => {
    const own = found.filter((row) => row.id === id);
    const { trancheId, quantity, receivedOn } = own[0]!;
    const places = own.flatMap(({ kind, place, onHand, cents }) => (kind === null ? [] : [{ kind, id: place, quantity: Math.max(Number(onHand), 0), cents: Number(cents) }]));
    return { id, trancheId, quantity: Number(quantity), receivedOn, places };
  });
}

/** Moves cents between the donor and each place until every place holds its part, and posts the sums a side. */
async function layLot(tx: Tx, ctx: Ctx, decisionId: string, lot: LotToValue, cents: number): Promise<void> {
  const targets = spreadCents(cents, lot.places.map((place) => place.quantity));
  const changes = lot.places.map((place, index) => ({ place, change: (targets[index] ?? 0) - place.cents })).filter(({ change }) => change !== 0);
  if (changes.length === 0) return;
  await tx.insert(valueMove).values(changes.map(({ place, change }) => {
    const donor = { kind: "donor", id: nowhere };
    const [from, to] = change > 0 ? [donor, place] : [place, donor];
    return { id: newId(), lotId: lot.id, decisionId, fromKind: from.kind, fromId: from.id, toKind: to.kind, toId: to.id, cents: Math.abs(change), recordedAt: ctx.clock.now() };
  }));
  const post = async (name: string, side: funds.ValueSide, change: number, from: funds.ValueSide = "stock") => {
    if (change === 0) return;
    const way = change > 0 ? { from, to: side } : { from: side, to: from };
    await funds.postValue(tx, ctx, { key: `${decisionId}:${lot.id}:${name}`, trancheId: lot.trancheId, ...way, cents: Math.abs(change), sourceId: decisionId, valueDate: lot.receivedOn });
  };
  const sum = (side?: funds.ValueSide) => changes.reduce((total, { place, change }) => (side === undefined || sideOf(place.kind) === side ? total + change : total), 0);
  // As the goods went: all in from the donor first, then out what has left already.
  await post("in", "stock", sum(), "given");
  await post("used", "used", sum("used"));
  await post("lost", "lost", sum("lost"));
}

/**
 * Brings the goods of a line to the value just decided, wherever they are by now, and the in-kind book with them. A correction
 * posts only the difference, today; „без оценка“ is nothing to post. Called in the decision's transaction.
 */
export async function layValue(tx: Tx, ctx: Ctx, decision: { readonly id: string; readonly lineId: string; readonly cents: number | null }): Promise<void> {
  const lots = await lotsOf(tx, decision.lineId);
  const parts = spreadCents(decision.cents ?? 0, lots.map((lot) => lot.quantity));
  for (const [index, lot] of lots.entries()) await layLot(tx, ctx, decision.id, lot, parts[index] ?? 0);
}
