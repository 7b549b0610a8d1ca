-- In-kind gifts and the store: insert-only facts, one guarded door for stock (MODEL G1–G3, G6).

CREATE TRIGGER goods_offer_line_insert_only BEFORE UPDATE OR DELETE ON goods_offer_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_receipt_insert_only BEFORE UPDATE OR DELETE ON goods_receipt FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_receipt_line_insert_only BEFORE UPDATE OR DELETE ON goods_receipt_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER stock_lot_insert_only BEFORE UPDATE OR DELETE ON stock_lot FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER stock_movement_insert_only BEFORE UPDATE OR DELETE ON stock_movement FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_issue_insert_only BEFORE UPDATE OR DELETE ON goods_issue FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_issue_line_insert_only BEFORE UPDATE OR DELETE ON goods_issue_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_offer_no_delete BEFORE DELETE ON goods_offer FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON goods_offer_line, goods_receipt, goods_receipt_line, stock_lot, goods_issue, goods_issue_line FROM dobroteka_app;
--> statement-breakpoint
-- Stock moves only through the functions below.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON stock_movement, stock_balance FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON goods_offer FROM dobroteka_app;
--> statement-breakpoint

-- The two legs of each movement; per lot they add up to zero (G3).
CREATE VIEW stock_leg AS
  SELECT id AS movement_id, 1 AS leg, lot_id, from_kind AS place_kind, from_id AS place_id, -quantity AS quantity, occurred_at FROM stock_movement
  UNION ALL
  SELECT id, 2, lot_id, to_kind, to_id, quantity, occurred_at FROM stock_movement;
--> statement-breakpoint
GRANT SELECT ON stock_leg TO dobroteka_app;
--> statement-breakpoint

-- Nothing of a lot is given out while somebody looks into it, nor once it was found unfit, until it is looked into anew.
CREATE FUNCTION stock_held(p_lot uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT h.closed_at IS NULL OR h.outcome = 'unfit' FROM stock_hold h WHERE h.lot_id = p_lot
    ORDER BY (h.closed_at IS NULL) DESC, h.opened_at DESC, h.id DESC LIMIT 1), false)
$$;
--> statement-breakpoint

-- On hand − held − reserved (G4): what may still be promised or given out of a lot. Never below zero.
CREATE FUNCTION stock_available(p_lot uuid) RETURNS bigint LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN stock_held(p_lot) THEN 0
    ELSE greatest(0, coalesce((SELECT sum(b.on_hand) FROM stock_balance b WHERE b.lot_id = p_lot AND b.place_kind = 'store'), 0)
      - coalesce((SELECT sum(r.quantity) FROM stock_reservation r WHERE r.lot_id = p_lot AND r.ended_at IS NULL), 0)) END::bigint
$$;
--> statement-breakpoint

