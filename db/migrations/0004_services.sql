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
