-- E-mails are compared as stored: lower-cased by the app, and nothing else gets in.
ALTER TABLE person ADD CONSTRAINT person_email_folded CHECK (email = lower(email));
--> statement-breakpoint
ALTER TABLE account ADD CONSTRAINT account_login_folded CHECK (login = lower(login));
--> statement-breakpoint
ALTER TABLE person ADD CONSTRAINT person_locale CHECK (locale IN ('bg', 'en'));
--> statement-breakpoint
ALTER TABLE account ADD CONSTRAINT account_locale CHECK (locale IN ('bg', 'en'));
--> statement-breakpoint
ALTER TABLE role_grant ADD CONSTRAINT role_grant_role CHECK (role IN (
  'coordinator', 'storekeeper', 'cashier', 'service_manager', 'accountant', 'director', 'evaluator', 'administrator'));
--> statement-breakpoint
ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope_kind CHECK (scope_kind IN ('organisation', 'service', 'event'));
--> statement-breakpoint
-- Who held which role when is part of the audit: a grant is revoked, never removed.
REVOKE DELETE, TRUNCATE ON role_grant FROM dobroteka_app;
--> statement-breakpoint
-- A stolen or guessed id cannot be pressed into a stored one: what is stored is 64 hex signs of a SHA-256.
ALTER TABLE session ADD CONSTRAINT session_id_hashed CHECK (id ~ '^[0-9a-f]{64}$');
--> statement-breakpoint
-- The register is searched by a piece of a name or an e-mail.
CREATE INDEX person_name_search ON person USING gin (lower(full_name) gin_trgm_ops) WHERE erased_at IS NULL;
--> statement-breakpoint
CREATE INDEX person_email_search ON person USING gin (email gin_trgm_ops) WHERE erased_at IS NULL;
--> statement-breakpoint
-- Whole years on a day. Whoever was born on 29 February turns a year older on 1 March of a common year.
CREATE FUNCTION people_age_on(p_birth date, p_day date) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT extract(year FROM p_day)::integer - extract(year FROM p_birth)::integer
    - CASE WHEN (extract(month FROM p_day), extract(day FROM p_day)) < (extract(month FROM p_birth), extract(day FROM p_birth)) THEN 1 ELSE 0 END
$$;
--> statement-breakpoint
ALTER TABLE guardianship ADD CONSTRAINT guardianship_relation CHECK (relation IN ('mother', 'father', 'guardian', 'curator'));
--> statement-breakpoint
ALTER TABLE consent_request ADD CONSTRAINT consent_request_state CHECK (state IN ('requested', 'signed', 'declined', 'revoked', 'superseded', 'expired'));
--> statement-breakpoint
ALTER TABLE consent_request ADD CONSTRAINT consent_request_outcome CHECK (outcome IN ('place_confirmed', 'on_waiting_list', 'place_gone'));
--> statement-breakpoint
ALTER TABLE consent_signature ADD CONSTRAINT consent_signature_relation CHECK (relation IN ('mother', 'father', 'guardian', 'curator'));
--> statement-breakpoint
ALTER TABLE consent_signature ADD CONSTRAINT consent_signature_locale CHECK (locale IN ('bg', 'en'));
--> statement-breakpoint
ALTER TABLE person_check ADD CONSTRAINT person_check_kind CHECK (kind IN (
  'criminal_record', 'medical', 'child_safeguarding', 'first_aid', 'food_handling', 'till_briefing', 'driving'));
--> statement-breakpoint
-- What was asked and what was signed stays as it was: the app answers, withdraws and supersedes, nothing else.
REVOKE UPDATE, DELETE, TRUNCATE ON guardianship, consent_template, consent_request, consent_item, consent_signature, person_check FROM dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (relation, ended_on, denied_at) ON guardianship TO dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (state, revision, hold_until, minor_agreed_at, decided_at, revoked_at, outcome) ON consent_request TO dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (answer, answered_at) ON consent_item TO dobroteka_app;
--> statement-breakpoint
GRANT UPDATE (revoked_at) ON person_check TO dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER consent_template_insert_only BEFORE UPDATE OR DELETE ON consent_template FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER consent_template_no_truncate BEFORE TRUNCATE ON consent_template FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- A signature never changes; erasure alone takes the typed name away.
CREATE FUNCTION consent_signature_forgets_only() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.typed_name IS NULL AND to_jsonb(NEW) - 'typed_name' = to_jsonb(OLD) - 'typed_name' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'consent_signature is insert-only' USING ERRCODE = '42501', CONSTRAINT = 'consent_signature_insert_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_signature_insert_only BEFORE UPDATE OR DELETE ON consent_signature FOR EACH ROW EXECUTE FUNCTION consent_signature_forgets_only();
--> statement-breakpoint
CREATE TRIGGER consent_signature_no_truncate BEFORE TRUNCATE ON consent_signature FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- Takes the typed names of an erased guardian away. The app's role has no UPDATE here, so it goes through this door only.
CREATE FUNCTION people_forget_signatures(p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person WHERE id = p_person AND erased_at IS NOT NULL) THEN RAISE EXCEPTION 'person % is not erased', p_person; END IF;
  UPDATE consent_signature s SET typed_name = NULL FROM consent_request r
   WHERE r.id = s.request_id AND r.guardian_id = p_person AND s.typed_name IS NOT NULL;
