-- One series of item codes for articles and units.
CREATE SEQUENCE item_code MINVALUE 1 MAXVALUE 8999999;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE item_code TO dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON stall_move FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER stall_move_insert_only BEFORE UPDATE OR DELETE ON stall_move FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER stall_move_no_truncate BEFORE TRUNCATE ON stall_move FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- The ledger and its fold are written together, by the function below and nobody else.
REVOKE INSERT ON stall_move FROM dobroteka_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON article_stock FROM dobroteka_app;
--> statement-breakpoint
CREATE FUNCTION article_starts_empty() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind IN ('unique', 'counted') THEN
    INSERT INTO article_stock (article_id, on_hand) VALUES (NEW.id, 0);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_stock_row AFTER INSERT ON article FOR EACH ROW EXECUTE FUNCTION article_starts_empty();
--> statement-breakpoint
-- Posts moves of stock articles and answers what each article has left (B5: on hand = sum of moves).
-- Stock rows are locked in id order, so that bills with the same articles in another order cannot deadlock.
CREATE FUNCTION bazaar_post_moves(
  p_ids uuid[], p_articles uuid[], p_units uuid[], p_kinds text[], p_quantities integer[], p_lines uuid[],
  p_at timestamptz, p_actor uuid
) RETURNS TABLE (moved_article uuid, left_over integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM article_stock WHERE article_id = ANY (p_articles) ORDER BY article_id FOR NO KEY UPDATE;
  INSERT INTO stall_move (id, article_id, stall_id, unit_id, kind, quantity, at, sale_line_id, actor_id)
  SELECT m.id, m.article, a.stall_id, m.unit, m.kind, m.quantity, p_at, m.line, p_actor
  FROM unnest(p_ids, p_articles, p_units, p_kinds, p_quantities, p_lines) AS m (id, article, unit, kind, quantity, line)
  JOIN article a ON a.id = m.article;
  RETURN QUERY
  UPDATE article_stock s SET on_hand = s.on_hand + d.change
  FROM (SELECT m.article, sum(m.quantity)::integer AS change
        FROM unnest(p_articles, p_quantities) AS m (article, quantity) GROUP BY m.article) d
  WHERE s.article_id = d.article
  RETURNING s.article_id, s.on_hand;
END $$;
--> statement-breakpoint
-- Called by the checkout inside the sale's transaction: things leave the stall; a unit changes hands.
CREATE FUNCTION bazaar_record_sold(
  p_lines uuid[], p_articles uuid[], p_units uuid[], p_quantities integer[], p_at timestamptz, p_actor uuid
) RETURNS TABLE (moved_article uuid, left_over integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE item_unit SET money = 'sold', place = 'handed_over'
  WHERE id = ANY (p_units) AND money = 'unsold';
  RETURN QUERY SELECT * FROM bazaar_post_moves(
    ARRAY (SELECT gen_random_uuid() FROM generate_subscripts(p_lines, 1)), p_articles, p_units,
    array_fill('sold'::text, ARRAY[cardinality(p_lines)]), ARRAY (SELECT -q.n FROM unnest(p_quantities) WITH ORDINALITY AS q (n, i) ORDER BY q.i),
    p_lines, p_at, p_actor);
END $$;
