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
