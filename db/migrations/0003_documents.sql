-- An issued document is never changed; differences are recorded with a new one.
REVOKE UPDATE, DELETE, TRUNCATE ON document FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER document_insert_only BEFORE UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER document_no_truncate BEFORE TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON document_counter FROM dobroteka_app;
--> statement-breakpoint
-- The counter only moves by one, so a number is neither skipped nor given twice.
CREATE FUNCTION document_counter_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.last_number <> (CASE TG_OP WHEN 'INSERT' THEN NEW.first_number ELSE OLD.last_number + 1 END)
     AND NOT (TG_OP = 'INSERT' AND NEW.last_number = NEW.first_number - 1)
     OR TG_OP = 'UPDATE' AND NEW.first_number <> OLD.first_number THEN
    RAISE EXCEPTION 'document numbers move by one' USING ERRCODE = '23514', CONSTRAINT = 'document_counter_step';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_counter_step BEFORE INSERT OR UPDATE ON document_counter FOR EACH ROW EXECUTE FUNCTION document_counter_step();
--> statement-breakpoint
-- The number of a new document is the one just taken in the same transaction: the counter row is still locked by it.
CREATE FUNCTION document_takes_last_number() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.number IS DISTINCT FROM (SELECT last_number FROM document_counter WHERE type = NEW.type AND year = NEW.year) THEN
    RAISE EXCEPTION 'a document takes the next number' USING ERRCODE = '23514', CONSTRAINT = 'document_next_number';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_takes_last_number BEFORE INSERT ON document FOR EACH ROW EXECUTE FUNCTION document_takes_last_number();
