-- Funds: the journal and the provenance of every receipt. The six verbs are the only writers of provenance; the journal
-- itself is guarded by constraints, so that even raw SQL as the app's role cannot unbalance it (MODEL §1).

-- The accountant's accounts. cash.clearing settles what moves between funds and what is recognised as support with the bank's
-- own lines; per fund, the asset accounts of a book add up to what is left in its tranches.
INSERT INTO ledger_account (id, code, name_bg, name_en, kind, book, unit) VALUES
  ('00000000-0000-7000-8000-00000000f101', 'cash.in_transit', 'Пари на път към банката', 'Cash on its way to the bank', 'asset', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f102', 'cash.bank', 'Разплащателна сметка', 'Bank account', 'asset', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f103', 'cash.clearing', 'Разчети между фондовете и услугите', 'Clearing between funds and services', 'asset', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f104', 'cash.income.gifts', 'Парични дарения', 'Money gifts', 'income', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f105', 'cash.income.bazaar', 'Постъпления от базари', 'Bazaar takings', 'income', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f106', 'cash.income.returned', 'Върнати дарения', 'Gifts given back', 'income', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f107', 'cash.opening', 'Пренесено от минали години', 'Carried over from earlier years', 'net_asset', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f108', 'cash.transfers', 'Разпределени между фондове', 'Allocated between funds', 'net_asset', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f109', 'cash.expense.services', 'Подкрепа за услуги', 'Support of services', 'expense', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f10a', 'cash.expense.fees', 'Такси', 'Fees', 'expense', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f10b', 'cash.over_short', 'Касови разлики за изясняване', 'Cash differences to clear up', 'asset', 'cash', 'EUR'),
  ('00000000-0000-7000-8000-00000000f201', 'in_kind.stock', 'Дарени вещи в склада', 'Donated goods in the store', 'asset', 'in_kind', 'EUR_FV'),
  ('00000000-0000-7000-8000-00000000f202', 'in_kind.income.goods', 'Дарени вещи по призната стойност', 'Donated goods at recognised value', 'income', 'in_kind', 'EUR_FV'),
  ('00000000-0000-7000-8000-00000000f203', 'in_kind.expense.goods', 'Раздадени вещи', 'Goods handed out', 'expense', 'in_kind', 'EUR_FV'),
  ('00000000-0000-7000-8000-00000000f204', 'in_kind.sold', 'Вещи, продадени на базар', 'Goods sold at a bazaar', 'expense', 'in_kind', 'EUR_FV'),
  ('00000000-0000-7000-8000-00000000f301', 'time.held', 'Потвърдени часове', 'Confirmed time', 'asset', 'time', 'MIN'),
  ('00000000-0000-7000-8000-00000000f302', 'time.income.volunteers', 'Подарено време', 'Time given by volunteers', 'income', 'time', 'MIN'),
  ('00000000-0000-7000-8000-00000000f303', 'time.income.returned', 'Сторнирано време', 'Time taken back', 'income', 'time', 'MIN'),
  ('00000000-0000-7000-8000-00000000f304', 'time.transfers', 'Време между фондове', 'Time between funds', 'net_asset', 'time', 'MIN'),
  ('00000000-0000-7000-8000-00000000f305', 'time.expense.services', 'Използвано време', 'Time used', 'expense', 'time', 'MIN');
--> statement-breakpoint
-- Every organisation has one general fund: hours and unrestricted goods lie there, and it backs up refunded support.
INSERT INTO fund (id, kind, name_bg, name_en, created_at)
VALUES ('00000000-0000-7000-8000-00000000f001', 'general', 'Общ фонд', 'General fund', timestamptz '2026-01-01 00:00+02');
--> statement-breakpoint
ALTER TABLE tranche ADD CONSTRAINT tranche_entry FOREIGN KEY (entry_id) REFERENCES journal_entry (id) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
ALTER TABLE funding_edge ADD CONSTRAINT funding_edge_entry FOREIGN KEY (entry_id) REFERENCES journal_entry (id) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- Room on the page for new versions: a balance changes in place, and the table has no other index to keep.
ALTER TABLE tranche_balance SET (fillfactor = 70);
--> statement-breakpoint
CREATE TRIGGER ledger_account_insert_only BEFORE UPDATE OR DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER ledger_account_no_truncate BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER fund_restriction_insert_only BEFORE UPDATE OR DELETE ON fund_restriction FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER fund_restriction_no_truncate BEFORE TRUNCATE ON fund_restriction FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER journal_entry_insert_only BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER posting_insert_only BEFORE UPDATE OR DELETE ON posting FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_insert_only BEFORE UPDATE OR DELETE ON tranche FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_no_truncate BEFORE TRUNCATE ON tranche FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_parent_insert_only BEFORE UPDATE OR DELETE ON tranche_parent FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_parent_no_truncate BEFORE TRUNCATE ON tranche_parent FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_refund_insert_only BEFORE UPDATE OR DELETE ON tranche_refund FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_refund_no_truncate BEFORE TRUNCATE ON tranche_refund FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER cost_line_insert_only BEFORE UPDATE OR DELETE ON cost_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER cost_line_no_truncate BEFORE TRUNCATE ON cost_line FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER cost_line_reversal_insert_only BEFORE UPDATE OR DELETE ON cost_line_reversal FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER cost_line_reversal_no_truncate BEFORE TRUNCATE ON cost_line_reversal FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER funding_edge_insert_only BEFORE UPDATE OR DELETE ON funding_edge FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER funding_edge_no_truncate BEFORE TRUNCATE ON funding_edge FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER allocation_line_insert_only BEFORE UPDATE OR DELETE ON allocation_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER allocation_line_no_truncate BEFORE TRUNCATE ON allocation_line FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER money_receipt_insert_only BEFORE UPDATE OR DELETE ON money_receipt FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER money_receipt_no_truncate BEFORE TRUNCATE ON money_receipt FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER fund_no_delete BEFORE DELETE ON fund FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER fund_no_truncate BEFORE TRUNCATE ON fund FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_balance_no_delete BEFORE DELETE ON tranche_balance FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER tranche_balance_no_truncate BEFORE TRUNCATE ON tranche_balance FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER allocation_no_delete BEFORE DELETE ON allocation FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER allocation_no_truncate BEFORE TRUNCATE ON allocation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER period_no_delete BEFORE DELETE ON period FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER period_no_truncate BEFORE TRUNCATE ON period FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON journal_entry, posting, fund_restriction, allocation_line, money_receipt FROM dobroteka_app;
--> statement-breakpoint
-- Provenance is written by the verbs only.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON tranche, tranche_parent, tranche_balance, tranche_refund, cost_line, cost_line_reversal, funding_edge, ledger_account, period FROM dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON fund FROM dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (name_bg, name_en, state) ON fund TO dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON allocation FROM dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (state, decided_by, decided_at) ON allocation TO dobroteka_app;
--> statement-breakpoint
-- Nothing posts into a closed period. The share lock makes a posting wait for a closing under way, and the other way round.
CREATE FUNCTION journal_period_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_status text;
BEGIN
  SELECT status INTO v_status FROM period WHERE NEW.effective_on BETWEEN starts AND ends FOR SHARE;
  IF v_status = 'closed' THEN
    RAISE EXCEPTION 'the period is closed' USING ERRCODE = '23514', CONSTRAINT = 'journal_entry_period_open';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER journal_entry_period BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_period_guard();
