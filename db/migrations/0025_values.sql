-- Recognised value of in-kind gifts: who may say it, that it is frozen, and that it travels with the goods to the cent (MODEL G8, G9).

CREATE TRIGGER value_assertion_insert_only BEFORE UPDATE OR DELETE ON value_assertion FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER value_assertion_no_truncate BEFORE TRUNCATE ON value_assertion FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER value_decision_insert_only BEFORE UPDATE OR DELETE ON value_decision FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER value_decision_no_truncate BEFORE TRUNCATE ON value_decision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER value_move_insert_only BEFORE UPDATE OR DELETE ON value_move FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER value_move_no_truncate BEFORE TRUNCATE ON value_move FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER gift_paper_insert_only BEFORE UPDATE OR DELETE ON gift_paper FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON value_assertion, value_decision, value_move, gift_paper FROM dobroteka_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON lot_value FROM dobroteka_app;
--> statement-breakpoint
-- G9: nobody values what he received. Also: only what was accepted has a value.
CREATE FUNCTION value_by_another() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_who uuid := CASE TG_TABLE_NAME WHEN 'value_assertion' THEN (to_jsonb(NEW) ->> 'asserted_by')::uuid ELSE (to_jsonb(NEW) ->> 'decided_by')::uuid END;
  v_accepted bigint;
  v_receiver uuid;
BEGIN
  SELECT l.accepted, r.received_by INTO v_accepted, v_receiver
  FROM goods_receipt_line l JOIN goods_receipt r ON r.id = l.receipt_id WHERE l.id = NEW.receipt_line_id;
  IF v_receiver = v_who THEN
    RAISE EXCEPTION 'who received a gift does not value it' USING ERRCODE = '23514', CONSTRAINT = 'value_by_another';
  END IF;
  IF v_accepted = 0 THEN
    RAISE EXCEPTION 'nothing was accepted' USING ERRCODE = '23514', CONSTRAINT = 'value_of_accepted';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER value_assertion_by_another BEFORE INSERT ON value_assertion FOR EACH ROW EXECUTE FUNCTION value_by_another();
--> statement-breakpoint
CREATE TRIGGER value_decision_by_another BEFORE INSERT ON value_decision FOR EACH ROW EXECUTE FUNCTION value_by_another();
--> statement-breakpoint
-- Decisions of a line count up from one without a gap.
CREATE FUNCTION value_decision_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM value_decision WHERE receipt_line_id = NEW.receipt_line_id AND seq = NEW.seq - 1) THEN
    RAISE EXCEPTION 'a correction follows the decision it corrects' USING ERRCODE = '23514', CONSTRAINT = 'value_decision_follows';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER value_decision_follows BEFORE INSERT ON value_decision FOR EACH ROW EXECUTE FUNCTION value_decision_follows();
--> statement-breakpoint
-- The decision that counts for each line.
CREATE VIEW value_standing AS
  SELECT DISTINCT ON (receipt_line_id) receipt_line_id, id AS decision_id, seq, assertion_id, cents, decided_on, decided_by
  FROM value_decision ORDER BY receipt_line_id, seq DESC;
--> statement-breakpoint
GRANT SELECT ON value_standing TO dobroteka_app;
--> statement-breakpoint
-- Value travels with goods: a move's lot and places are its movement's. Balances follow; the CHECK refuses what a place does not hold.
CREATE FUNCTION value_move_folds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.movement_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM stock_movement m WHERE m.id = NEW.movement_id
      AND (m.lot_id, m.from_kind, m.from_id, m.to_kind, m.to_id) = (NEW.lot_id, NEW.from_kind, NEW.from_id, NEW.to_kind, NEW.to_id)
  ) THEN
    RAISE EXCEPTION 'the value went another way than the goods' USING ERRCODE = '23514', CONSTRAINT = 'value_move_same_way';
  END IF;
  INSERT INTO lot_value AS v (lot_id, place_kind, place_id, cents)
  SELECT NEW.lot_id, x.kind, x.id, x.cents FROM (VALUES (NEW.from_kind, NEW.from_id, 0::bigint), (NEW.to_kind, NEW.to_id, 0::bigint)) AS x (kind, id, cents)
  ON CONFLICT (lot_id, place_kind, place_id) DO NOTHING;
  UPDATE lot_value SET cents = cents - NEW.cents WHERE lot_id = NEW.lot_id AND place_kind = NEW.from_kind AND place_id = NEW.from_id;
  UPDATE lot_value SET cents = cents + NEW.cents WHERE lot_id = NEW.lot_id AND place_kind = NEW.to_kind AND place_id = NEW.to_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER value_move_folds AFTER INSERT ON value_move FOR EACH ROW EXECUTE FUNCTION value_move_folds();
