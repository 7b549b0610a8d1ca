-- Seats, waiting lists, overlaps and holds. Every function that changes seats locks the position first (FOR NO KEY UPDATE), so
-- that the guarded updates of one position happen one after another; whoever also needs an e-mail or a person takes those
-- advisory locks before the position, in this order; several positions are locked in id order. Nobody waits in a circle.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- V3: a person sits in one place at a time. Back-to-back shifts touch and do not overlap.
ALTER TABLE "signup" ADD CONSTRAINT "signup_no_overlap"
  EXCLUDE USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at", '[)') WITH &&)
  WHERE (state IN ('confirmed', 'checked_in', 'completed'));
--> statement-breakpoint
CREATE FUNCTION volunteering_lock_person(p_person uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('volunteering.person:' || p_person, 0))
$$;
--> statement-breakpoint
-- What people under 18 may take unless the organisation sets it otherwise. Work classes after Youth Act art. 39 (nothing heavy,
-- harmful or dangerous); minutes and hours follow what the Labour Code allows employed minors and are defaults, not law.
INSERT INTO minor_rule (age_from, age_to, work_classes, day_minutes, earliest_start, latest_end) VALUES
  (6, 13, '{general,outdoor}', 180, '08:00', '19:00'),
  (14, 15, '{general,outdoor,kitchen}', 240, '07:00', '20:00'),
  (16, 17, '{general,outdoor,kitchen,children,tools}', 420, '06:00', '22:00');