--> statement-breakpoint
-- F1 and the seal, as each statement ends: lines belong to an entry of this very transaction, and leave it balanced per fund
-- and unit. Held at the statement, so that no line slips in after the entry's own check was made immediate.
CREATE FUNCTION posting_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a JOIN journal_entry e ON e.id = a.entry_id WHERE e.txid <> pg_current_xact_id()) THEN
    RAISE EXCEPTION 'the entry is sealed' USING ERRCODE = '23514', CONSTRAINT = 'posting_sealed';
  END IF;
  IF EXISTS (
    SELECT 1 FROM posting p WHERE p.entry_id IN (SELECT entry_id FROM added)
    GROUP BY p.entry_id, p.fund_id, p.unit HAVING sum(p.amount) <> 0
  ) THEN
    RAISE EXCEPTION 'the entry does not balance' USING ERRCODE = '23514', CONSTRAINT = 'journal_entry_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER posting_guard AFTER INSERT ON posting REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION posting_guard();
--> statement-breakpoint
-- F1 at commit, once per entry: it has lines, and they balance per fund and unit.
CREATE FUNCTION journal_entry_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM posting WHERE entry_id = NEW.id) < 2
     OR EXISTS (SELECT 1 FROM posting WHERE entry_id = NEW.id GROUP BY fund_id, unit HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'the entry does not balance' USING ERRCODE = '23514', CONSTRAINT = 'journal_entry_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_entry_balanced AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION journal_entry_guard();
--> statement-breakpoint
-- Balances follow what fills and empties a tranche; no writer can forget them, and the CHECK refuses an overdraft (F4, F13).
CREATE FUNCTION tranche_opens_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO tranche_balance (tranche_id, remaining) SELECT id, amount FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tranche_opens_balance AFTER INSERT ON tranche REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tranche_opens_balance();
--> statement-breakpoint
CREATE FUNCTION tranche_is_taken() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'tranche_parent' THEN
    UPDATE tranche_balance b SET remaining = b.remaining - a.amount
    FROM (SELECT parent_id, sum(amount)::bigint AS amount FROM added GROUP BY parent_id) a WHERE b.tranche_id = a.parent_id;
  ELSE
    UPDATE tranche_balance b SET remaining = b.remaining - a.amount
    FROM (SELECT tranche_id, sum(amount)::bigint AS amount FROM added GROUP BY tranche_id) a WHERE b.tranche_id = a.tranche_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tranche_parent_takes AFTER INSERT ON tranche_parent REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tranche_is_taken();
--> statement-breakpoint
CREATE TRIGGER tranche_refund_takes AFTER INSERT ON tranche_refund REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tranche_is_taken();
--> statement-breakpoint
CREATE TRIGGER funding_edge_takes AFTER INSERT ON funding_edge REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tranche_is_taken();
--> statement-breakpoint
-- F6: may this fund be spent on this output? No restriction means anywhere; a fee (no output) needs an unrestricted fund.
CREATE FUNCTION funds_allows(p_fund uuid, p_output uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM fund_restriction r WHERE r.fund_id = p_fund)
    OR EXISTS (
      SELECT 1 FROM fund_restriction r JOIN output o ON o.service_id = r.service_id
      WHERE r.fund_id = p_fund AND o.id = p_output AND (r.programme_id IS NULL OR r.programme_id = o.programme_id)
        AND (r.measure IS NULL OR r.measure = o.measure))
$$;
--> statement-breakpoint
CREATE FUNCTION funding_edge_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_tranche tranche;
  v_cost cost_line;
BEGIN
  SELECT * INTO v_tranche FROM tranche WHERE id = NEW.tranche_id;
  SELECT * INTO v_cost FROM cost_line WHERE id = NEW.cost_line_id;
  IF (v_tranche.root_id, v_tranche.book, v_tranche.unit) IS DISTINCT FROM (NEW.root_id, v_cost.book, v_cost.unit)
     OR v_cost.output_id IS DISTINCT FROM NEW.output_id THEN
    RAISE EXCEPTION 'the edge joins what does not belong together' USING ERRCODE = '23514', CONSTRAINT = 'funding_edge_same_book';
  END IF;
  IF NEW.reverses IS NOT NULL THEN
    IF NEW.amount <> -(SELECT amount FROM funding_edge WHERE id = NEW.reverses) THEN
      RAISE EXCEPTION 'a reversal is whole' USING ERRCODE = '23514', CONSTRAINT = 'funding_edge_whole_reversal';
    END IF;
  ELSIF NOT funds_allows(v_tranche.fund_id, NEW.output_id) THEN
    RAISE EXCEPTION 'the fund is restricted' USING ERRCODE = '23514', CONSTRAINT = 'funding_edge_restriction';
  ELSIF EXISTS (SELECT 1 FROM cost_line_reversal WHERE cost_line_id = NEW.cost_line_id) THEN
    RAISE EXCEPTION 'the cost was taken back' USING ERRCODE = '23514', CONSTRAINT = 'funding_edge_live_cost';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER funding_edge_guard BEFORE INSERT ON funding_edge FOR EACH ROW EXECUTE FUNCTION funding_edge_guard();
--> statement-breakpoint
-- F5: a cost is never covered more than once over. The verbs hold the cost line's lock while they count.
CREATE FUNCTION funding_edge_total_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM cost_line c JOIN funding_edge e ON e.cost_line_id = c.id
    WHERE c.id IN (SELECT cost_line_id FROM added) GROUP BY c.id, c.amount HAVING sum(e.amount) NOT BETWEEN 0 AND c.amount
  ) THEN
    RAISE EXCEPTION 'the cost is covered more than once' USING ERRCODE = '23514', CONSTRAINT = 'funding_edge_within_cost';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER funding_edge_total_guard AFTER INSERT ON funding_edge REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION funding_edge_total_guard();
