ALTER TABLE remark ADD CONSTRAINT remark_text CHECK (text <> '' AND length(text) <= 2000);
--> statement-breakpoint
-- V8: whatever was written to a person goes with the identity, whoever takes it away.
CREATE FUNCTION remark_goes_with_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM remark WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER remark_goes_with_person AFTER UPDATE OF erased_at ON person FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION remark_goes_with_person();
