-- Who came, when, and for how long. Events are facts with the device's own ids; what they say together is folded from the set of them, so that
-- any order and any repetition of delivery ends in one state.
ALTER TABLE attendance_event ADD CONSTRAINT attendance_event_kind CHECK (kind IN ('check_in', 'check_out', 'undo'));
--> statement-breakpoint
ALTER TABLE attendance_event ADD CONSTRAINT attendance_event_source CHECK (source IN ('qr', 'kiosk', 'roster', 'walk_in'));
--> statement-breakpoint
ALTER TABLE hours_certificate ADD CONSTRAINT hours_certificate_state CHECK (state IN ('requested', 'issued', 'declined'));
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON hours_certificate, kiosk FROM dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON reference_rate FROM dobroteka_app;
--> statement-breakpoint
-- Replacement cost at the minimum wage: what an hour would cost at least if it were paid. A side figure, never posted.
INSERT INTO reference_rate (valid_from, cents_per_hour, source_bg, source_en) VALUES
  ('2026-01-01', 374, 'минимална часова ставка, ПМС от 13.11.2025 г.', 'minimum hourly wage, Council of Ministers decree of 13.11.2025');
--> statement-breakpoint
-- How many minutes before the start people may check in: setting "volunteering.check_in" {"earlyMinutes": n}, else 60.
CREATE FUNCTION volunteering_early_minutes() RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT least(720, greatest(0, (value ->> 'earlyMinutes')::integer)) FROM setting WHERE key = 'volunteering.check_in'), 60)
$$;
--> statement-breakpoint
CREATE FUNCTION volunteering_minutes(p_seconds numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT least(960, greatest(1, round(p_seconds / 60)))::integer
$$;
--> statement-breakpoint
-- The events of a sign-up as a set: those an undo took back are out; the rest is walked in the order of their times. Coming twice is coming
-- once, going twice is going once; going without having come says nothing until the coming arrives.
CREATE FUNCTION volunteering_fold(p_signup uuid, OUT arrived_at timestamptz, OUT left_at timestamptz, OUT present_since timestamptz, OUT seconds numeric, OUT came integer)
LANGUAGE plpgsql STABLE AS $$
DECLARE e record;
BEGIN
  seconds := 0;
  FOR e IN
    SELECT x.kind, x.at, x.people FROM attendance_event x
     WHERE x.signup_id = p_signup AND x.kind <> 'undo'
       AND NOT EXISTS (SELECT 1 FROM attendance_event u WHERE u.signup_id = p_signup AND u.kind = 'undo' AND u.undoes = x.id)
     ORDER BY x.at, (x.kind = 'check_out'), x.id
  LOOP
    IF e.kind = 'check_in' THEN
      came := coalesce(e.people, came);
      arrived_at := coalesce(arrived_at, e.at);
      IF present_since IS NULL THEN present_since := e.at; left_at := NULL; END IF;
    ELSIF present_since IS NOT NULL THEN
      seconds := seconds + extract(epoch FROM e.at - present_since);
      present_since := NULL;
      left_at := e.at;
    END IF;
  END LOOP;
  SELECT coalesce(came, party_size) INTO came FROM signup WHERE id = p_signup;
END $$;
--> statement-breakpoint
-- Hands minutes in for attestation: of each person and for how many. An attested entry is not touched any more.
CREATE FUNCTION volunteering_submit_minutes(s signup, p_entry uuid, p_minutes integer, p_people integer, p_proposed boolean, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO time_entry (id, shift_id, signup_id, person_id, people, minutes, worked_on, state, proposed, submitted_at)
  VALUES (p_entry, s.shift_id, s.id, s.person_id, p_people, p_minutes * p_people, (s.starts_at AT TIME ZONE 'Europe/Sofia')::date, 'submitted', p_proposed, p_now)
  ON CONFLICT (signup_id) WHERE state <> 'reversed' DO UPDATE
     SET people = excluded.people, minutes = excluded.minutes, state = 'submitted', proposed = excluded.proposed, submitted_at = excluded.submitted_at
   WHERE time_entry.state IN ('draft', 'submitted')
     AND (time_entry.people, time_entry.minutes, time_entry.state, time_entry.proposed) IS DISTINCT FROM (excluded.people, excluded.minutes, 'submitted', excluded.proposed)
$$;
--> statement-breakpoint
-- Brings a sign-up, its attendance and its minutes to what the events say. The caller holds the position's lock. Whoever was attested stays so.
CREATE FUNCTION volunteering_apply_attendance(p_signup uuid, p_entry uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE s signup; f record;
BEGIN
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state NOT IN ('confirmed', 'checked_in') THEN RETURN; END IF;
  SELECT * INTO f FROM volunteering_fold(p_signup);
  IF f.arrived_at IS NULL THEN
    DELETE FROM attendance WHERE signup_id = p_signup;
    UPDATE signup SET state = 'confirmed' WHERE id = p_signup AND state = 'checked_in';
  ELSE
    INSERT INTO attendance (signup_id, arrived_at, left_at, people, minutes)
    VALUES (p_signup, f.arrived_at, f.left_at, f.came, CASE WHEN f.left_at IS NOT NULL THEN volunteering_minutes(f.seconds) END)
    ON CONFLICT (signup_id) DO UPDATE SET arrived_at = excluded.arrived_at, left_at = excluded.left_at, people = excluded.people, minutes = excluded.minutes;
    UPDATE signup SET state = 'checked_in' WHERE id = p_signup AND state = 'confirmed';
  END IF;
  IF f.left_at IS NOT NULL THEN
    PERFORM volunteering_submit_minutes(s, p_entry, volunteering_minutes(f.seconds), f.came, false, p_now);
  ELSE
    UPDATE time_entry SET state = 'draft', proposed = false, submitted_at = NULL WHERE signup_id = p_signup AND state = 'submitted';
  END IF;
END $$;
--> statement-breakpoint
-- Who is at a position now: the adults (the person in charge is there all the time) and those under 18, without one sign-up.
CREATE FUNCTION volunteering_present(p_position uuid, p_without uuid, OUT adults integer, OUT minors integer)
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN s.minor OR s.person_id = sh.in_charge_id THEN 0 ELSE a.people - least(s.party_minors, a.people - 1) END), 0)::integer + 1,
         coalesce(sum(CASE WHEN s.minor THEN 1 ELSE least(s.party_minors, a.people - 1) END), 0)::integer
  FROM "position" p JOIN shift sh ON sh.id = p.shift_id
  LEFT JOIN (signup s JOIN attendance a ON a.signup_id = s.id AND a.left_at IS NULL)
    ON s.position_id = p.id AND s.state = 'checked_in' AND s.id IS DISTINCT FROM p_without
  WHERE p.id = p_position
  GROUP BY p.id
$$;
--> statement-breakpoint
-- What stands in the way of coming in now (I7): anything the shift's day asks that is not fulfilled, and the supervision of those who are here.
CREATE FUNCTION volunteering_entrance_obstacle(s signup, p_people integer, OUT kind text, OUT facts jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE v_per integer; v_adults integer; v_minors integer; v_own integer;
BEGIN
  SELECT r.kind, r.facts INTO kind, facts FROM volunteering_requirements(s.person_id, s.position_id, s.id) WITH ORDINALITY AS r(kind, fulfilled, facts, n)
   WHERE NOT r.fulfilled AND r.kind <> 'ratio' ORDER BY r.n LIMIT 1;
  IF kind IS NOT NULL THEN RETURN; END IF;
  v_own := CASE WHEN s.minor THEN 1 ELSE least(s.party_minors, p_people - 1) END;
  IF v_own = 0 THEN RETURN; END IF;
  SELECT minors_per_adult INTO v_per FROM "position" WHERE id = s.position_id;
  IF v_per IS NULL THEN RETURN; END IF;
  SELECT adults, minors INTO v_adults, v_minors FROM volunteering_present(s.position_id, s.id);
  v_adults := v_adults + CASE WHEN s.minor THEN 0 ELSE p_people - v_own END;
  v_minors := v_minors + v_own;
  IF v_minors > v_adults * v_per THEN
    kind := 'ratio';
    facts := jsonb_build_object('minors', v_minors, 'adults', v_adults, 'perAdult', v_per);
  END IF;
END $$;
--> statement-breakpoint
-- The one door of attendance, under the position's lock. Outcome: 'recorded', 'same' (this id with this content is here already), or the code of
-- the refusal with its facts: 'event_conflict', 'signup_unknown', 'shift_cancelled', 'already_attested', 'not_confirmed', 'event_too_old',
-- 'too_early', 'shift_over', 'party_too_large', or what stands in the way ('age' … 'check', 'consent', 'ratio').
CREATE FUNCTION volunteering_attend(
  p_id uuid, p_signup uuid, p_kind text, p_source text, p_device_at timestamptz, p_people integer, p_undoes uuid,
  p_account uuid, p_kiosk uuid, p_entry uuid, p_now timestamptz, OUT outcome text, OUT facts jsonb)
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; s signup; sh shift; e attendance_event; v_at timestamptz; v_opens timestamptz; v_here boolean; v_per integer; v_adults integer; v_minors integer;
BEGIN
  facts := '{}';
  SELECT position_id INTO v_position FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN outcome := 'signup_unknown'; RETURN; END IF;
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  SELECT * INTO e FROM attendance_event WHERE id = p_id;
  IF FOUND THEN
    outcome := CASE WHEN (e.signup_id, e.kind, e.source, e.device_at, e.people, e.undoes) IS NOT DISTINCT FROM (p_signup, p_kind, p_source, p_device_at, p_people, p_undoes)
                    THEN 'same' ELSE 'event_conflict' END;
    RETURN;
  END IF;
  SELECT * INTO sh FROM shift WHERE id = s.shift_id;
  v_opens := sh.starts_at - make_interval(mins => volunteering_early_minutes());
  v_at := least(p_device_at, p_now);
  IF sh.cancelled_at IS NOT NULL THEN outcome := 'shift_cancelled'; RETURN; END IF;
  IF s.state = 'completed' OR s.state = 'no_show' THEN outcome := 'already_attested'; RETURN; END IF;
  IF s.state = 'pending_consent' THEN outcome := 'consent'; RETURN; END IF;
  IF s.state NOT IN ('confirmed', 'checked_in') THEN outcome := 'not_confirmed'; facts := jsonb_build_object('state', s.state); RETURN; END IF;
  IF v_at < p_now - interval '72 hours' THEN outcome := 'event_too_old'; RETURN; END IF;
  IF p_kind <> 'undo' AND v_at < v_opens THEN
    outcome := 'too_early'; facts := jsonb_build_object('from', to_char(v_opens AT TIME ZONE 'Europe/Sofia', 'HH24:MI')); RETURN;
  END IF;
  IF p_kind = 'check_in' THEN
    IF v_at >= sh.ends_at THEN
      outcome := 'shift_over'; facts := jsonb_build_object('until', to_char(sh.ends_at AT TIME ZONE 'Europe/Sofia', 'HH24:MI')); RETURN;
    END IF;
    IF p_people > s.party_size THEN outcome := 'party_too_large'; facts := jsonb_build_object('n', s.party_size); RETURN; END IF;
    SELECT EXISTS (SELECT 1 FROM attendance WHERE signup_id = p_signup AND left_at IS NULL) INTO v_here;
    IF NOT v_here THEN
      SELECT o.kind, coalesce(o.facts, '{}') INTO outcome, facts FROM volunteering_entrance_obstacle(s, coalesce(p_people, s.party_size)) o;
      IF outcome IS NOT NULL THEN RETURN; END IF;
    END IF;
  ELSIF p_kind = 'check_out' THEN
    -- Who forgot and comes back the next day has not worked through the night.
    v_at := least(v_at, sh.ends_at + interval '2 hours');
  END IF;
  INSERT INTO attendance_event (id, signup_id, kind, source, at, device_at, received_at, people, undoes, account_id, kiosk_id)
  VALUES (p_id, p_signup, p_kind, p_source, v_at, p_device_at, p_now, p_people, p_undoes, p_account, p_kiosk);
  PERFORM volunteering_apply_attendance(p_signup, p_entry, p_now);
  IF p_kind <> 'check_in' AND NOT s.minor AND p_now < sh.ends_at THEN
    SELECT minors_per_adult INTO v_per FROM "position" WHERE id = v_position;
    SELECT adults, minors INTO v_adults, v_minors FROM volunteering_present(v_position, NULL);
    IF v_minors > v_adults * v_per THEN
      PERFORM emit_outbox('volunteering.ratio_broken', jsonb_build_object('positionId', v_position, 'minors', v_minors, 'adults', v_adults), p_now);
    END IF;
  END IF;
  outcome := 'recorded';
END $$;
--> statement-breakpoint
-- Nobody checked out: half an hour after the end the minutes up to the planned end are handed in as a proposal. True when it did.
CREATE FUNCTION volunteering_propose_end(p_signup uuid, p_entry uuid, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; s signup; f record;
BEGIN
  SELECT position_id INTO v_position FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state <> 'checked_in' OR p_now < s.ends_at + interval '30 minutes' THEN RETURN false; END IF;
  SELECT * INTO f FROM volunteering_fold(p_signup);
  IF f.present_since IS NULL OR EXISTS (SELECT 1 FROM time_entry WHERE signup_id = p_signup AND state = 'submitted') THEN RETURN false; END IF;
  PERFORM volunteering_submit_minutes(s, p_entry, volunteering_minutes(f.seconds + greatest(0, extract(epoch FROM s.ends_at - f.present_since))), f.came, true, p_now);
  RETURN true;
END $$;