END $$;
--> statement-breakpoint
-- Y1: nothing counts as signed with an open point or without the signature of this very revision.
CREATE FUNCTION consent_request_signed_in_full() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE r consent_request;
BEGIN
  SELECT * INTO r FROM consent_request WHERE id = NEW.id;
  IF r.state = 'signed' AND (
       NOT EXISTS (SELECT 1 FROM consent_item WHERE request_id = r.id AND answer = 'yes')
       OR EXISTS (SELECT 1 FROM consent_item WHERE request_id = r.id AND answer IS NULL)
       OR NOT EXISTS (SELECT 1 FROM consent_signature WHERE request_id = r.id AND revision = r.revision)) THEN
    RAISE EXCEPTION 'a consent is signed in full' USING ERRCODE = '23514', CONSTRAINT = 'consent_request_signed_in_full';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER consent_request_signed_in_full AFTER INSERT OR UPDATE OF state, revision ON consent_request
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION consent_request_signed_in_full();
--> statement-breakpoint
-- The last word of each guardian on one point: about this subject in whatever version, or in general and valid on that day.
-- A withdrawal is a no; so is every point of a request whose data use was refused (under 14). `live`: signed and valid on the day.
CREATE FUNCTION people_consent_standing(p_person uuid, p_scope text, p_subject uuid, p_day date)
RETURNS TABLE (guardian_id uuid, request_id uuid, answer text, live boolean, subject_version integer, decided_at timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (r.guardian_id) r.guardian_id, r.id,
         CASE WHEN r.state = 'revoked' OR d.answer = 'no' THEN 'no' ELSE i.answer END,
         r.state = 'signed' AND p_day >= r.valid_from AND (r.valid_until IS NULL OR p_day <= r.valid_until),
         CASE WHEN i.subject_id IS NOT NULL THEN i.subject_version WHEN r.subject_id IS NOT NULL THEN r.subject_version END,
         r.decided_at
    FROM consent_request r
    JOIN consent_item i ON i.request_id = r.id AND i.scope = p_scope AND i.answer IS NOT NULL
    JOIN guardianship g ON g.minor_id = r.minor_id AND g.guardian_id = r.guardian_id
         AND g.denied_at IS NULL AND (g.ended_on IS NULL OR p_day < g.ended_on)
    LEFT JOIN consent_item d ON d.request_id = r.id AND d.scope = 'data_use'
   WHERE r.minor_id = p_person AND r.decided_at IS NOT NULL
     AND CASE WHEN coalesce(i.subject_id, r.subject_id) IS NULL
              THEN p_day >= r.valid_from AND (r.valid_until IS NULL OR p_day <= r.valid_until)
              ELSE coalesce(i.subject_id, r.subject_id) = p_subject END
   ORDER BY r.guardian_id, r.decided_at DESC, r.id DESC
$$;
--> statement-breakpoint
-- The consent under which a minor may do this on that day, or null: a live yes to this version of the subject (or a later
-- one, or in general), while no guardian's last word is no: of two parents the refusal counts, until that parent says otherwise.
CREATE FUNCTION people_consent_covers(p_person uuid, p_scope text, p_subject uuid, p_subject_version integer, p_day date) RETURNS uuid
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH word AS MATERIALIZED (SELECT * FROM people_consent_standing(p_person, p_scope, p_subject, p_day))
  SELECT w.request_id FROM word w
   WHERE w.live AND w.answer = 'yes' AND (w.subject_version IS NULL OR w.subject_version >= coalesce(p_subject_version, 0))
     AND NOT EXISTS (SELECT 1 FROM word o WHERE o.answer = 'no')
   ORDER BY w.decided_at DESC, w.request_id DESC LIMIT 1
$$;
--> statement-breakpoint
-- A check that somebody saw, not revoked, valid through that day.
CREATE FUNCTION people_check_valid(p_person uuid, p_kind text, p_day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person_check c
                  WHERE c.person_id = p_person AND c.kind = p_kind AND c.revoked_at IS NULL
                    AND c.seen_on <= p_day AND (c.valid_until IS NULL OR p_day <= c.valid_until))
$$;
