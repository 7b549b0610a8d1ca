-- Seats, overlaps and holds. Every function that changes seats locks the position first (FOR NO KEY UPDATE), so that
-- the guarded updates of one position happen one after another; whoever also needs an e-mail or a person takes those
-- advisory locks before the position, in this order. The order is the same everywhere, so nobody waits in a circle.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- V3: a person sits in one place at a time. Back-to-back shifts touch and do not overlap.
ALTER TABLE "signup" ADD CONSTRAINT "signup_no_overlap"
  EXCLUDE USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at", '[)') WITH &&)
  WHERE (state IN ('confirmed', 'checked_in', 'completed'));
--> statement-breakpoint
-- Frees the holds of a position whose half hour is over and ends its unanswered sign-ups. The caller holds the position's lock.
CREATE FUNCTION volunteering_release_lapsed(p_position uuid, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE v_freed integer;
BEGIN
  WITH freed AS (
    UPDATE signup
       SET holds_seat = false, hold_until = NULL,
           state = CASE WHEN expires_at <= p_now THEN 'expired' ELSE state END,
           ended_at = CASE WHEN expires_at <= p_now THEN p_now END
     WHERE position_id = p_position AND state = 'pending_email' AND holds_seat AND hold_until <= p_now
     RETURNING 1)
  SELECT count(*) INTO v_freed FROM freed;
  UPDATE signup SET state = 'expired', ended_at = p_now
   WHERE position_id = p_position AND state IN ('pending_email', 'pending_consent') AND NOT holds_seat AND expires_at <= p_now;
  IF v_freed > 0 THEN
    UPDATE "position" SET seats_taken = seats_taken - v_freed, seats_held = seats_held - v_freed WHERE id = p_position;
  END IF;
  RETURN v_freed;
END $$;
--> statement-breakpoint
-- Takes a sign-up in. Answers 'held' or 'unheld' (decided at confirmation) for a new one, 'existing' with its id when the
-- person already has an active sign-up here (V2), 'same' for a resend of the same id.
-- A hold needs all of: a free seat, less than half of the position held, less than three live holds of the e-mail.
CREATE FUNCTION volunteering_request_signup(
  p_id uuid, p_position uuid, p_person uuid, p_email text, p_minor boolean,
  p_now timestamptz, p_hold_until timestamptz, p_expires_at timestamptz,
  OUT outcome text, OUT signup_id uuid)
LANGUAGE plpgsql AS $$
DECLARE
  v_capacity integer; v_taken integer; v_held integer; v_of_email integer; v_hold boolean;
  v_shift uuid; v_starts timestamptz; v_ends timestamptz;
BEGIN
  IF p_email IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('volunteering.email:' || p_email, 0));
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('volunteering.person:' || p_person, 0));
  SELECT shift_id INTO v_shift FROM "position" WHERE id = p_position FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no position %', p_position; END IF;
  PERFORM volunteering_release_lapsed(p_position, p_now);

  SELECT s.id INTO signup_id FROM signup s WHERE s.id = p_id;
  IF FOUND THEN outcome := 'same'; RETURN; END IF;
  SELECT s.id INTO signup_id FROM signup s
   WHERE s.person_id = p_person AND s.position_id = p_position
     AND s.state IN ('pending_email', 'pending_consent', 'confirmed', 'checked_in', 'completed');
  IF FOUND THEN outcome := 'existing'; RETURN; END IF;

  SELECT capacity, seats_taken, seats_held INTO v_capacity, v_taken, v_held FROM "position" WHERE id = p_position;
  SELECT starts_at, ends_at INTO v_starts, v_ends FROM shift WHERE id = v_shift;
  SELECT count(*) INTO v_of_email FROM signup s JOIN person p ON p.id = s.person_id
   WHERE s.state = 'pending_email' AND s.holds_seat AND s.hold_until > p_now AND p.email = p_email;
  v_hold := NOT p_minor AND p_hold_until IS NOT NULL AND v_taken < v_capacity AND v_held < v_capacity / 2 AND v_of_email < 3;
  IF v_hold THEN
    UPDATE "position" SET seats_taken = seats_taken + 1, seats_held = seats_held + 1
     WHERE id = p_position AND seats_taken + 1 <= capacity;
    v_hold := FOUND;
  END IF;
  INSERT INTO signup (id, position_id, shift_id, person_id, state, channel, minor, holds_seat, hold_until, expires_at,
                      starts_at, ends_at, created_at)
  VALUES (p_id, p_position, v_shift, p_person, CASE WHEN p_minor THEN 'pending_consent' ELSE 'pending_email' END,
          CASE WHEN p_hold_until IS NULL THEN 'staff' ELSE 'web' END, p_minor, v_hold, CASE WHEN v_hold THEN p_hold_until END,
          least(p_expires_at, CASE WHEN p_hold_until IS NULL THEN v_ends ELSE v_starts END), v_starts, v_ends, p_now);
  signup_id := p_id;
  outcome := CASE WHEN v_hold THEN 'held' ELSE 'unheld' END;