--> statement-breakpoint
-- Locks the lots of a line, as a movement does, so that a decision sees where the goods are and nothing leaves meanwhile.
CREATE FUNCTION lock_line_lots(p_line uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_found integer;
BEGIN
  SELECT count(*) INTO v_found FROM (SELECT 1 FROM stock_lot WHERE receipt_line_id = p_line ORDER BY id FOR NO KEY UPDATE) l;
  RETURN v_found;
END $$;
--> statement-breakpoint
-- The in-kind journal at recognised value. `p_tranche` says in whose fund; sides are given (income), stock, used, lost, and the cents go
-- from one to the other. 'created' | 'same' | 'tranche_missing'. Effective on the day of posting; the value date is that of the event.
CREATE FUNCTION funds_post_value(
  p_key text, p_tranche uuid, p_from text, p_to text, p_cents bigint, p_source uuid, p_on date, p_value_date date, p_posted timestamptz, p_actor uuid
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_entry uuid := funds_uuid7();
  v_fund uuid;
  v_accounts text[] := ARRAY[funds_value_account(p_to), funds_value_account(p_from)];
BEGIN
  IF p_cents <= 0 OR v_accounts[1] IS NOT DISTINCT FROM v_accounts[2] OR array_position(v_accounts, NULL) IS NOT NULL THEN
    RAISE EXCEPTION 'value goes from one side to another' USING ERRCODE = '22023';
  END IF;
  SELECT fund_id INTO v_fund FROM tranche WHERE id = p_tranche AND book = 'in_kind';
  IF NOT FOUND THEN RETURN 'tranche_missing'; END IF;
  IF EXISTS (SELECT 1 FROM journal_entry WHERE idem_key = 'value:' || p_key) THEN RETURN 'same'; END IF;
  INSERT INTO journal_entry (id, book, effective_on, value_date, posted_at, idem_key, request_sha256, kind, source_id, actor_id)
  VALUES (v_entry, 'in_kind', p_on, p_value_date, p_posted, 'value:' || p_key,
    encode(sha256(convert_to(concat_ws('|', p_tranche, p_from, p_to, p_cents), 'UTF8')), 'hex'),
    CASE WHEN 'given' IN (p_from, p_to) THEN 'value' WHEN p_from <> 'stock' THEN 'value_back' WHEN p_to = 'lost' THEN 'value_loss' ELSE 'value_out' END, p_source, p_actor);
  INSERT INTO posting (entry_id, line, book, account_id, unit, fund_id, amount)
  SELECT v_entry, x.line, 'in_kind', a.id, a.unit, v_fund, x.amount
  FROM unnest(v_accounts, ARRAY[p_cents, -p_cents]) WITH ORDINALITY AS x (code, amount, line) JOIN ledger_account a ON a.code = x.code;
  RETURN 'created';
END $$;
--> statement-breakpoint
CREATE FUNCTION funds_value_account(p_side text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_side WHEN 'given' THEN 'in_kind.income.goods' WHEN 'stock' THEN 'in_kind.stock' WHEN 'used' THEN 'in_kind.expense.goods' WHEN 'lost' THEN 'in_kind.expense.goods' END
$$;