-- Moves a quantity of one lot and keeps both balances. Takes the lot's row first, so that movements of one lot queue up.
-- The movement's id is the idempotency key. Answers done, same, or does nothing and answers conflict, lot_missing,
-- not_enough (more than lies there), reserved (it lies there but is promised),
-- use_by_passed (nothing is given out after its use-by day), held, not_for_sale (to a stall). What is written off or found missing may have
-- been promised: the newest promises are cut then, and told.
CREATE FUNCTION post_stock_movement(
  p_id uuid, p_lot uuid, p_kind text, p_from_kind text, p_from_id uuid, p_to_kind text, p_to_id uuid,
  p_quantity bigint, p_occurred timestamptz, p_recorded timestamptz, p_actor uuid, p_reason text, p_reverses uuid
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_lot stock_lot;
  v_known stock_movement;
BEGIN
  SELECT * INTO v_lot FROM stock_lot WHERE id = p_lot FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'lot_missing'; END IF;
  SELECT * INTO v_known FROM stock_movement WHERE id = p_id;
  IF FOUND THEN
    RETURN CASE WHEN (v_known.lot_id, v_known.kind, v_known.to_kind, v_known.to_id, v_known.quantity)
                  = (p_lot, p_kind, p_to_kind, p_to_id, p_quantity) THEN 'same' ELSE 'conflict' END;
  END IF;
  IF p_kind IN ('issue', 'stall') AND v_lot.use_by < (p_occurred AT TIME ZONE 'Europe/Sofia')::date THEN
    RETURN 'use_by_passed';
  END IF;
  IF p_kind = 'stall' AND v_lot.not_for_sale THEN RETURN 'not_for_sale'; END IF;
  IF p_kind IN ('issue', 'stall') AND p_from_kind = 'store' THEN
    IF stock_held(p_lot) THEN RETURN 'held'; END IF;
    IF p_quantity > stock_available(p_lot) THEN
      RETURN CASE WHEN p_quantity > coalesce((SELECT on_hand FROM stock_balance WHERE lot_id = p_lot AND place_kind = 'store' AND place_id = p_from_id), 0)
                  THEN 'not_enough' ELSE 'reserved' END;
    END IF;
  END IF;
  IF p_from_kind IN ('donor', 'found') THEN
    INSERT INTO stock_balance AS b (lot_id, place_kind, place_id, on_hand) VALUES (p_lot, p_from_kind, p_from_id, -p_quantity)
      ON CONFLICT (lot_id, place_kind, place_id) DO UPDATE SET on_hand = b.on_hand - p_quantity;
  ELSE
    UPDATE stock_balance SET on_hand = on_hand - p_quantity
      WHERE lot_id = p_lot AND place_kind = p_from_kind AND place_id = p_from_id AND on_hand >= p_quantity;
    IF NOT FOUND THEN RETURN 'not_enough'; END IF;
  END IF;
  INSERT INTO stock_balance AS b (lot_id, place_kind, place_id, on_hand) VALUES (p_lot, p_to_kind, p_to_id, p_quantity)
    ON CONFLICT (lot_id, place_kind, place_id) DO UPDATE SET on_hand = b.on_hand + p_quantity;
  INSERT INTO stock_movement (id, lot_id, kind, from_kind, from_id, to_kind, to_id, quantity, occurred_at, recorded_at, actor_id, reason, reverses)
    VALUES (p_id, p_lot, p_kind, p_from_kind, p_from_id, p_to_kind, p_to_id, p_quantity, p_occurred, p_recorded, p_actor, p_reason, p_reverses);
  IF p_from_kind = 'store' AND p_kind NOT IN ('issue', 'stall') THEN PERFORM stock_cut_promises(p_lot, p_recorded); END IF;
  RETURN 'done';
END $$;
--> statement-breakpoint

-- The whole movement back, once, and only while everything is still where it was taken to (G2). What has come in from a
-- donor goes out by a write-off or an issue, never by undoing the receipt. Answers also already_reversed, not_reversible.
CREATE FUNCTION reverse_stock_movement(p_id uuid, p_movement uuid, p_occurred timestamptz, p_recorded timestamptz, p_actor uuid, p_reason text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  m stock_movement;
BEGIN
  SELECT * INTO m FROM stock_movement WHERE id = p_movement;
  IF NOT FOUND OR m.kind IN ('reversal', 'receipt') THEN RETURN 'not_reversible'; END IF;
  PERFORM 1 FROM stock_lot WHERE id = m.lot_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM stock_movement WHERE reverses = p_movement AND id <> p_id) THEN RETURN 'already_reversed'; END IF;
  -- A part of it has come back: the rest comes back the same way.
  IF EXISTS (SELECT 1 FROM goods_return WHERE issue_movement_id = p_movement OR id = p_movement) THEN RETURN 'not_reversible'; END IF;
  RETURN post_stock_movement(p_id, m.lot_id, 'reversal', m.to_kind, m.to_id, m.from_kind, m.from_id,
    m.quantity, p_occurred, p_recorded, p_actor, p_reason, m.id);
END $$;
--> statement-breakpoint

-- New lots come in from their donor, whole, all of one receipt at once. A lot that has already moved is refused by the balances' key.
CREATE FUNCTION receive_stock_lots(p_movements uuid[], p_lots uuid[], p_occurred timestamptz, p_recorded timestamptz, p_actor uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  INSERT INTO stock_balance (lot_id, place_kind, place_id, on_hand)
    SELECT l.id, p.kind, v_nowhere, p.sign * l.quantity FROM stock_lot l, (VALUES ('donor', -1), ('store', 1)) AS p (kind, sign) WHERE l.id = ANY (p_lots);
  INSERT INTO stock_movement (id, lot_id, kind, from_kind, from_id, to_kind, to_id, quantity, occurred_at, recorded_at, actor_id)
    SELECT m.id, l.id, 'receipt', 'donor', v_nowhere, 'store', v_nowhere, l.quantity, p_occurred, p_recorded, p_actor
    FROM unnest(p_movements, p_lots) AS m (id, lot) JOIN stock_lot l ON l.id = m.lot;
END $$;
--> statement-breakpoint

-- At commit every accepted quantity lies in lots, and every lot has come in by one receipt movement of its whole quantity. It runs a row at a
-- time, hundreds of times for a long delivery: always along the indexes, also while the tables' statistics are still those of a small store.
CREATE FUNCTION check_receipt_line_lots() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  v_line uuid := coalesce((to_jsonb(NEW) ->> 'receipt_line_id')::uuid, (to_jsonb(NEW) ->> 'id')::uuid);
BEGIN
  -- What was held at the door and accepted later lies in lots of the same line.
  IF (SELECT rl.accepted + coalesce(d.accepted, 0) FROM goods_receipt_line rl LEFT JOIN quarantine_decision d ON d.receipt_line_id = rl.id WHERE rl.id = v_line)
     <> (SELECT coalesce(sum(quantity), 0) FROM stock_lot WHERE receipt_line_id = v_line) THEN
    RAISE EXCEPTION 'lots do not add up to what was accepted' USING ERRCODE = '23514', CONSTRAINT = 'stock_lot_sum_accepted';
  END IF;
  IF EXISTS (SELECT 1 FROM stock_lot l WHERE l.receipt_line_id = v_line AND l.quantity <>
       coalesce((SELECT sum(m.quantity) FROM stock_movement m WHERE m.lot_id = l.id AND m.kind = 'receipt'), 0)) THEN
    RAISE EXCEPTION 'a lot has no receipt movement' USING ERRCODE = '23514', CONSTRAINT = 'stock_lot_received';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER goods_receipt_line_lots AFTER INSERT ON goods_receipt_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_receipt_line_lots();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stock_lot_lots AFTER INSERT ON stock_lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_receipt_line_lots();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER quarantine_decision_lots AFTER INSERT ON quarantine_decision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_receipt_line_lots();
