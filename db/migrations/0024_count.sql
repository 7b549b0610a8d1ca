-- Counting while work goes on (G7): each number is compared with the ledger as of its own minute, so nobody has to stop.
CREATE TRIGGER stock_count_entry_insert_only BEFORE UPDATE OR DELETE ON stock_count_entry FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER stock_count_result_insert_only BEFORE UPDATE OR DELETE ON stock_count_result FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON stock_count_entry, stock_count_result FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON stock_count, stock_count_shelf FROM dobroteka_app;
--> statement-breakpoint
CREATE FUNCTION stock_on_hand_at(p_lot uuid, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN to_kind = 'store' THEN quantity ELSE 0 END - CASE WHEN from_kind = 'store' THEN quantity ELSE 0 END), 0)::bigint
  FROM stock_movement WHERE lot_id = p_lot AND occurred_at <= p_at
$$;
--> statement-breakpoint
-- Where a lot of a count stands: of each person the latest number; `agreed` when two people found the same difference from the ledger of
-- their own minutes. Then the later of the two is what is posted.
CREATE VIEW stock_count_lot AS
  WITH latest AS (
    SELECT DISTINCT ON (e.count_id, e.lot_id, e.counted_by) e.* FROM stock_count_entry e
    ORDER BY e.count_id, e.lot_id, e.counted_by, e.recorded_at DESC, e.id DESC
  ), compared AS (
    SELECT l.*, stock_on_hand_at(l.lot_id, l.counted_at) AS book FROM latest l
  ), agreeing AS (
    SELECT DISTINCT ON (c.count_id, c.lot_id) c.count_id, c.lot_id, c.counted, c.book, c.counted_at
    FROM compared c
    WHERE EXISTS (SELECT 1 FROM compared o WHERE o.count_id = c.count_id AND o.lot_id = c.lot_id AND o.counted_by <> c.counted_by AND o.counted - o.book = c.counted - c.book)
    ORDER BY c.count_id, c.lot_id, c.counted_at DESC, c.id DESC
  )
  SELECT c.count_id, c.lot_id, count(*)::integer AS people, a.lot_id IS NOT NULL AS agreed, a.counted, a.book, a.counted_at
  FROM compared c LEFT JOIN agreeing a USING (count_id, lot_id)
  GROUP BY c.count_id, c.lot_id, a.lot_id, a.counted, a.book, a.counted_at;
--> statement-breakpoint
GRANT SELECT ON stock_count_lot TO dobroteka_app;
--> statement-breakpoint
-- The lots a count is about: what stands on its shelves with something of it in the store, and what somebody found there.
CREATE VIEW stock_count_scope AS
  SELECT s.count_id, s.shelf_id, p.lot_id FROM stock_count_shelf s JOIN lot_shelf p ON p.shelf_id = s.shelf_id
    JOIN stock_balance b ON b.lot_id = p.lot_id AND b.place_kind = 'store' AND b.on_hand > 0
  UNION SELECT e.count_id, e.shelf_id, e.lot_id FROM stock_count_entry e;
--> statement-breakpoint
GRANT SELECT ON stock_count_scope TO dobroteka_app;
