REVOKE UPDATE, DELETE, TRUNCATE ON sale, sale_line, tender, sale_exception, till_supplement, till_close, cash_movement FROM dobroteka_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sale', 'sale_line', 'tender', 'sale_exception', 'till_supplement', 'till_close', 'cash_movement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forbid_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- One unit into one bill, or nothing: free, expired, or already this session's own. Sold units are never claimed.
CREATE FUNCTION checkout_claim_unit(p_unit uuid, p_session uuid, p_now timestamptz, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO unit_claim AS c (unit_id, session_id, claimed_at, expires_at)
  SELECT u.id, p_session, p_now, p_until FROM item_unit u WHERE u.id = p_unit AND u.money = 'unsold'
  ON CONFLICT (unit_id) DO UPDATE
    SET session_id = excluded.session_id, claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
    WHERE c.session_id = excluded.session_id OR c.expires_at <= excluded.claimed_at;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Records a completed sale. Money wins: whatever collides is stored with a typed exception, never refused.
-- outcome: recorded | replayed | sale_conflict | unknown_session | sums_differ. Only the first one writes.
CREATE FUNCTION checkout_record_sale(
  p_sale uuid, p_session uuid, p_sequence integer, p_look text, p_sold_at timestamptz, p_recorded_at timestamptz, p_sha bytea,
  p_scope uuid[], p_actor uuid, p_actor_kind text, p_request text, p_audit uuid, p_outbox uuid,
  p_lines uuid[], p_articles uuid[], p_units uuid[], p_quantities integer[], p_prices bigint[],
  p_tender uuid, p_tendered bigint,
  OUT outcome text, OUT till_number smallint, OUT till_epoch integer, OUT sequence integer, OUT total bigint,
  OUT exception_kinds text[], OUT exception_positions integer[], OUT exception_amounts bigint[]
) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  shift till_session;
  told sale;
  own_number boolean := true;
  fund uuid;
  stored integer;
  day date;
  short uuid[];
  left_overs integer[];
BEGIN
  -- FOR SHARE: a close waits for sales in flight, so every sale is in its sums or becomes a supplement.
  SELECT * INTO shift FROM till_session s WHERE s.id = p_session FOR SHARE;
  IF NOT FOUND OR (p_scope IS NOT NULL AND NOT shift.event_id = ANY (p_scope)) THEN
    outcome := 'unknown_session';
    RETURN;
  END IF;
  SELECT sum(l.quantity * l.price) INTO total FROM unnest(p_quantities, p_prices) AS l (quantity, price);
  IF total > p_tendered THEN
    outcome := 'sums_differ';
    RETURN;
  END IF;

  INSERT INTO sale (id, session_id, event_id, till_id, epoch, sequence, number_is_own, look_code, sold_at, recorded_at, total_cents, payload_sha256, actor_id)
  VALUES (p_sale, p_session, shift.event_id, shift.till_id, shift.epoch, p_sequence, true, p_look, p_sold_at, p_recorded_at, total, p_sha, p_actor)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO told FROM sale s WHERE s.id = p_sale OR s.look_code = p_look ORDER BY (s.id = p_sale) DESC LIMIT 1;
    IF FOUND THEN
      outcome := CASE WHEN told.id = p_sale AND told.payload_sha256 = p_sha AND told.session_id = p_session THEN 'replayed' ELSE 'sale_conflict' END;
    ELSE
      own_number := false;
      INSERT INTO sale (id, session_id, event_id, till_id, epoch, sequence, number_is_own, look_code, sold_at, recorded_at, total_cents, payload_sha256, actor_id)
      VALUES (p_sale, p_session, shift.event_id, shift.till_id, shift.epoch, p_sequence, false, p_look, p_sold_at, p_recorded_at, total, p_sha, p_actor);
    END IF;
  END IF;

  IF outcome IS NULL THEN
    outcome := 'recorded';
    fund := (SELECT e.fund_id FROM bazaar_event e WHERE e.id = shift.event_id);
    day := (p_sold_at AT TIME ZONE 'Europe/Sofia')::date;

    -- In unit order, so that two bills with the same units in another order wait for each other instead of deadlocking.
    INSERT INTO sale_line (id, sale_id, position, kind, article_id, unit_id, stall_id, fund_id, quantity, unit_price_cents, amount_cents, clean)
    SELECT l.id, p_sale, l.i,
           CASE WHEN l.article IS NULL THEN 'change_gift' WHEN a.id IS NULL THEN 'unlisted' WHEN a.kind = 'experience' THEN 'experience' WHEN a.kind = 'free_gift' THEN 'gift' ELSE 'goods' END,
           a.id, u.id, a.stall_id, fund, l.quantity, l.price, l.quantity * l.price, true
    FROM unnest(p_lines, p_articles, p_units, p_quantities, p_prices) WITH ORDINALITY AS l (id, article, unit, quantity, price, i)
    LEFT JOIN article a ON a.id = l.article
    LEFT JOIN item_unit u ON u.id = l.unit AND u.article_id = a.id
    ORDER BY l.unit, l.i
    ON CONFLICT (unit_id) WHERE unit_id IS NOT NULL AND clean DO NOTHING;
    GET DIAGNOSTICS stored = ROW_COUNT;
    IF stored < cardinality(p_lines) THEN
      INSERT INTO sale_line (id, sale_id, position, kind, article_id, unit_id, stall_id, fund_id, quantity, unit_price_cents, amount_cents, clean)
      SELECT l.id, p_sale, l.i, 'goods', a.id, l.unit, a.stall_id, fund, l.quantity, l.price, l.quantity * l.price, false
      FROM unnest(p_lines, p_articles, p_units, p_quantities, p_prices) WITH ORDINALITY AS l (id, article, unit, quantity, price, i)
      JOIN article a ON a.id = l.article
      WHERE NOT EXISTS (SELECT 1 FROM sale_line s WHERE s.id = l.id);
    END IF;

    INSERT INTO tender (id, sale_id, kind, tendered_cents, applied_cents, change_cents)
    VALUES (p_tender, p_sale, 'cash', p_tendered, total, p_tendered - total);

    WITH goods AS (SELECT array_agg(s.id ORDER BY s.position) AS lines, array_agg(s.article_id ORDER BY s.position) AS articles,
                          array_agg(s.unit_id ORDER BY s.position) AS units, array_agg(s.quantity ORDER BY s.position) AS quantities
                   FROM sale_line s WHERE s.sale_id = p_sale AND s.kind = 'goods')
    SELECT array_agg(m.moved_article), array_agg(m.left_over) INTO short, left_overs
    FROM goods g, bazaar_record_sold(g.lines, g.articles, g.units, g.quantities, p_sold_at, p_actor) m
    WHERE g.lines IS NOT NULL AND m.left_over < 0;

    INSERT INTO sale_exception (id, sale_id, line_id, kind, amount_cents, raised_at)
    SELECT gen_random_uuid(), p_sale, s.id, x.kind, x.amount, p_recorded_at
    FROM sale_line s
    LEFT JOIN article a ON a.id = s.article_id
    LEFT JOIN unnest(short, left_overs) AS o (article, left_over) ON o.article = s.article_id
    CROSS JOIN LATERAL (VALUES
      ('unit_sold_twice', NOT s.clean, s.amount_cents),
      ('oversold', o.left_over < 0 AND s.clean, least(s.quantity, -o.left_over) * s.unit_price_cents),
      ('price_drift', a.kind <> 'free_gift' AND a.price_cents <> s.unit_price_cents, s.amount_cents - s.quantity * a.price_cents),
      ('unlisted', s.kind = 'unlisted' OR a.event_id <> shift.event_id OR (s.kind = 'goods' AND (a.kind = 'unique') <> (s.unit_id IS NOT NULL)), s.amount_cents),
      ('undocumented', s.kind = 'goods' AND a.source_kind IS NULL, s.amount_cents)
    ) AS x (kind, applies, amount)
    WHERE s.sale_id = p_sale AND x.applies;
    IF NOT own_number THEN
      INSERT INTO sale_exception (id, sale_id, kind, amount_cents, raised_at) VALUES (gen_random_uuid(), p_sale, 'number_reused', 0, p_recorded_at);
    END IF;
    IF shift.closed_at IS NOT NULL THEN
      INSERT INTO sale_exception (id, sale_id, kind, amount_cents, raised_at) VALUES (gen_random_uuid(), p_sale, 'late_after_close', total, p_recorded_at);
      INSERT INTO till_supplement (sale_id, session_id, cash_cents, at) VALUES (p_sale, p_session, total, p_recorded_at);
      -- Its money lay in the drawer when that was counted: what looked like too much is explained by so much.
      IF total > 0 THEN
        PERFORM funds_cash_difference(p_sale, fund, -total, day, p_recorded_at, p_actor);
      END IF;
    END IF;

    -- A tranche per line of the cash book; goods behind a line are converted as far as the stall really had them (F15).
    PERFORM funds_receive_sale_lines(r.lines, r.funds, r.amounts, r.parents, r.parent_amounts, day, p_recorded_at, p_sale, p_actor)
    FROM (
      SELECT array_agg(s.id ORDER BY s.position) AS lines, array_agg(s.fund_id ORDER BY s.position) AS funds, array_agg(s.amount_cents ORDER BY s.position) AS amounts,
             array_agg(CASE WHEN c.pieces > 0 THEN a.parent_tranche_id END ORDER BY s.position) AS parents,
             array_agg(CASE WHEN c.pieces > 0 THEN c.pieces * a.parent_units_per_piece END ORDER BY s.position) AS parent_amounts
      FROM sale_line s
      LEFT JOIN article a ON a.id = s.article_id
      LEFT JOIN unnest(short, left_overs) AS o (article, left_over) ON o.article = s.article_id
      CROSS JOIN LATERAL (SELECT CASE WHEN s.clean AND a.parent_tranche_id IS NOT NULL THEN greatest(0, s.quantity + coalesce(o.left_over, 0)) ELSE 0 END AS pieces) c
      WHERE s.sale_id = p_sale AND s.amount_cents > 0
    ) r WHERE r.lines IS NOT NULL;

    DELETE FROM unit_claim c WHERE c.unit_id = ANY (p_units);
    INSERT INTO audit_event (id, at, actor_kind, actor_id, action, subject_kind, subject_id, fields, request_id)
    VALUES (p_audit, p_recorded_at, p_actor_kind, p_actor, 'checkout.record_sale', 'sale', p_sale, '{}', p_request);
    -- Nothing listens to a sale, so its effect is delivered as it is recorded: a job each would cost more than the sale's own
    -- rows. Whoever registers a handler for the topic calls enqueue_outbox(p_outbox) here and leaves delivered_at empty.
    INSERT INTO outbox (id, topic, payload, created_at, delivered_at)
    VALUES (p_outbox, 'checkout.sale_recorded', jsonb_build_object('saleId', p_sale, 'eventId', shift.event_id), p_recorded_at, p_recorded_at);
  END IF;

  -- One answer for the first time and for every replay: read from what is stored.
  SELECT t.number, s.epoch, s.sequence, s.total_cents INTO till_number, till_epoch, sequence, total
  FROM sale s JOIN till t ON t.id = s.till_id WHERE s.id = p_sale;
  SELECT coalesce(array_agg(e.kind ORDER BY e.kind, l.position), '{}'), coalesce(array_agg(coalesce(l.position, 0)::integer ORDER BY e.kind, l.position), '{}'),
         coalesce(array_agg(e.amount_cents ORDER BY e.kind, l.position), '{}')
  INTO exception_kinds, exception_positions, exception_amounts
  FROM sale_exception e LEFT JOIN sale_line l ON l.id = e.line_id WHERE e.sale_id = p_sale;
END $$;
