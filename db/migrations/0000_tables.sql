CREATE TABLE "document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"issued_on" date NOT NULL,
	"subject_id" uuid NOT NULL,
	"look_code" text NOT NULL,
	"template" text NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"issued_by" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_fingerprint" CHECK ("document"."sha256" = encode(sha256(convert_to("document"."snapshot", 'UTF8')), 'hex')),
	CONSTRAINT "document_year" CHECK ("document"."year" = extract(year from "document"."issued_on"))
);
--> statement-breakpoint
CREATE TABLE "document_counter" (
	"type" text NOT NULL,
	"year" integer NOT NULL,
	"first_number" integer DEFAULT 1 NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "document_counter_type_year_pk" PRIMARY KEY("type","year"),
	CONSTRAINT "document_counter_order" CHECK ("document_counter"."first_number" > 0 and "document_counter"."last_number" >= "document_counter"."first_number" - 1)
);
--> statement-breakpoint
CREATE TABLE "goods_issue" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_sha256" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" uuid
);
--> statement-breakpoint
CREATE TABLE "goods_issue_line" (
	"issue_id" uuid NOT NULL,
	"movement_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"output_id" uuid NOT NULL,
	CONSTRAINT "goods_issue_line_issue_id_movement_id_pk" PRIMARY KEY("issue_id","movement_id")
);
--> statement-breakpoint
CREATE TABLE "goods_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "goods_offer_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"code" text NOT NULL,
	"request_sha256" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"donor_person_id" uuid,
	"donor_organisation_id" uuid,
	"anonymous_public" boolean NOT NULL,
	"delivery" text NOT NULL,
	"need_id" uuid,
	"photo_file_id" uuid,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"agreed_from" timestamp with time zone,
	"agreed_until" timestamp with time zone,
	"decline_reason" text,
	"decision_note" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "goods_offer_states" CHECK ("goods_offer"."state" in ('submitted', 'agreed', 'declined', 'closed')),
	CONSTRAINT "goods_offer_decided" CHECK (("goods_offer"."state" = 'submitted') = ("goods_offer"."decided_at" is null)),
	CONSTRAINT "goods_offer_declined" CHECK (("goods_offer"."state" = 'declined') = ("goods_offer"."decline_reason" is not null)),
	CONSTRAINT "goods_offer_closed" CHECK (("goods_offer"."state" = 'closed') = ("goods_offer"."closed_at" is not null)),
	CONSTRAINT "goods_offer_agreed_range" CHECK ("goods_offer"."agreed_until" is null or "goods_offer"."agreed_until" > "goods_offer"."agreed_from")
);
--> statement-breakpoint
CREATE TABLE "goods_offer_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "goods_offer_line_declared" UNIQUE("id","quantity","unit"),
	CONSTRAINT "goods_offer_line_unit" CHECK ("goods_offer_line"."unit" in ('g', 'ml', 'piece')),
	CONSTRAINT "goods_offer_line_quantity" CHECK ("goods_offer_line"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "goods_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_sha256" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"received_by" uuid
);
--> statement-breakpoint
CREATE TABLE "goods_receipt_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL,
	"offer_line_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"declared" bigint NOT NULL,
	"arrived" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"quarantined" bigint NOT NULL,
	"reject_reason" text,
	"disposition" text,
	CONSTRAINT "goods_receipt_line_g1" CHECK ("goods_receipt_line"."arrived" = "goods_receipt_line"."accepted" + "goods_receipt_line"."rejected" + "goods_receipt_line"."quarantined"),
	CONSTRAINT "goods_receipt_line_parts" CHECK ("goods_receipt_line"."accepted" >= 0 and "goods_receipt_line"."rejected" >= 0 and "goods_receipt_line"."quarantined" >= 0),
	CONSTRAINT "goods_receipt_line_reason" CHECK (("goods_receipt_line"."rejected" > 0) = ("goods_receipt_line"."reject_reason" is not null) and ("goods_receipt_line"."rejected" > 0) = ("goods_receipt_line"."disposition" is not null)),
	CONSTRAINT "goods_receipt_line_disposition" CHECK ("goods_receipt_line"."disposition" in ('returned', 'disposed'))
);
--> statement-breakpoint
CREATE TABLE "stock_balance" (
	"lot_id" uuid NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"on_hand" bigint NOT NULL,
	CONSTRAINT "stock_balance_lot_id_place_kind_place_id_pk" PRIMARY KEY("lot_id","place_kind","place_id"),
	CONSTRAINT "stock_balance_not_negative" CHECK ("stock_balance"."place_kind" = 'donor' or "stock_balance"."on_hand" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_lot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stock_lot_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 101 CACHE 1),
	"receipt_line_id" uuid NOT NULL,
	"item_name" text NOT NULL,
	"category" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"use_by" date,
	"best_before" date,
	"storage" text NOT NULL,
	"shelf" text,
	"not_for_sale" boolean NOT NULL,
	"tranche_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_lot_quantity" CHECK ("stock_lot"."quantity" > 0),
	CONSTRAINT "stock_lot_storage" CHECK ("stock_lot"."storage" in ('room', 'chilled', 'frozen')),
	CONSTRAINT "stock_lot_expiry_kind" CHECK ("stock_lot"."use_by" is null or "stock_lot"."best_before" is null)
);
--> statement-breakpoint
CREATE TABLE "stock_movement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_kind" text NOT NULL,
	"from_id" uuid NOT NULL,
	"to_kind" text NOT NULL,
	"to_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"reason" text,
	"reverses" uuid,
	CONSTRAINT "stock_movement_quantity" CHECK ("stock_movement"."quantity" > 0),
	CONSTRAINT "stock_movement_kind" CHECK ("stock_movement"."kind" in ('receipt', 'issue', 'stall', 'write_off', 'reversal')),
	CONSTRAINT "stock_movement_places" CHECK ("stock_movement"."from_kind" in ('donor', 'store', 'service', 'stall', 'waste') and "stock_movement"."to_kind" in ('donor', 'store', 'service', 'stall', 'waste')),
	CONSTRAINT "stock_movement_two_places" CHECK (("stock_movement"."from_kind", "stock_movement"."from_id") <> ("stock_movement"."to_kind", "stock_movement"."to_id")),
	CONSTRAINT "stock_movement_reversal" CHECK (("stock_movement"."kind" = 'reversal') = ("stock_movement"."reverses" is not null))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"login" text NOT NULL,
	"locale" text DEFAULT 'bg' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account_credential" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"eik" text,
	"city" text,
	"contact_person_id" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"full_name" text NOT NULL,
	"email" text,
	"phone" text,
	"address" text,
	"note" text,
	"locale" text DEFAULT 'bg' NOT NULL,
	"birth_date" date,
	"public_name_allowed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text DEFAULT 'organisation' NOT NULL,
	"scope_id" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "role_grant_scope" CHECK (("role_grant"."scope_kind" = 'organisation') = ("role_grant"."scope_id" is null))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "act_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"fields" text[] DEFAULT '{}'::text[] NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_object" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"mime" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"width_px" integer,
	"height_px" integer,
	"is_public" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_sent" (
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"recipient_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_sent_kind_subject_id_revision_recipient_id_pk" PRIMARY KEY("kind","subject_id","revision","recipient_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limit_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "self_check_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ran_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"checks" integer NOT NULL,
	"violations" integer NOT NULL,
	"failed" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_id" uuid NOT NULL,
	"programme_id" uuid,
	"kind" text NOT NULL,
	"book" text NOT NULL,
	"title_bg" text NOT NULL,
	"title_en" text NOT NULL,
	"detail_bg" text DEFAULT '' NOT NULL,
	"detail_en" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"unit" text NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"pledged" integer DEFAULT 0 NOT NULL,
	"due_on" date,
	"urgency" text DEFAULT 'normal' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"shift_id" uuid,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "need_quantity" CHECK ("need"."quantity" > 0),
	CONSTRAINT "need_covered" CHECK ("need"."received" >= 0 and "need"."pledged" >= 0 and "need"."received" + "need"."pledged" <= "need"."quantity"),
	CONSTRAINT "need_book" CHECK ("need"."book" in ('cash', 'goods', 'time') and ("need"."book" <> 'cash' or "need"."unit" = 'cent'))
);
--> statement-breakpoint
CREATE TABLE "need_pledge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"pledged" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'pledged' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "need_pledge_source" UNIQUE("need_id","source_kind","source_id"),
	CONSTRAINT "need_pledge_amounts" CHECK ("need_pledge"."pledged" >= 0 and "need_pledge"."received" >= 0)
);
--> statement-breakpoint
CREATE TABLE "output" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"service_id" uuid,
	"programme_id" uuid,
	"month" date NOT NULL,
	"measure" text NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "output_key" UNIQUE NULLS NOT DISTINCT("kind","service_id","programme_id","month","measure"),
	CONSTRAINT "output_count" CHECK ("output"."count" >= 0),
	CONSTRAINT "output_month" CHECK (extract(day from "output"."month") = 1),
	CONSTRAINT "output_service" CHECK (("output"."kind" = 'service') = ("output"."service_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "programme_dates" CHECK ("programme"."ends_on" is null or ("programme"."starts_on" is not null and "programme"."ends_on" >= "programme"."starts_on"))
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"kind" text DEFAULT 'service' NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"capacity" integer,
	"public_bg" text DEFAULT '' NOT NULL,
	"public_en" text DEFAULT '' NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_on" date,
	CONSTRAINT "service_capacity" CHECK ("service"."capacity" is null or "service"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "service_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_id" uuid NOT NULL,
	"month" date NOT NULL,
	"capacity" integer,
	"users_in_month" integer,
	"users_in_year" integer,
	"individual_sessions" integer,
	"group_sessions" integer,
	"home_visits" integer,
	"sources" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"confirmed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "service_month_key" UNIQUE("service_id","month"),
	CONSTRAINT "service_month_first_day" CHECK (extract(day from "service_month"."month") = 1),
	CONSTRAINT "service_month_figures" CHECK (coalesce("service_month"."capacity", 0) >= 0 and coalesce("service_month"."users_in_month", 0) >= 0 and coalesce("service_month"."users_in_year", 0) >= 0
        and coalesce("service_month"."individual_sessions", 0) >= 0 and coalesce("service_month"."group_sessions", 0) >= 0 and coalesce("service_month"."home_visits", 0) >= 0),
	CONSTRAINT "service_month_submitted" CHECK (("service_month"."state" = 'submitted') = ("service_month"."submitted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "service_month_work" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_month_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "service_month_work_key" UNIQUE("service_month_id","programme_id","measure"),
	CONSTRAINT "service_month_work_count" CHECK ("service_month_work"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "standard_cost" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_id" uuid NOT NULL,
	"programme_id" uuid,
	"measure" text NOT NULL,
	"unit_cost_cents" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standard_cost_key" UNIQUE NULLS NOT DISTINCT("service_id","programme_id","measure","valid_from"),
	CONSTRAINT "standard_cost_positive" CHECK ("standard_cost"."unit_cost_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "opportunity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_bg" text NOT NULL,
	"title_en" text NOT NULL,
	"does_bg" text DEFAULT '' NOT NULL,
	"does_en" text DEFAULT '' NOT NULL,
	"bring_bg" text DEFAULT '' NOT NULL,
	"bring_en" text DEFAULT '' NOT NULL,
	"service_id" uuid,
	"programme_id" uuid,
	"activity" text,
	"host_kind" text,
	"host_id" uuid,
	"host_bg" text DEFAULT '' NOT NULL,
	"host_en" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opportunity_purpose" CHECK (("opportunity"."service_id" is null) <> ("opportunity"."activity" is null) and ("opportunity"."programme_id" is null or "opportunity"."service_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "position" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"name_bg" text DEFAULT '' NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"capacity" integer NOT NULL,
	"seats_taken" integer DEFAULT 0 NOT NULL,
	"seats_held" integer DEFAULT 0 NOT NULL,
	"min_age" integer,
	CONSTRAINT "position_capacity" CHECK ("position"."capacity" > 0 and "position"."seats_taken" <= "position"."capacity"),
	CONSTRAINT "position_seats" CHECK ("position"."seats_held" >= 0 and "position"."seats_held" <= "position"."seats_taken" and "position"."seats_held" <= "position"."capacity" / 2),
	CONSTRAINT "position_min_age" CHECK ("position"."min_age" is null or "position"."min_age" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place_bg" text NOT NULL,
	"place_en" text NOT NULL,
	"address_bg" text DEFAULT '' NOT NULL,
	"address_en" text DEFAULT '' NOT NULL,
	"in_charge_id" uuid NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_range" CHECK ("shift"."ends_at" > "shift"."starts_at" and "shift"."ends_at" - "shift"."starts_at" <= interval '24 hours')
);
--> statement-breakpoint
CREATE TABLE "signup" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"minor" boolean DEFAULT false NOT NULL,
	"consent_seen_by" uuid,
	"consent_seen_at" timestamp with time zone,
	"holds_seat" boolean NOT NULL,
	"hold_until" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"locale" text DEFAULT 'bg' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "signup_seat" CHECK (case when "signup"."state" in ('confirmed', 'checked_in', 'completed', 'no_show') then "signup"."holds_seat" and "signup"."hold_until" is null
        when "signup"."state" = 'pending_email' then "signup"."holds_seat" = ("signup"."hold_until" is not null) else not "signup"."holds_seat" and "signup"."hold_until" is null end),
	CONSTRAINT "signup_minor_consent" CHECK (not "signup"."minor" or not "signup"."holds_seat" or "signup"."consent_seen_at" is not null),
	CONSTRAINT "signup_consent_seen" CHECK (("signup"."consent_seen_by" is null) = ("signup"."consent_seen_at" is null))
);
--> statement-breakpoint
CREATE TABLE "time_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"signup_id" uuid,
	"person_id" uuid,
	"organisation_id" uuid,
	"people" integer DEFAULT 1 NOT NULL,
	"minutes" integer NOT NULL,
	"worked_on" date NOT NULL,
	"state" text NOT NULL,
	"attested_by" uuid,
	"attested_at" timestamp with time zone,
	"output_id" uuid,
	"root_id" uuid,
	"look_code" text,
	"posted_at" timestamp with time zone,
	CONSTRAINT "time_entry_look_code" UNIQUE("look_code"),
	CONSTRAINT "time_entry_minutes" CHECK ("time_entry"."minutes" > 0 and "time_entry"."people" > 0 and "time_entry"."minutes" <= "time_entry"."people" * 960),
	CONSTRAINT "time_entry_whose" CHECK (("time_entry"."person_id" is not null and "time_entry"."signup_id" is not null and "time_entry"."organisation_id" is null and "time_entry"."people" = 1)
        or ("time_entry"."person_id" is null and "time_entry"."signup_id" is null and "time_entry"."organisation_id" is not null)),
	CONSTRAINT "time_entry_attested" CHECK ("time_entry"."state" in ('draft', 'submitted') or ("time_entry"."attested_by" is not null and "time_entry"."attested_at" is not null)),
	CONSTRAINT "time_entry_attester" CHECK ("time_entry"."attested_by" is null or "time_entry"."attested_by" is distinct from "time_entry"."person_id"),
	CONSTRAINT "time_entry_posted" CHECK ("time_entry"."state" not in ('posted', 'reversed') or ("time_entry"."output_id" is not null and "time_entry"."posted_at" is not null and "time_entry"."look_code" is not null))
);
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue" ADD CONSTRAINT "goods_issue_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue_line" ADD CONSTRAINT "goods_issue_line_issue_id_goods_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."goods_issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue_line" ADD CONSTRAINT "goods_issue_line_movement_id_stock_movement_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue_line" ADD CONSTRAINT "goods_issue_line_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_donor_person_id_person_id_fk" FOREIGN KEY ("donor_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_donor_organisation_id_organisation_id_fk" FOREIGN KEY ("donor_organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_photo_file_id_file_object_id_fk" FOREIGN KEY ("photo_file_id") REFERENCES "public"."file_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer_line" ADD CONSTRAINT "goods_offer_line_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_received_by_account_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_receipt_id_goods_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_declared" FOREIGN KEY ("offer_line_id","declared","unit") REFERENCES "public"."goods_offer_line"("id","quantity","unit") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_balance" ADD CONSTRAINT "stock_balance_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_lot" ADD CONSTRAINT "stock_lot_receipt_line_id_goods_receipt_line_id_fk" FOREIGN KEY ("receipt_line_id") REFERENCES "public"."goods_receipt_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_contact_person_id_person_id_fk" FOREIGN KEY ("contact_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_pledge" ADD CONSTRAINT "need_pledge_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "output" ADD CONSTRAINT "output_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "output" ADD CONSTRAINT "output_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_month" ADD CONSTRAINT "service_month_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_month_work" ADD CONSTRAINT "service_month_work_service_month_id_service_month_id_fk" FOREIGN KEY ("service_month_id") REFERENCES "public"."service_month"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_month_work" ADD CONSTRAINT "service_month_work_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_cost" ADD CONSTRAINT "standard_cost_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_cost" ADD CONSTRAINT "standard_cost_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_in_charge_id_person_id_fk" FOREIGN KEY ("in_charge_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_consent_seen_by_account_id_fk" FOREIGN KEY ("consent_seen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_attested_by_person_id_fk" FOREIGN KEY ("attested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_output_id_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_number" ON "document" USING btree ("type","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "document_look_code" ON "document" USING btree ("look_code");--> statement-breakpoint
CREATE UNIQUE INDEX "document_subject" ON "document" USING btree ("type","subject_id");--> statement-breakpoint
CREATE INDEX "document_list" ON "document" USING btree ("issued_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "goods_issue_target" ON "goods_issue" USING btree ("target_kind","target_id","issued_at");--> statement-breakpoint
CREATE INDEX "goods_issue_line_lot" ON "goods_issue_line" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_offer_code" ON "goods_offer" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_offer_number_key" ON "goods_offer" USING btree ("number");--> statement-breakpoint
CREATE INDEX "goods_offer_state" ON "goods_offer" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "goods_offer_person" ON "goods_offer" USING btree ("donor_person_id");--> statement-breakpoint
CREATE INDEX "goods_offer_organisation" ON "goods_offer" USING btree ("donor_organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_offer_line_position" ON "goods_offer_line" USING btree ("offer_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_receipt_offer" ON "goods_receipt" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "goods_receipt_received" ON "goods_receipt" USING btree ("received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_receipt_line_offer_line" ON "goods_receipt_line" USING btree ("offer_line_id");--> statement-breakpoint
CREATE INDEX "goods_receipt_line_receipt" ON "goods_receipt_line" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "stock_balance_place" ON "stock_balance" USING btree ("place_kind","place_id") WHERE on_hand > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_lot_number_key" ON "stock_lot" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_lot_tranche" ON "stock_lot" USING btree ("tranche_id");--> statement-breakpoint
CREATE INDEX "stock_lot_receipt_line" ON "stock_lot" USING btree ("receipt_line_id");--> statement-breakpoint
CREATE INDEX "stock_lot_item" ON "stock_lot" USING btree ("item_name","unit");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movement_reverses" ON "stock_movement" USING btree ("reverses");--> statement-breakpoint
CREATE INDEX "stock_movement_lot" ON "stock_movement" USING btree ("lot_id","occurred_at");--> statement-breakpoint
CREATE INDEX "stock_movement_to" ON "stock_movement" USING btree ("to_kind","to_id","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "account_login" ON "account" USING btree ("login");--> statement-breakpoint
CREATE UNIQUE INDEX "account_person" ON "account" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_eik" ON "organisation" USING btree ("eik");--> statement-breakpoint
CREATE INDEX "organisation_name" ON "organisation" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "person_email" ON "person" USING btree ("email","id");--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("full_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_live" ON "role_grant" USING btree ("account_id","role","scope_kind",coalesce("scope_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "act_token_hash" ON "act_token" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "act_token_subject" ON "act_token" USING btree ("purpose","subject_id");--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "file_object_sha" ON "file_object" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("created_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "outbox_delivered" ON "outbox" USING btree ("delivered_at");--> statement-breakpoint
CREATE INDEX "rate_limit_window" ON "rate_limit" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "self_check_run_at" ON "self_check_run" USING btree ("ran_at");--> statement-breakpoint
CREATE INDEX "need_open" ON "need" USING btree ("state","service_id");--> statement-breakpoint
CREATE INDEX "need_pledge_need" ON "need_pledge" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "output_service_month" ON "output" USING btree ("service_id","month");--> statement-breakpoint
CREATE INDEX "programme_service" ON "programme" USING btree ("service_id","sort_order");--> statement-breakpoint
CREATE INDEX "position_shift" ON "position" USING btree ("shift_id","id");--> statement-breakpoint
CREATE INDEX "shift_opportunity" ON "shift" USING btree ("opportunity_id");--> statement-breakpoint
CREATE INDEX "shift_upcoming" ON "shift" USING btree ("starts_at","id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "signup_active" ON "signup" USING btree ("person_id","position_id") WHERE state in ('pending_email', 'pending_consent', 'confirmed', 'checked_in', 'completed');--> statement-breakpoint
CREATE INDEX "signup_position" ON "signup" USING btree ("position_id","state");--> statement-breakpoint
CREATE INDEX "signup_shift" ON "signup" USING btree ("shift_id","state");--> statement-breakpoint
CREATE INDEX "signup_held" ON "signup" USING btree ("hold_until") WHERE holds_seat and state = 'pending_email';--> statement-breakpoint
CREATE INDEX "signup_pending" ON "signup" USING btree ("expires_at") WHERE state in ('pending_email', 'pending_consent');--> statement-breakpoint
CREATE UNIQUE INDEX "time_entry_signup" ON "time_entry" USING btree ("signup_id") WHERE state <> 'reversed';--> statement-breakpoint
CREATE INDEX "time_entry_shift" ON "time_entry" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "time_entry_worked" ON "time_entry" USING btree ("worked_on","person_id");