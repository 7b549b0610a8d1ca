-- Requests of services: what was asked never changes once it is sent, and what was signed stays.
REVOKE DELETE, TRUNCATE ON goods_request FROM dobroteka_app;
--> statement-breakpoint
REVOKE TRUNCATE ON goods_request_line FROM dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON goods_handover, best_before_pass FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON goods_handover_line FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER goods_handover_insert_only BEFORE UPDATE OR DELETE ON goods_handover FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER best_before_pass_insert_only BEFORE UPDATE OR DELETE ON best_before_pass FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER goods_handover_line_no_delete BEFORE DELETE ON goods_handover_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint

CREATE FUNCTION guard_request_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_line goods_request_line := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.request_id, NEW.position, NEW.description, NEW.category, NEW.size, NEW.unit, NEW.quantity)
      IS NOT DISTINCT FROM (OLD.id, OLD.request_id, OLD.position, OLD.description, OLD.category, OLD.size, OLD.unit, OLD.quantity)
    AND NEW.issued >= OLD.issued AND (OLD.close_reason IS NULL OR NEW.close_reason = OLD.close_reason)
    AND (OLD.approved IS NULL OR NEW.approved = OLD.approved) THEN
    RETURN NEW;
  END IF;
  IF (SELECT state FROM goods_request WHERE id = v_line.request_id) IS DISTINCT FROM 'draft' THEN
    RAISE EXCEPTION 'what was asked for is not changed' USING ERRCODE = '42501', CONSTRAINT = 'goods_request_line_stands';
  END IF;
  RETURN v_line;
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_request_line_stands BEFORE INSERT OR UPDATE OR DELETE ON goods_request_line FOR EACH ROW EXECUTE FUNCTION guard_request_line();
--> statement-breakpoint

-- What the service counted is said once.
CREATE FUNCTION guard_handover_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.issue_id, NEW.line_id, NEW.quantity) <> (OLD.issue_id, OLD.line_id, OLD.quantity)
    OR (OLD.received IS NOT NULL AND NEW.received IS DISTINCT FROM OLD.received)
    OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at)
    OR (OLD.settled IS NOT NULL AND NEW.settled IS DISTINCT FROM OLD.settled) THEN
    RAISE EXCEPTION 'what was handed and counted is not changed' USING ERRCODE = '42501', CONSTRAINT = 'goods_handover_line_stands';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_handover_line_stands BEFORE UPDATE ON goods_handover_line FOR EACH ROW EXECUTE FUNCTION guard_handover_line();
