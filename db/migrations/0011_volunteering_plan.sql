-- Shifts that change after people signed up. Whoever changes several shifts, or a shift with its people, first locks all of it with
-- volunteering_lock_shifts: the people in order, then the positions, then the shifts. A series is locked before everything.
CREATE FUNCTION volunteering_lock_shifts(p_shifts uuid[], p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_people uuid[]; v_one uuid;
BEGIN
  SELECT coalesce(array_agg(person_id ORDER BY person_id), '{}') INTO v_people FROM (
    SELECT DISTINCT person_id FROM signup
     WHERE shift_id = ANY (p_shifts) AND state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in')) p;
  FOREACH v_one IN ARRAY v_people LOOP PERFORM volunteering_lock_person(v_one); END LOOP;
  PERFORM 1 FROM "position" WHERE shift_id = ANY (p_shifts) ORDER BY id FOR NO KEY UPDATE;
  -- Somebody who signed up while we waited has no lock: the transaction is run again.
  IF EXISTS (SELECT 1 FROM signup WHERE shift_id = ANY (p_shifts) AND person_id <> ALL (v_people)
      AND state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in')) THEN
    RAISE EXCEPTION 'somebody signed up meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
  PERFORM 1 FROM shift WHERE id = ANY (p_shifts) ORDER BY id FOR NO KEY UPDATE;
  FOR v_one IN SELECT id FROM "position" WHERE shift_id = ANY (p_shifts) ORDER BY id LOOP PERFORM volunteering_release_lapsed(v_one, p_now); END LOOP;
END $$;
--> statement-breakpoint
-- Ends an entry that a rule or an overlap no longer allows; its person is told.
CREATE FUNCTION volunteering_rule_out(p_signup uuid, p_reason text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF volunteering_free_seat(p_signup, 'cancelled_by_system', p_reason, p_now) = 'freed' THEN
    PERFORM emit_outbox('volunteering.cancelled_by_rule', jsonb_build_object('signupId', p_signup), p_now);
  END IF;
END $$;
--> statement-breakpoint
-- Judges everybody of a shift anew, those with a place first, then the list in its order. Guardians are asked with the place kept.
-- The caller holds volunteering_lock_shifts.
CREATE FUNCTION volunteering_recheck_shift(p_shift uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_id uuid;
BEGIN
  FOR v_id IN
    SELECT id FROM signup WHERE shift_id = p_shift AND state IN ('confirmed', 'offered', 'pending_consent', 'pending_clearance', 'waitlisted')
    ORDER BY state <> 'confirmed', state <> 'offered', queue_no NULLS FIRST, id
  LOOP
    PERFORM volunteering_recheck(v_id, true, p_now);
  END LOOP;
END $$;
--> statement-breakpoint
-- The sign-ups of a shift follow its new time: whoever would be in two places leaves this one, the copied times change, who is under 18
-- is decided for the new day, and everybody is judged anew. p_asks_again: what parents agreed to is no longer so – a paper seen before
-- is void, and their consents to this revision are asked for again. The caller holds volunteering_lock_shifts and has changed the shift.
CREATE FUNCTION volunteering_follow_shift(p_shift uuid, p_asks_again boolean, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE sh shift; s signup; v_day date; v_age integer; v_minor boolean; v_consent uuid; v_obstacle text;
BEGIN
  SELECT * INTO sh FROM shift WHERE id = p_shift;
  v_day := (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date;
  FOR s IN
    SELECT x.* FROM signup x WHERE x.shift_id = p_shift AND x.state = 'confirmed' AND (x.starts_at, x.ends_at) <> (sh.starts_at, sh.ends_at) AND EXISTS (
      SELECT 1 FROM signup y WHERE y.person_id = x.person_id AND y.id <> x.id AND y.shift_id <> p_shift AND y.state IN ('confirmed', 'checked_in', 'completed')
        AND tstzrange(y.starts_at, y.ends_at, '[)') && tstzrange(sh.starts_at, sh.ends_at, '[)'))
    ORDER BY x.id
  LOOP
    PERFORM volunteering_rule_out(s.id, 'overlap', p_now);
  END LOOP;
  UPDATE signup
     SET starts_at = sh.starts_at, ends_at = sh.ends_at, hold_until = CASE WHEN hold_until > sh.starts_at THEN sh.starts_at ELSE hold_until END,
         expires_at = CASE WHEN expires_at IS NULL THEN NULL WHEN state = 'pending_email' THEN least(expires_at, sh.starts_at) ELSE sh.starts_at END
   WHERE shift_id = p_shift AND (starts_at, ends_at) <> (sh.starts_at, sh.ends_at);
  UPDATE seat_block SET release_at = sh.starts_at WHERE state = 'held' AND release_at > sh.starts_at AND position_id IN (SELECT id FROM "position" WHERE shift_id = p_shift);

  FOR s IN
    SELECT * FROM signup WHERE shift_id = p_shift AND state IN ('pending_email', 'confirmed', 'offered', 'pending_consent', 'pending_clearance', 'waitlisted')
    ORDER BY state <> 'confirmed', queue_no NULLS FIRST, id
  LOOP
    SELECT people_age_on(birth_date, v_day) INTO v_age FROM person WHERE id = s.person_id;
    v_minor := CASE WHEN v_age IS NULL THEN s.minor ELSE v_age < 18 END;
    IF v_minor AND s.party_size > 1 THEN
      PERFORM volunteering_rule_out(s.id, 'age', p_now);
      CONTINUE;
    END IF;
    v_consent := CASE WHEN v_minor THEN people_consent_covers(s.person_id, 'taking_part', sh.id, sh.revision, v_day) END;
    IF v_minor AND s.state = 'confirmed' AND v_consent IS NULL AND (p_asks_again OR s.consent_seen_at IS NULL) THEN
      -- Nobody under 18 keeps a confirmed place without a consent: what cannot be mended ends first, the rest waits for the parent.
      v_obstacle := volunteering_obstacle(s.person_id, s.position_id, s.id);
      IF v_obstacle IS NULL OR v_obstacle IN ('consent', 'ratio') THEN
        PERFORM volunteering_wait_for(s.id, 'pending_consent', p_now);
      ELSE
        PERFORM volunteering_recheck(s.id, true, p_now);
      END IF;
    END IF;
    UPDATE signup
       SET minor = v_minor, beside_id = CASE WHEN v_minor THEN beside_id END,
           consent_id = CASE WHEN state = 'confirmed' THEN v_consent ELSE consent_id END,
           consent_seen_by = CASE WHEN p_asks_again THEN NULL ELSE consent_seen_by END,
           consent_seen_at = CASE WHEN p_asks_again THEN NULL ELSE consent_seen_at END
     WHERE id = s.id;
    UPDATE signup SET beside_id = NULL WHERE position_id = s.position_id AND beside_id = s.id AND v_minor;
  END LOOP;
  PERFORM volunteering_recheck_shift(p_shift, p_now);
END $$;
--> statement-breakpoint
-- Takes a shift out: 'people' (somebody is coming, waits, or seats are kept for a firm: it stays), 'removed' (nothing hangs on it), 'called_off'
-- (what has ended, was sent or decided about it is a record, so its row stays; nobody is coming, so nobody is written to).
-- What a shift was before a change is for whoever had signed up then; with nobody ever there it goes along, which the app's role may not do itself.
CREATE FUNCTION volunteering_remove_shift(p_shift uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM signup WHERE shift_id = p_shift
              AND state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed'))
    OR EXISTS (SELECT 1 FROM seat_block b JOIN "position" p ON p.id = b.position_id WHERE p.shift_id = p_shift AND b.state = 'held') THEN
    RETURN 'people';
  END IF;
  BEGIN
    DELETE FROM shift_before WHERE shift_id = p_shift AND NOT EXISTS (SELECT 1 FROM signup WHERE shift_id = p_shift);
    DELETE FROM "position" WHERE shift_id = p_shift;
    DELETE FROM shift WHERE id = p_shift;
    RETURN 'removed';
  EXCEPTION WHEN foreign_key_violation THEN
    UPDATE shift SET cancelled_at = p_now, revision = revision + 1 WHERE id = p_shift AND cancelled_at IS NULL;
    RETURN 'called_off';
  END;
END $$;
--> statement-breakpoint
-- Takes a kind of work off a shift; false when something hangs on it.
CREATE FUNCTION volunteering_remove_position(p_position uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "position" WHERE id = p_position;
  RETURN true;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN false;
END $$;
