-- Shelves, holds and promises of the store. Every function locks the lot first, so that whatever concerns one lot queues up.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON stock_reservation, stock_hold FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON stock_shelf, lot_shelf FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER stock_reservation_no_delete BEFORE DELETE ON stock_reservation FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER stock_hold_no_delete BEFORE DELETE ON stock_hold FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint

-- Promises beyond what lies there end, the newest first: whole ones only, so that nobody is left with a silent part. Each is told.
CREATE FUNCTION stock_cut_promises(p_lot uuid, p_now timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_left bigint := coalesce((SELECT sum(on_hand) FROM stock_balance WHERE lot_id = p_lot AND place_kind = 'store'), 0);
  r stock_reservation;
BEGIN
  FOR r IN SELECT * FROM stock_reservation WHERE lot_id = p_lot AND ended_at IS NULL ORDER BY created_at, id LOOP
    IF r.quantity <= v_left THEN
      v_left := v_left - r.quantity;
    ELSE
      UPDATE stock_reservation SET ended_at = p_now, ended = 'cut' WHERE id = r.id;
      PERFORM emit_outbox('inkind.promise_cut', jsonb_build_object('reservationId', r.id, 'lotId', p_lot, 'forKind', r.for_kind, 'forId', r.for_id), p_now);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint

-- Keeps a quantity of a lot for somebody (G4). The id is the idempotency key. Answers done, same, or does nothing and answers conflict,
-- lot_missing, held, use_by_passed, not_enough (of what is neither held nor promised).
CREATE FUNCTION stock_reserve(p_id uuid, p_lot uuid, p_quantity bigint, p_for_kind text, p_for_id uuid, p_actor uuid, p_now timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_lot stock_lot;
  v_known stock_reservation;
BEGIN
  SELECT * INTO v_lot FROM stock_lot WHERE id = p_lot FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'lot_missing'; END IF;
  SELECT * INTO v_known FROM stock_reservation WHERE id = p_id;
  IF FOUND THEN
    RETURN CASE WHEN (v_known.lot_id, v_known.quantity, v_known.for_kind, v_known.for_id) = (p_lot, p_quantity, p_for_kind, p_for_id) THEN 'same' ELSE 'conflict' END;
  END IF;
  IF v_lot.use_by < (p_now AT TIME ZONE 'Europe/Sofia')::date THEN RETURN 'use_by_passed'; END IF;
  IF stock_held(p_lot) THEN RETURN 'held'; END IF;
  IF p_quantity > stock_available(p_lot) THEN RETURN 'not_enough'; END IF;
  INSERT INTO stock_reservation (id, lot_id, quantity, for_kind, for_id, created_at, created_by) VALUES (p_id, p_lot, p_quantity, p_for_kind, p_for_id, p_now, p_actor);
  RETURN 'done';
END $$;
--> statement-breakpoint

-- Gives a promise back. Answers done, or ended when it no longer stood, unknown when there is none.
CREATE FUNCTION stock_release(p_id uuid, p_now timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_lot uuid;
BEGIN
  SELECT lot_id INTO v_lot FROM stock_reservation WHERE id = p_id;
  IF NOT FOUND THEN RETURN 'unknown'; END IF;
  PERFORM 1 FROM stock_lot WHERE id = v_lot FOR NO KEY UPDATE;
  UPDATE stock_reservation SET ended_at = p_now, ended = 'released' WHERE id = p_id AND ended_at IS NULL;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'ended' END;
END $$;
--> statement-breakpoint

-- Hands a promised quantity out: the promise ends and its quantity (or less of it) moves, in one step. Answers what post_stock_movement
-- answers, and promise_ended when the promise no longer stands, too_much when more than it is asked for.
CREATE FUNCTION stock_issue_reserved(
  p_movement uuid, p_reservation uuid, p_quantity bigint, p_to_kind text, p_to_id uuid, p_occurred timestamptz, p_recorded timestamptz, p_actor uuid
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r stock_reservation;
  v_status text;
BEGIN
  SELECT * INTO r FROM stock_reservation WHERE id = p_reservation;
  IF NOT FOUND THEN RETURN 'promise_ended'; END IF;
  PERFORM 1 FROM stock_lot WHERE id = r.lot_id FOR NO KEY UPDATE;
  SELECT * INTO r FROM stock_reservation WHERE id = p_reservation;
  IF r.ended = 'issued' AND r.movement_id = p_movement THEN RETURN 'same'; END IF;
  IF r.ended_at IS NOT NULL THEN RETURN 'promise_ended'; END IF;
  IF p_quantity > r.quantity THEN RETURN 'too_much'; END IF;
  UPDATE stock_reservation SET ended_at = p_recorded, ended = 'released' WHERE id = p_reservation;
  v_status := post_stock_movement(p_movement, r.lot_id, 'issue', 'store', '00000000-0000-0000-0000-000000000000', p_to_kind, p_to_id,
    p_quantity, p_occurred, p_recorded, p_actor, NULL, NULL);
  IF v_status = 'done' THEN
    UPDATE stock_reservation SET ended = 'issued', movement_id = p_movement WHERE id = p_reservation;
  ELSE
    UPDATE stock_reservation SET ended_at = NULL, ended = NULL WHERE id = p_reservation;
  END IF;
  RETURN v_status;
END $$;
--> statement-breakpoint

-- Holds a lot: nothing of it is given out or promised, and what was promised ends and is told. Answers done, same, lot_missing, or held
-- when somebody holds it already.
CREATE FUNCTION stock_open_hold(p_id uuid, p_lot uuid, p_reason text, p_recall uuid, p_actor uuid, p_now timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r stock_reservation;
BEGIN
  PERFORM 1 FROM stock_lot WHERE id = p_lot FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'lot_missing'; END IF;
  IF EXISTS (SELECT 1 FROM stock_hold WHERE id = p_id) THEN RETURN 'same'; END IF;
  IF EXISTS (SELECT 1 FROM stock_hold WHERE lot_id = p_lot AND closed_at IS NULL) THEN RETURN 'held'; END IF;
  INSERT INTO stock_hold (id, lot_id, reason, recall_id, opened_at, opened_by) VALUES (p_id, p_lot, p_reason, p_recall, p_now, p_actor);
  FOR r IN SELECT * FROM stock_reservation WHERE lot_id = p_lot AND ended_at IS NULL LOOP
    UPDATE stock_reservation SET ended_at = p_now, ended = 'cut' WHERE id = r.id;
    PERFORM emit_outbox('inkind.promise_cut', jsonb_build_object('reservationId', r.id, 'lotId', p_lot, 'forKind', r.for_kind, 'forId', r.for_id), p_now);
  END LOOP;
  RETURN 'done';
END $$;
--> statement-breakpoint

-- Ends a hold: 'fit' gives the lot free; 'unfit' keeps it where it is until it is written off. Answers done, ended, unknown.
CREATE FUNCTION stock_close_hold(p_id uuid, p_outcome text, p_actor uuid, p_now timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_lot uuid;
BEGIN
  SELECT lot_id INTO v_lot FROM stock_hold WHERE id = p_id;
  IF NOT FOUND THEN RETURN 'unknown'; END IF;
  PERFORM 1 FROM stock_lot WHERE id = v_lot FOR NO KEY UPDATE;
  UPDATE stock_hold SET closed_at = p_now, closed_by = p_actor, outcome = p_outcome WHERE id = p_id AND closed_at IS NULL;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'ended' END;
END $$;
--> statement-breakpoint

-- Facts of the store that never change.
CREATE TRIGGER goods_receipt_photo_insert_only BEFORE UPDATE OR DELETE ON goods_receipt_photo FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER quarantine_decision_insert_only BEFORE UPDATE OR DELETE ON quarantine_decision FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_return_insert_only BEFORE UPDATE OR DELETE ON goods_return FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER write_off_act_insert_only BEFORE UPDATE OR DELETE ON write_off_act FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER write_off_act_line_insert_only BEFORE UPDATE OR DELETE ON write_off_act_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON goods_receipt_photo, quarantine_decision, goods_return, write_off_act, write_off_act_line FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON stock_label FROM dobroteka_app;
--> statement-breakpoint
-- A label that stands on a lot stays on it.
CREATE FUNCTION stock_label_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.lot_id IS NOT NULL OR NEW.code <> OLD.code THEN
    RAISE EXCEPTION 'a label is taken once' USING ERRCODE = '23514', CONSTRAINT = 'stock_label_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_label_stays BEFORE UPDATE ON stock_label FOR EACH ROW EXECUTE FUNCTION stock_label_stays();
