-- A tap and a note belong to nobody: what was said stays as it was said. A note's text is never edited, only shown or hidden.
REVOKE UPDATE, DELETE, TRUNCATE ON mood_tap FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER mood_tap_insert_only BEFORE UPDATE OR DELETE ON mood_tap FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
ALTER TABLE jar_note ADD CONSTRAINT jar_note_state CHECK (state IN ('waiting', 'shown', 'hidden'));
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON jar_note FROM dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (state, decided_by, decided_at) ON jar_note TO dobroteka_app;
