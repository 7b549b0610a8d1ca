-- Reminders, changed shifts, letters when people are short, and places that change hands both ways.
-- V7: claims what is due now and has it written, once per sign-up, revision of its shift and kind. A day before, for whoever was
-- confirmed earlier than that, until six hours before (later the letter two hours before says it alone, so that a server that was
-- down sends one letter and not two); then two hours before, likewise. Whoever heard of a change just now is not reminded at once.
CREATE FUNCTION volunteering_claim_reminders(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE r record; v_claimed integer := 0;
BEGIN
  FOR r IN
    INSERT INTO signup_reminder (signup_id, revision, kind, claimed_at)
    SELECT s.id, h.revision, k.kind, p_now
      FROM signup s
      JOIN shift h ON h.id = s.shift_id
      JOIN LATERAL (SELECT * FROM (VALUES ('day', interval '24 hours', interval '6 hours', interval '4 hours'), ('hours', interval '2 hours', interval '0', interval '1 hour'))
                      AS v(kind, lead, until, quiet)
                     WHERE s.starts_at <= p_now + v.lead AND s.starts_at > p_now + v.until) k ON true
     WHERE s.state = 'confirmed' AND s.starts_at > p_now AND s.starts_at <= p_now + interval '24 hours' AND h.cancelled_at IS NULL
       AND s.confirmed_at <= s.starts_at - k.lead
       AND NOT EXISTS (SELECT 1 FROM notification_sent n WHERE n.kind = 'volunteering.shift_changed' AND n.subject_id = h.id AND n.revision = h.revision
                        AND n.recipient_id = s.person_id AND n.sent_at > p_now - k.quiet)
    ON CONFLICT DO NOTHING
    RETURNING signup_id, revision, kind
  LOOP
    PERFORM emit_outbox('volunteering.reminder_due', jsonb_build_object('signupId', r.signup_id, 'revision', r.revision, 'kind', r.kind), p_now);
    v_claimed := v_claimed + 1;
  END LOOP;
  RETURN v_claimed;
END $$;
--> statement-breakpoint
CREATE INDEX signup_reminding ON signup (starts_at) WHERE state = 'confirmed';
--> statement-breakpoint
CREATE FUNCTION shift_keep_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shift_before (shift_id, revision, starts_at, ends_at, place_bg, place_en, address_bg, address_en, in_charge_id)
  VALUES (OLD.id, OLD.revision, OLD.starts_at, OLD.ends_at, OLD.place_bg, OLD.place_en, OLD.address_bg, OLD.address_en, OLD.in_charge_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER shift_keep_before AFTER UPDATE ON shift FOR EACH ROW WHEN (NEW.revision > OLD.revision) EXECUTE FUNCTION shift_keep_before();
--> statement-breakpoint
-- Where people are missing: fewer seated than the least a position runs with, soon or urgent, with a seat to take.
CREATE FUNCTION volunteering_short_positions(p_now timestamptz)
RETURNS TABLE (shift_id uuid, position_id uuid, missing integer)
LANGUAGE sql STABLE AS $$
  SELECT h.id, p.id, p.min_people - coalesce(s.seated, 0)
    FROM shift h
    JOIN "position" p ON p.shift_id = h.id
    LEFT JOIN LATERAL (SELECT sum(x.party_size)::integer AS seated FROM signup x WHERE x.position_id = p.id AND x.state IN ('confirmed', 'checked_in', 'completed')) s ON true
   WHERE h.cancelled_at IS NULL AND h.starts_at > p_now + interval '2 hours' AND h.starts_at <= p_now + CASE WHEN h.urgent THEN interval '14 days' ELSE interval '72 hours' END
     AND (h.opens_at IS NULL OR h.opens_at <= p_now) AND coalesce(s.seated, 0) < p.min_people AND p.seats_taken < p.capacity
$$;
--> statement-breakpoint
-- Asks for help those who wanted to be asked: who could come (V5), is free then, has nothing to do with the shift yet, was not asked
-- for it before, and has had no such letter today. Three shifts a letter at most, the soonest. Answers how many letters.
CREATE FUNCTION volunteering_ask_for_help(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE c record; v_day date := (p_now AT TIME ZONE 'Europe/Sofia')::date; v_letter uuid; v_letters integer := 0;
BEGIN
  FOR c IN
    SELECT w.person_id, (array_agg(w.shift_id ORDER BY w.starts_at, w.shift_id))[1:3] AS shifts
      FROM (SELECT DISTINCT a.person_id, h.id AS shift_id, h.starts_at
              FROM volunteering_short_positions(p_now) short
              JOIN shift h ON h.id = short.shift_id
              JOIN shortage_alert a ON a.stopped_at IS NULL AND (a.opportunity_id IS NULL OR a.opportunity_id = h.opportunity_id)
              JOIN person n ON n.id = a.person_id AND n.erased_at IS NULL AND n.email IS NOT NULL
             WHERE a.person_id <> h.in_charge_id
               AND NOT EXISTS (SELECT 1 FROM signup s WHERE s.shift_id = h.id AND s.person_id = a.person_id AND s.state <> 'expired')
               AND NOT EXISTS (SELECT 1 FROM signup s WHERE s.person_id = a.person_id AND s.state IN ('confirmed', 'checked_in', 'completed')
                                AND s.starts_at < h.ends_at AND s.ends_at > h.starts_at)
               AND NOT EXISTS (SELECT 1 FROM shortage_letter_shift l WHERE l.shift_id = h.id AND l.person_id = a.person_id)
               AND NOT EXISTS (SELECT 1 FROM shortage_letter l WHERE l.person_id = a.person_id AND l.written_on = v_day)
               AND volunteering_obstacle(a.person_id, short.position_id, NULL) IS NULL) w
     GROUP BY w.person_id ORDER BY w.person_id
  LOOP
    v_letter := gen_random_uuid();
    INSERT INTO shortage_letter (id, person_id, written_on, created_at) VALUES (v_letter, c.person_id, v_day, p_now) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    INSERT INTO shortage_letter_shift (letter_id, shift_id, person_id) SELECT v_letter, s, c.person_id FROM unnest(c.shifts) AS s;
    PERFORM emit_outbox('volunteering.help_asked', jsonb_build_object('letterId', v_letter), p_now);
    v_letters := v_letters + 1;
  END LOOP;
  RETURN v_letters;
END $$;
--> statement-breakpoint
-- „Разменете се“: two places change hands at once. p_to is the other person's entry for the place on offer, p_back the giver's entry for
-- theirs; both places are let go of first, so that even shifts at the same time can be exchanged, and both people are judged as if
-- they had. Persons, then positions, are locked in id order. Answers 'confirmed', 'handover_over', 'nothing_to_exchange', or an
-- obstacle prefixed with whose it is ('to:age', 'back:check' …); unless it is 'confirmed' the caller rolls back.
CREATE FUNCTION volunteering_exchange(p_handover uuid, p_to uuid, p_back uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE h handover; t signup; b signup; g signup; o signup; v_obstacle text; v_id uuid;
BEGIN
  SELECT * INTO h FROM handover WHERE id = p_handover;
  SELECT * INTO t FROM signup WHERE id = p_to;
  SELECT * INTO b FROM signup WHERE id = p_back;
  IF h.id IS NULL OR t.id IS NULL OR b.id IS NULL THEN RETURN 'handover_over'; END IF;
  PERFORM volunteering_lock_person(least(t.person_id, b.person_id));
  PERFORM volunteering_lock_person(greatest(t.person_id, b.person_id));
  PERFORM 1 FROM "position" WHERE id IN (t.position_id, b.position_id) ORDER BY id FOR NO KEY UPDATE;
  PERFORM volunteering_release_lapsed(least(t.position_id, b.position_id), p_now);
  PERFORM volunteering_release_lapsed(greatest(t.position_id, b.position_id), p_now);
  PERFORM 1 FROM signup WHERE id IN (p_to, p_back, h.signup_id) ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO h FROM handover WHERE id = p_handover FOR NO KEY UPDATE;
  SELECT * INTO t FROM signup WHERE id = p_to;
  SELECT * INTO b FROM signup WHERE id = p_back;
  SELECT * INTO g FROM signup WHERE id = h.signup_id;
  SELECT * INTO o FROM signup WHERE position_id = b.position_id AND person_id = t.person_id AND state = 'confirmed' FOR NO KEY UPDATE;
  IF h.state <> 'open' OR h.to_person_id IS DISTINCT FROM t.person_id OR h.for_shift_id IS DISTINCT FROM b.shift_id OR h.position_id <> t.position_id
     OR g.state <> 'confirmed' OR g.person_id <> b.person_id OR g.party_size <> t.party_size OR g.starts_at <= p_now
     OR t.state NOT IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted') OR t.holds_seat
     OR b.state NOT IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted') OR b.holds_seat THEN RETURN 'handover_over'; END IF;
  IF o.id IS NULL OR o.starts_at <= p_now OR o.party_size <> b.party_size THEN RETURN 'nothing_to_exchange'; END IF;
  UPDATE handover SET state = 'withdrawn', ended_at = p_now WHERE signup_id = o.id AND state = 'open';
  v_id := gen_random_uuid();
  INSERT INTO handover (id, signup_id, position_id, to_person_id, for_shift_id, state, created_at) VALUES (v_id, o.id, o.position_id, b.person_id, t.shift_id, 'open', p_now);
  PERFORM volunteering_change_hands(p_handover, g.id, p_to, p_now);
  PERFORM volunteering_change_hands(v_id, o.id, p_back, p_now);
  v_obstacle := volunteering_obstacle(t.person_id, t.position_id, p_to);
  IF v_obstacle IS NOT NULL THEN RETURN 'to:' || v_obstacle; END IF;
  v_obstacle := volunteering_obstacle(b.person_id, b.position_id, p_back);
  IF v_obstacle IS NOT NULL THEN RETURN 'back:' || v_obstacle; END IF;
  UPDATE signup s
     SET state = 'confirmed', holds_seat = true, hold_until = NULL, expires_at = NULL, confirmed_at = p_now, revision = s.revision + 1,
         consent_id = CASE WHEN s.minor THEN (SELECT people_consent_covers(s.person_id, 'taking_part', sh.id, sh.revision, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date)
           FROM shift sh WHERE sh.id = s.shift_id) END
   WHERE s.id IN (p_to, p_back);
  PERFORM emit_outbox('volunteering.signup_confirmed', jsonb_build_object('signupId', p_to), p_now);
  PERFORM emit_outbox('volunteering.signup_confirmed', jsonb_build_object('signupId', p_back), p_now);
  IF t.minor AND NOT g.minor THEN PERFORM volunteering_watch_ratio(t.position_id, p_now); END IF;
  IF b.minor AND NOT o.minor THEN PERFORM volunteering_watch_ratio(b.position_id, p_now); END IF;
  RETURN 'confirmed';
END $$;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "signup_reminder", "shift_before", "shortage_letter", "shortage_letter_shift" FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "shortage_alert" FROM dobroteka_app;
