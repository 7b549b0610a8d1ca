import type { SelfCheck } from "~/platform/self-check/run-self-check.server";
import { valueChecks } from "./value-checks.server";

/** Each query returns the ids that break an invariant, so an empty answer is the proof. */
const offenders: readonly SelfCheck[] = [
  {
    name: "inkind.g1_arrived",
    /** G1: arrived = accepted + rejected + quarantined, and declared is what the donor said. */
    sql: `select rl.id from goods_receipt_line rl join goods_offer_line ol on ol.id = rl.offer_line_id
      where rl.arrived <> rl.accepted + rl.rejected + rl.quarantined or rl.declared <> ol.quantity or rl.unit <> ol.unit`,
  },
  {
    name: "inkind.g1_lots",
    /** What was accepted, at the door or out of what was held, lies in lots, exactly. */
    sql: `select rl.id from goods_receipt_line rl left join quarantine_decision d on d.receipt_line_id = rl.id left join stock_lot l on l.receipt_line_id = rl.id
      group by rl.id, d.accepted having rl.accepted + coalesce(d.accepted, 0) <> coalesce(sum(l.quantity), 0)`,
  },
  {
    name: "inkind.g1_decided",
    /** A decision on held goods is about all of them, and about what the receipt held. */
    sql: `select d.receipt_line_id as id from quarantine_decision d join goods_receipt_line rl on rl.id = d.receipt_line_id
      where d.quarantined <> rl.quarantined or d.accepted + d.rejected <> d.quarantined`,
  },
  {
    name: "inkind.returns",
    /** Never more came back of a handing-over than it gave, and what stayed is what is counted as support. */
    sql: `select m.id from stock_movement m join (select issue_movement_id, sum(quantity) as back, array_agg(cost_line_id) as costs from goods_return group by 1) r on r.issue_movement_id = m.id
      where r.back > m.quantity or m.quantity - r.back <> coalesce((select sum(e.amount) from funding_edge e where e.cost_line_id = m.id or e.cost_line_id = any (r.costs)), 0)`,
  },
  {
    name: "inkind.g2_reversals",
    /** G2: a reversal is its movement turned round, never more. */
    sql: `select r.id from stock_movement r join stock_movement m on m.id = r.reverses
      where r.quantity > m.quantity or r.lot_id <> m.lot_id or (r.from_kind, r.from_id, r.to_kind, r.to_id) <> (m.to_kind, m.to_id, m.from_kind, m.from_id)`,
  },
  {
    name: "inkind.g3_legs",
    /** G3: the legs of a lot add up to zero. */
    sql: `select lot_id as id from stock_leg group by lot_id having sum(quantity) <> 0`,
  },
  {
    name: "inkind.g3_balances",
    /** G3: each balance is the fold of the legs, none below zero but those it comes from. */
    sql: `select coalesce(b.lot_id, f.lot_id) as id from stock_balance b
      full join (select lot_id, place_kind, place_id, sum(quantity) as on_hand from stock_leg group by 1, 2, 3) f using (lot_id, place_kind, place_id)
      where b.on_hand is distinct from f.on_hand or (place_kind not in ('donor', 'found') and b.on_hand < 0)`,
  },
  {
    name: "inkind.stock_is_provenance",
    /** What lies in the store and at stalls covers what is left of the lot's tranche, and the store never holds more than it. */
    sql: `select l.id from stock_lot l join tranche_balance t on t.tranche_id = l.tranche_id
      left join stock_balance s on s.lot_id = l.id and s.place_kind = 'store'
      left join (select lot_id, sum(on_hand) as on_hand from stock_balance where place_kind = 'stall' group by 1) st on st.lot_id = l.id
      where coalesce(s.on_hand, 0) > t.remaining or t.remaining > coalesce(s.on_hand, 0) + coalesce(st.on_hand, 0)`,
  },
  {
    name: "inkind.g5_not_for_sale",
    /** G5: nothing that is not for sale ever went to a stall. */
    sql: `select m.id from stock_movement m join stock_lot l on l.id = m.lot_id where m.to_kind = 'stall' and l.not_for_sale`,
  },
  {
    name: "inkind.g4_promised",
    /** G4: never more promised than lies in the store, and nothing of what is held. */
    sql: `select r.lot_id as id from stock_reservation r where r.ended_at is null group by r.lot_id
      having sum(r.quantity) > coalesce((select sum(b.on_hand) from stock_balance b where b.lot_id = r.lot_id and b.place_kind = 'store'), 0)
        or stock_held(r.lot_id)`,
  },
  {
    name: "inkind.g6_use_by",
    /** G6: nothing was given out after its use-by day. */
    sql: `select m.id from stock_movement m join stock_lot l on l.id = m.lot_id
      where m.kind in ('issue', 'stall') and l.use_by < (m.occurred_at at time zone 'Europe/Sofia')::date`,
  },
  {
    name: "inkind.requests_given",
    /** What a line of a request says was handed over is what its handovers add up to, and what left the store for it. */
    sql: `select l.id from goods_request_line l where l.issued <> (select coalesce(sum(h.quantity), 0) from goods_handover_line h where h.line_id = l.id)
      or l.issued <> (select coalesce(sum(m.quantity), 0) from stock_reservation r join stock_movement m on m.id = r.movement_id where r.for_kind = 'request_line' and r.for_id = l.id)`,
  },
  {
    name: "inkind.requests_promised",
    /** Never more promised to a line than it still waits for; nothing to one that waits for nothing. */
    sql: `select l.id from goods_request_line l join stock_reservation r on r.for_kind = 'request_line' and r.for_id = l.id and r.ended_at is null
      group by l.id having sum(r.quantity) > case when l.close_reason is null then coalesce(l.approved, 0) - l.issued else 0 end`,
  },
];

/** The invariants of `inkind`, counted: the same SQL serves the property tests and the nightly self-check. */
export const inkindChecks: readonly SelfCheck[] = [
  ...offenders.map(({ name, sql }) => ({ name, sql: `select count(*)::int as violations from (${sql}) as offenders` })),
  ...valueChecks,
];
