ALTER TABLE service ADD CONSTRAINT service_parent FOREIGN KEY (parent_id) REFERENCES service (id);
--> statement-breakpoint
-- What happened stays: needs end by their state, outputs and costs are never taken away, a cost holds from its day on.
REVOKE DELETE, TRUNCATE ON service, programme, output, standard_cost, service_month, need, need_pledge FROM dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE ON standard_cost FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER standard_cost_insert_only BEFORE UPDATE OR DELETE ON standard_cost FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- A month that was handed in stands as it is.
CREATE FUNCTION forbid_submitted_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'submitted' THEN
    RAISE EXCEPTION 'a submitted month is not changed' USING ERRCODE = '42501', CONSTRAINT = 'service_month_submitted_stands';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_month_submitted_stands BEFORE UPDATE ON service_month FOR EACH ROW EXECUTE FUNCTION forbid_submitted_month();
--> statement-breakpoint

-- S1 at every commit: a need's two sums are those of its sources, so that needed = received + pledged + open holds whoever writes.
CREATE FUNCTION check_need_sums() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_need uuid := CASE TG_TABLE_NAME WHEN 'need' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'need_id')::uuid END;
BEGIN
  IF EXISTS (SELECT 1 FROM need n WHERE n.id = v_need AND (n.received, n.pledged) <>
      (SELECT coalesce(sum(p.received), 0)::int, coalesce(sum(p.pledged), 0)::int FROM need_pledge p WHERE p.need_id = v_need)) THEN
    RAISE EXCEPTION 'a need is not the sum of its sources' USING ERRCODE = '23514', CONSTRAINT = 'need_sums';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER need_sums AFTER INSERT OR UPDATE OF received, pledged ON need DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_need_sums();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER need_pledge_sums AFTER INSERT OR UPDATE ON need_pledge DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_need_sums();