--> statement-breakpoint
-- V5: what the position asks of the person on the shift's day in Europe/Sofia, each with whether it is fulfilled and the facts
-- to say so; in a fixed order, so that the first unfulfilled one is the obstacle. An entry of the person (p_signup) brings its
-- party and what was seen on paper. A minor whose birth date nobody knows is judged as one of 14.
CREATE FUNCTION volunteering_requirements(p_person uuid, p_position uuid, p_signup uuid)
RETURNS TABLE (kind text, fulfilled boolean, facts jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  pos "position"; sh shift; opp opportunity; s signup; r minor_rule;
  v_day date; v_age integer; v_minor boolean; v_judged integer; v_class text; v_check text;
  v_local_start timestamp; v_local_end timestamp; v_minutes integer; v_adults integer; v_minors integer; v_worst integer;
BEGIN
  SELECT * INTO pos FROM "position" WHERE id = p_position;
  SELECT * INTO sh FROM shift WHERE id = pos.shift_id;
  SELECT * INTO opp FROM opportunity WHERE id = sh.opportunity_id;
  IF p_signup IS NOT NULL THEN SELECT * INTO s FROM signup WHERE id = p_signup; END IF;
  v_local_start := sh.starts_at AT TIME ZONE 'Europe/Sofia';
  v_local_end := sh.ends_at AT TIME ZONE 'Europe/Sofia';
  v_day := v_local_start::date;
  SELECT people_age_on(birth_date, v_day) INTO v_age FROM person WHERE id = p_person;
  v_minor := CASE WHEN v_age IS NULL THEN coalesce(s.minor, false) ELSE v_age < 18 END;
  -- The youngest of the party is who the rules are for.
  v_judged := least(CASE WHEN v_minor THEN coalesce(v_age, 14) END, s.party_youngest);
  v_class := coalesce(pos.work_class, opp.work_class);

  IF pos.min_age IS NOT NULL OR v_judged IS NOT NULL THEN
    kind := 'age';
    fulfilled := pos.min_age IS NULL
      OR (coalesce(v_age, CASE WHEN v_minor THEN least(pos.min_age, 17) ELSE 18 END) >= pos.min_age AND coalesce(s.party_youngest, 99) >= pos.min_age);
    facts := jsonb_build_object('needed', pos.min_age, 'age', least(v_age, s.party_youngest));
    RETURN NEXT;
  END IF;

  IF v_judged IS NOT NULL THEN
    SELECT * INTO r FROM minor_rule WHERE v_judged BETWEEN age_from AND age_to;
    kind := 'work_class';
    fulfilled := r.age_from IS NOT NULL AND v_class = ANY (r.work_classes);
    facts := jsonb_build_object('class', v_class, 'age', v_judged);
    RETURN NEXT;
    kind := 'hours_of_day';
    -- The end is compared as an instant of that day, so that 17:00 – 01:00 does not pass a limit of 20:00.
    fulfilled := r.age_from IS NOT NULL AND v_local_start::time >= r.earliest_start::time AND v_local_end <= v_day + r.latest_end::time;
    facts := jsonb_build_object('earliest', r.earliest_start, 'latest', r.latest_end);
    RETURN NEXT;
    -- Minutes of each local day the shift touches, with the person's other shifts that day; guests are counted by this shift alone.
    SELECT max(total) INTO v_worst FROM (
      SELECT sum(extract(epoch FROM least(x.ends, d.day + 1) - greatest(x.starts, d.day)) / 60)::integer AS total
      FROM generate_series(v_day::timestamp, v_local_end::date::timestamp, interval '1 day') AS g(at)
      CROSS JOIN LATERAL (SELECT g.at::date AS day) d
      JOIN LATERAL (
        SELECT v_local_start AS starts, v_local_end AS ends
        UNION ALL
        SELECT o.starts_at AT TIME ZONE 'Europe/Sofia', o.ends_at AT TIME ZONE 'Europe/Sofia' FROM signup o
        WHERE v_minor AND o.person_id = p_person AND o.position_id <> p_position AND o.id IS DISTINCT FROM p_signup AND o.state IN ('confirmed', 'checked_in', 'completed')
          AND o.starts_at < sh.ends_at + interval '1 day' AND o.ends_at > sh.starts_at - interval '1 day'
      ) x ON x.starts < d.day + 1 AND x.ends > d.day
      GROUP BY d.day) per_day;
    kind := 'day_minutes';
    fulfilled := r.age_from IS NOT NULL AND v_worst <= r.day_minutes;
    facts := jsonb_build_object('limit', r.day_minutes, 'minutes', v_worst);
    RETURN NEXT;
  END IF;

  FOR v_check IN SELECT DISTINCT c FROM unnest(opp.required_checks || pos.required_checks) AS c ORDER BY c LOOP
    kind := 'check';
    fulfilled := people_check_valid(p_person, v_check, v_day);
    facts := jsonb_build_object('check', v_check);
    RETURN NEXT;
  END LOOP;

  IF v_minor THEN
    kind := 'consent';
    fulfilled := s.consent_seen_at IS NOT NULL OR people_consent_covers(p_person, 'taking_part', sh.id, sh.revision, v_day) IS NOT NULL;
    facts := '{}';
    RETURN NEXT;
  END IF;

  IF pos.minors_per_adult IS NOT NULL AND (v_minor OR coalesce(s.party_minors, 0) > 0) THEN
    SELECT coalesce(sum(CASE WHEN o.minor THEN 0 ELSE o.party_size - o.party_minors END), 0),
           coalesce(sum(CASE WHEN o.minor THEN 1 ELSE o.party_minors END), 0)
      INTO v_adults, v_minors FROM signup o
     WHERE o.position_id = p_position AND o.state IN ('confirmed', 'checked_in', 'completed') AND o.id IS DISTINCT FROM p_signup;
    -- The person in charge is there all the time; who also has a place here is counted once.
    IF NOT EXISTS (SELECT 1 FROM signup o WHERE o.position_id = p_position AND o.person_id = sh.in_charge_id AND o.state IN ('confirmed', 'checked_in', 'completed')) THEN
      v_adults := v_adults + 1;
    END IF;
    v_adults := v_adults + CASE WHEN v_minor THEN 0 ELSE s.party_size - s.party_minors END;
    v_minors := v_minors + CASE WHEN v_minor THEN 1 ELSE s.party_minors END;
    kind := 'ratio';
    fulfilled := v_minors <= v_adults * pos.minors_per_adult;
    facts := jsonb_build_object('minors', v_minors, 'adults', v_adults, 'perAdult', pos.minors_per_adult);
    RETURN NEXT;
  END IF;
END $$;
--> statement-breakpoint
-- The first thing that stands in the way, or null.
CREATE FUNCTION volunteering_obstacle(p_person uuid, p_position uuid, p_signup uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT kind FROM volunteering_requirements(p_person, p_position, p_signup) WITH ORDINALITY AS r(kind, fulfilled, facts, n) WHERE NOT fulfilled ORDER BY n LIMIT 1
$$;
--> statement-breakpoint
-- The one promotion function: whatever frees a seat or makes somebody eligible ends here. Under the position's lock it offers each
-- free seat to the first of the list who is eligible and fits; others are skipped and keep their number. An offer runs a day at most,
-- a third of what is left before the last hour when that is less, and half an hour at least. In the last hour nobody is written to:
-- the person in charge gets a call list instead. Answers how many offers were made.
CREATE FUNCTION volunteering_promote(p_position uuid, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  pos "position"; sh shift; w record; v_free integer; v_last timestamptz; v_until timestamptz; v_offer uuid; v_made integer := 0;
BEGIN
  SELECT * INTO pos FROM "position" WHERE id = p_position;
  v_free := pos.capacity - pos.seats_taken;
  IF v_free <= 0 OR NOT EXISTS (SELECT 1 FROM signup WHERE position_id = p_position AND state = 'waitlisted') THEN RETURN 0; END IF;
  SELECT * INTO sh FROM shift WHERE id = pos.shift_id;
  IF sh.cancelled_at IS NOT NULL OR sh.starts_at <= p_now THEN RETURN 0; END IF;
  v_last := sh.starts_at - interval '1 hour';
  IF p_now >= v_last THEN
    IF pos.called_at IS DISTINCT FROM pos.freed_total THEN
      UPDATE "position" SET called_at = freed_total WHERE id = p_position;
      PERFORM emit_outbox('volunteering.call_list', jsonb_build_object('positionId', p_position, 'freedTotal', pos.freed_total), p_now);
    END IF;
    RETURN 0;
  END IF;
  v_until := least(p_now + interval '24 hours', greatest(p_now + (v_last - p_now) / 3, p_now + interval '30 minutes'), v_last);
  FOR w IN
    SELECT id, person_id, party_size FROM signup
    WHERE position_id = p_position AND state = 'waitlisted' AND party_size <= v_free AND (passed_at IS NULL OR passed_at < pos.freed_total)
    ORDER BY queue_no
  LOOP
    CONTINUE WHEN w.party_size > v_free OR volunteering_obstacle(w.person_id, p_position, w.id) IS NOT NULL;
    v_offer := gen_random_uuid();
    UPDATE signup SET state = 'offered', holds_seat = true, hold_until = v_until, expires_at = NULL, revision = revision + 1 WHERE id = w.id;
    INSERT INTO signup_offer (id, signup_id, position_id, offered_at, expires_at) VALUES (v_offer, w.id, p_position, p_now, v_until);
    PERFORM emit_outbox('volunteering.seat_offered', jsonb_build_object('signupId', w.id, 'offerId', v_offer), p_now);
    v_free := v_free - w.party_size;
    v_made := v_made + 1;
    UPDATE "position" SET seats_taken = seats_taken + w.party_size WHERE id = p_position AND seats_taken + w.party_size <= capacity;
    IF NOT FOUND THEN RAISE EXCEPTION 'promotion over capacity at %', p_position; END IF;
    EXIT WHEN v_free = 0;
  END LOOP;
  RETURN v_made;
END $$;
--> statement-breakpoint
-- Takes the seats of one entry off the position (or gives them back to its block) and notes that they were freed.
-- The caller holds the position's lock and changes the entry's state itself.
CREATE FUNCTION volunteering_give_back(s signup, p_counts_as_freed boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_held integer := CASE WHEN s.state IN ('pending_email', 'pending_consent') THEN s.party_size ELSE 0 END;
BEGIN
  IF NOT s.holds_seat THEN RETURN; END IF;
  IF s.block_id IS NOT NULL THEN
    UPDATE seat_block SET seats_named = seats_named - s.party_size WHERE id = s.block_id AND state = 'held';
    IF FOUND THEN
      UPDATE "position" SET seats_blocked = seats_blocked + s.party_size, seats_held = seats_held - v_held WHERE id = s.position_id;
      RETURN;
    END IF;
  END IF;
  UPDATE "position"
     SET seats_taken = seats_taken - s.party_size,
         seats_held = seats_held - v_held,
         freed_total = freed_total + CASE WHEN p_counts_as_freed THEN s.party_size ELSE 0 END
   WHERE id = s.position_id;
END $$;
--> statement-breakpoint
-- Frees what has run out at a position – holds, offers, blocks, unanswered sign-ups – and promotes. The caller holds the
-- position's lock. An offer nobody answered goes back to the list under its number and is not made again for that seat.
CREATE FUNCTION volunteering_release_lapsed(p_position uuid, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE s signup; b seat_block; v_freed integer := 0;
BEGIN
  FOR s IN SELECT * FROM signup WHERE position_id = p_position AND holds_seat AND hold_until <= p_now ORDER BY id LOOP
    PERFORM volunteering_give_back(s, s.state <> 'offered');
    v_freed := v_freed + 1;
    IF s.state = 'offered' THEN
      UPDATE signup_offer SET answer = 'expired', answered_at = p_now WHERE signup_id = s.id AND answer IS NULL;
      UPDATE signup SET state = 'waitlisted', holds_seat = false, hold_until = NULL, expires_at = starts_at, block_id = NULL, revision = revision + 1,
        passed_at = (SELECT freed_total FROM "position" WHERE id = p_position) WHERE id = s.id;
      PERFORM emit_outbox('volunteering.offer_lapsed', jsonb_build_object('signupId', s.id), p_now);
    ELSE
      UPDATE signup SET holds_seat = false, hold_until = NULL, block_id = NULL WHERE id = s.id;
    END IF;
  END LOOP;
  UPDATE signup SET state = 'expired', ended_at = p_now
   WHERE position_id = p_position AND state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted') AND NOT holds_seat AND expires_at <= p_now;
  FOR b IN SELECT * FROM seat_block WHERE position_id = p_position AND state = 'held' AND release_at <= p_now ORDER BY id LOOP
    UPDATE seat_block SET state = 'released', released_at = p_now WHERE id = b.id;
    UPDATE "position" SET seats_blocked = seats_blocked - (b.size - b.seats_named), seats_taken = seats_taken - (b.size - b.seats_named), freed_total = freed_total + b.size - b.seats_named
     WHERE id = p_position;
    v_freed := v_freed + b.size - b.seats_named;
    PERFORM emit_outbox('volunteering.block_released', jsonb_build_object('blockId', b.id, 'seats', b.size - b.seats_named), p_now);
  END LOOP;
  PERFORM volunteering_promote(p_position, p_now);
  RETURN v_freed;
END $$;
--> statement-breakpoint
-- Locks a position for changing seats and brings it up to date.
CREATE FUNCTION volunteering_lock_position(p_position uuid, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "position" WHERE id = p_position FOR NO KEY UPDATE;
  PERFORM volunteering_release_lapsed(p_position, p_now);
END $$;
--> statement-breakpoint
-- Takes a sign-up in. Answers 'held' or 'unheld' (decided at confirmation) for a new one, 'existing' with its id when the
-- person already has an active sign-up here (V2), 'same' for a resend of the same id.
-- A hold needs all of: free seats for the whole party (after the waiting list had them), less than half of the position held, less
-- than three live holds of the e-mail; or unnamed seats of the block. p_hold_until null: the team's, without a hold.
CREATE FUNCTION volunteering_request_signup(
  p_id uuid, p_position uuid, p_person uuid, p_email text, p_minor boolean, p_party integer, p_party_minors integer, p_party_youngest integer,
  p_channel text, p_block uuid, p_guardian uuid, p_rules integer, p_check_in_code text,
  p_now timestamptz, p_hold_until timestamptz, p_expires_at timestamptz,
  OUT outcome text, OUT signup_id uuid, p_party_declared_at timestamptz DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
  v_capacity integer; v_taken integer; v_held integer; v_of_email integer; v_hold boolean; v_block uuid;
  v_shift uuid; v_starts timestamptz; v_ends timestamptz; v_minor boolean;
BEGIN
  IF p_email IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('volunteering.email:' || p_email, 0));
  END IF;
  PERFORM volunteering_lock_person(p_person);
  SELECT shift_id INTO v_shift FROM "position" WHERE id = p_position FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no position %', p_position; END IF;
  PERFORM volunteering_release_lapsed(p_position, p_now);

  SELECT s.id INTO signup_id FROM signup s WHERE s.id = p_id;
  IF FOUND THEN outcome := 'same'; RETURN; END IF;
  SELECT s.id INTO signup_id FROM signup s
   WHERE s.person_id = p_person AND s.position_id = p_position
     AND s.state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed');
  IF FOUND THEN outcome := 'existing'; RETURN; END IF;

  SELECT capacity, seats_taken, seats_held INTO v_capacity, v_taken, v_held FROM "position" WHERE id = p_position;
  SELECT starts_at, ends_at INTO v_starts, v_ends FROM shift WHERE id = v_shift;
  -- A known birth date decides, whatever the form, the phone or the door says; without one it is what was said.
  SELECT coalesce((SELECT people_age_on(birth_date, (v_starts AT TIME ZONE 'Europe/Sofia')::date) < 18 FROM person WHERE id = p_person), p_minor) INTO v_minor;
  SELECT coalesce(sum(s.party_size), 0) INTO v_of_email FROM signup s JOIN person p ON p.id = s.person_id
   WHERE s.state IN ('pending_email', 'pending_consent') AND s.holds_seat AND s.hold_until > p_now AND p.email = p_email;
  v_hold := p_hold_until IS NOT NULL AND v_held + p_party <= v_capacity / 2 AND v_of_email + p_party <= greatest(3, p_party);
  IF v_hold AND p_block IS NOT NULL THEN
    UPDATE seat_block SET seats_named = seats_named + p_party
     WHERE id = p_block AND position_id = p_position AND state = 'held' AND size - seats_named >= p_party RETURNING id INTO v_block;
  END IF;
  IF v_block IS NOT NULL THEN
    UPDATE "position" SET seats_blocked = seats_blocked - p_party, seats_held = seats_held + p_party WHERE id = p_position;
  ELSIF v_hold THEN
    UPDATE "position" SET seats_taken = seats_taken + p_party, seats_held = seats_held + p_party
     WHERE id = p_position AND seats_taken + p_party <= capacity;
    v_hold := FOUND;
  END IF;
  INSERT INTO signup (id, position_id, shift_id, person_id, state, channel, minor, party_size, party_minors, party_youngest, block_id, guardian_id,
                      rules_version, check_in_code, holds_seat, hold_until, expires_at, starts_at, ends_at, created_at, party_declared_at)
  VALUES (p_id, p_position, v_shift, p_person, 'pending_email', p_channel, v_minor, p_party, p_party_minors, p_party_youngest,
          -- With a seat, the block it is of; without one, the block it is asked of.
          CASE WHEN v_hold THEN v_block ELSE p_block END, p_guardian, p_rules, p_check_in_code, v_hold,
          CASE WHEN v_hold THEN least(p_hold_until, v_starts) END,
          least(p_expires_at, CASE WHEN p_channel IN ('staff', 'kiosk') THEN v_ends ELSE v_starts END), v_starts, v_ends, p_now, p_party_declared_at);
  signup_id := p_id;
  outcome := CASE WHEN v_hold THEN 'held' ELSE 'unheld' END;
END $$;
--> statement-breakpoint
-- Gives a sign-up the next number of the list unless it has one. The caller holds the position's lock.
CREATE FUNCTION volunteering_queue(p_signup uuid) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE v_no integer; v_position uuid;
BEGIN
  SELECT queue_no, position_id INTO v_no, v_position FROM signup WHERE id = p_signup;
  IF v_no IS NOT NULL THEN RETURN v_no; END IF;
  UPDATE "position" SET next_queue_no = next_queue_no + 1 WHERE id = v_position RETURNING next_queue_no - 1 INTO v_no;
  UPDATE signup SET queue_no = v_no WHERE id = p_signup;
  RETURN v_no;
END $$;
--> statement-breakpoint
-- Puts an entry that lacks a guardian's consent or a check where it waits for it, and has the right people told. What it held
-- before stays its own for 48 hours when a consent is missing (the position's share of holds permitting); a check holds no seat.
CREATE FUNCTION volunteering_wait_for(p_signup uuid, p_state text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE s signup; pos "position"; v_hold boolean; v_was_hold boolean;
BEGIN
  SELECT * INTO s FROM signup WHERE id = p_signup;
  PERFORM volunteering_queue(p_signup);
  IF s.state = p_state THEN RETURN; END IF;
  v_was_hold := s.holds_seat AND s.state IN ('pending_email', 'pending_consent');
  SELECT * INTO pos FROM "position" WHERE id = s.position_id;
  v_hold := p_state = 'pending_consent' AND (v_was_hold OR (pos.seats_held + s.party_size <= pos.capacity / 2 AND (s.holds_seat OR pos.seats_taken + s.party_size <= pos.capacity)));
  IF s.holds_seat AND NOT v_hold THEN
    PERFORM volunteering_give_back(s, true);
  ELSIF v_hold AND NOT v_was_hold THEN
    UPDATE "position" SET seats_held = seats_held + s.party_size, seats_taken = seats_taken + CASE WHEN s.holds_seat THEN 0 ELSE s.party_size END
     WHERE id = s.position_id;
  END IF;
  UPDATE signup_offer SET answer = 'withdrawn', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
  UPDATE signup
     SET state = p_state, holds_seat = v_hold, hold_until = CASE WHEN v_hold THEN least(p_now + interval '48 hours', starts_at) END,
         block_id = CASE WHEN v_hold AND s.holds_seat THEN block_id END, consent_id = NULL, expires_at = starts_at, revision = revision + 1
   WHERE id = p_signup;
  PERFORM emit_outbox(CASE p_state WHEN 'pending_consent' THEN 'volunteering.consent_needed' ELSE 'volunteering.clearance_needed' END,
    jsonb_build_object('signupId', p_signup), p_now);
  IF s.holds_seat AND NOT v_hold THEN PERFORM volunteering_promote(s.position_id, p_now); END IF;
END $$;
--> statement-breakpoint
-- A place changes hands within one position: the seats stay taken. The caller holds the position's lock, has judged the taker, and
-- confirms the taker's entry.
CREATE FUNCTION volunteering_change_hands(p_handover uuid, p_from uuid, p_to uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_block uuid; v_minor boolean; v_position uuid;
BEGIN
  UPDATE signup SET state = 'handed_over', holds_seat = false, ended_at = p_now, revision = revision + 1 WHERE id = p_from
  RETURNING block_id, minor, position_id INTO v_block, v_minor, v_position;
  UPDATE signup SET block_id = v_block WHERE id = p_to;
  UPDATE handover SET state = 'taken', taken_by = p_to, ended_at = p_now WHERE id = p_handover;
  PERFORM emit_outbox('volunteering.handed_over', jsonb_build_object('signupId', p_from, 'handoverId', p_handover), p_now);
END $$;
--> statement-breakpoint
-- Whether the adults of a position are enough when one entry takes another's place: the giver no longer counts, the taker does. Who
-- brings nobody under 18 makes nothing worse.
CREATE FUNCTION volunteering_hands_keep_ratio(p_position uuid, p_from uuid, p_to uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT p.minors_per_adult IS NULL OR t.minors = 0 OR coalesce(sum(o.minors), 0) + t.minors
      <= (coalesce(sum(o.adults), 0) + t.adults + CASE WHEN coalesce(bool_or(o.person_id = sh.in_charge_id), false) OR t.person_id = sh.in_charge_id THEN 0 ELSE 1 END) * p.minors_per_adult
  FROM "position" p JOIN shift sh ON sh.id = p.shift_id
  CROSS JOIN LATERAL (SELECT person_id, CASE WHEN minor THEN 1 ELSE party_minors END AS minors, CASE WHEN minor THEN 0 ELSE party_size - party_minors END AS adults FROM signup WHERE id = p_to) t
  LEFT JOIN LATERAL (SELECT person_id, CASE WHEN minor THEN 1 ELSE party_minors END AS minors, CASE WHEN minor THEN 0 ELSE party_size - party_minors END AS adults FROM signup
    WHERE position_id = p.id AND id NOT IN (p_from, p_to) AND state IN ('confirmed', 'checked_in', 'completed')) o ON true
  WHERE p.id = p_position
  GROUP BY p.minors_per_adult, t.minors, t.adults, t.person_id, sh.in_charge_id
$$;
--> statement-breakpoint
-- Whether an entry is of somebody under 18 on the shift's day: a birth date learned or corrected after the sign-up decides.
CREATE FUNCTION volunteering_is_minor(p_signup uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(people_age_on(p.birth_date, (s.starts_at AT TIME ZONE 'Europe/Sofia')::date) < 18, s.minor) FROM signup s JOIN person p ON p.id = s.person_id WHERE s.id = p_signup
$$;
--> statement-breakpoint
-- An adult is at nobody's side, and nobody is at the side of somebody under 18.
CREATE FUNCTION volunteering_set_minor(p_signup uuid, p_minor boolean) RETURNS void LANGUAGE sql AS $$
  UPDATE signup SET minor = p_minor, beside_id = CASE WHEN p_minor THEN beside_id END WHERE id = p_signup;
  UPDATE signup SET beside_id = NULL WHERE beside_id = p_signup AND p_minor AND position_id = (SELECT position_id FROM signup WHERE id = p_signup)
$$;
--> statement-breakpoint
-- The one capacity function. Answers 'confirmed', 'already', 'waitlisted', 'pending_consent', 'pending_clearance', or the code of the
-- refusal. Of any number at once no more than the capacity are seated (V1), nobody passes an eligible fitting earlier entry (V4): the
-- list was served just before, under the same lock. A second confirmed shift at the same time is refused by signup_no_overlap (V3).
-- p_consent_by: the account that saw a parent's consent on paper. p_by_team: may seat before opening and while the shift runs.
CREATE FUNCTION volunteering_take_seat(p_signup uuid, p_now timestamptz, p_consent_by uuid, p_by_team boolean) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; v_person uuid; s signup; sh shift; v_obstacle text; v_offer uuid; v_named boolean := false; v_over uuid; v_from uuid;
BEGIN
  SELECT position_id, person_id INTO v_position, v_person FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  PERFORM volunteering_lock_person(v_person);
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  SELECT * INTO sh FROM shift WHERE id = s.shift_id;

  IF s.state IN ('confirmed', 'checked_in', 'completed') THEN RETURN 'already'; END IF;
  IF sh.cancelled_at IS NOT NULL THEN RETURN 'shift_cancelled'; END IF;
  IF p_now >= (CASE WHEN p_by_team THEN sh.ends_at ELSE sh.starts_at END) THEN RETURN 'shift_started'; END IF;
  IF NOT p_by_team AND sh.opens_at > p_now THEN RETURN 'not_open_yet'; END IF;
  IF s.state NOT IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'cancelled_by_volunteer') THEN RETURN 'link_expired'; END IF;
  IF EXISTS (SELECT 1 FROM signup x WHERE x.person_id = v_person AND x.position_id = v_position AND x.id <> p_signup
              AND x.state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed')) THEN
    RETURN 'already_signed_up';
  END IF;
  IF volunteering_is_minor(p_signup) <> s.minor THEN
    IF NOT s.minor AND s.party_size > 1 THEN RETURN 'party_with_minor'; END IF;
    s.minor := NOT s.minor;
    PERFORM volunteering_set_minor(p_signup, s.minor);
  END IF;
  IF p_consent_by IS NOT NULL AND s.minor THEN
    UPDATE signup SET consent_seen_by = coalesce(consent_seen_by, p_consent_by), consent_seen_at = coalesce(consent_seen_at, p_now) WHERE id = p_signup;
  END IF;

  v_obstacle := volunteering_obstacle(v_person, v_position, p_signup);
  IF v_obstacle = 'consent' THEN
    PERFORM volunteering_wait_for(p_signup, 'pending_consent', p_now);
    RETURN 'pending_consent';
  ELSIF v_obstacle = 'check' THEN
    PERFORM volunteering_wait_for(p_signup, 'pending_clearance', p_now);
    RETURN 'pending_clearance';
  ELSIF v_obstacle IS NOT NULL AND v_obstacle <> 'ratio' THEN
    RETURN v_obstacle;
  END IF;

  IF v_obstacle IS NULL THEN
    IF s.holds_seat THEN
      v_named := true;
      IF s.state IN ('pending_email', 'pending_consent') THEN UPDATE "position" SET seats_held = seats_held - s.party_size WHERE id = v_position; END IF;
    ELSE
      IF s.block_id IS NOT NULL THEN
        UPDATE seat_block SET seats_named = seats_named + s.party_size
         WHERE id = s.block_id AND position_id = v_position AND state = 'held' AND size - seats_named >= s.party_size;
        v_named := FOUND;
        IF v_named THEN UPDATE "position" SET seats_blocked = seats_blocked - s.party_size WHERE id = v_position; END IF;
      END IF;
      IF NOT v_named THEN
        UPDATE "position" SET seats_taken = seats_taken + s.party_size WHERE id = v_position AND seats_taken + s.party_size <= capacity;
        v_named := FOUND;
        UPDATE signup SET block_id = NULL WHERE id = p_signup AND block_id IS NOT NULL;
      END IF;
    END IF;
    -- A place its holder wants taken over: the seats change hands in this transaction, nobody is between.
    IF NOT v_named THEN
      SELECT h.id, h.signup_id INTO v_over, v_from FROM handover h JOIN signup x ON x.id = h.signup_id
       WHERE h.position_id = v_position AND h.state = 'open' AND (h.to_person_id IS NULL OR h.to_person_id = v_person)
         AND x.state = 'confirmed' AND x.party_size = s.party_size AND x.person_id <> v_person
         AND volunteering_hands_keep_ratio(v_position, x.id, p_signup)
       ORDER BY h.to_person_id NULLS LAST, h.created_at, h.id LIMIT 1;
      IF FOUND THEN
        PERFORM volunteering_change_hands(v_over, v_from, p_signup, p_now);
        v_named := true;
      END IF;
    END IF;
  END IF;

  IF NOT v_named THEN
    PERFORM volunteering_queue(p_signup);
    IF s.state <> 'waitlisted' THEN
      IF s.holds_seat THEN
        PERFORM volunteering_give_back(s, true);
      END IF;
      UPDATE signup_offer SET answer = 'withdrawn', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
      UPDATE signup SET state = 'waitlisted', holds_seat = false, hold_until = NULL, block_id = NULL, expires_at = starts_at, ended_at = NULL, ended_reason = NULL, revision = revision + 1
       WHERE id = p_signup;
      PERFORM emit_outbox('volunteering.waitlisted', jsonb_build_object('signupId', p_signup), p_now);
      IF s.holds_seat THEN PERFORM volunteering_promote(v_position, p_now); END IF;
    END IF;
    RETURN 'waitlisted';
  END IF;
  UPDATE signup_offer SET answer = 'accepted', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
  UPDATE signup
     SET state = 'confirmed', holds_seat = true, hold_until = NULL, expires_at = NULL, confirmed_at = p_now, ended_at = NULL, ended_reason = NULL, revision = revision + 1,
         consent_id = CASE WHEN minor THEN people_consent_covers(v_person, 'taking_part', sh.id, sh.revision, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date) END
   WHERE id = p_signup;
  PERFORM emit_outbox('volunteering.signup_confirmed', jsonb_build_object('signupId', p_signup), p_now);
  RETURN 'confirmed';
END $$;
--> statement-breakpoint
-- Tells the team when people under 18 are now more than the adults may look after. The caller holds the position's lock.
CREATE FUNCTION volunteering_watch_ratio(p_position uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_per integer; v_adults integer; v_minors integer;
BEGIN
  SELECT minors_per_adult INTO v_per FROM "position" WHERE id = p_position;
  IF v_per IS NULL THEN RETURN; END IF;
  SELECT adults, minors INTO v_adults, v_minors FROM volunteering_supervision(p_position);
  IF v_minors > v_adults * v_per THEN
    PERFORM emit_outbox('volunteering.ratio_broken', jsonb_build_object('positionId', p_position, 'minors', v_minors, 'adults', v_adults), p_now);
  END IF;
END $$;
--> statement-breakpoint
-- Who looks after whom at a position: the adults seated and the person in charge, and those under 18.
CREATE FUNCTION volunteering_supervision(p_position uuid, OUT adults integer, OUT minors integer)
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN s.minor THEN 0 ELSE s.party_size - s.party_minors END), 0)::integer
           + (CASE WHEN bool_or(s.person_id = sh.in_charge_id) THEN 0 ELSE 1 END),
         coalesce(sum(CASE WHEN s.minor THEN 1 ELSE s.party_minors END), 0)::integer
  FROM "position" p JOIN shift sh ON sh.id = p.shift_id
  LEFT JOIN signup s ON s.position_id = p.id AND s.state IN ('confirmed', 'checked_in', 'completed')
  WHERE p.id = p_position
$$;
--> statement-breakpoint
-- Ends a sign-up that is still to come, gives its seats back and promotes: 'freed', 'ended' (it was over already) or 'signup_unknown'.
CREATE FUNCTION volunteering_free_seat(p_signup uuid, p_state text, p_reason text, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; s signup;
BEGIN
  SELECT position_id INTO v_position FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state NOT IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed') THEN RETURN 'ended'; END IF;
  PERFORM volunteering_give_back(s, true);
  UPDATE signup_offer SET answer = CASE WHEN p_state = 'cancelled_by_volunteer' THEN 'declined' ELSE 'withdrawn' END, answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
  UPDATE handover SET state = 'withdrawn', ended_at = p_now WHERE signup_id = p_signup AND state = 'open';
  -- Who gives up gives the number up as well: coming back is a new entry at the end of the list.
  UPDATE signup SET state = p_state, holds_seat = false, hold_until = NULL, expires_at = NULL, ended_at = p_now, ended_reason = p_reason, queue_no = NULL, passed_at = NULL,
    revision = revision + 1
   WHERE id = p_signup;
  PERFORM volunteering_promote(v_position, p_now);
  IF s.holds_seat AND NOT s.minor THEN PERFORM volunteering_watch_ratio(v_position, p_now); END IF;
  RETURN 'freed';
END $$;
--> statement-breakpoint
-- „Не този път“: an offer goes back to the list under its number and to the next. 'passed' | 'no_offer'.
CREATE FUNCTION volunteering_pass_offer(p_signup uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; s signup;
BEGIN
  SELECT position_id INTO v_position FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'no_offer'; END IF;
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state <> 'offered' THEN RETURN 'no_offer'; END IF;
  PERFORM volunteering_give_back(s, false);
  UPDATE signup_offer SET answer = 'declined', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
  UPDATE signup SET state = 'waitlisted', holds_seat = false, hold_until = NULL, expires_at = starts_at, revision = revision + 1,
    passed_at = (SELECT freed_total FROM "position" WHERE id = v_position) WHERE id = p_signup;
  PERFORM volunteering_promote(v_position, p_now);
  RETURN 'passed';
END $$;
--> statement-breakpoint
-- Takes a place and gives conflicting ones up in one transaction: the positions are locked in id order. Answers as take_seat does, or
-- 'release_unknown' when one of them is no longer the same person's to give up; unless it is 'confirmed' the caller rolls back, so that
-- nothing is given up for nothing.
CREATE FUNCTION volunteering_take_seat_instead(p_signup uuid, p_release uuid[], p_now timestamptz, p_by_team boolean) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_person uuid; v_release uuid;
BEGIN
  SELECT person_id INTO v_person FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  PERFORM volunteering_lock_person(v_person);
  PERFORM 1 FROM "position" WHERE id IN (SELECT position_id FROM signup WHERE id = p_signup OR id = ANY (p_release)) ORDER BY id FOR NO KEY UPDATE;
  FOREACH v_release IN ARRAY p_release LOOP
    IF v_release = p_signup OR NOT EXISTS (SELECT 1 FROM signup WHERE id = v_release AND person_id = v_person)
       OR volunteering_free_seat(v_release, 'cancelled_by_volunteer', 'overlap', p_now) <> 'freed' THEN RETURN 'release_unknown'; END IF;
  END LOOP;
  RETURN volunteering_take_seat(p_signup, p_now, NULL, p_by_team);
END $$;
--> statement-breakpoint
-- Fewer people come than were signed up: 'shrunk', 'same', 'not_smaller', or 'ended' (nothing left to give back). The seats go to who
-- waits, or to the block they are of; an entry of the waiting list keeps its number and may fit now.
CREATE FUNCTION volunteering_shrink_party(p_signup uuid, p_size integer, p_minors integer, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; s signup; v_freed signup; v_adults_before integer;
BEGIN
  SELECT position_id INTO v_position FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'ended'; END IF;
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state NOT IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed') THEN RETURN 'ended'; END IF;
  IF s.party_size = p_size AND s.party_minors = p_minors THEN RETURN 'same'; END IF;
  IF p_size < 1 OR p_size > s.party_size OR p_minors < 0 OR p_minors > s.party_minors OR p_minors > p_size - 1 THEN RETURN 'not_smaller'; END IF;
  v_freed := s;
  v_freed.party_size := s.party_size - p_size;
  IF v_freed.party_size > 0 THEN PERFORM volunteering_give_back(v_freed, true); END IF;
  UPDATE signup SET party_size = p_size, party_minors = p_minors, party_youngest = CASE WHEN p_minors > 0 THEN party_youngest END, revision = revision + 1
   WHERE id = p_signup;
  UPDATE handover SET state = 'withdrawn', ended_at = p_now WHERE signup_id = p_signup AND state = 'open';
  PERFORM volunteering_promote(v_position, p_now);
  v_adults_before := s.party_size - s.party_minors;
  IF s.holds_seat AND p_size - p_minors < v_adults_before THEN PERFORM volunteering_watch_ratio(v_position, p_now); END IF;
  RETURN 'shrunk';
END $$;
--> statement-breakpoint
-- Takes a place over that was offered to this very person, past the waiting list: it was never free. Answers 'confirmed', 'handover_over'
-- (no longer open, not for this person, or of another size), 'party_with_minor', or an obstacle ('age', 'consent' …).
CREATE FUNCTION volunteering_take_over(p_handover uuid, p_signup uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE h handover; s signup; v_obstacle text; v_from_state text; v_from_size integer;
BEGIN
  SELECT * INTO s FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  PERFORM volunteering_lock_person(s.person_id);
  PERFORM volunteering_lock_position(s.position_id, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.state IN ('confirmed', 'checked_in', 'completed') THEN RETURN 'already'; END IF;
  IF s.starts_at <= p_now THEN RETURN 'shift_started'; END IF;
  IF s.state NOT IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered') THEN RETURN 'link_expired'; END IF;
  SELECT * INTO h FROM handover WHERE id = p_handover FOR NO KEY UPDATE;
  SELECT state, party_size INTO v_from_state, v_from_size FROM signup WHERE id = h.signup_id FOR NO KEY UPDATE;
  IF h.id IS NULL OR h.state <> 'open' OR h.position_id <> s.position_id OR h.to_person_id IS DISTINCT FROM s.person_id
     OR v_from_state <> 'confirmed' OR v_from_size <> s.party_size THEN RETURN 'handover_over'; END IF;
  IF volunteering_is_minor(p_signup) <> s.minor THEN
    IF NOT s.minor AND s.party_size > 1 THEN RETURN 'party_with_minor'; END IF;
    s.minor := NOT s.minor;
    PERFORM volunteering_set_minor(p_signup, s.minor);
  END IF;
  v_obstacle := volunteering_obstacle(s.person_id, s.position_id, p_signup);
  IF v_obstacle IS NULL AND NOT volunteering_hands_keep_ratio(s.position_id, h.signup_id, p_signup) THEN v_obstacle := 'ratio'; END IF;
  IF v_obstacle IS NOT NULL THEN RETURN v_obstacle; END IF;
  PERFORM volunteering_give_back(s, true);
  PERFORM volunteering_change_hands(p_handover, h.signup_id, p_signup, p_now);
  UPDATE signup_offer SET answer = 'withdrawn', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
  UPDATE signup
     SET state = 'confirmed', holds_seat = true, hold_until = NULL, expires_at = NULL, confirmed_at = p_now, revision = revision + 1,
         consent_id = CASE WHEN minor THEN (SELECT people_consent_covers(person_id, 'taking_part', sh.id, sh.revision, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date)
           FROM shift sh WHERE sh.id = shift_id) END
   WHERE id = p_signup;
  PERFORM emit_outbox('volunteering.signup_confirmed', jsonb_build_object('signupId', p_signup), p_now);
  IF s.holds_seat THEN PERFORM volunteering_promote(s.position_id, p_now); END IF;
  IF s.minor THEN PERFORM volunteering_watch_ratio(s.position_id, p_now); END IF;
  RETURN 'confirmed';
END $$;
--> statement-breakpoint
-- The second half of volunteering_recheck, under its locks: what stands in the way of an entry, and what follows.
CREATE FUNCTION volunteering_judge(p_signup uuid, p_keep boolean, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; v_person uuid; s signup; v_obstacle text; v_state text;
BEGIN
  SELECT * INTO s FROM signup WHERE id = p_signup;
  v_position := s.position_id;
  v_person := s.person_id;
  v_obstacle := volunteering_obstacle(v_person, v_position, p_signup);
  IF s.state = 'waitlisted' OR v_obstacle IS NULL OR v_obstacle = 'ratio' THEN
    IF s.state IN ('pending_consent', 'pending_clearance') AND EXISTS (
         SELECT 1 FROM signup o WHERE o.person_id = v_person AND o.id <> p_signup AND o.state IN ('confirmed', 'checked_in', 'completed')
           AND tstzrange(o.starts_at, o.ends_at, '[)') && tstzrange(s.starts_at, s.ends_at, '[)')) THEN
      -- They took another place meanwhile: which to leave is theirs to say, so the seat is offered, not given.
      PERFORM volunteering_give_back(s, true);
      PERFORM volunteering_queue(p_signup);
      UPDATE signup SET state = 'waitlisted', holds_seat = false, hold_until = NULL, block_id = NULL, expires_at = starts_at, revision = revision + 1 WHERE id = p_signup;
      PERFORM emit_outbox('volunteering.waitlisted', jsonb_build_object('signupId', p_signup), p_now);
      PERFORM volunteering_promote(v_position, p_now);
      SELECT state INTO v_state FROM signup WHERE id = p_signup;
    ELSIF s.state IN ('pending_consent', 'pending_clearance') THEN
      v_state := volunteering_take_seat(p_signup, p_now, NULL, true);
    ELSE
      -- Somebody waiting may have become eligible: the list is served again.
      PERFORM volunteering_promote(v_position, p_now);
      SELECT state INTO v_state FROM signup WHERE id = p_signup;
    END IF;
    RETURN nullif(v_state, s.state);
  ELSIF v_obstacle = 'consent' THEN
    IF s.state = 'pending_consent' AND NOT s.holds_seat THEN RETURN NULL; END IF;
    IF p_keep AND s.state <> 'pending_consent' THEN
      PERFORM volunteering_wait_for(p_signup, 'pending_consent', p_now);
    ELSIF NOT p_keep THEN
      PERFORM volunteering_give_back(s, true);
      PERFORM volunteering_queue(p_signup);
      UPDATE signup_offer SET answer = 'withdrawn', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
      UPDATE signup SET state = 'pending_consent', holds_seat = false, hold_until = NULL, block_id = NULL, consent_id = NULL, expires_at = starts_at, revision = revision + 1
       WHERE id = p_signup;
      PERFORM volunteering_promote(v_position, p_now);
    END IF;
    RETURN nullif('pending_consent', s.state);
  ELSIF v_obstacle = 'check' THEN
    PERFORM volunteering_wait_for(p_signup, 'pending_clearance', p_now);
    IF s.holds_seat AND NOT s.minor THEN PERFORM volunteering_watch_ratio(v_position, p_now); END IF;
    RETURN nullif('pending_clearance', s.state);
  END IF;
  PERFORM volunteering_free_seat(p_signup, 'cancelled_by_system', v_obstacle, p_now);
  PERFORM emit_outbox('volunteering.cancelled_by_rule', jsonb_build_object('signupId', p_signup), p_now);
  RETURN 'cancelled_by_system';
END $$;
--> statement-breakpoint
-- Judges a seated or waiting entry anew after something it depends on changed (a consent withdrawn, a check gone, a birth date
-- corrected, the shift moved): who is under 18 is decided anew, what is missing for now is waited for, what cannot be mended ends the
-- entry. p_keep: the guardian is asked (again), and the place is kept meanwhile; a withdrawn consent frees it at once. Answers the new
-- state, or null when it stays.
CREATE FUNCTION volunteering_recheck(p_signup uuid, p_keep boolean, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; v_person uuid; s signup; v_minor boolean; v_consent uuid; v_later boolean := false; v_state text;
BEGIN
  SELECT position_id, person_id INTO v_position, v_person FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM volunteering_lock_person(v_person);
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.starts_at <= p_now OR s.state NOT IN ('pending_email', 'confirmed', 'offered', 'waitlisted', 'pending_consent', 'pending_clearance') THEN RETURN NULL; END IF;
  v_minor := volunteering_is_minor(p_signup);
  IF v_minor AND s.party_size > 1 THEN
    -- Whoever has not opened the first letter yet hears it behind the link.
    IF s.state = 'pending_email' THEN RETURN NULL; END IF;
    PERFORM volunteering_free_seat(p_signup, 'cancelled_by_system', 'age', p_now);
    PERFORM emit_outbox('volunteering.cancelled_by_rule', jsonb_build_object('signupId', p_signup), p_now);
    RETURN 'cancelled_by_system';
  END IF;
  IF v_minor <> s.minor THEN
    SELECT people_consent_covers(v_person, 'taking_part', sh.id, sh.revision, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date) INTO v_consent FROM shift sh WHERE sh.id = s.shift_id;
    -- Nobody under 18 sits without a consent: who has none leaves the place first.
    v_later := v_minor AND s.state = 'confirmed' AND v_consent IS NULL AND s.consent_seen_at IS NULL;
    IF NOT v_later THEN
      UPDATE signup SET consent_id = v_consent WHERE id = p_signup AND v_minor AND state = 'confirmed';
      PERFORM volunteering_set_minor(p_signup, v_minor);
    END IF;
  END IF;
  IF s.state <> 'pending_email' THEN v_state := volunteering_judge(p_signup, p_keep, p_now); END IF;
  IF v_later THEN PERFORM volunteering_set_minor(p_signup, v_minor); END IF;
  IF v_minor <> s.minor AND s.state = 'confirmed' THEN PERFORM volunteering_watch_ratio(v_position, p_now); END IF;
  RETURN v_state;
END $$;
--> statement-breakpoint
-- Capacity changes by a reason: 'changed', 'same', 'seats_taken' (people sit there) or 'half_held' (holds need their share). Raising promotes.
CREATE FUNCTION volunteering_set_capacity(p_id uuid, p_position uuid, p_to integer, p_reason text, p_actor uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE pos "position";
BEGIN
  PERFORM volunteering_lock_position(p_position, p_now);
  SELECT * INTO pos FROM "position" WHERE id = p_position;
  IF pos.capacity = p_to THEN RETURN 'same'; END IF;
  IF pos.seats_taken > p_to THEN RETURN 'seats_taken'; END IF;
  IF pos.seats_held > p_to / 2 THEN RETURN 'half_held'; END IF;
  UPDATE "position" SET capacity = p_to, min_people = least(min_people, p_to), target_people = least(target_people, p_to), freed_total = freed_total + greatest(0, p_to - pos.capacity)
   WHERE id = p_position;
  INSERT INTO capacity_change (id, position_id, from_capacity, to_capacity, reason, changed_by, changed_at)
  VALUES (p_id, p_position, pos.capacity, p_to, p_reason, p_actor, p_now);
  PERFORM volunteering_promote(p_position, p_now);
  RETURN 'changed';
END $$;
--> statement-breakpoint
-- Moves somebody to another position of the same shift, with all rules of the new one; who waits (or is being offered a place) takes a
-- free one there. Answers 'moved', 'same', 'signup_unknown', 'position_unknown', 'shift_full', 'already_signed_up' (an entry of theirs is
-- there), or an obstacle ('age', 'check' …).
CREATE FUNCTION volunteering_move_signup(p_signup uuid, p_to uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_from uuid; v_person uuid; s signup; v_obstacle text; v_waited boolean;
BEGIN
  SELECT position_id, person_id INTO v_from, v_person FROM signup WHERE id = p_signup;
  IF NOT FOUND THEN RETURN 'signup_unknown'; END IF;
  IF v_from = p_to THEN RETURN 'same'; END IF;
  IF NOT EXISTS (SELECT 1 FROM "position" a JOIN "position" b ON b.shift_id = a.shift_id WHERE a.id = v_from AND b.id = p_to) THEN RETURN 'position_unknown'; END IF;
  PERFORM volunteering_lock_person(v_person);
  PERFORM 1 FROM "position" WHERE id IN (v_from, p_to) ORDER BY id FOR NO KEY UPDATE;
  PERFORM volunteering_release_lapsed(least(v_from, p_to), p_now);
  PERFORM volunteering_release_lapsed(greatest(v_from, p_to), p_now);
  SELECT * INTO s FROM signup WHERE id = p_signup FOR NO KEY UPDATE;
  IF s.position_id <> v_from OR s.state NOT IN ('confirmed', 'checked_in', 'waitlisted', 'offered') THEN RETURN 'signup_unknown'; END IF;
  v_waited := s.state IN ('waitlisted', 'offered');
  IF EXISTS (SELECT 1 FROM signup x WHERE x.person_id = v_person AND x.position_id = p_to
              AND x.state IN ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed')) THEN
    RETURN 'already_signed_up';
  END IF;
  v_obstacle := volunteering_obstacle(v_person, p_to, p_signup);
  IF v_obstacle IS NOT NULL THEN RETURN v_obstacle; END IF;
  UPDATE "position" SET seats_taken = seats_taken + s.party_size WHERE id = p_to AND seats_taken + s.party_size <= capacity;
  IF NOT FOUND THEN RETURN 'shift_full'; END IF;
  PERFORM volunteering_give_back(s, true);
  UPDATE handover SET state = 'withdrawn', ended_at = p_now WHERE signup_id = p_signup AND state = 'open';
  UPDATE signup_offer SET answer = 'withdrawn', answered_at = p_now WHERE signup_id = p_signup AND answer IS NULL;
  UPDATE signup
     SET position_id = p_to, queue_no = NULL, passed_at = NULL, block_id = NULL, revision = revision + 1,
         state = CASE WHEN v_waited THEN 'confirmed' ELSE state END, holds_seat = true, hold_until = NULL, expires_at = NULL,
         confirmed_at = coalesce(confirmed_at, p_now),
         consent_id = CASE WHEN minor AND v_waited THEN (SELECT people_consent_covers(person_id, 'taking_part', sh.id, sh.revision, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date)
           FROM shift sh WHERE sh.id = shift_id) ELSE consent_id END
   WHERE id = p_signup;
  PERFORM emit_outbox(CASE WHEN v_waited THEN 'volunteering.signup_confirmed' ELSE 'volunteering.signup_moved' END, jsonb_build_object('signupId', p_signup), p_now);
  PERFORM volunteering_promote(v_from, p_now);
  IF NOT s.minor AND NOT v_waited THEN PERFORM volunteering_watch_ratio(v_from, p_now); END IF;
  RETURN 'moved';
END $$;
--> statement-breakpoint
-- What the letter about new seats says already needs no reminder: of three days, of one day, or of nothing yet.
CREATE FUNCTION volunteering_block_warned(p_release_at timestamptz, p_now timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_release_at - p_now <= interval '1 day' THEN 1 WHEN p_release_at - p_now <= interval '3 days' THEN 3 END
$$;
--> statement-breakpoint
-- Keeps seats for an organisation in the one capacity: 'held', 'same', or 'shift_full' when so many are not free after the list was served.
CREATE FUNCTION volunteering_hold_block(
  p_id uuid, p_position uuid, p_organisation uuid, p_contact uuid, p_size integer, p_release_at timestamptz, p_actor uuid, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM volunteering_lock_position(p_position, p_now);
  IF EXISTS (SELECT 1 FROM seat_block WHERE id = p_id) THEN RETURN 'same'; END IF;
  UPDATE "position" SET seats_taken = seats_taken + p_size, seats_blocked = seats_blocked + p_size WHERE id = p_position AND seats_taken + p_size <= capacity;
  IF NOT FOUND THEN RETURN 'shift_full'; END IF;
  INSERT INTO seat_block (id, position_id, organisation_id, contact_person_id, size, release_at, warned_days, created_by, created_at)
  VALUES (p_id, p_position, p_organisation, p_contact, p_size, p_release_at, volunteering_block_warned(p_release_at, p_now), p_actor, p_now);
  RETURN 'held';
END $$;
--> statement-breakpoint
-- More or fewer seats for a block, or another release time: 'changed', 'seats_named' (names stand), 'shift_full', 'released', 'block_unknown'.
-- A release time that has come gives the unnamed seats to the list at once.
CREATE FUNCTION volunteering_change_block(p_block uuid, p_size integer, p_release_at timestamptz, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_position uuid; b seat_block; v_more integer;
BEGIN
  SELECT position_id INTO v_position FROM seat_block WHERE id = p_block;
  IF NOT FOUND THEN RETURN 'block_unknown'; END IF;
  PERFORM volunteering_lock_position(v_position, p_now);
  SELECT * INTO b FROM seat_block WHERE id = p_block FOR NO KEY UPDATE;
  IF b.state = 'released' THEN RETURN 'released'; END IF;
  IF p_size < b.seats_named THEN RETURN 'seats_named'; END IF;
  v_more := p_size - b.size;
  UPDATE "position" SET seats_taken = seats_taken + v_more, seats_blocked = seats_blocked + v_more, freed_total = freed_total + greatest(0, -v_more)
   WHERE id = v_position AND seats_taken + v_more <= capacity;
  IF NOT FOUND THEN RETURN 'shift_full'; END IF;
  UPDATE seat_block
     SET size = p_size, release_at = p_release_at,
         warned_days = CASE WHEN release_at = p_release_at THEN warned_days ELSE volunteering_block_warned(p_release_at, p_now) END
   WHERE id = p_block;
  PERFORM volunteering_release_lapsed(v_position, p_now);
  RETURN 'changed';
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
REVOKE DELETE, TRUNCATE ON "signup", "time_entry", "signup_offer", "seat_block", "handover", "shift_message" FROM dobroteka_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "attendance_event", "capacity_change", "rules_acceptance" FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER attendance_event_insert_only BEFORE UPDATE OR DELETE ON attendance_event FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER capacity_change_insert_only BEFORE UPDATE OR DELETE ON capacity_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