END $$;
--> statement-breakpoint
-- Seats a sign-up: 'confirmed', 'already', or the code of the refusal. Of any number at once no more than the capacity are
-- seated (V1). A second confirmed shift at the same time is refused by signup_no_overlap (V3).
-- p_consent_by: the account that saw a parent's consent. p_until_end: staff may seat people while the shift runs.
CREATE FUNCTION volunteering_take_seat(p_signup uuid, p_now timestamptz, p_consent_by uuid, p_until_end boolean) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; v_person uuid; v_shift uuid; s signup; v_starts timestamptz; v_ends timestamptz; v_cancelled timestamptz;
BEGIN
  SELECT position_id, person_id, shift_id INTO v_position, v_person, v_shift FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('volunteering.person:' || v_person, 0));
  PERFORM 1 FROM "position" WHERE id = v_position FOR NO KEY UPDATE;
  PERFORM volunteering_release_lapsed(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  SELECT starts_at, ends_at, cancelled_at INTO v_starts, v_ends, v_cancelled FROM shift WHERE id = v_shift;

  IF s.state IN ('confirmed', 'checked_in', 'completed') THEN RETURN 'already'; END IF;
  IF v_cancelled IS NOT NULL THEN RETURN 'shift_cancelled'; END IF;
  IF p_now >= (CASE WHEN p_until_end THEN v_ends ELSE v_starts END) THEN RETURN 'shift_started'; END IF;
  IF s.state NOT IN ('pending_email', 'pending_consent', 'cancelled_by_volunteer') THEN RETURN 'link_expired'; END IF;
  IF s.minor AND s.consent_seen_at IS NULL AND p_consent_by IS NULL THEN RETURN 'consent_missing'; END IF;
  IF EXISTS (SELECT 1 FROM signup o WHERE o.person_id = v_person AND o.position_id = v_position AND o.id <> p_signup
              AND o.state IN ('pending_email', 'pending_consent', 'confirmed', 'checked_in', 'completed')) THEN
    RETURN 'already_signed_up';
  END IF;

  IF s.holds_seat THEN
    UPDATE "position" SET seats_held = seats_held - 1 WHERE id = v_position;
  ELSE
    UPDATE "position" SET seats_taken = seats_taken + 1 WHERE id = v_position AND seats_taken + 1 <= capacity;
    IF NOT FOUND THEN RETURN 'shift_full'; END IF;
  END IF;
  UPDATE signup
     SET state = 'confirmed', holds_seat = true, hold_until = NULL, expires_at = NULL, confirmed_at = p_now, ended_at = NULL, revision = revision + 1,
         consent_seen_by = CASE WHEN minor THEN coalesce(consent_seen_by, p_consent_by) END,
         consent_seen_at = CASE WHEN minor THEN coalesce(consent_seen_at, p_now) END
   WHERE id = p_signup;
  RETURN 'confirmed';
END $$;
--> statement-breakpoint
-- Ends a sign-up that is still to come and gives its seat back: 'freed', 'ended' (it was over already) or 'signup_unknown'.
CREATE FUNCTION volunteering_free_seat(p_signup uuid, p_state text, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; s signup;
BEGIN
  SELECT position_id INTO v_position FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  PERFORM 1 FROM "position" WHERE id = v_position FOR NO KEY UPDATE;
  PERFORM volunteering_release_lapsed(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state NOT IN ('pending_email', 'pending_consent', 'confirmed') THEN RETURN 'ended'; END IF;
  IF s.holds_seat THEN
    UPDATE "position" SET seats_taken = seats_taken - 1, seats_held = seats_held - CASE WHEN s.state = 'pending_email' THEN 1 ELSE 0 END
     WHERE id = v_position;
  END IF;
  UPDATE signup SET state = p_state, holds_seat = false, hold_until = NULL, expires_at = NULL, ended_at = p_now, revision = revision + 1
   WHERE id = p_signup;
  RETURN 'freed';
END $$;
--> statement-breakpoint
-- Receives attested minutes into the time book and uses them at once on what the shift served, entry by entry in the given
-- order, through the ledger's own verbs. The entry's id is the receipt's and the cost's: a repeat posts nothing twice.
CREATE FUNCTION volunteering_post_minutes(
  p_entries uuid[], p_minutes bigint[], p_output uuid, p_fund uuid, p_worked_on date, p_now timestamptz, p_actor uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE e record; v_received text; v_used record;
BEGIN
  FOR e IN SELECT id, minutes FROM unnest(p_entries, p_minutes) WITH ORDINALITY AS t(id, minutes, n) ORDER BY n LOOP
    v_received := funds_receive(e.id, p_fund, 'time', 'MIN', e.minutes, p_worked_on, 'hours', 'time_entry', e.id,
      '{}'::uuid[], '{}'::bigint[], p_now, p_actor);
    SELECT * INTO v_used FROM funds_use(e.id, p_output, ARRAY[p_fund], 'time', 'MIN', e.minutes, p_worked_on, 'actual', NULL, e.id, p_now, p_actor);
    IF v_received NOT IN ('created', 'same') OR v_used.status <> 'done' OR v_used.unfunded <> 0 THEN
      RAISE EXCEPTION 'attested minutes must be received and used in full: % %', v_received, v_used.status;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- What was worked stays: a correction is a reversal in the time book, never a deleted row.
REVOKE DELETE, TRUNCATE ON "signup", "time_entry" FROM dobroteka_app;
