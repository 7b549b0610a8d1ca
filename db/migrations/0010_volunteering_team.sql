-- What the team does on the board of a shift, beyond the seats themselves.
-- Who comes for a part of the shift said so of its old time; who was at an adult's side was there in the old position.
CREATE FUNCTION signup_forget_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.starts_at <> OLD.starts_at OR NEW.ends_at <> OLD.ends_at THEN
    NEW.stays_from := NULL;
    NEW.stays_until := NULL;
  END IF;
  IF NEW.position_id <> OLD.position_id THEN NEW.beside_id := NULL; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signup_forget_stay BEFORE UPDATE OF starts_at, ends_at, position_id ON signup FOR EACH ROW EXECUTE FUNCTION signup_forget_stay();
--> statement-breakpoint
-- „Предложете и на следващия“: a place for the first of the list who may take it, although nothing was freed. A free one is offered even
-- to whoever passed it by; without a free one the capacity is raised by what is missing, under p_change with its reason. Answers 'offered'
-- with the entry, 'same' for a resend, 'nobody_waits', 'last_hour' (then people are called) or 'shift_cancelled'.
CREATE FUNCTION volunteering_offer_next(p_change uuid, p_position uuid, p_reason text, p_actor uuid, p_now timestamptz, OUT outcome text, OUT next_id uuid)
LANGUAGE plpgsql AS $$
DECLARE pos "position"; sh shift; w record; v_more integer;
BEGIN
  PERFORM volunteering_lock_position(p_position, p_now);
  IF EXISTS (SELECT 1 FROM capacity_change WHERE id = p_change) THEN outcome := 'same'; RETURN; END IF;
  SELECT * INTO pos FROM "position" WHERE id = p_position;
  SELECT * INTO sh FROM shift WHERE id = pos.shift_id;
  IF sh.cancelled_at IS NOT NULL THEN outcome := 'shift_cancelled'; RETURN; END IF;
  IF p_now >= sh.starts_at - interval '1 hour' THEN outcome := 'last_hour'; RETURN; END IF;
  FOR w IN SELECT id, person_id, party_size FROM signup WHERE position_id = p_position AND state = 'waitlisted' ORDER BY queue_no LOOP
    CONTINUE WHEN volunteering_obstacle(w.person_id, p_position, w.id) IS NOT NULL;
    next_id := w.id;
    v_more := greatest(0, w.party_size - (pos.capacity - pos.seats_taken));
    IF v_more > 0 THEN
      PERFORM volunteering_set_capacity(p_change, p_position, pos.capacity + v_more, p_reason, p_actor, p_now);
    ELSE
      UPDATE signup SET passed_at = NULL WHERE id = w.id;
      PERFORM volunteering_promote(p_position, p_now);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM signup WHERE id = w.id AND state = 'offered') THEN RAISE EXCEPTION 'no offer to the next at %', p_position; END IF;
    outcome := 'offered';
    RETURN;
  END LOOP;
  outcome := 'nobody_waits';
END $$;
--> statement-breakpoint
-- Reminds of blocks with unnamed seats three days and one day before they go to the list; each once a release time.
CREATE FUNCTION volunteering_warn_blocks(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE b record; v_warned integer := 0;
BEGIN
  FOR b IN
    UPDATE seat_block SET warned_days = volunteering_block_warned(release_at, p_now)
     WHERE state = 'held' AND size > seats_named AND release_at > p_now AND release_at <= p_now + interval '3 days'
       AND coalesce(warned_days, 4) > volunteering_block_warned(release_at, p_now)
    RETURNING id, warned_days
  LOOP
    PERFORM emit_outbox('volunteering.block_warned', jsonb_build_object('blockId', b.id, 'days', b.warned_days), p_now);
    v_warned := v_warned + 1;
  END LOOP;
  RETURN v_warned;
END $$;
--> statement-breakpoint
-- Which of the checks that somebody adult here must have nobody has: the adults with a place and the person in charge.
CREATE FUNCTION volunteering_lead_missing(p_position uuid) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(c ORDER BY c), '{}') FROM "position" p JOIN shift sh ON sh.id = p.shift_id, unnest(p.lead_checks) AS c
   WHERE p.id = p_position
     AND NOT people_check_valid(sh.in_charge_id, c, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date)
     AND NOT EXISTS (SELECT 1 FROM signup s WHERE s.position_id = p.id AND NOT s.minor AND s.state IN ('confirmed', 'checked_in', 'completed')
                      AND people_check_valid(s.person_id, c, (sh.starts_at AT TIME ZONE 'Europe/Sofia')::date))
$$;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "shift_invitation" FROM dobroteka_app;
