-- For insert-only tables: also the owner, and whoever is granted too much, is told no.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = '42501', CONSTRAINT = TG_TABLE_NAME || '_insert_only';
END $$;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER audit_event_insert_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- Wakes the worker for one outbox row when the caller's transaction commits. The worker's schema is made after these migrations.
CREATE FUNCTION enqueue_outbox(row_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('outbox', json_build_object('id', row_id));
END $$;
--> statement-breakpoint
-- An effect recorded by a function of the database itself, as `emit` does for the app. Ids and counts only.
CREATE FUNCTION emit_outbox(p_topic text, p_payload jsonb, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_id uuid := gen_random_uuid();
BEGIN
  INSERT INTO outbox (id, topic, payload, created_at) VALUES (v_id, p_topic, p_payload, p_now);
  PERFORM enqueue_outbox(v_id);
END $$;
--> statement-breakpoint
-- One hit of a key within fixed windows; false when it is over the limit. The caller gives the time, as everywhere.
CREATE FUNCTION rate_limit_hit(hit_key text, window_seconds integer, hit_limit integer, hit_at timestamptz) RETURNS boolean
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO rate_limit AS r (key, window_start, hits)
  VALUES (hit_key, to_timestamp(floor(extract(epoch FROM hit_at) / window_seconds) * window_seconds), 1)
  ON CONFLICT (key, window_start) DO UPDATE SET hits = r.hits + 1
  RETURNING hits <= hit_limit
$$;