--> statement-breakpoint
-- A cost and how much of it is supported. Publicly the rest is „покрива се от държавния бюджет или още не е осигурено“.
CREATE VIEW cost_line_state AS
  SELECT c.id, c.output_id, c.book, c.unit, c.basis, c.amount, c.incurred_on, v.cost_line_id IS NOT NULL AS void,
    coalesce(e.funded, 0)::bigint AS funded,
    CASE WHEN v.cost_line_id IS NULL THEN (c.amount - coalesce(e.funded, 0))::bigint ELSE 0 END AS unfunded
  FROM cost_line c
  LEFT JOIN cost_line_reversal v ON v.cost_line_id = c.id
  LEFT JOIN LATERAL (SELECT sum(amount) AS funded FROM funding_edge WHERE cost_line_id = c.id) e ON true;
--> statement-breakpoint
-- Everything that empties a tranche, in the one order of funds_seq; a reversed edge fills it again.
CREATE VIEW tranche_taking AS
  SELECT tranche_id, amount, seq, 'edge' AS kind, id AS edge_id, reverses, designated FROM funding_edge
  UNION ALL SELECT parent_id, amount, seq, kind, NULL, NULL, kind = 'conversion' FROM tranche_parent
  UNION ALL SELECT tranche_id, amount, seq, 'refund', NULL, NULL, true FROM tranche_refund;
--> statement-breakpoint
-- RFC 9562 version 7, for rows that only the database knows it needs (parts of a transfer, edges).
CREATE FUNCTION funds_uuid7() RETURNS uuid LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
  SELECT encode(
    set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
-- Locks fund rows in id order. Whoever touches several funds in one transaction calls it first with all of them.
CREATE FUNCTION funds_lock(p_funds uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_found integer;
BEGIN
  SELECT count(*) INTO v_found FROM (SELECT 1 FROM fund WHERE id = ANY (p_funds) ORDER BY id FOR NO KEY UPDATE) f;
  RETURN v_found;
END $$;
--> statement-breakpoint
-- One entry with its lines: parallel arrays of account code, fund, amount; equal account and fund are added up.
CREATE FUNCTION funds_post(
  p_entry uuid, p_book text, p_on date, p_kind text, p_idem text, p_request text, p_source uuid, p_posted timestamptz, p_actor uuid,
  p_accounts text[], p_funds uuid[], p_amounts bigint[]
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO journal_entry (id, book, effective_on, value_date, posted_at, idem_key, request_sha256, kind, source_id, actor_id)
  VALUES (p_entry, p_book, p_on, p_on, p_posted, p_idem, encode(sha256(convert_to(p_request, 'UTF8')), 'hex'), p_kind, p_source, p_actor);
  INSERT INTO posting (entry_id, line, book, account_id, unit, fund_id, amount)
  SELECT p_entry, row_number() OVER (ORDER BY l.fund, a.code), a.book, a.id, a.unit, l.fund, l.amount
  FROM (
    SELECT x.code, x.fund, sum(x.amount)::bigint AS amount FROM unnest(p_accounts, p_funds, p_amounts) AS x (code, fund, amount)
    GROUP BY x.code, x.fund HAVING sum(x.amount) <> 0
  ) l JOIN ledger_account a ON a.code = l.code;
END $$;
--> statement-breakpoint
-- The live tranches of a fund in FIFO order of value date, with what lies before each. A planned part may be used from its
-- month on, so what a month left over helps the next. Without a search_path of its own it is planned inside its caller.
CREATE FUNCTION funds_in_line(p_fund uuid, p_book text, p_unit text, p_month date)
RETURNS TABLE (tranche_id uuid, root_id uuid, received_on date, remaining bigint, before numeric)
LANGUAGE sql STABLE AS $$
  SELECT t.id, t.root_id, t.received_on, b.remaining, sum(b.remaining) OVER (ORDER BY t.received_on, t.id) - b.remaining
  FROM tranche t JOIN tranche_balance b ON b.tranche_id = t.id
  WHERE t.fund_id = p_fund AND t.book = p_book AND t.unit = p_unit AND b.remaining > 0 AND NOT b.frozen
    AND (p_month IS NULL OR t.planned_month IS NULL OR t.planned_month <= p_month)
$$;
--> statement-breakpoint
-- Picks up to an amount from a fund in FIFO order, or from the one tranche that is meant, and holds the picked balances, locked in id order. The caller holds the
-- fund's lock; the loop is for goods, whose balances a sale may empty without it.
CREATE FUNCTION funds_pick(p_fund uuid, p_book text, p_unit text, p_amount bigint, p_month date, p_tranche uuid)
RETURNS TABLE (tranche_id uuid, root_id uuid, received_on date, amount bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_held uuid[] := '{}';
  v_want uuid[];
BEGIN
  IF p_tranche IS NOT NULL THEN
    PERFORM 1 FROM tranche_balance b WHERE b.tranche_id = p_tranche FOR UPDATE;
    RETURN QUERY
      SELECT t.id, t.root_id, t.received_on, least(b.remaining, p_amount)
      FROM tranche t JOIN tranche_balance b ON b.tranche_id = t.id
      WHERE t.id = p_tranche AND t.fund_id = p_fund AND t.book = p_book AND t.unit = p_unit AND b.remaining > 0 AND NOT b.frozen;
    RETURN;
  END IF;
  LOOP
    SELECT coalesce(array_agg(f.tranche_id), '{}') INTO v_want FROM funds_in_line(p_fund, p_book, p_unit, p_month) f WHERE f.before < p_amount;
    EXIT WHEN v_want <@ v_held;
    PERFORM 1 FROM tranche_balance b WHERE b.tranche_id = ANY (v_want) ORDER BY b.tranche_id FOR UPDATE;
    v_held := v_held || v_want;
  END LOOP;
  RETURN QUERY
    SELECT f.tranche_id, f.root_id, f.received_on, least(f.remaining, p_amount - f.before)::bigint
    FROM funds_in_line(p_fund, p_book, p_unit, p_month) f WHERE f.before < p_amount ORDER BY f.received_on, f.tranche_id;
END $$;
--> statement-breakpoint
-- Verb: receive. 'created' | 'same' | 'conflict' | 'fund_missing' | 'fund_closed' | 'tranche_spent' (a parent has less left).
CREATE FUNCTION funds_receive(
  p_id uuid, p_fund uuid, p_book text, p_unit text, p_amount bigint, p_on date, p_source text, p_source_kind text, p_source_id uuid,
  p_parents uuid[], p_parent_amounts bigint[], p_posted timestamptz, p_actor uuid
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_state text;
  v_entry uuid := CASE WHEN p_book = 'in_kind' THEN NULL ELSE funds_uuid7() END;
  v_same boolean;
  v_debit text;
  v_credit text;
BEGIN
  FOR v_try IN 1..2 LOOP
    SELECT (t.fund_id, t.book, t.unit, t.amount, t.received_on, t.source, t.source_kind, t.source_id, t.root_id)
         = (p_fund, p_book, p_unit, p_amount, p_on, p_source, p_source_kind, p_source_id, p_id)
       AND NOT EXISTS (
         SELECT 1 FROM unnest(p_parents, p_parent_amounts) AS w (parent, amount)
         WHERE NOT EXISTS (SELECT 1 FROM tranche_parent p WHERE p.child_id = p_id AND p.parent_id = w.parent AND p.amount = w.amount))
    INTO v_same FROM tranche t WHERE t.id = p_id;
    IF FOUND THEN
      RETURN CASE WHEN v_same THEN 'same' ELSE 'conflict' END;
    END IF;
    SELECT state INTO v_state FROM fund WHERE id = p_fund;
    IF v_state IS NULL THEN RETURN 'fund_missing'; END IF;
    IF v_state = 'closed' THEN RETURN 'fund_closed'; END IF;
    IF v_try = 1 AND cardinality(p_parents) > 0 THEN
      PERFORM 1 FROM tranche_balance b WHERE b.tranche_id = ANY (p_parents) ORDER BY b.tranche_id FOR UPDATE;
      IF EXISTS (
        SELECT 1 FROM unnest(p_parents, p_parent_amounts) AS w (parent, amount) LEFT JOIN tranche_balance b ON b.tranche_id = w.parent
        GROUP BY w.parent, b.remaining HAVING sum(w.amount) > coalesce(b.remaining, 0)
      ) OR EXISTS (SELECT 1 FROM tranche t WHERE t.id = ANY (p_parents) AND t.book <> 'in_kind') THEN
        RETURN 'tranche_spent';
      END IF;
    END IF;
    INSERT INTO tranche (id, root_id, fund_id, book, unit, amount, received_on, source, source_kind, source_id, entry_id, created_at)
    VALUES (p_id, p_id, p_fund, p_book, p_unit, p_amount, p_on, p_source, p_source_kind, p_source_id, v_entry, p_posted)
    ON CONFLICT (id) DO NOTHING;
    EXIT WHEN FOUND;
  END LOOP;
  INSERT INTO tranche_parent (child_id, parent_id, kind, amount)
  SELECT p_id, w.parent, 'conversion', sum(w.amount) FROM unnest(p_parents, p_parent_amounts) AS w (parent, amount) GROUP BY w.parent;
  IF v_entry IS NOT NULL THEN
    v_debit := CASE WHEN p_book = 'time' THEN 'time.held' WHEN p_source = 'sale' OR p_source_kind = 'donation_box' THEN 'cash.in_transit' ELSE 'cash.bank' END;
    v_credit := CASE WHEN p_book = 'time' THEN 'time.income.volunteers' WHEN p_source = 'sale' THEN 'cash.income.bazaar'
      WHEN p_source_kind = 'carried_over' THEN 'cash.opening' ELSE 'cash.income.gifts' END;
    PERFORM funds_post(v_entry, p_book, p_on, 'receive', 'receive:' || p_id, concat_ws('|', p_fund, p_amount, p_on, p_source_kind, p_source_id),
      p_source_id, p_posted, p_actor, ARRAY[v_debit, v_credit], ARRAY[p_fund, p_fund], ARRAY[p_amount, -p_amount]);
  END IF;
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Verb: receive, for all lots of one receipt of goods in one call. The ids are new: one that is known is a bug and fails.
-- 'created' | 'fund_missing' | 'fund_closed'.
CREATE FUNCTION funds_receive_goods(
  p_ids uuid[], p_units text[], p_amounts bigint[], p_source_ids uuid[], p_fund uuid, p_source_kind text, p_on date, p_posted timestamptz
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_state text;
BEGIN
  SELECT state INTO v_state FROM fund WHERE id = p_fund;
  IF v_state IS NULL THEN RETURN 'fund_missing'; END IF;
  IF v_state = 'closed' THEN RETURN 'fund_closed'; END IF;
  INSERT INTO tranche (id, root_id, fund_id, book, unit, amount, received_on, source, source_kind, source_id, created_at)
  SELECT l.id, l.id, p_fund, 'in_kind', l.unit, l.amount, p_on, 'goods', p_source_kind, l.source_id, p_posted
  FROM unnest(p_ids, p_units, p_amounts, p_source_ids) AS l (id, unit, amount, source_id);
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Verb: receive, for a whole sale in one call (the till's hot path). A line's id becomes its tranche's id. A recorded sale is
-- never refused: where the goods' tranche has less left than was sold, only what is left is joined; lines of 0 leave no tranche.
-- `p_parents` may hold nulls or be null. One balanced entry a sale.
CREATE FUNCTION funds_receive_sale_lines(
  p_lines uuid[], p_funds uuid[], p_amounts bigint[], p_parents uuid[], p_parent_amounts bigint[],
  p_on date, p_posted timestamptz, p_sale uuid, p_actor uuid
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_entry uuid := funds_uuid7();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM unnest(p_amounts) a WHERE a > 0) THEN RETURN; END IF;
  INSERT INTO tranche (id, root_id, fund_id, book, unit, amount, received_on, source, source_kind, source_id, entry_id, created_at)
  SELECT l.id, l.id, l.fund, 'cash', 'EUR', l.amount, p_on, 'sale', 'sale_line', l.id, v_entry, p_posted
  FROM unnest(p_lines, p_funds, p_amounts) AS l (id, fund, amount) WHERE l.amount > 0;
  IF EXISTS (SELECT 1 FROM unnest(p_parents) p WHERE p IS NOT NULL) THEN
    PERFORM 1 FROM tranche_balance b WHERE b.tranche_id = ANY (p_parents) ORDER BY b.tranche_id FOR UPDATE;
    INSERT INTO tranche_parent (child_id, parent_id, kind, amount)
    SELECT w.id, w.parent, 'conversion', least(w.amount, b.remaining - w.before)::bigint
    FROM (
      SELECT l.id, l.parent, l.amount, sum(l.amount) OVER (PARTITION BY l.parent ORDER BY l.place) - l.amount AS before
      FROM unnest(p_lines, p_amounts, p_parents, p_parent_amounts) WITH ORDINALITY AS l (id, cents, parent, amount, place)
      WHERE l.parent IS NOT NULL AND l.amount > 0 AND l.cents > 0
    ) w JOIN tranche_balance b ON b.tranche_id = w.parent JOIN tranche t ON t.id = w.parent
    WHERE t.book = 'in_kind' AND b.remaining > w.before;
  END IF;
  PERFORM funds_post(v_entry, 'cash', p_on, 'sale', 'sale:' || p_sale, concat_ws('|', p_lines::text, p_funds::text, p_amounts::text, p_on), p_sale, p_posted, p_actor,
    array_fill('cash.in_transit'::text, ARRAY[cardinality(p_lines)]) || array_fill('cash.income.bazaar'::text, ARRAY[cardinality(p_lines)]),
    p_funds || p_funds, p_amounts || (SELECT array_agg(-a ORDER BY place) FROM unnest(p_amounts) WITH ORDINALITY AS x (a, place)));
END $$;
--> statement-breakpoint
-- What was counted differs from what was taken. The cash on its way is corrected against an account of differences in the same
-- fund, so the fund holds what it held and no tranche is touched (B9). 'created' | 'same' | 'conflict' | 'fund_missing'.
CREATE FUNCTION funds_cash_difference(p_id uuid, p_fund uuid, p_amount bigint, p_on date, p_posted timestamptz, p_actor uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_before bigint;
BEGIN
  IF p_amount = 0 THEN
    RAISE EXCEPTION 'a difference of nothing is not posted' USING ERRCODE = '22023';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM fund WHERE id = p_fund) THEN RETURN 'fund_missing'; END IF;
  SELECT p.amount INTO v_before FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id AND a.code = 'cash.in_transit'
  WHERE e.idem_key = 'difference:' || p_id;
  IF FOUND THEN RETURN CASE WHEN v_before = p_amount THEN 'same' ELSE 'conflict' END; END IF;
  PERFORM funds_post(funds_uuid7(), 'cash', p_on, 'difference', 'difference:' || p_id, concat_ws('|', p_fund, p_amount), p_id, p_posted, p_actor,
    ARRAY['cash.in_transit', 'cash.over_short'], ARRAY[p_fund, p_fund], ARRAY[p_amount, -p_amount]);
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Verb: convert. Goods became an existing cash tranche, itself a root of its book (F15). Hours reach money by fund_activity instead.
CREATE FUNCTION funds_convert(p_parent uuid, p_child uuid, p_amount bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_remaining bigint;
  v_amount bigint;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM tranche c, tranche p WHERE c.id = p_child AND p.id = p_parent AND c.root_id = c.id AND c.book = 'cash' AND p.book = 'in_kind'
  ) THEN
    RETURN 'tranche_missing';
  END IF;
  SELECT remaining INTO v_remaining FROM tranche_balance WHERE tranche_id = p_parent FOR UPDATE;
  SELECT amount INTO v_amount FROM tranche_parent WHERE child_id = p_child AND parent_id = p_parent;
  IF FOUND THEN
    RETURN CASE WHEN v_amount = p_amount THEN 'same' ELSE 'conflict' END;
  END IF;
  IF v_remaining < p_amount THEN RETURN 'tranche_spent'; END IF;
  INSERT INTO tranche_parent (child_id, parent_id, kind, amount) VALUES (p_child, p_parent, 'conversion', p_amount);
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Verb: transfer. All or nothing; each part becomes child tranches with its planned month. What was given for one purpose
-- alone cannot leave its fund.
CREATE FUNCTION funds_transfer(
  p_transfer uuid, p_from uuid, p_to uuid, p_book text, p_unit text, p_months date[], p_amounts bigint[], p_on date, p_posted timestamptz, p_actor uuid
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_total bigint := (SELECT sum(a) FROM unnest(p_amounts) a);
  v_entry uuid := CASE WHEN p_book = 'in_kind' THEN NULL ELSE funds_uuid7() END;
  v_to_state text;
  v_from_kind text;
  v_same boolean;
  v_parents uuid[];
  v_children uuid[];
  v_taken bigint[];
BEGIN
  IF p_from = p_to OR v_total IS NULL OR EXISTS (SELECT 1 FROM unnest(p_amounts) a WHERE a IS NULL OR a <= 0) THEN
    RAISE EXCEPTION 'a transfer goes from one fund to another and has parts above zero' USING ERRCODE = '22023';
  END IF;
  IF funds_lock(ARRAY[p_from, p_to]) < 2 THEN RETURN 'fund_missing'; END IF;
  SELECT sum(t.amount) = v_total AND bool_and(t.fund_id = p_to AND t.book = p_book AND t.unit = p_unit AND f.fund_id = p_from) INTO v_same
  FROM tranche t JOIN tranche_parent p ON p.child_id = t.id AND p.kind = 'transfer' JOIN tranche f ON f.id = p.parent_id WHERE t.transfer_id = p_transfer;
  IF v_same IS NOT NULL THEN
    RETURN CASE WHEN v_same THEN 'same' ELSE 'conflict' END;
  END IF;
  SELECT state INTO v_to_state FROM fund WHERE id = p_to;
  SELECT kind INTO v_from_kind FROM fund WHERE id = p_from;
  IF v_to_state = 'closed' THEN RETURN 'fund_closed'; END IF;
  IF v_from_kind = 'restricted' THEN RETURN 'fund_restricted'; END IF;
  FOR i IN 1..cardinality(p_amounts) LOOP
    SELECT array_agg(k.tranche_id ORDER BY k.received_on, k.tranche_id), array_agg(k.amount ORDER BY k.received_on, k.tranche_id)
    INTO v_parents, v_taken FROM funds_pick(p_from, p_book, p_unit, p_amounts[i], NULL, NULL) k;
    -- Ids in the order of the parents: who came first to the one fund stays first in the other.
    SELECT array_agg(u.id ORDER BY u.id) INTO v_children FROM (SELECT funds_uuid7() AS id FROM unnest(v_parents)) u;
    IF coalesce((SELECT sum(a) FROM unnest(v_taken) a), 0) < p_amounts[i] THEN RETURN 'fund_insufficient'; END IF;
    INSERT INTO tranche (id, root_id, fund_id, book, unit, amount, received_on, source, source_kind, source_id, planned_month, transfer_id, entry_id, created_at)
    SELECT x.child, t.root_id, p_to, p_book, p_unit, x.amount, t.received_on, t.source, 'transfer', p_transfer, p_months[i], p_transfer, v_entry, p_posted
    FROM unnest(v_children, v_parents, v_taken) WITH ORDINALITY AS x (child, parent, amount, place) JOIN tranche t ON t.id = x.parent ORDER BY x.place;
    INSERT INTO tranche_parent (child_id, parent_id, kind, amount)
    SELECT x.child, x.parent, 'transfer', x.amount FROM unnest(v_children, v_parents, v_taken) WITH ORDINALITY AS x (child, parent, amount, place) ORDER BY x.place;
  END LOOP;
  IF p_book = 'cash' THEN
    PERFORM funds_post(v_entry, 'cash', p_on, 'transfer', 'transfer:' || p_transfer, concat_ws('|', p_from, p_to, p_months::text, p_amounts::text), p_transfer, p_posted, p_actor,
      ARRAY['cash.transfers', 'cash.clearing', 'cash.clearing', 'cash.transfers'], ARRAY[p_from, p_from, p_to, p_to], ARRAY[v_total, -v_total, v_total, -v_total]);
  ELSIF p_book = 'time' THEN
    PERFORM funds_post(v_entry, 'time', p_on, 'transfer', 'transfer:' || p_transfer, concat_ws('|', p_from, p_to, p_months::text, p_amounts::text), p_transfer, p_posted, p_actor,
      ARRAY['time.transfers', 'time.held', 'time.held', 'time.transfers'], ARRAY[p_from, p_from, p_to, p_to], ARRAY[v_total, -v_total, v_total, -v_total]);
  END IF;
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Funds what is open of a cost, at most p_limit, from the given funds in their order; answers how much it found. The caller
-- holds the locks of the funds and of the cost line.
CREATE FUNCTION funds_fund_line(
  p_cost_line uuid, p_funds uuid[], p_limit bigint, p_tranche uuid, p_on date, p_posted timestamptz, p_actor uuid
) RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_cost cost_line;
  v_month date;
  v_left bigint;
  v_got bigint;
  v_total bigint := 0;
  v_fund uuid;
  v_entry uuid;
  v_of uuid[] := '{}';
  v_amounts bigint[] := '{}';
  v_expense text;
  v_asset text;
BEGIN
  SELECT * INTO v_cost FROM cost_line WHERE id = p_cost_line;
  SELECT month INTO v_month FROM output WHERE id = v_cost.output_id;
  v_left := least(p_limit, v_cost.amount - (SELECT coalesce(sum(amount), 0) FROM funding_edge WHERE cost_line_id = p_cost_line));
  v_entry := CASE WHEN v_cost.book = 'in_kind' THEN NULL ELSE funds_uuid7() END;
  FOREACH v_fund IN ARRAY p_funds LOOP
    EXIT WHEN v_left <= 0;
    WITH made AS (
      INSERT INTO funding_edge (id, tranche_id, root_id, cost_line_id, output_id, amount, allocated_on, prefunded, designated, entry_id, created_at)
      SELECT funds_uuid7(), k.tranche_id, k.root_id, v_cost.id, v_cost.output_id, k.amount, p_on,
        v_month IS NOT NULL AND k.received_on >= v_month + interval '1 month', p_tranche IS NOT NULL, v_entry, p_posted
      FROM funds_pick(v_fund, v_cost.book, v_cost.unit, v_left, v_month, p_tranche) k
      RETURNING amount
    )
    SELECT coalesce(sum(amount), 0) INTO v_got FROM made;
    IF v_got > 0 THEN
      v_left := v_left - v_got;
      v_total := v_total + v_got;
      v_of := v_of || v_fund;
      v_amounts := v_amounts || v_got;
    END IF;
  END LOOP;
  IF v_total > 0 AND v_entry IS NOT NULL THEN
    v_expense := CASE WHEN v_cost.book = 'time' THEN 'time.expense.services' WHEN v_cost.basis = 'fee' THEN 'cash.expense.fees' ELSE 'cash.expense.services' END;
    v_asset := CASE WHEN v_cost.book = 'time' THEN 'time.held' ELSE 'cash.clearing' END;
    PERFORM funds_post(v_entry, v_cost.book, p_on, 'use', 'use:' || v_entry, concat_ws('|', p_cost_line, v_of::text, v_amounts::text), p_cost_line, p_posted, p_actor,
      array_fill(v_expense, ARRAY[cardinality(v_of)]) || array_fill(v_asset, ARRAY[cardinality(v_of)]), v_of || v_of,
      v_amounts || (SELECT array_agg(-a ORDER BY place) FROM unnest(v_amounts) WITH ORDINALITY AS x (a, place)));
  END IF;
  RETURN v_total;
END $$;
--> statement-breakpoint
-- Verb: use. Makes the cost line if it is new and funds what is open of it, FIFO in each fund; the rest stays unfunded.
-- status 'done' | 'conflict' | 'output_missing' | 'fund_missing' | 'fund_restricted'.
CREATE FUNCTION funds_use(
  p_cost_line uuid, p_output uuid, p_funds uuid[], p_book text, p_unit text, p_amount bigint, p_on date, p_basis text, p_limit bigint, p_tranche uuid,
  p_posted timestamptz, p_actor uuid, OUT status text, OUT funded bigint, OUT unfunded bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_cost cost_line;
BEGIN
  IF p_output IS NOT NULL AND NOT EXISTS (SELECT 1 FROM output WHERE id = p_output) THEN
    status := 'output_missing';
    RETURN;
  END IF;
  IF funds_lock(p_funds) < (SELECT count(DISTINCT f) FROM unnest(p_funds) f) THEN
    status := 'fund_missing';
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM unnest(p_funds) f WHERE NOT funds_allows(f, p_output)) THEN
    status := 'fund_restricted';
    RETURN;
  END IF;
  INSERT INTO cost_line (id, output_id, book, unit, amount, basis, incurred_on, created_at)
  VALUES (p_cost_line, p_output, p_book, p_unit, p_amount, p_basis, p_on, p_posted) ON CONFLICT (id) DO NOTHING;
  SELECT * INTO v_cost FROM cost_line WHERE id = p_cost_line FOR NO KEY UPDATE;
  IF (v_cost.output_id, v_cost.book, v_cost.unit, v_cost.amount, v_cost.basis) IS DISTINCT FROM (p_output, p_book, p_unit, p_amount, p_basis)
     OR EXISTS (SELECT 1 FROM cost_line_reversal WHERE cost_line_id = p_cost_line) THEN
    status := 'conflict';
    RETURN;
  END IF;
  funded := funds_fund_line(p_cost_line, p_funds, coalesce(p_limit, p_amount), p_tranche, p_on, p_posted, p_actor);
  unfunded := p_amount - (SELECT coalesce(sum(amount), 0) FROM funding_edge WHERE cost_line_id = p_cost_line);
  status := 'done';
END $$;
--> statement-breakpoint
-- Mirror rows for live edges, with their entry. The caller holds the locks.
CREATE FUNCTION funds_reverse_edges(p_edges uuid[], p_key text, p_on date, p_posted timestamptz, p_actor uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_book text;
  v_entry uuid;
  v_expense text[];
  v_funds uuid[];
  v_amounts bigint[];
BEGIN
  SELECT t.book INTO v_book FROM funding_edge e JOIN tranche t ON t.id = e.tranche_id WHERE e.id = ANY (p_edges) LIMIT 1;
  v_entry := CASE WHEN v_book = 'in_kind' THEN NULL ELSE funds_uuid7() END;
  INSERT INTO funding_edge (id, tranche_id, root_id, cost_line_id, output_id, amount, allocated_on, prefunded, designated, reverses, entry_id, created_at)
  SELECT funds_uuid7(), e.tranche_id, e.root_id, e.cost_line_id, e.output_id, -e.amount, p_on, e.prefunded, e.designated, e.id, v_entry, p_posted
  FROM funding_edge e WHERE e.id = ANY (p_edges) ORDER BY e.seq DESC;
  IF v_entry IS NULL THEN RETURN; END IF;
  SELECT array_agg(CASE WHEN v_book = 'time' THEN 'time.expense.services' WHEN c.basis = 'fee' THEN 'cash.expense.fees' ELSE 'cash.expense.services' END ORDER BY e.id),
    array_agg(t.fund_id ORDER BY e.id), array_agg(e.amount ORDER BY e.id)
  INTO v_expense, v_funds, v_amounts
  FROM funding_edge e JOIN tranche t ON t.id = e.tranche_id JOIN cost_line c ON c.id = e.cost_line_id WHERE e.id = ANY (p_edges);
  PERFORM funds_post(v_entry, v_book, p_on, 'reverse', 'reverse:' || p_key, p_edges::text, NULL, p_posted, p_actor,
    array_fill(CASE WHEN v_book = 'time' THEN 'time.held' ELSE 'cash.clearing' END, ARRAY[cardinality(v_funds)]) || v_expense, v_funds || v_funds,
    v_amounts || (SELECT array_agg(-a ORDER BY place) FROM unnest(v_amounts) WITH ORDINALITY AS x (a, place)));
END $$;
--> statement-breakpoint
-- Verb: refund, of a part of one receipt. Unspent money first, then the newest uses are reversed; costs in money that lost their
-- support are funded anew from the same fund, then from the general fund. 'created' | 'same' | 'conflict' | 'tranche_missing' | 'refund_too_large'.
CREATE FUNCTION funds_refund(p_root uuid, p_ref text, p_amount bigint, p_on date, p_posted timestamptz, p_actor uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_root tranche;
  v_funds uuid[];
  v_seen uuid[];
  v_sum bigint;
  v_own boolean;
  v_free bigint;
  v_edges uuid[] := '{}';
  v_edge record;
  v_line record;
  v_of uuid[];
  v_amounts bigint[];
BEGIN
  SELECT * INTO v_root FROM tranche WHERE id = p_root AND root_id = p_root;
  IF NOT FOUND THEN RETURN 'tranche_missing'; END IF;
  LOOP
    SELECT array_agg(x.id ORDER BY x.id) INTO v_funds
    FROM (SELECT fund_id AS id FROM tranche WHERE root_id = p_root UNION SELECT id FROM fund WHERE kind = 'general') x;
    EXIT WHEN v_funds <@ v_seen;
    PERFORM funds_lock(v_funds);
    v_seen := v_funds;
  END LOOP;
  SELECT sum(r.amount), bool_and(t.root_id = p_root) INTO v_sum, v_own
  FROM tranche_refund r JOIN tranche t ON t.id = r.tranche_id WHERE r.refund_ref = p_ref;
  IF v_sum IS NOT NULL THEN
    RETURN CASE WHEN v_own AND v_sum = p_amount THEN 'same' ELSE 'conflict' END;
  END IF;
  PERFORM 1 FROM cost_line c WHERE c.id IN (SELECT cost_line_id FROM funding_edge WHERE root_id = p_root) ORDER BY c.id FOR NO KEY UPDATE;
  PERFORM 1 FROM tranche_balance b WHERE b.tranche_id IN (SELECT id FROM tranche WHERE root_id = p_root) ORDER BY b.tranche_id FOR UPDATE;
  IF p_amount <= 0 OR p_amount > v_root.amount
     - (SELECT coalesce(sum(r.amount), 0) FROM tranche_refund r JOIN tranche t ON t.id = r.tranche_id WHERE t.root_id = p_root)
     - (SELECT coalesce(sum(p.amount), 0) FROM tranche_parent p JOIN tranche t ON t.id = p.parent_id WHERE t.root_id = p_root AND p.kind = 'conversion') THEN
    RETURN 'refund_too_large';
  END IF;
  SELECT coalesce(sum(b.remaining), 0) INTO v_free FROM tranche_balance b JOIN tranche t ON t.id = b.tranche_id WHERE t.root_id = p_root;
  FOR v_edge IN
    SELECT e.id, e.amount FROM funding_edge e
    WHERE e.root_id = p_root AND e.amount > 0 AND NOT EXISTS (SELECT 1 FROM funding_edge r WHERE r.reverses = e.id) ORDER BY e.seq DESC
  LOOP
    EXIT WHEN v_free >= p_amount;
    v_edges := v_edges || v_edge.id;
    v_free := v_free + v_edge.amount;
  END LOOP;
  IF cardinality(v_edges) > 0 THEN PERFORM funds_reverse_edges(v_edges, 'refund:' || p_ref, p_on, p_posted, p_actor); END IF;
  WITH free AS (
    SELECT t.id, t.fund_id, b.remaining, sum(b.remaining) OVER (ORDER BY t.seq DESC) - b.remaining AS before
    FROM tranche t JOIN tranche_balance b ON b.tranche_id = t.id WHERE t.root_id = p_root AND b.remaining > 0
  ), made AS (
    INSERT INTO tranche_refund (tranche_id, refund_ref, amount, refunded_on)
    SELECT id, p_ref, least(remaining, p_amount - before), p_on FROM free WHERE before < p_amount
    RETURNING tranche_id, amount
  )
  SELECT array_agg(f.fund_id ORDER BY f.id), array_agg(m.amount ORDER BY f.id) INTO v_of, v_amounts FROM made m JOIN free f ON f.id = m.tranche_id;
  IF v_root.book <> 'in_kind' THEN
    PERFORM funds_post(funds_uuid7(), v_root.book, p_on, 'refund', 'refund:' || p_ref, concat_ws('|', p_root, p_amount), p_root, p_posted, p_actor,
      array_fill(v_root.book || '.income.returned', ARRAY[cardinality(v_of)])
        || array_fill(CASE WHEN v_root.book = 'time' THEN 'time.held' ELSE 'cash.clearing' END, ARRAY[cardinality(v_of)]),
      v_of || v_of, v_amounts || (SELECT array_agg(-a ORDER BY place) FROM unnest(v_amounts) WITH ORDINALITY AS x (a, place)));
  END IF;
  FOR v_line IN
    SELECT e.cost_line_id, e.output_id, sum(e.amount)::bigint AS amount, array_agg(DISTINCT t.fund_id) AS funds, min(c.created_at) AS at
    FROM funding_edge e JOIN tranche t ON t.id = e.tranche_id JOIN cost_line c ON c.id = e.cost_line_id
    WHERE e.id = ANY (v_edges) GROUP BY e.cost_line_id, e.output_id ORDER BY at, e.cost_line_id
  LOOP
    IF v_root.book = 'cash' THEN
      PERFORM funds_fund_line(v_line.cost_line_id,
        v_line.funds || ARRAY(SELECT f.id FROM fund f WHERE f.kind = 'general' AND f.id <> ALL (v_line.funds) AND funds_allows(f.id, v_line.output_id) ORDER BY f.id),
        v_line.amount, NULL, p_on, p_posted, p_actor);
    ELSIF (SELECT sum(amount) FROM funding_edge WHERE cost_line_id = v_line.cost_line_id) = 0 THEN
      INSERT INTO cost_line_reversal (cost_line_id, reversed_on, created_at) VALUES (v_line.cost_line_id, p_on, p_posted);
    END IF;
  END LOOP;
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Verb: reverse. Takes a cost back: 'created' | 'same' | 'cost_line_missing'.
CREATE FUNCTION funds_reverse(p_cost_line uuid, p_on date, p_posted timestamptz, p_actor uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_funds uuid[];
  v_seen uuid[];
  v_edges uuid[];
BEGIN
  LOOP
    SELECT coalesce(array_agg(DISTINCT t.fund_id), '{}') INTO v_funds FROM funding_edge e JOIN tranche t ON t.id = e.tranche_id WHERE e.cost_line_id = p_cost_line;
    EXIT WHEN v_funds <@ v_seen;
    PERFORM funds_lock(v_funds);
    v_seen := v_funds;
  END LOOP;
  PERFORM 1 FROM cost_line WHERE id = p_cost_line FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'cost_line_missing'; END IF;
  IF EXISTS (SELECT 1 FROM cost_line_reversal WHERE cost_line_id = p_cost_line) THEN RETURN 'same'; END IF;
  SELECT array_agg(e.id) INTO v_edges FROM funding_edge e
  WHERE e.cost_line_id = p_cost_line AND e.amount > 0 AND NOT EXISTS (SELECT 1 FROM funding_edge r WHERE r.reverses = e.id);
  IF v_edges IS NOT NULL THEN
    PERFORM 1 FROM tranche_balance b WHERE b.tranche_id IN (SELECT tranche_id FROM funding_edge WHERE id = ANY (v_edges)) ORDER BY b.tranche_id FOR UPDATE;
    PERFORM funds_reverse_edges(v_edges, p_cost_line::text, p_on, p_posted, p_actor);
  END IF;
  INSERT INTO cost_line_reversal (cost_line_id, reversed_on, created_at) VALUES (p_cost_line, p_on, p_posted);
  RETURN 'created';
END $$;
--> statement-breakpoint
-- The inner steps trust their caller's locks, so nobody else may run them.
REVOKE EXECUTE ON FUNCTION
  funds_post(uuid, text, date, text, text, text, uuid, timestamptz, uuid, text[], uuid[], bigint[]),
  funds_pick(uuid, text, text, bigint, date, uuid),
  funds_fund_line(uuid, uuid[], bigint, uuid, date, timestamptz, uuid),
  funds_reverse_edges(uuid[], text, date, timestamptz, uuid)
FROM PUBLIC, dobroteka_app;
