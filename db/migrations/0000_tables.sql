CREATE SEQUENCE "public"."funds_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "article" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"stall_id" uuid,
	"kind" text NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"price_cents" bigint NOT NULL,
	"code" text NOT NULL,
	"drawing" text,
	"quick_position" smallint,
	"source_kind" text,
	"source_label" text,
	"lot_id" uuid,
	"parent_tranche_id" uuid,
	"parent_units_per_piece" bigint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_kind" CHECK ("article"."kind" in ('unique', 'counted', 'experience', 'free_gift')),
	CONSTRAINT "article_stall" CHECK (("article"."kind" = 'free_gift') = ("article"."stall_id" is null)),
	CONSTRAINT "article_price" CHECK ("article"."price_cents" >= 0 and ("article"."kind" <> 'free_gift' or "article"."price_cents" = 0)),
	CONSTRAINT "article_code_digits" CHECK ("article"."code" ~ '^[0-9]{6,13}$'),
	CONSTRAINT "article_source" CHECK ("article"."source_kind" in ('protocol', 'makers_list') and ("article"."source_kind" is null) = ("article"."source_label" is null)),
	CONSTRAINT "article_parent" CHECK (("article"."parent_tranche_id" is null) = ("article"."parent_units_per_piece" is null) and "article"."parent_units_per_piece" > 0)
);
--> statement-breakpoint
CREATE TABLE "article_stock" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"on_hand" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bazaar_cause" (
	"event_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"label_bg" text NOT NULL,
	"label_en" text NOT NULL,
	CONSTRAINT "bazaar_cause_event_id_position_pk" PRIMARY KEY("event_id","position")
);
--> statement-breakpoint
CREATE TABLE "bazaar_day" (
	"event_id" uuid NOT NULL,
	"day" date NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bazaar_day_event_id_day_pk" PRIMARY KEY("event_id","day"),
	CONSTRAINT "bazaar_day_range" CHECK ("bazaar_day"."closes_at" > "bazaar_day"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "bazaar_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"place_bg" text NOT NULL,
	"place_en" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"mode" text NOT NULL,
	"fund_id" uuid,
	"history_stotinki" bigint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bazaar_event_range" CHECK ("bazaar_event"."ends_on" >= "bazaar_event"."starts_on"),
	CONSTRAINT "bazaar_event_mode" CHECK ("bazaar_event"."mode" in ('gift_for_souvenir', 'sale_with_fiscal_device')),
	CONSTRAINT "bazaar_event_history" CHECK (("bazaar_event"."fund_id" is null) = ("bazaar_event"."history_stotinki" is not null) and "bazaar_event"."history_stotinki" > 0)
);
--> statement-breakpoint
CREATE TABLE "item_unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"code" text NOT NULL,
	"place" text NOT NULL,
	"money" text NOT NULL,
	CONSTRAINT "item_unit_code_digits" CHECK ("item_unit"."code" ~ '^[0-9]{6,13}$'),
	CONSTRAINT "item_unit_place" CHECK ("item_unit"."place" in ('checked_in', 'handed_over', 'returned', 'lost')),
	CONSTRAINT "item_unit_money" CHECK ("item_unit"."money" in ('unsold', 'sold', 'settled'))
);
--> statement-breakpoint
CREATE TABLE "programme_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"title_bg" text NOT NULL,
	"title_en" text NOT NULL,
	"note_bg" text,
	"note_en" text
);
--> statement-breakpoint
CREATE TABLE "stall" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"title_bg" text NOT NULL,
	"title_en" text NOT NULL,
	"holder_kind" text NOT NULL,
	"holder_person_id" uuid,
	"holder_organisation_id" uuid,
	"group_bg" text,
	"group_en" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stall_holder_kind" CHECK ("stall"."holder_kind" in ('artist', 'museum_worker', 'foster_parent', 'adopter', 'pupil', 'volunteer', 'firm', 'social_enterprise', 'centre')),
	CONSTRAINT "stall_group" CHECK (("stall"."group_bg" is null) = ("stall"."group_en" is null))
);
--> statement-breakpoint
CREATE TABLE "stall_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"stall_id" uuid NOT NULL,
	"unit_id" uuid,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sale_line_id" uuid,
	"actor_id" uuid,
	CONSTRAINT "stall_move_kind" CHECK ("stall_move"."kind" in ('handed_in', 'sold', 'returned')),
	CONSTRAINT "stall_move_sign" CHECK (("stall_move"."kind" = 'handed_in') = ("stall_move"."quantity" > 0) and "stall_move"."quantity" <> 0),
	CONSTRAINT "stall_move_sold" CHECK (("stall_move"."kind" = 'sold') = ("stall_move"."sale_line_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "cash_movement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "cash_movement_kind" CHECK ("cash_movement"."kind" in ('change_brought', 'to_coordinator', 'expense')),
	CONSTRAINT "cash_movement_sign" CHECK (("cash_movement"."kind" = 'change_brought') = ("cash_movement"."amount_cents" > 0) and "cash_movement"."amount_cents" <> 0)
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"till_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"sequence" integer NOT NULL,
	"number_is_own" boolean NOT NULL,
	"look_code" text NOT NULL,
	"sold_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"total_cents" bigint NOT NULL,
	"payload_sha256" "bytea" NOT NULL,
	"actor_id" uuid,
	CONSTRAINT "sale_total" CHECK ("sale"."total_cents" >= 0),
	CONSTRAINT "sale_sequence" CHECK ("sale"."sequence" >= 1)
);
--> statement-breakpoint
CREATE TABLE "sale_exception" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sale_id" uuid NOT NULL,
	"line_id" uuid,
	"kind" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_exception_kind" CHECK ("sale_exception"."kind" in ('unit_sold_twice', 'oversold', 'price_drift', 'late_after_close', 'number_reused', 'unlisted', 'undocumented'))
);
--> statement-breakpoint
CREATE TABLE "sale_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sale_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"article_id" uuid,
	"unit_id" uuid,
	"stall_id" uuid,
	"fund_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_cents" bigint NOT NULL,
	"amount_cents" bigint NOT NULL,
	"clean" boolean NOT NULL,
	CONSTRAINT "sale_line_kind" CHECK ("sale_line"."kind" in ('goods', 'experience', 'gift', 'change_gift', 'unlisted')),
	CONSTRAINT "sale_line_amount" CHECK ("sale_line"."amount_cents" = "sale_line"."quantity" * "sale_line"."unit_price_cents" and "sale_line"."quantity" > 0 and "sale_line"."unit_price_cents" >= 0),
	CONSTRAINT "sale_line_unit_single" CHECK ("sale_line"."unit_id" is null or "sale_line"."quantity" = 1)
);
--> statement-breakpoint
CREATE TABLE "tender" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sale_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"tendered_cents" bigint NOT NULL,
	"applied_cents" bigint NOT NULL,
	"change_cents" bigint NOT NULL,
	CONSTRAINT "tender_kind" CHECK ("tender"."kind" = 'cash'),
	CONSTRAINT "tender_parts" CHECK ("tender"."tendered_cents" = "tender"."applied_cents" + "tender"."change_cents" and "tender"."applied_cents" >= 0 and "tender"."change_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "till" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"device_id" uuid,
	"first_sequence" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "till_first_sequence" CHECK ("till"."first_sequence" >= 1)
);
--> statement-breakpoint
CREATE TABLE "till_close" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"float_cents" bigint NOT NULL,
	"cash_cents" bigint NOT NULL,
	"cash_sales" integer NOT NULL,
	"movements_cents" bigint NOT NULL,
	"expected_cents" bigint NOT NULL,
	"counted_cents" bigint NOT NULL,
	"difference_cents" bigint NOT NULL,
	"denominations" jsonb,
	"reason" text,
	"missing_numbers" integer[] DEFAULT '{}'::integer[] NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "till_close_expected" CHECK ("till_close"."expected_cents" = "till_close"."float_cents" + "till_close"."cash_cents" + "till_close"."movements_cents"),
	CONSTRAINT "till_close_difference" CHECK ("till_close"."difference_cents" = "till_close"."counted_cents" - "till_close"."expected_cents"),
	CONSTRAINT "till_close_reason" CHECK (("till_close"."difference_cents" = 0) = ("till_close"."reason" is null) and "till_close"."reason" in ('change_error', 'lost_coin', 'unrecorded_expense', 'unknown')),
	CONSTRAINT "till_close_counted" CHECK ("till_close"."counted_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "till_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"till_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"first_sequence" integer NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"float_cents" bigint NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "till_session_float" CHECK ("till_session"."float_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "till_supplement" (
	"sale_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"cash_cents" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_claim" (
	"unit_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "allocation_state" CHECK ("allocation"."state" in ('proposed', 'confirmed', 'withdrawn')),
	CONSTRAINT "allocation_decided" CHECK (("allocation"."state" = 'proposed') = ("allocation"."decided_at" is null)),
	CONSTRAINT "allocation_two_people" CHECK ("allocation"."state" <> 'confirmed' or "allocation"."proposed_by" is null or "allocation"."decided_by" is distinct from "allocation"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "allocation_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"allocation_id" uuid NOT NULL,
	"to_fund_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	"months" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "allocation_line_fund" UNIQUE("allocation_id","to_fund_id"),
	CONSTRAINT "allocation_line_amount" CHECK ("allocation_line"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "money_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"fund_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	"received_on" date NOT NULL,
	"reference" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "money_receipt_channel" CHECK ("money_receipt"."channel" in ('bank_gift', 'card_gift', 'donation_box', 'carried_over')),
	CONSTRAINT "money_receipt_amount" CHECK ("money_receipt"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"starts" date NOT NULL,
	"ends" date NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	CONSTRAINT "period_starts" UNIQUE("starts"),
	CONSTRAINT "period_days" CHECK ("period"."ends" >= "period"."starts"),
	CONSTRAINT "period_status" CHECK ("period"."status" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "cost_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"output_id" uuid,
	"book" text NOT NULL,
	"unit" text NOT NULL,
	"amount" bigint NOT NULL,
	"basis" text NOT NULL,
	"incurred_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cost_line_book" UNIQUE("id","book","unit"),
	CONSTRAINT "cost_line_amount" CHECK ("cost_line"."amount" > 0),
	CONSTRAINT "cost_line_basis" CHECK ("cost_line"."basis" in ('actual', 'standard', 'fee')),
	CONSTRAINT "cost_line_fee" CHECK (("cost_line"."basis" = 'fee') = ("cost_line"."output_id" is null)),
	CONSTRAINT "cost_line_unit" CHECK (("cost_line"."book" = 'cash' and "cost_line"."unit" = 'EUR') or ("cost_line"."book" = 'in_kind' and "cost_line"."unit" in ('g', 'ml', 'piece')) or ("cost_line"."book" = 'time' and "cost_line"."unit" = 'MIN'))
);
--> statement-breakpoint
CREATE TABLE "cost_line_reversal" (
	"cost_line_id" uuid PRIMARY KEY NOT NULL,
	"reversed_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"method" text DEFAULT 'fifo' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"parent_fund_id" uuid,
	"event_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fund_kind" CHECK ("fund"."kind" in ('restricted', 'designated', 'general', 'youth_initiative')),
	CONSTRAINT "fund_method" CHECK ("fund"."method" in ('fifo', 'designated', 'pro_rata')),
	CONSTRAINT "fund_state" CHECK ("fund"."state" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "fund_activity" (
	"fund_id" uuid NOT NULL,
	"output_id" uuid NOT NULL,
	CONSTRAINT "fund_activity_fund_id_output_id_pk" PRIMARY KEY("fund_id","output_id")
);
--> statement-breakpoint
CREATE TABLE "fund_restriction" (
	"fund_id" uuid NOT NULL,
	"line" smallint NOT NULL,
	"service_id" uuid NOT NULL,
	"programme_id" uuid,
	"measure" text,
	CONSTRAINT "fund_restriction_fund_id_line_pk" PRIMARY KEY("fund_id","line")
);
--> statement-breakpoint
CREATE TABLE "funding_edge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tranche_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"cost_line_id" uuid NOT NULL,
	"output_id" uuid,
	"amount" bigint NOT NULL,
	"allocated_on" date NOT NULL,
	"prefunded" boolean DEFAULT false NOT NULL,
	"designated" boolean DEFAULT false NOT NULL,
	"reverses" uuid,
	"entry_id" uuid,
	"seq" bigint DEFAULT nextval('funds_seq') NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "funding_edge_reverses" UNIQUE("reverses"),
	CONSTRAINT "funding_edge_triple" UNIQUE("id","tranche_id","cost_line_id"),
	CONSTRAINT "funding_edge_amount" CHECK ("funding_edge"."amount" <> 0),
	CONSTRAINT "funding_edge_sign" CHECK (("funding_edge"."amount" < 0) = ("funding_edge"."reverses" is not null))
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"book" text NOT NULL,
	"effective_on" date NOT NULL,
	"value_date" date NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"idem_key" text NOT NULL,
	"request_sha256" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid,
	"reverses" uuid,
	"actor_id" uuid,
	CONSTRAINT "journal_entry_idem_key" UNIQUE("idem_key"),
	CONSTRAINT "journal_entry_book" UNIQUE("id","book"),
	CONSTRAINT "journal_entry_kind" CHECK ("journal_entry"."kind" in ('receive', 'sale', 'transfer', 'use', 'refund', 'reverse', 'difference', 'value', 'value_out', 'value_loss', 'value_back'))
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name_bg" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"book" text NOT NULL,
	"unit" text NOT NULL,
	CONSTRAINT "ledger_account_code" UNIQUE("code"),
	CONSTRAINT "ledger_account_book_unit" UNIQUE("id","book","unit"),
	CONSTRAINT "ledger_account_kind" CHECK ("ledger_account"."kind" in ('asset', 'liability', 'net_asset', 'income', 'expense')),
	CONSTRAINT "ledger_account_unit" CHECK (("ledger_account"."book" = 'cash' and "ledger_account"."unit" in ('EUR', 'BGN')) or ("ledger_account"."book" = 'in_kind' and "ledger_account"."unit" = 'EUR_FV') or ("ledger_account"."book" = 'time' and "ledger_account"."unit" = 'MIN'))
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"entry_id" uuid NOT NULL,
	"line" smallint NOT NULL,
	"book" text NOT NULL,
	"account_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"fund_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "posting_entry_id_line_pk" PRIMARY KEY("entry_id","line"),
	CONSTRAINT "posting_amount" CHECK ("posting"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "tranche" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"book" text NOT NULL,
	"unit" text NOT NULL,
	"amount" bigint NOT NULL,
	"received_on" date NOT NULL,
	"source" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"planned_month" date,
	"transfer_id" uuid,
	"entry_id" uuid,
	"seq" bigint DEFAULT nextval('funds_seq') NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tranche_amount" CHECK ("tranche"."amount" > 0),
	CONSTRAINT "tranche_source_name" CHECK ("tranche"."source" in ('gift', 'goods', 'hours', 'sale')),
	CONSTRAINT "tranche_unit" CHECK (("tranche"."book" = 'cash' and "tranche"."unit" = 'EUR') or ("tranche"."book" = 'in_kind' and "tranche"."unit" in ('g', 'ml', 'piece')) or ("tranche"."book" = 'time' and "tranche"."unit" = 'MIN')),
	CONSTRAINT "tranche_month" CHECK ("tranche"."planned_month" is null or extract(day from "tranche"."planned_month") = 1),
	CONSTRAINT "tranche_child" CHECK (("tranche"."root_id" = "tranche"."id") = ("tranche"."transfer_id" is null))
);
--> statement-breakpoint
CREATE TABLE "tranche_balance" (
	"tranche_id" uuid PRIMARY KEY NOT NULL,
	"remaining" bigint NOT NULL,
	"frozen" boolean DEFAULT false NOT NULL,
	CONSTRAINT "tranche_balance_not_negative" CHECK ("tranche_balance"."remaining" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tranche_parent" (
	"child_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"seq" bigint DEFAULT nextval('funds_seq') NOT NULL,
	CONSTRAINT "tranche_parent_child_id_parent_id_pk" PRIMARY KEY("child_id","parent_id"),
	CONSTRAINT "tranche_parent_amount" CHECK ("tranche_parent"."amount" > 0),
	CONSTRAINT "tranche_parent_kind" CHECK ("tranche_parent"."kind" in ('transfer', 'conversion')),
	CONSTRAINT "tranche_parent_other" CHECK ("tranche_parent"."child_id" <> "tranche_parent"."parent_id")
);
--> statement-breakpoint
CREATE TABLE "tranche_refund" (
	"tranche_id" uuid NOT NULL,
	"refund_ref" text NOT NULL,
	"amount" bigint NOT NULL,
	"refunded_on" date NOT NULL,
	"seq" bigint DEFAULT nextval('funds_seq') NOT NULL,
	CONSTRAINT "tranche_refund_tranche_id_refund_ref_pk" PRIMARY KEY("tranche_id","refund_ref"),
	CONSTRAINT "tranche_refund_amount" CHECK ("tranche_refund"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stock_count_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	CONSTRAINT "stock_count_states" CHECK ("stock_count"."state" in ('open', 'submitted', 'posted', 'cancelled')),
	CONSTRAINT "stock_count_submitted" CHECK (("stock_count"."state" in ('open', 'cancelled') or "stock_count"."submitted_at" is not null)),
	CONSTRAINT "stock_count_decided" CHECK (("stock_count"."state" in ('posted', 'cancelled')) = ("stock_count"."decided_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_count_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"count_id" uuid NOT NULL,
	"shelf_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"counted" bigint NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"counted_by" uuid NOT NULL,
	CONSTRAINT "stock_count_entry_counted" CHECK ("stock_count_entry"."counted" >= 0),
	CONSTRAINT "stock_count_entry_at" CHECK ("stock_count_entry"."counted_at" <= "stock_count_entry"."recorded_at")
);
--> statement-breakpoint
CREATE TABLE "stock_count_reason" (
	"count_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "stock_count_reason_count_id_lot_id_pk" PRIMARY KEY("count_id","lot_id"),
	CONSTRAINT "stock_count_reason_words" CHECK ("stock_count_reason"."reason" in ('torn', 'spoiled', 'came_back', 'misplaced', 'written_wrong', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "stock_count_result" (
	"count_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"book" bigint NOT NULL,
	"counted" bigint NOT NULL,
	"movement_id" uuid,
	"found_lot_id" uuid,
	CONSTRAINT "stock_count_result_count_id_lot_id_pk" PRIMARY KEY("count_id","lot_id"),
	CONSTRAINT "stock_count_result_difference" CHECK (("stock_count_result"."book" = "stock_count_result"."counted") = ("stock_count_result"."movement_id" is null and "stock_count_result"."found_lot_id" is null))
);
--> statement-breakpoint
CREATE TABLE "stock_count_shelf" (
	"count_id" uuid NOT NULL,
	"shelf_id" uuid NOT NULL,
	"running" boolean NOT NULL,
	CONSTRAINT "stock_count_shelf_count_id_shelf_id_pk" PRIMARY KEY("count_id","shelf_id")
);
--> statement-breakpoint
CREATE TABLE "acceptance_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"category" text NOT NULL,
	"taken" boolean NOT NULL,
	"title_bg" text NOT NULL,
	"title_en" text NOT NULL,
	"why_bg" text NOT NULL,
	"why_en" text NOT NULL,
	"words" text NOT NULL,
	"sort_order" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"contact_person_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"lines" jsonb NOT NULL,
	"offer_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_note_state" CHECK (("delivery_note"."state" = 'posted') = ("delivery_note"."offer_id" is not null) and "delivery_note"."state" in ('checked', 'posted'))
);
--> statement-breakpoint
CREATE TABLE "gift_partner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"takes_bg" text NOT NULL,
	"takes_en" text NOT NULL,
	"contact" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goods_offer_photo" (
	"offer_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "goods_offer_photo_offer_id_position_pk" PRIMARY KEY("offer_id","position")
);
--> statement-breakpoint
CREATE TABLE "help_promise" (
	"offer_id" uuid PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"when_words" text NOT NULL,
	"minutes" integer,
	"deliverable" text,
	"service_id" uuid NOT NULL,
	CONSTRAINT "help_promise_measure" CHECK ("help_promise"."minutes" is not null or "help_promise"."deliverable" is not null),
	CONSTRAINT "help_promise_minutes" CHECK ("help_promise"."minutes" is null or "help_promise"."minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "help_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"received_on" date NOT NULL,
	"minutes" integer,
	"deliverable" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	CONSTRAINT "help_receipt_measure" CHECK ("help_receipt"."minutes" is not null or "help_receipt"."deliverable" is not null),
	CONSTRAINT "help_receipt_minutes" CHECK ("help_receipt"."minutes" is null or "help_receipt"."minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "offer_turn" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_at" timestamp with time zone,
	"until_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	CONSTRAINT "offer_turn_kind" CHECK ("offer_turn"."kind" in ('question', 'answer', 'proposal', 'accepted', 'refused', 'nobody_home')),
	CONSTRAINT "offer_turn_window" CHECK (("offer_turn"."kind" = 'proposal') = ("offer_turn"."from_at" is not null) and ("offer_turn"."from_at" is null) = ("offer_turn"."until_at" is null))
);
--> statement-breakpoint
CREATE TABLE "offer_turn_line" (
	"turn_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "offer_turn_line_turn_id_line_id_pk" PRIMARY KEY("turn_id","line_id"),
	CONSTRAINT "offer_turn_line_quantity" CHECK ("offer_turn_line"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "standing_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_sha256" text NOT NULL,
	"state" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"contact_person_id" uuid NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"skips_holidays" boolean NOT NULL,
	"from_time" text NOT NULL,
	"until_time" text NOT NULL,
	"delivery" text NOT NULL,
	"starts_on" date NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standing_offer_state" CHECK ("standing_offer"."state" in ('submitted', 'active', 'paused', 'ended')),
	CONSTRAINT "standing_offer_weekdays" CHECK (cardinality("standing_offer"."weekdays") between 1 and 7),
	CONSTRAINT "standing_offer_quantity" CHECK ("standing_offer"."quantity" > 0),
	CONSTRAINT "standing_offer_times" CHECK ("standing_offer"."from_time" < "standing_offer"."until_time"),
	CONSTRAINT "standing_offer_delivery" CHECK ("standing_offer"."delivery" in ('bring', 'pickup'))
);
--> statement-breakpoint
CREATE TABLE "standing_offer_day" (
	"standing_offer_id" uuid NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"offer_id" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standing_offer_day_standing_offer_id_day_pk" PRIMARY KEY("standing_offer_id","day"),
	CONSTRAINT "standing_offer_day_state" CHECK ("standing_offer_day"."state" in ('expected', 'skipped')),
	CONSTRAINT "standing_offer_day_offer" CHECK ("standing_offer_day"."state" = 'skipped' or "standing_offer_day"."offer_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "store_opening" (
	"delivery" text NOT NULL,
	"weekday" smallint NOT NULL,
	"opens" text NOT NULL,
	"closes" text NOT NULL,
	CONSTRAINT "store_opening_delivery_weekday_opens_pk" PRIMARY KEY("delivery","weekday","opens"),
	CONSTRAINT "store_opening_delivery" CHECK ("store_opening"."delivery" in ('bring', 'pickup')),
	CONSTRAINT "store_opening_weekday" CHECK ("store_opening"."weekday" between 1 and 7),
	CONSTRAINT "store_opening_times" CHECK ("store_opening"."opens" ~ '^[0-2][0-9]:[0-5][0-9]$' and "store_opening"."closes" ~ '^[0-2][0-9]:[0-5][0-9]$' and "store_opening"."opens" < "store_opening"."closes")
);
--> statement-breakpoint
CREATE TABLE "best_before_pass" (
	"reservation_id" uuid PRIMARY KEY NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goods_handover" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"signed_by" text NOT NULL,
	"handed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "goods_handover_signed" CHECK ("goods_handover"."signed_by" in ('drawing', 'account'))
);
--> statement-breakpoint
CREATE TABLE "goods_handover_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issue_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"received" bigint,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	"used_at" timestamp with time zone,
	"used_by" uuid,
	"settled" text,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "goods_handover_line_quantity" CHECK ("goods_handover_line"."quantity" > 0),
	CONSTRAINT "goods_handover_line_received" CHECK ("goods_handover_line"."received" >= 0 and ("goods_handover_line"."received" is null) = ("goods_handover_line"."confirmed_at" is null)),
	CONSTRAINT "goods_handover_line_used" CHECK ("goods_handover_line"."used_at" is null or "goods_handover_line"."received" > 0),
	CONSTRAINT "goods_handover_line_settled" CHECK (("goods_handover_line"."settled" is null) = ("goods_handover_line"."settled_at" is null) and ("goods_handover_line"."settled" is null or "goods_handover_line"."received" <> "goods_handover_line"."quantity"))
);
--> statement-breakpoint
CREATE TABLE "goods_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "goods_request_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 201 CACHE 1),
	"service_id" uuid NOT NULL,
	"programme_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"needed_by" date,
	"urgent" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "goods_request_states" CHECK ("goods_request"."state" in ('draft', 'submitted', 'approved', 'partly_issued', 'issued', 'closed', 'cancelled')),
	CONSTRAINT "goods_request_submitted" CHECK ("goods_request"."state" in ('draft', 'cancelled') or "goods_request"."submitted_at" is not null),
	CONSTRAINT "goods_request_decided" CHECK ("goods_request"."state" in ('draft', 'submitted', 'cancelled') or "goods_request"."decided_at" is not null),
	CONSTRAINT "goods_request_closed" CHECK (("goods_request"."state" in ('closed', 'cancelled')) = ("goods_request"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "goods_request_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"size" text DEFAULT '' NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"approved" bigint,
	"refuse_reason" text,
	"issued" bigint DEFAULT 0 NOT NULL,
	"close_reason" text,
	CONSTRAINT "goods_request_line_unit" CHECK ("goods_request_line"."unit" in ('g', 'ml', 'piece')),
	CONSTRAINT "goods_request_line_quantity" CHECK ("goods_request_line"."quantity" > 0),
	CONSTRAINT "goods_request_line_approved" CHECK ("goods_request_line"."approved" between 0 and "goods_request_line"."quantity"),
	CONSTRAINT "goods_request_line_refused" CHECK ((coalesce("goods_request_line"."approved", 1) = 0) = ("goods_request_line"."refuse_reason" is not null)),
	CONSTRAINT "goods_request_line_issued" CHECK ("goods_request_line"."issued" >= 0 and "goods_request_line"."issued" <= coalesce("goods_request_line"."approved", 0)),
	CONSTRAINT "goods_request_line_closed" CHECK ("goods_request_line"."close_reason" is null or "goods_request_line"."issued" < "goods_request_line"."approved")
);
--> statement-breakpoint
CREATE TABLE "goods_receipt_photo" (
	"receipt_line_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "goods_receipt_photo_receipt_line_id_position_pk" PRIMARY KEY("receipt_line_id","position")
);
--> statement-breakpoint
CREATE TABLE "goods_return" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issue_movement_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"reason" text NOT NULL,
	"condition" text NOT NULL,
	"cost_line_id" uuid,
	"returned_at" timestamp with time zone NOT NULL,
	"returned_by" uuid,
	CONSTRAINT "goods_return_quantity" CHECK ("goods_return"."quantity" > 0),
	CONSTRAINT "goods_return_reason" CHECK ("goods_return"."reason" in ('not_needed', 'too_much', 'wrong_item', 'damaged', 'recall')),
	CONSTRAINT "goods_return_condition" CHECK ("goods_return"."condition" in ('as_given', 'opened', 'worn', 'damaged'))
);
--> statement-breakpoint
CREATE TABLE "lot_shelf" (
	"lot_id" uuid PRIMARY KEY NOT NULL,
	"shelf_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"placed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "quarantine_decision" (
	"receipt_line_id" uuid PRIMARY KEY NOT NULL,
	"quarantined" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"reject_reason" text,
	"disposition" text,
	"request_sha256" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	CONSTRAINT "quarantine_decision_whole" CHECK ("quarantine_decision"."quarantined" = "quarantine_decision"."accepted" + "quarantine_decision"."rejected" and "quarantine_decision"."quarantined" > 0 and "quarantine_decision"."accepted" >= 0 and "quarantine_decision"."rejected" >= 0),
	CONSTRAINT "quarantine_decision_reason" CHECK (("quarantine_decision"."rejected" > 0) = ("quarantine_decision"."reject_reason" is not null) and ("quarantine_decision"."rejected" > 0) = ("quarantine_decision"."disposition" is not null)),
	CONSTRAINT "quarantine_decision_disposition" CHECK ("quarantine_decision"."disposition" in ('returned', 'disposed'))
);
--> statement-breakpoint
CREATE TABLE "stock_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recall_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "stock_hold_reason" CHECK ("stock_hold"."reason" in ('quality', 'safety', 'recall', 'papers', 'donor')),
	CONSTRAINT "stock_hold_outcome" CHECK (("stock_hold"."closed_at" is null) = ("stock_hold"."outcome" is null) and "stock_hold"."outcome" in ('fit', 'unfit'))
);
--> statement-breakpoint
CREATE TABLE "stock_label" (
	"code" text PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"printed_at" timestamp with time zone NOT NULL,
	"printed_by" uuid,
	"lot_id" uuid
);
--> statement-breakpoint
CREATE TABLE "stock_reservation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"for_kind" text NOT NULL,
	"for_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"ended_at" timestamp with time zone,
	"ended" text,
	"movement_id" uuid,
	CONSTRAINT "stock_reservation_quantity" CHECK ("stock_reservation"."quantity" > 0),
	CONSTRAINT "stock_reservation_ended" CHECK (("stock_reservation"."ended_at" is null) = ("stock_reservation"."ended" is null) and "stock_reservation"."ended" in ('issued', 'released', 'cut')),
	CONSTRAINT "stock_reservation_movement" CHECK (("stock_reservation"."ended" is not distinct from 'issued') = ("stock_reservation"."movement_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_shelf" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"room" text NOT NULL,
	"storage" text NOT NULL,
	"look_code" text NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "stock_shelf_storage" CHECK ("stock_shelf"."storage" in ('room', 'chilled', 'frozen'))
);
--> statement-breakpoint
CREATE TABLE "write_off_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_sha256" text NOT NULL,
	"reason" text NOT NULL,
	"written_off_at" timestamp with time zone NOT NULL,
	"written_off_by" uuid,
	"witness_id" uuid NOT NULL,
	"photo_file_id" uuid,
	CONSTRAINT "write_off_act_two_people" CHECK ("write_off_act"."written_off_by" is distinct from "write_off_act"."witness_id")
);
--> statement-breakpoint
CREATE TABLE "write_off_act_line" (
	"act_id" uuid NOT NULL,
	"movement_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "write_off_act_line_act_id_movement_id_pk" PRIMARY KEY("act_id","movement_id")
);
--> statement-breakpoint
CREATE TABLE "gift_paper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"document_id" uuid NOT NULL,
	"annex_of" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" uuid,
	CONSTRAINT "gift_paper_kind" CHECK ("gift_paper"."kind" in ('donation_contract', 'donation_certificate', 'gift_annex')),
	CONSTRAINT "gift_paper_annex" CHECK (("gift_paper"."kind" = 'gift_annex') = ("gift_paper"."annex_of" is not null))
);
--> statement-breakpoint
CREATE TABLE "lot_value" (
	"lot_id" uuid NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"cents" bigint NOT NULL,
	CONSTRAINT "lot_value_lot_id_place_kind_place_id_pk" PRIMARY KEY("lot_id","place_kind","place_id"),
	CONSTRAINT "lot_value_not_negative" CHECK ("lot_value"."place_kind" = 'donor' or "lot_value"."cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "value_assertion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_line_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"cents" bigint NOT NULL,
	"evidence" text NOT NULL,
	"asserted_on" date NOT NULL,
	"asserted_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "value_assertion_of_line" UNIQUE("id","receipt_line_id","cents"),
	CONSTRAINT "value_assertion_basis" CHECK ("value_assertion"."basis" in ('declared', 'book', 'invoice', 'our_estimate')),
	CONSTRAINT "value_assertion_cents" CHECK ("value_assertion"."cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "value_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_line_id" uuid NOT NULL,
	"seq" smallint NOT NULL,
	"assertion_id" uuid,
	"cents" bigint,
	"decided_on" date NOT NULL,
	"decided_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "value_decision_seq" CHECK ("value_decision"."seq" > 0),
	CONSTRAINT "value_decision_unvalued" CHECK (("value_decision"."assertion_id" is null) = ("value_decision"."cents" is null))
);
--> statement-breakpoint
CREATE TABLE "value_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"movement_id" uuid,
	"from_kind" text NOT NULL,
	"from_id" uuid NOT NULL,
	"to_kind" text NOT NULL,
	"to_id" uuid NOT NULL,
	"cents" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "value_move_cents" CHECK ("value_move"."cents" >= 0)
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
	"kind" text DEFAULT 'goods' NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"donor_person_id" uuid,
	"donor_organisation_id" uuid,
	"anonymous_public" boolean NOT NULL,
	"wants_contract" boolean DEFAULT false NOT NULL,
	"wants_certificate" boolean DEFAULT false NOT NULL,
	"delivery" text NOT NULL,
	"need_id" uuid,
	"photo_file_id" uuid,
	"locale" text NOT NULL,
	"wish_from" timestamp with time zone,
	"wish_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"answer_due" date,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"agreed_from" timestamp with time zone,
	"agreed_until" timestamp with time zone,
	"decline_reason" text,
	"accepted_turn_id" uuid,
	"partner_id" uuid,
	"picked_up_at" timestamp with time zone,
	"picked_up_by" uuid,
	"closed_at" timestamp with time zone,
	"thanked_at" timestamp with time zone,
	CONSTRAINT "goods_offer_kind" CHECK ("goods_offer"."kind" in ('goods', 'service', 'labour', 'brokerage')),
	CONSTRAINT "goods_offer_states" CHECK ("goods_offer"."state" in ('submitted', 'asked', 'proposed', 'agreed', 'declined', 'redirected', 'withdrawn', 'closed')),
	CONSTRAINT "goods_offer_decided" CHECK (("goods_offer"."state" in ('submitted', 'asked', 'proposed')) = ("goods_offer"."decided_at" is null)),
	CONSTRAINT "goods_offer_due" CHECK (("goods_offer"."state" = 'submitted') = ("goods_offer"."answer_due" is not null)),
	CONSTRAINT "goods_offer_redirected" CHECK (("goods_offer"."state" = 'redirected') = ("goods_offer"."partner_id" is not null)),
	CONSTRAINT "goods_offer_wish" CHECK (("goods_offer"."wish_from" is null) = ("goods_offer"."wish_until" is null) and ("goods_offer"."wish_until" is null or "goods_offer"."wish_until" > "goods_offer"."wish_from")),
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
	"declared_value_cents" bigint,
	"value_basis" text,
	CONSTRAINT "goods_offer_line_declared" UNIQUE("id","quantity","unit"),
	CONSTRAINT "goods_offer_line_unit" CHECK ("goods_offer_line"."unit" in ('g', 'ml', 'piece')),
	CONSTRAINT "goods_offer_line_quantity" CHECK ("goods_offer_line"."quantity" > 0),
	CONSTRAINT "goods_offer_line_value" CHECK (("goods_offer_line"."declared_value_cents" is null) = ("goods_offer_line"."value_basis" is null) and ("goods_offer_line"."declared_value_cents" is null or "goods_offer_line"."declared_value_cents" > 0)),
	CONSTRAINT "goods_offer_line_basis" CHECK ("goods_offer_line"."value_basis" in ('book', 'invoice', 'estimate'))
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
	CONSTRAINT "goods_receipt_line_quarantined" UNIQUE("id","quarantined"),
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
	CONSTRAINT "stock_balance_not_negative" CHECK ("stock_balance"."place_kind" in ('donor', 'found') or "stock_balance"."on_hand" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_lot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stock_lot_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 101 CACHE 1),
	"receipt_line_id" uuid,
	"count_id" uuid,
	"item_name" text NOT NULL,
	"category" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"use_by" date,
	"best_before" date,
	"storage" text NOT NULL,
	"size" text,
	"age_band" text,
	"donor_lot_code" text,
	"temperature_tenths" smallint,
	"warm_accepted_by" uuid,
	"look_code" text NOT NULL,
	"not_for_sale" boolean NOT NULL,
	"tranche_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_lot_origin" CHECK (("stock_lot"."receipt_line_id" is null) <> ("stock_lot"."count_id" is null)),
	CONSTRAINT "stock_lot_quantity" CHECK ("stock_lot"."quantity" > 0),
	CONSTRAINT "stock_lot_storage" CHECK ("stock_lot"."storage" in ('room', 'chilled', 'frozen')),
	CONSTRAINT "stock_lot_age_band" CHECK ("stock_lot"."age_band" in ('0-2', '3-5', '6-9', '10-13', '14+')),
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
	CONSTRAINT "stock_movement_kind" CHECK ("stock_movement"."kind" in ('receipt', 'issue', 'stall', 'return', 'write_off', 'count', 'reversal')),
	CONSTRAINT "stock_movement_places" CHECK ("stock_movement"."from_kind" in ('donor', 'store', 'service', 'stall', 'waste', 'lost', 'found') and "stock_movement"."to_kind" in ('donor', 'store', 'service', 'stall', 'waste', 'lost', 'found')),
	CONSTRAINT "stock_movement_two_places" CHECK (("stock_movement"."from_kind", "stock_movement"."from_id") <> ("stock_movement"."to_kind", "stock_movement"."to_id")),
	CONSTRAINT "stock_movement_reversal" CHECK (("stock_movement"."kind" = 'reversal') = ("stock_movement"."reverses" is not null))
);
--> statement-breakpoint
CREATE TABLE "consent_item" (
	"request_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"scope" text NOT NULL,
	"label_bg" text NOT NULL,
	"label_en" text NOT NULL,
	"detail_bg" text NOT NULL,
	"detail_en" text NOT NULL,
	"subject_id" uuid,
	"subject_version" integer,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "consent_item_request_id_ordinal_pk" PRIMARY KEY("request_id","ordinal"),
	CONSTRAINT "consent_item_answer" CHECK ("consent_item"."answer" in ('yes', 'no')),
	CONSTRAINT "consent_item_answered" CHECK (("consent_item"."answer" is null) = ("consent_item"."answered_at" is null)),
	CONSTRAINT "consent_item_subject" CHECK (("consent_item"."subject_id" is null) = ("consent_item"."subject_version" is null))
);
--> statement-breakpoint
CREATE TABLE "consent_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consent_request_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"minor_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"template_code" text NOT NULL,
	"template_version" integer NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"subject_version" integer DEFAULT 0 NOT NULL,
	"facts" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"state" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"hold_until" timestamp with time zone,
	"minor_agreed_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "consent_request_days" CHECK ("consent_request"."valid_until" is null or "consent_request"."valid_until" >= "consent_request"."valid_from"),
	CONSTRAINT "consent_request_revoked" CHECK (("consent_request"."state" = 'revoked') <= ("consent_request"."revoked_at" is not null)),
	CONSTRAINT "consent_request_decided" CHECK ("consent_request"."state" not in ('signed', 'revoked') or "consent_request"."decided_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "consent_signature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"typed_name" text,
	"relation" text NOT NULL,
	"locale" text NOT NULL,
	"shown_text" text NOT NULL,
	"sha256" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_signature_hash" CHECK ("consent_signature"."sha256" = encode(sha256(convert_to("consent_signature"."shown_text", 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "consent_template" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_template_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "guardianship" (
	"id" uuid PRIMARY KEY NOT NULL,
	"minor_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"relation" text,
	"started_on" date NOT NULL,
	"ended_on" date,
	"denied_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guardianship_pair" UNIQUE("minor_id","guardian_id"),
	CONSTRAINT "guardianship_two_people" CHECK ("guardianship"."minor_id" <> "guardianship"."guardian_id"),
	CONSTRAINT "guardianship_days" CHECK ("guardianship"."ended_on" is null or "guardianship"."ended_on" >= "guardianship"."started_on")
);
--> statement-breakpoint
CREATE TABLE "person_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"seen_on" date NOT NULL,
	"seen_by" uuid NOT NULL,
	"valid_until" date,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "person_check_days" CHECK ("person_check"."valid_until" is null or "person_check"."valid_until" >= "person_check"."seen_on")
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
	"last_active_at" timestamp with time zone,
	"stay_asked_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "person_erased" CHECK ("person"."erased_at" is null or ("person"."email" is null and "person"."phone" is null and "person"."address" is null and "person"."note" is null and "person"."birth_date" is null and not "person"."public_name_allowed"))
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
CREATE TABLE "remark" (
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"text" text NOT NULL,
	"person_id" uuid,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "remark_subject_kind_subject_id_pk" PRIMARY KEY("subject_kind","subject_id")
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
	"opportunity_id" uuid,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "need_states" CHECK ("need"."state" in ('draft', 'public', 'stale', 'met', 'withdrawn')),
	CONSTRAINT "need_quantity" CHECK ("need"."quantity" > 0),
	CONSTRAINT "need_answered" CHECK ("need"."shift_id" is null or "need"."opportunity_id" is null),
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
	"lapses_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "need_pledge_source" UNIQUE("need_id","source_kind","source_id"),
	CONSTRAINT "need_pledge_states" CHECK ("need_pledge"."state" in ('pledged', 'received', 'released', 'lapsed')),
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
CREATE TABLE "jar_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"shift_id" uuid NOT NULL,
	"service_id" uuid,
	"text" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "jar_note_text" CHECK (length("jar_note"."text") between 1 and 280),
	CONSTRAINT "jar_note_decided" CHECK (("jar_note"."state" = 'waiting') = ("jar_note"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "mood_tap" (
	"id" uuid PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"shift_id" uuid NOT NULL,
	"service_id" uuid,
	"step" integer NOT NULL,
	CONSTRAINT "mood_tap_step" CHECK ("mood_tap"."step" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "attendance_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"signup_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"people" integer,
	"undoes" uuid,
	"account_id" uuid,
	"kiosk_id" uuid,
	CONSTRAINT "attendance_event_undoes" CHECK (("attendance_event"."kind" = 'undo') = ("attendance_event"."undoes" is not null)),
	CONSTRAINT "attendance_event_people" CHECK ("attendance_event"."people" is null or ("attendance_event"."kind" = 'check_in' and "attendance_event"."people" between 1 and 20))
);
--> statement-breakpoint
CREATE TABLE "capacity_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"from_capacity" integer NOT NULL,
	"to_capacity" integer NOT NULL,
	"reason" text NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_change_reason" CHECK (length(trim("capacity_change"."reason")) >= 3)
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"signup_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"to_person_id" uuid,
	"for_shift_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"taken_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "handover_exchange" CHECK ("handover"."for_shift_id" is null or "handover"."to_person_id" is not null),
	CONSTRAINT "handover_taken" CHECK (("handover"."state" = 'taken') = ("handover"."taken_by" is not null) and ("handover"."state" = 'open') = ("handover"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "kiosk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_bg" text NOT NULL,
	"title_en" text NOT NULL,
	"place_bg" text DEFAULT '' NOT NULL,
	"place_en" text DEFAULT '' NOT NULL,
	"host_id" uuid,
	"service_ids" uuid[],
	"valid_from" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "kiosk_valid" CHECK ("kiosk"."valid_until" > "kiosk"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "minor_rule" (
	"age_from" integer PRIMARY KEY NOT NULL,
	"age_to" integer NOT NULL,
	"work_classes" text[] NOT NULL,
	"day_minutes" integer NOT NULL,
	"earliest_start" text NOT NULL,
	"latest_end" text NOT NULL,
	CONSTRAINT "minor_rule_ages" CHECK ("minor_rule"."age_from" between 0 and 17 and "minor_rule"."age_to" between "minor_rule"."age_from" and 17),
	CONSTRAINT "minor_rule_times" CHECK ("minor_rule"."earliest_start" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "minor_rule"."latest_end" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "reference_rate" (
	"valid_from" date PRIMARY KEY NOT NULL,
	"cents_per_hour" integer NOT NULL,
	"source_bg" text NOT NULL,
	"source_en" text NOT NULL,
	"added_by" uuid,
	CONSTRAINT "reference_rate_cents" CHECK ("reference_rate"."cents_per_hour" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "rules_acceptance" (
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rules_acceptance_person_id_version_pk" PRIMARY KEY("person_id","version")
);
--> statement-breakpoint
CREATE TABLE "shift_invitation" (
	"shift_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_invitation_shift_id_person_id_pk" PRIMARY KEY("shift_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "shift_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"to_waiting" boolean DEFAULT false NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shortage_alert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"opportunity_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "signup_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"signup_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "signup_offer_answered" CHECK (("signup_offer"."answer" is null) = ("signup_offer"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "volunteer_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"text_bg" text NOT NULL,
	"text_en" text NOT NULL,
	"valid_from" date NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"signup_id" uuid PRIMARY KEY NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"people" integer NOT NULL,
	"minutes" integer,
	CONSTRAINT "attendance_left" CHECK (("attendance"."left_at" is null) = ("attendance"."minutes" is null) and ("attendance"."left_at" is null or "attendance"."left_at" >= "attendance"."arrived_at")),
	CONSTRAINT "attendance_people" CHECK ("attendance"."people" between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "hours_certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"purpose" text NOT NULL,
	"locale" text NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"document_id" uuid,
	"minutes" integer,
	CONSTRAINT "hours_certificate_days" CHECK ("hours_certificate"."until_day" >= "hours_certificate"."from_day"),
	CONSTRAINT "hours_certificate_issued" CHECK (("hours_certificate"."state" = 'issued') = ("hours_certificate"."document_id" is not null) and ("hours_certificate"."state" = 'issued') = ("hours_certificate"."minutes" is not null)),
	CONSTRAINT "hours_certificate_decided" CHECK (("hours_certificate"."state" = 'requested') = ("hours_certificate"."decided_at" is null))
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
	"submitted_at" timestamp with time zone,
	"proposed" boolean DEFAULT false NOT NULL,
	"posted_at" timestamp with time zone,
	"corrects" uuid,
	"reversed_at" timestamp with time zone,
	"reversed_reason" text,
	CONSTRAINT "time_entry_look_code" UNIQUE("look_code"),
	CONSTRAINT "time_entry_corrects" UNIQUE("corrects"),
	CONSTRAINT "time_entry_minutes" CHECK ("time_entry"."minutes" > 0 and "time_entry"."people" > 0 and "time_entry"."minutes" <= "time_entry"."people" * 960),
	CONSTRAINT "time_entry_whose" CHECK (("time_entry"."person_id" is not null and "time_entry"."signup_id" is not null and "time_entry"."organisation_id" is null)
        or ("time_entry"."person_id" is null and "time_entry"."signup_id" is null and "time_entry"."organisation_id" is not null)),
	CONSTRAINT "time_entry_attested" CHECK ("time_entry"."state" in ('draft', 'submitted') or ("time_entry"."attested_by" is not null and "time_entry"."attested_at" is not null)),
	CONSTRAINT "time_entry_attester" CHECK ("time_entry"."attested_by" is null or "time_entry"."attested_by" is distinct from "time_entry"."person_id"),
	CONSTRAINT "time_entry_posted" CHECK ("time_entry"."state" not in ('posted', 'reversed') or ("time_entry"."output_id" is not null and "time_entry"."posted_at" is not null and "time_entry"."look_code" is not null))
);
--> statement-breakpoint
CREATE TABLE "shift_before" (
	"shift_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place_bg" text NOT NULL,
	"place_en" text NOT NULL,
	"address_bg" text NOT NULL,
	"address_en" text NOT NULL,
	"in_charge_id" uuid NOT NULL,
	CONSTRAINT "shift_before_shift_id_revision_pk" PRIMARY KEY("shift_id","revision")
);
--> statement-breakpoint
CREATE TABLE "shortage_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"written_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shortage_letter_day" UNIQUE("person_id","written_on")
);
--> statement-breakpoint
CREATE TABLE "shortage_letter_shift" (
	"letter_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "shortage_letter_shift_letter_id_shift_id_pk" PRIMARY KEY("letter_id","shift_id"),
	CONSTRAINT "shortage_letter_shift_once" UNIQUE("person_id","shift_id")
);
--> statement-breakpoint
CREATE TABLE "signup_reminder" (
	"signup_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "signup_reminder_signup_id_revision_kind_pk" PRIMARY KEY("signup_id","revision","kind")
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
	"work_class" text DEFAULT 'general' NOT NULL,
	"skills" text[] DEFAULT '{}'::text[] NOT NULL,
	"required_checks" text[] DEFAULT '{}'::text[] NOT NULL,
	"positions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opportunity_purpose" CHECK (("opportunity"."service_id" is null) <> ("opportunity"."activity" is null) and ("opportunity"."programme_id" is null or "opportunity"."service_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "position" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"plan_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name_bg" text DEFAULT '' NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"capacity" integer NOT NULL,
	"seats_taken" integer DEFAULT 0 NOT NULL,
	"seats_held" integer DEFAULT 0 NOT NULL,
	"seats_blocked" integer DEFAULT 0 NOT NULL,
	"min_people" integer DEFAULT 1 NOT NULL,
	"target_people" integer,
	"min_age" integer,
	"minors_per_adult" integer DEFAULT 4,
	"required_checks" text[] DEFAULT '{}'::text[] NOT NULL,
	"lead_checks" text[] DEFAULT '{}'::text[] NOT NULL,
	"work_class" text,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"next_queue_no" integer DEFAULT 1 NOT NULL,
	"freed_total" integer DEFAULT 0 NOT NULL,
	"called_at" integer,
	CONSTRAINT "position_capacity" CHECK ("position"."capacity" > 0 and "position"."seats_taken" <= "position"."capacity"),
	CONSTRAINT "position_seats" CHECK ("position"."seats_held" >= 0 and "position"."seats_blocked" >= 0 and "position"."seats_held" + "position"."seats_blocked" <= "position"."seats_taken" and "position"."seats_held" <= "position"."capacity" / 2),
	CONSTRAINT "position_people" CHECK ("position"."min_people" between 0 and "position"."capacity" and ("position"."target_people" is null or "position"."target_people" between "position"."min_people" and "position"."capacity")),
	CONSTRAINT "position_ratio" CHECK ("position"."minors_per_adult" is null or "position"."minors_per_adult" between 0 and 50),
	CONSTRAINT "position_min_age" CHECK ("position"."min_age" is null or "position"."min_age" between 1 and 18)
);
--> statement-breakpoint
CREATE TABLE "seat_block" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"contact_person_id" uuid,
	"size" integer NOT NULL,
	"seats_named" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"release_at" timestamp with time zone NOT NULL,
	"warned_days" integer,
	"released_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seat_block_size" CHECK ("seat_block"."size" between 1 and 500 and "seat_block"."seats_named" between 0 and "seat_block"."size"),
	CONSTRAINT "seat_block_released" CHECK (("seat_block"."state" = 'released') = ("seat_block"."released_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"title_bg" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"day" date GENERATED ALWAYS AS ((starts_at at time zone 'Europe/Sofia')::date) STORED,
	"place_bg" text NOT NULL,
	"place_en" text NOT NULL,
	"address_bg" text DEFAULT '' NOT NULL,
	"address_en" text DEFAULT '' NOT NULL,
	"in_charge_id" uuid NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"opens_at" timestamp with time zone,
	"series_id" uuid,
	"series_day" date,
	"detached" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_series" CHECK (("shift"."series_id" is null) = ("shift"."series_day" is null)),
	CONSTRAINT "shift_range" CHECK ("shift"."ends_at" > "shift"."starts_at" and "shift"."ends_at" - "shift"."starts_at" <= interval '24 hours')
);
--> statement-breakpoint
CREATE TABLE "shift_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"title_bg" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"rrule" text NOT NULL,
	"first_day" date NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	"place_bg" text NOT NULL,
	"place_en" text NOT NULL,
	"address_bg" text DEFAULT '' NOT NULL,
	"address_en" text DEFAULT '' NOT NULL,
	"in_charge_id" uuid NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"opens_days_before" integer,
	"opens_time" text DEFAULT '09:00' NOT NULL,
	"left_out" date[] DEFAULT '{}'::date[] NOT NULL,
	"positions" jsonb NOT NULL,
	"made_until" date,
	"ends_on" date,
	"next_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_series_times" CHECK ("shift_series"."from_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "shift_series"."to_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "shift_series"."opens_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "shift_series_opens" CHECK ("shift_series"."opens_days_before" is null or "shift_series"."opens_days_before" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "signup" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"party_size" integer DEFAULT 1 NOT NULL,
	"party_minors" integer DEFAULT 0 NOT NULL,
	"party_youngest" integer,
	"party_declared_at" timestamp with time zone,
	"minor" boolean DEFAULT false NOT NULL,
	"guardian_id" uuid,
	"consent_id" uuid,
	"block_id" uuid,
	"stays_from" timestamp with time zone,
	"stays_until" timestamp with time zone,
	"beside_id" uuid,
	"queue_no" integer,
	"passed_at" integer,
	"rules_version" integer,
	"check_in_code" text,
	"ended_reason" text,
	"consent_seen_by" uuid,
	"consent_seen_at" timestamp with time zone,
	"holds_seat" boolean NOT NULL,
	"hold_until" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "signup_check_in_code" UNIQUE("check_in_code"),
	CONSTRAINT "signup_seat" CHECK (case when "signup"."state" in ('confirmed', 'checked_in', 'completed', 'no_show') then "signup"."holds_seat" and "signup"."hold_until" is null
        when "signup"."state" = 'offered' then "signup"."holds_seat" and "signup"."hold_until" is not null
        when "signup"."state" in ('pending_email', 'pending_consent') then "signup"."holds_seat" = ("signup"."hold_until" is not null) else not "signup"."holds_seat" and "signup"."hold_until" is null end),
	CONSTRAINT "signup_queued" CHECK ("signup"."state" not in ('waitlisted', 'offered') or "signup"."queue_no" is not null),
	CONSTRAINT "signup_party" CHECK ("signup"."party_size" between 1 and 20 and "signup"."party_minors" between 0 and "signup"."party_size" - 1 and ("signup"."party_minors" > 0) = ("signup"."party_youngest" is not null)
        and ("signup"."party_youngest" is null or "signup"."party_youngest" between 0 and 17) and not ("signup"."minor" and "signup"."party_size" > 1)),
	CONSTRAINT "signup_party_declared" CHECK ("signup"."party_minors" = 0 or "signup"."party_declared_at" is not null or "signup"."channel" in ('staff', 'kiosk')),
	CONSTRAINT "signup_minor_consent" CHECK (not "signup"."minor" or "signup"."state" not in ('confirmed', 'checked_in', 'completed') or "signup"."consent_id" is not null or "signup"."consent_seen_at" is not null),
	CONSTRAINT "signup_stay" CHECK (("signup"."stays_from" is null or "signup"."stays_from" > "signup"."starts_at") and ("signup"."stays_until" is null or "signup"."stays_until" < "signup"."ends_at")
        and coalesce("signup"."stays_from", "signup"."starts_at") < coalesce("signup"."stays_until", "signup"."ends_at")),
	CONSTRAINT "signup_beside" CHECK ("signup"."beside_id" is null or ("signup"."minor" and "signup"."beside_id" <> "signup"."id")),
	CONSTRAINT "signup_consent_seen" CHECK (("signup"."consent_seen_by" is null) = ("signup"."consent_seen_at" is null))
);
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_stall_id_stall_id_fk" FOREIGN KEY ("stall_id") REFERENCES "public"."stall"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_stock" ADD CONSTRAINT "article_stock_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bazaar_cause" ADD CONSTRAINT "bazaar_cause_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bazaar_day" ADD CONSTRAINT "bazaar_day_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bazaar_event" ADD CONSTRAINT "bazaar_event_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_unit" ADD CONSTRAINT "item_unit_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_entry" ADD CONSTRAINT "programme_entry_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall" ADD CONSTRAINT "stall_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall" ADD CONSTRAINT "stall_holder_person_id_person_id_fk" FOREIGN KEY ("holder_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall" ADD CONSTRAINT "stall_holder_organisation_id_organisation_id_fk" FOREIGN KEY ("holder_organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall_move" ADD CONSTRAINT "stall_move_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall_move" ADD CONSTRAINT "stall_move_unit_id_item_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."item_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_session_id_till_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."till_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_actor_id_account_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_session_id_till_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."till_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_exception" ADD CONSTRAINT "sale_exception_sale_id_sale_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_exception" ADD CONSTRAINT "sale_exception_line_id_sale_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."sale_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_line" ADD CONSTRAINT "sale_line_sale_id_sale_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_line" ADD CONSTRAINT "sale_line_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_line" ADD CONSTRAINT "sale_line_unit_id_item_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."item_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tender" ADD CONSTRAINT "tender_sale_id_sale_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till" ADD CONSTRAINT "till_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_close" ADD CONSTRAINT "till_close_session_id_till_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."till_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_close" ADD CONSTRAINT "till_close_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_session" ADD CONSTRAINT "till_session_till_id_till_id_fk" FOREIGN KEY ("till_id") REFERENCES "public"."till"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_session" ADD CONSTRAINT "till_session_event_id_bazaar_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."bazaar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_session" ADD CONSTRAINT "till_session_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_supplement" ADD CONSTRAINT "till_supplement_sale_id_sale_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_supplement" ADD CONSTRAINT "till_supplement_session_id_till_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."till_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_claim" ADD CONSTRAINT "unit_claim_unit_id_item_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."item_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_claim" ADD CONSTRAINT "unit_claim_session_id_till_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."till_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_proposed_by_account_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation_line" ADD CONSTRAINT "allocation_line_allocation_id_allocation_id_fk" FOREIGN KEY ("allocation_id") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation_line" ADD CONSTRAINT "allocation_line_to_fund_id_fund_id_fk" FOREIGN KEY ("to_fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_receipt" ADD CONSTRAINT "money_receipt_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_receipt" ADD CONSTRAINT "money_receipt_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_line" ADD CONSTRAINT "cost_line_output_id_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_line_reversal" ADD CONSTRAINT "cost_line_reversal_cost_line_id_cost_line_id_fk" FOREIGN KEY ("cost_line_id") REFERENCES "public"."cost_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund" ADD CONSTRAINT "fund_parent" FOREIGN KEY ("parent_fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_activity" ADD CONSTRAINT "fund_activity_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_activity" ADD CONSTRAINT "fund_activity_output_id_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_restriction" ADD CONSTRAINT "fund_restriction_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_restriction" ADD CONSTRAINT "fund_restriction_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_restriction" ADD CONSTRAINT "fund_restriction_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_edge" ADD CONSTRAINT "funding_edge_tranche_id_tranche_id_fk" FOREIGN KEY ("tranche_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_edge" ADD CONSTRAINT "funding_edge_root_id_tranche_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_edge" ADD CONSTRAINT "funding_edge_cost_line_id_cost_line_id_fk" FOREIGN KEY ("cost_line_id") REFERENCES "public"."cost_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_edge" ADD CONSTRAINT "funding_edge_output_id_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_edge" ADD CONSTRAINT "funding_edge_reverses_same" FOREIGN KEY ("reverses","tranche_id","cost_line_id") REFERENCES "public"."funding_edge"("id","tranche_id","cost_line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_actor_id_account_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_reverses_entry" FOREIGN KEY ("reverses") REFERENCES "public"."journal_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_entry_book" FOREIGN KEY ("entry_id","book") REFERENCES "public"."journal_entry"("id","book") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_account_book_unit" FOREIGN KEY ("account_id","book","unit") REFERENCES "public"."ledger_account"("id","book","unit") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tranche" ADD CONSTRAINT "tranche_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tranche" ADD CONSTRAINT "tranche_root" FOREIGN KEY ("root_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tranche_balance" ADD CONSTRAINT "tranche_balance_tranche_id_tranche_id_fk" FOREIGN KEY ("tranche_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tranche_parent" ADD CONSTRAINT "tranche_parent_child_id_tranche_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tranche_parent" ADD CONSTRAINT "tranche_parent_parent_id_tranche_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tranche_refund" ADD CONSTRAINT "tranche_refund_tranche_id_tranche_id_fk" FOREIGN KEY ("tranche_id") REFERENCES "public"."tranche"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_submitted_by_account_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_entry" ADD CONSTRAINT "stock_count_entry_count_id_stock_count_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_entry" ADD CONSTRAINT "stock_count_entry_shelf_id_stock_shelf_id_fk" FOREIGN KEY ("shelf_id") REFERENCES "public"."stock_shelf"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_entry" ADD CONSTRAINT "stock_count_entry_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_entry" ADD CONSTRAINT "stock_count_entry_counted_by_account_id_fk" FOREIGN KEY ("counted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_reason" ADD CONSTRAINT "stock_count_reason_count_id_stock_count_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_reason" ADD CONSTRAINT "stock_count_reason_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_result" ADD CONSTRAINT "stock_count_result_count_id_stock_count_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_result" ADD CONSTRAINT "stock_count_result_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_result" ADD CONSTRAINT "stock_count_result_movement_id_stock_movement_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_result" ADD CONSTRAINT "stock_count_result_found_lot_id_stock_lot_id_fk" FOREIGN KEY ("found_lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_shelf" ADD CONSTRAINT "stock_count_shelf_count_id_stock_count_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_count"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_shelf" ADD CONSTRAINT "stock_count_shelf_shelf_id_stock_shelf_id_fk" FOREIGN KEY ("shelf_id") REFERENCES "public"."stock_shelf"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_note" ADD CONSTRAINT "delivery_note_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_note" ADD CONSTRAINT "delivery_note_contact_person_id_person_id_fk" FOREIGN KEY ("contact_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_note" ADD CONSTRAINT "delivery_note_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer_photo" ADD CONSTRAINT "goods_offer_photo_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer_photo" ADD CONSTRAINT "goods_offer_photo_file_id_file_object_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_promise" ADD CONSTRAINT "help_promise_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_promise" ADD CONSTRAINT "help_promise_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_receipt" ADD CONSTRAINT "help_receipt_offer_id_help_promise_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."help_promise"("offer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_receipt" ADD CONSTRAINT "help_receipt_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_receipt" ADD CONSTRAINT "help_receipt_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_turn" ADD CONSTRAINT "offer_turn_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_turn" ADD CONSTRAINT "offer_turn_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_turn_line" ADD CONSTRAINT "offer_turn_line_turn_id_offer_turn_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."offer_turn"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_turn_line" ADD CONSTRAINT "offer_turn_line_line_id_goods_offer_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."goods_offer_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_offer" ADD CONSTRAINT "standing_offer_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_offer" ADD CONSTRAINT "standing_offer_contact_person_id_person_id_fk" FOREIGN KEY ("contact_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_offer_day" ADD CONSTRAINT "standing_offer_day_standing_offer_id_standing_offer_id_fk" FOREIGN KEY ("standing_offer_id") REFERENCES "public"."standing_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_offer_day" ADD CONSTRAINT "standing_offer_day_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "best_before_pass" ADD CONSTRAINT "best_before_pass_reservation_id_stock_reservation_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."stock_reservation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "best_before_pass" ADD CONSTRAINT "best_before_pass_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover" ADD CONSTRAINT "goods_handover_issue_id_goods_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."goods_issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover" ADD CONSTRAINT "goods_handover_request_id_goods_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."goods_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover" ADD CONSTRAINT "goods_handover_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover_line" ADD CONSTRAINT "goods_handover_line_issue_id_goods_handover_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."goods_handover"("issue_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover_line" ADD CONSTRAINT "goods_handover_line_line_id_goods_request_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."goods_request_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover_line" ADD CONSTRAINT "goods_handover_line_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover_line" ADD CONSTRAINT "goods_handover_line_used_by_account_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_handover_line" ADD CONSTRAINT "goods_handover_line_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_request" ADD CONSTRAINT "goods_request_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_request" ADD CONSTRAINT "goods_request_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_request" ADD CONSTRAINT "goods_request_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_request" ADD CONSTRAINT "goods_request_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_request_line" ADD CONSTRAINT "goods_request_line_request_id_goods_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."goods_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_photo" ADD CONSTRAINT "goods_receipt_photo_receipt_line_id_goods_receipt_line_id_fk" FOREIGN KEY ("receipt_line_id") REFERENCES "public"."goods_receipt_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_photo" ADD CONSTRAINT "goods_receipt_photo_file_id_file_object_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_id_stock_movement_id_fk" FOREIGN KEY ("id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_issue_movement_id_stock_movement_id_fk" FOREIGN KEY ("issue_movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_returned_by_account_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_shelf" ADD CONSTRAINT "lot_shelf_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_shelf" ADD CONSTRAINT "lot_shelf_shelf_id_stock_shelf_id_fk" FOREIGN KEY ("shelf_id") REFERENCES "public"."stock_shelf"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_shelf" ADD CONSTRAINT "lot_shelf_placed_by_account_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine_decision" ADD CONSTRAINT "quarantine_decision_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine_decision" ADD CONSTRAINT "quarantine_decision_held" FOREIGN KEY ("receipt_line_id","quarantined") REFERENCES "public"."goods_receipt_line"("id","quarantined") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_hold" ADD CONSTRAINT "stock_hold_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_hold" ADD CONSTRAINT "stock_hold_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_hold" ADD CONSTRAINT "stock_hold_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_label" ADD CONSTRAINT "stock_label_printed_by_account_id_fk" FOREIGN KEY ("printed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_label" ADD CONSTRAINT "stock_label_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_movement_id_stock_movement_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_act" ADD CONSTRAINT "write_off_act_written_off_by_account_id_fk" FOREIGN KEY ("written_off_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_act" ADD CONSTRAINT "write_off_act_witness_id_account_id_fk" FOREIGN KEY ("witness_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_act" ADD CONSTRAINT "write_off_act_photo_file_id_file_object_id_fk" FOREIGN KEY ("photo_file_id") REFERENCES "public"."file_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_act_line" ADD CONSTRAINT "write_off_act_line_act_id_write_off_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."write_off_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_act_line" ADD CONSTRAINT "write_off_act_line_movement_id_stock_movement_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_act_line" ADD CONSTRAINT "write_off_act_line_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_paper" ADD CONSTRAINT "gift_paper_receipt_id_goods_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_paper" ADD CONSTRAINT "gift_paper_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_value" ADD CONSTRAINT "lot_value_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_assertion" ADD CONSTRAINT "value_assertion_receipt_line_id_goods_receipt_line_id_fk" FOREIGN KEY ("receipt_line_id") REFERENCES "public"."goods_receipt_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_assertion" ADD CONSTRAINT "value_assertion_asserted_by_account_id_fk" FOREIGN KEY ("asserted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_decision" ADD CONSTRAINT "value_decision_receipt_line_id_goods_receipt_line_id_fk" FOREIGN KEY ("receipt_line_id") REFERENCES "public"."goods_receipt_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_decision" ADD CONSTRAINT "value_decision_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_decision" ADD CONSTRAINT "value_decision_assertion" FOREIGN KEY ("assertion_id","receipt_line_id","cents") REFERENCES "public"."value_assertion"("id","receipt_line_id","cents") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_move" ADD CONSTRAINT "value_move_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_move" ADD CONSTRAINT "value_move_decision_id_value_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."value_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_move" ADD CONSTRAINT "value_move_movement_id_stock_movement_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue" ADD CONSTRAINT "goods_issue_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue_line" ADD CONSTRAINT "goods_issue_line_issue_id_goods_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."goods_issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue_line" ADD CONSTRAINT "goods_issue_line_movement_id_stock_movement_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_issue_line" ADD CONSTRAINT "goods_issue_line_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_donor_person_id_person_id_fk" FOREIGN KEY ("donor_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_donor_organisation_id_organisation_id_fk" FOREIGN KEY ("donor_organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_photo_file_id_file_object_id_fk" FOREIGN KEY ("photo_file_id") REFERENCES "public"."file_object"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer" ADD CONSTRAINT "goods_offer_picked_up_by_account_id_fk" FOREIGN KEY ("picked_up_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_offer_line" ADD CONSTRAINT "goods_offer_line_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_offer_id_goods_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."goods_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_received_by_account_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_receipt_id_goods_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_declared" FOREIGN KEY ("offer_line_id","declared","unit") REFERENCES "public"."goods_offer_line"("id","quantity","unit") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_balance" ADD CONSTRAINT "stock_balance_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_lot" ADD CONSTRAINT "stock_lot_receipt_line_id_goods_receipt_line_id_fk" FOREIGN KEY ("receipt_line_id") REFERENCES "public"."goods_receipt_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_lot" ADD CONSTRAINT "stock_lot_warm_accepted_by_account_id_fk" FOREIGN KEY ("warm_accepted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_lot_id_stock_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stock_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_item" ADD CONSTRAINT "consent_item_request_id_consent_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."consent_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_minor_id_person_id_fk" FOREIGN KEY ("minor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_guardian_id_person_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_guardianship" FOREIGN KEY ("minor_id","guardian_id") REFERENCES "public"."guardianship"("minor_id","guardian_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_template" FOREIGN KEY ("template_code","template_version") REFERENCES "public"."consent_template"("code","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_signature" ADD CONSTRAINT "consent_signature_request_id_consent_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."consent_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_minor_id_person_id_fk" FOREIGN KEY ("minor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_guardian_id_person_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_check" ADD CONSTRAINT "person_check_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_check" ADD CONSTRAINT "person_check_seen_by_account_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_contact_person_id_person_id_fk" FOREIGN KEY ("contact_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_written_by_account_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "jar_note" ADD CONSTRAINT "jar_note_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jar_note" ADD CONSTRAINT "jar_note_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jar_note" ADD CONSTRAINT "jar_note_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mood_tap" ADD CONSTRAINT "mood_tap_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mood_tap" ADD CONSTRAINT "mood_tap_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_event" ADD CONSTRAINT "attendance_event_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_event" ADD CONSTRAINT "attendance_event_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_event" ADD CONSTRAINT "attendance_event_kiosk_id_kiosk_id_fk" FOREIGN KEY ("kiosk_id") REFERENCES "public"."kiosk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_change" ADD CONSTRAINT "capacity_change_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_change" ADD CONSTRAINT "capacity_change_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_for_shift_id_shift_id_fk" FOREIGN KEY ("for_shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_taken_by_signup_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk" ADD CONSTRAINT "kiosk_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_rate" ADD CONSTRAINT "reference_rate_added_by_account_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_acceptance" ADD CONSTRAINT "rules_acceptance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_acceptance" ADD CONSTRAINT "rules_acceptance_version_volunteer_rules_version_fk" FOREIGN KEY ("version") REFERENCES "public"."volunteer_rules"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_invitation" ADD CONSTRAINT "shift_invitation_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_invitation" ADD CONSTRAINT "shift_invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_invitation" ADD CONSTRAINT "shift_invitation_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_invitation" ADD CONSTRAINT "shift_invitation_invited_by_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_message" ADD CONSTRAINT "shift_message_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_message" ADD CONSTRAINT "shift_message_sent_by_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortage_alert" ADD CONSTRAINT "shortage_alert_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortage_alert" ADD CONSTRAINT "shortage_alert_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_offer" ADD CONSTRAINT "signup_offer_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_offer" ADD CONSTRAINT "signup_offer_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_certificate" ADD CONSTRAINT "hours_certificate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_certificate" ADD CONSTRAINT "hours_certificate_requested_by_account_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_certificate" ADD CONSTRAINT "hours_certificate_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_attested_by_person_id_fk" FOREIGN KEY ("attested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_output_id_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_before" ADD CONSTRAINT "shift_before_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_before" ADD CONSTRAINT "shift_before_in_charge_id_person_id_fk" FOREIGN KEY ("in_charge_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortage_letter" ADD CONSTRAINT "shortage_letter_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortage_letter_shift" ADD CONSTRAINT "shortage_letter_shift_letter_id_shortage_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."shortage_letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortage_letter_shift" ADD CONSTRAINT "shortage_letter_shift_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortage_letter_shift" ADD CONSTRAINT "shortage_letter_shift_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_reminder" ADD CONSTRAINT "signup_reminder_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_block" ADD CONSTRAINT "seat_block_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_block" ADD CONSTRAINT "seat_block_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_block" ADD CONSTRAINT "seat_block_contact_person_id_person_id_fk" FOREIGN KEY ("contact_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_block" ADD CONSTRAINT "seat_block_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_in_charge_id_person_id_fk" FOREIGN KEY ("in_charge_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_series_id_shift_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."shift_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_series" ADD CONSTRAINT "shift_series_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_series" ADD CONSTRAINT "shift_series_in_charge_id_person_id_fk" FOREIGN KEY ("in_charge_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_series" ADD CONSTRAINT "shift_series_next_id_shift_series_id_fk" FOREIGN KEY ("next_id") REFERENCES "public"."shift_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_guardian_id_person_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_block_id_seat_block_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."seat_block"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_beside_id_signup_id_fk" FOREIGN KEY ("beside_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_consent_seen_by_account_id_fk" FOREIGN KEY ("consent_seen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_code" ON "article" USING btree ("code");--> statement-breakpoint
CREATE INDEX "article_event" ON "article" USING btree ("event_id","stall_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "article_quick_position" ON "article" USING btree ("event_id","quick_position");--> statement-breakpoint
CREATE INDEX "bazaar_event_days" ON "bazaar_event" USING btree ("ends_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bazaar_event_fund" ON "bazaar_event" USING btree ("fund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_unit_code" ON "item_unit" USING btree ("code");--> statement-breakpoint
CREATE INDEX "item_unit_article" ON "item_unit" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "programme_entry_event" ON "programme_entry" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stall_number" ON "stall" USING btree ("event_id","number");--> statement-breakpoint
CREATE INDEX "stall_move_article" ON "stall_move" USING btree ("article_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "stall_move_sale_line" ON "stall_move" USING btree ("sale_line_id");--> statement-breakpoint
CREATE INDEX "cash_movement_session" ON "cash_movement" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sale_number" ON "sale" USING btree ("till_id","epoch","sequence") WHERE number_is_own;--> statement-breakpoint
CREATE UNIQUE INDEX "sale_look_code" ON "sale" USING btree ("look_code");--> statement-breakpoint
CREATE INDEX "sale_session" ON "sale" USING btree ("session_id","sequence");--> statement-breakpoint
CREATE INDEX "sale_event" ON "sale" USING btree ("event_id","sold_at");--> statement-breakpoint
CREATE INDEX "sale_exception_sale" ON "sale_exception" USING btree ("sale_id");--> statement-breakpoint
CREATE INDEX "sale_exception_raised" ON "sale_exception" USING btree ("raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sale_line_position" ON "sale_line" USING btree ("sale_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "sale_line_unit_once" ON "sale_line" USING btree ("unit_id") WHERE unit_id is not null and clean;--> statement-breakpoint
CREATE UNIQUE INDEX "tender_sale" ON "tender" USING btree ("sale_id");--> statement-breakpoint
CREATE UNIQUE INDEX "till_number" ON "till" USING btree ("event_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "till_session_open" ON "till_session" USING btree ("till_id") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "till_session_cashier_open" ON "till_session" USING btree ("opened_by") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "till_session_event" ON "till_session" USING btree ("event_id","opened_at");--> statement-breakpoint
CREATE INDEX "till_supplement_session" ON "till_supplement" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "unit_claim_session" ON "unit_claim" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_number" ON "document" USING btree ("type","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "document_look_code" ON "document" USING btree ("look_code");--> statement-breakpoint
CREATE UNIQUE INDEX "document_subject" ON "document" USING btree ("type","subject_id");--> statement-breakpoint
CREATE INDEX "document_list" ON "document" USING btree ("issued_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "allocation_one_open" ON "allocation" USING btree ("fund_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "allocation_list" ON "allocation" USING btree ("proposed_at","id");--> statement-breakpoint
CREATE INDEX "money_receipt_list" ON "money_receipt" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "cost_line_output" ON "cost_line" USING btree ("output_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_event" ON "fund" USING btree ("event_id") WHERE event_id is not null;--> statement-breakpoint
CREATE INDEX "fund_activity_output" ON "fund_activity" USING btree ("output_id");--> statement-breakpoint
CREATE INDEX "funding_edge_root" ON "funding_edge" USING btree ("root_id","output_id","amount");--> statement-breakpoint
CREATE INDEX "funding_edge_output" ON "funding_edge" USING btree ("output_id","root_id","amount");--> statement-breakpoint
CREATE INDEX "funding_edge_cost_line" ON "funding_edge" USING btree ("cost_line_id");--> statement-breakpoint
CREATE INDEX "funding_edge_tranche" ON "funding_edge" USING btree ("tranche_id");--> statement-breakpoint
CREATE INDEX "journal_entry_list" ON "journal_entry" USING btree ("posted_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entry_reverses" ON "journal_entry" USING btree ("reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE INDEX "posting_fund_account" ON "posting" USING btree ("fund_id","account_id");--> statement-breakpoint
CREATE INDEX "tranche_fifo" ON "tranche" USING btree ("fund_id","received_on","id");--> statement-breakpoint
CREATE INDEX "tranche_by_root" ON "tranche" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "tranche_transfer" ON "tranche" USING btree ("transfer_id") WHERE transfer_id is not null;--> statement-breakpoint
CREATE INDEX "tranche_parent_parent" ON "tranche_parent" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "tranche_refund_ref" ON "tranche_refund" USING btree ("refund_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_count_number_key" ON "stock_count" USING btree ("number");--> statement-breakpoint
CREATE INDEX "stock_count_opened" ON "stock_count" USING btree ("opened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stock_count_entry_lot" ON "stock_count_entry" USING btree ("count_id","lot_id","counted_by","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_count_shelf_running" ON "stock_count_shelf" USING btree ("shelf_id") WHERE "stock_count_shelf"."running";--> statement-breakpoint
CREATE INDEX "acceptance_rule_order" ON "acceptance_rule" USING btree ("sort_order","id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_note_file" ON "delivery_note" USING btree ("organisation_id","sha256");--> statement-breakpoint
CREATE INDEX "delivery_note_contact" ON "delivery_note" USING btree ("contact_person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_note_offer" ON "delivery_note" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "help_promise_service" ON "help_promise" USING btree ("service_id");--> statement-breakpoint
CREATE UNIQUE INDEX "help_receipt_offer" ON "help_receipt" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "help_receipt_service" ON "help_receipt" USING btree ("service_id","received_on");--> statement-breakpoint
CREATE INDEX "offer_turn_offer" ON "offer_turn" USING btree ("offer_id","at");--> statement-breakpoint
CREATE INDEX "offer_turn_line_line" ON "offer_turn_line" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "standing_offer_state" ON "standing_offer" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "standing_offer_contact" ON "standing_offer" USING btree ("contact_person_id");--> statement-breakpoint
CREATE INDEX "standing_offer_organisation" ON "standing_offer" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_offer_day_offer" ON "standing_offer_day" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "goods_handover_request" ON "goods_handover" USING btree ("request_id","handed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_handover_document" ON "goods_handover" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_handover_line_once" ON "goods_handover_line" USING btree ("issue_id","line_id");--> statement-breakpoint
CREATE INDEX "goods_handover_line_line" ON "goods_handover_line" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "goods_handover_line_disputed" ON "goods_handover_line" USING btree ("confirmed_at") WHERE received <> quantity and settled is null;--> statement-breakpoint
CREATE UNIQUE INDEX "goods_request_number_key" ON "goods_request" USING btree ("number");--> statement-breakpoint
CREATE INDEX "goods_request_service" ON "goods_request" USING btree ("service_id","number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "goods_request_open" ON "goods_request" USING btree ("urgent" DESC NULLS LAST,"number" DESC NULLS LAST) WHERE state not in ('closed', 'cancelled');--> statement-breakpoint
CREATE INDEX "goods_request_over" ON "goods_request" USING btree ("number" DESC NULLS LAST) WHERE state in ('closed', 'cancelled');--> statement-breakpoint
CREATE UNIQUE INDEX "goods_request_line_position" ON "goods_request_line" USING btree ("request_id","position");--> statement-breakpoint
CREATE INDEX "goods_return_issue" ON "goods_return" USING btree ("issue_movement_id","id");--> statement-breakpoint
CREATE INDEX "lot_shelf_shelf" ON "lot_shelf" USING btree ("shelf_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_hold_open" ON "stock_hold" USING btree ("lot_id") WHERE "stock_hold"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "stock_hold_recall" ON "stock_hold" USING btree ("recall_id");--> statement-breakpoint
CREATE INDEX "stock_hold_lot" ON "stock_hold" USING btree ("lot_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_label_batch" ON "stock_label" USING btree ("batch_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_label_lot" ON "stock_label" USING btree ("lot_id");--> statement-breakpoint
CREATE INDEX "stock_reservation_live" ON "stock_reservation" USING btree ("lot_id") WHERE "stock_reservation"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "stock_reservation_for" ON "stock_reservation" USING btree ("for_kind","for_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_shelf_code" ON "stock_shelf" USING btree (lower("code")) WHERE "stock_shelf"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_shelf_look_code" ON "stock_shelf" USING btree ("look_code");--> statement-breakpoint
CREATE INDEX "write_off_act_at" ON "write_off_act" USING btree ("written_off_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "write_off_act_line_movement" ON "write_off_act_line" USING btree ("movement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_paper_document" ON "gift_paper" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_paper_once" ON "gift_paper" USING btree ("receipt_id","kind") WHERE kind <> 'gift_annex';--> statement-breakpoint
CREATE INDEX "gift_paper_receipt" ON "gift_paper" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "value_assertion_line" ON "value_assertion" USING btree ("receipt_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "value_decision_once" ON "value_decision" USING btree ("receipt_line_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "value_move_movement" ON "value_move" USING btree ("movement_id");--> statement-breakpoint
CREATE INDEX "value_move_lot" ON "value_move" USING btree ("lot_id");--> statement-breakpoint
CREATE INDEX "value_move_decision" ON "value_move" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "goods_issue_target" ON "goods_issue" USING btree ("target_kind","target_id","issued_at");--> statement-breakpoint
CREATE INDEX "goods_issue_line_lot" ON "goods_issue_line" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_offer_code" ON "goods_offer" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_offer_number_key" ON "goods_offer" USING btree ("number");--> statement-breakpoint
CREATE INDEX "goods_offer_state" ON "goods_offer" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "goods_offer_person" ON "goods_offer" USING btree ("donor_person_id");--> statement-breakpoint
CREATE INDEX "goods_offer_organisation" ON "goods_offer" USING btree ("donor_organisation_id");--> statement-breakpoint
CREATE INDEX "goods_offer_due" ON "goods_offer" USING btree ("answer_due","created_at","id") WHERE answer_due is not null;--> statement-breakpoint
CREATE INDEX "goods_offer_pickup" ON "goods_offer" USING btree ("agreed_from","id") WHERE state = 'agreed' and delivery = 'pickup';--> statement-breakpoint
CREATE INDEX "goods_offer_to_thank" ON "goods_offer" USING btree ("closed_at") WHERE state = 'closed' and thanked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "goods_offer_line_position" ON "goods_offer_line" USING btree ("offer_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_receipt_offer" ON "goods_receipt" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "goods_receipt_received" ON "goods_receipt" USING btree ("received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "goods_receipt_line_offer_line" ON "goods_receipt_line" USING btree ("offer_line_id");--> statement-breakpoint
CREATE INDEX "goods_receipt_line_receipt" ON "goods_receipt_line" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "stock_balance_place" ON "stock_balance" USING btree ("place_kind","place_id") WHERE on_hand > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_lot_number_key" ON "stock_lot" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_lot_tranche" ON "stock_lot" USING btree ("tranche_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_lot_look_code" ON "stock_lot" USING btree ("look_code");--> statement-breakpoint
CREATE INDEX "stock_lot_donor_code" ON "stock_lot" USING btree (lower("donor_lot_code")) WHERE "stock_lot"."donor_lot_code" is not null;--> statement-breakpoint
CREATE INDEX "stock_lot_words" ON "stock_lot" USING gin (to_tsvector('simple', "item_name"));--> statement-breakpoint
CREATE INDEX "stock_lot_receipt_line" ON "stock_lot" USING btree ("receipt_line_id");--> statement-breakpoint
CREATE INDEX "stock_lot_item" ON "stock_lot" USING btree ("item_name","unit");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movement_reverses" ON "stock_movement" USING btree ("reverses");--> statement-breakpoint
CREATE INDEX "stock_movement_lot" ON "stock_movement" USING btree ("lot_id","occurred_at");--> statement-breakpoint
CREATE INDEX "stock_movement_to" ON "stock_movement" USING btree ("to_kind","to_id","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_item_scope" ON "consent_item" USING btree ("request_id","scope");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_request_number_key" ON "consent_request" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_request_version" ON "consent_request" USING btree ("minor_id","guardian_id","subject_kind",coalesce("subject_id", '00000000-0000-0000-0000-000000000000'::uuid),"subject_version");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_request_current" ON "consent_request" USING btree ("minor_id","guardian_id","subject_kind",coalesce("subject_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE state <> 'superseded';--> statement-breakpoint
CREATE INDEX "consent_request_subject" ON "consent_request" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "consent_request_guardian" ON "consent_request" USING btree ("guardian_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_signature_revision" ON "consent_signature" USING btree ("request_id","revision");--> statement-breakpoint
CREATE INDEX "guardianship_guardian" ON "guardianship" USING btree ("guardian_id");--> statement-breakpoint
CREATE INDEX "person_check_person" ON "person_check" USING btree ("person_id","kind");--> statement-breakpoint
CREATE INDEX "person_check_until" ON "person_check" USING btree ("valid_until") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_login" ON "account" USING btree ("login");--> statement-breakpoint
CREATE UNIQUE INDEX "account_person" ON "account" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_eik" ON "organisation" USING btree ("eik");--> statement-breakpoint
CREATE INDEX "organisation_name" ON "organisation" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "person_email" ON "person" USING btree ("email","id");--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("full_name","id");--> statement-breakpoint
CREATE INDEX "person_phone" ON "person" USING btree ("phone") WHERE phone is not null;--> statement-breakpoint
CREATE INDEX "person_active" ON "person" USING btree (coalesce("last_active_at", "created_at")) WHERE erased_at is null;--> statement-breakpoint
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
CREATE INDEX "remark_person" ON "remark" USING btree ("person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "need_open" ON "need" USING btree ("state","service_id");--> statement-breakpoint
CREATE INDEX "need_pledge_need" ON "need_pledge" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "need_pledge_lapses" ON "need_pledge" USING btree ("lapses_on") WHERE pledged > 0;--> statement-breakpoint
CREATE INDEX "output_service_month" ON "output" USING btree ("service_id","month");--> statement-breakpoint
CREATE INDEX "programme_service" ON "programme" USING btree ("service_id","sort_order");--> statement-breakpoint
CREATE INDEX "jar_note_day" ON "jar_note" USING btree ("day","id");--> statement-breakpoint
CREATE INDEX "jar_note_waiting" ON "jar_note" USING btree ("day") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "mood_tap_day" ON "mood_tap" USING btree ("day","service_id");--> statement-breakpoint
CREATE INDEX "mood_tap_shift" ON "mood_tap" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "attendance_event_signup" ON "attendance_event" USING btree ("signup_id","at");--> statement-breakpoint
CREATE INDEX "capacity_change_position" ON "capacity_change" USING btree ("position_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "handover_open" ON "handover" USING btree ("signup_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "handover_position" ON "handover" USING btree ("position_id","created_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "handover_to" ON "handover" USING btree ("to_person_id") WHERE state = 'open' and to_person_id is not null;--> statement-breakpoint
CREATE INDEX "kiosk_open" ON "kiosk" USING btree ("valid_until") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "shift_message_shift" ON "shift_message" USING btree ("shift_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shortage_alert_live" ON "shortage_alert" USING btree ("person_id",coalesce("opportunity_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE stopped_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "signup_offer_open" ON "signup_offer" USING btree ("signup_id") WHERE answer is null;--> statement-breakpoint
CREATE INDEX "signup_offer_position" ON "signup_offer" USING btree ("position_id","offered_at");--> statement-breakpoint
CREATE INDEX "hours_certificate_person" ON "hours_certificate" USING btree ("person_id","requested_at");--> statement-breakpoint
CREATE INDEX "hours_certificate_waiting" ON "hours_certificate" USING btree ("requested_at") WHERE state = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "hours_certificate_open" ON "hours_certificate" USING btree ("person_id","from_day","until_day") WHERE state = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "time_entry_signup" ON "time_entry" USING btree ("signup_id") WHERE state <> 'reversed';--> statement-breakpoint
CREATE INDEX "time_entry_person" ON "time_entry" USING btree ("person_id","worked_on");--> statement-breakpoint
CREATE INDEX "time_entry_shift" ON "time_entry" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "time_entry_worked" ON "time_entry" USING btree ("worked_on","person_id");--> statement-breakpoint
CREATE INDEX "time_entry_waiting" ON "time_entry" USING btree ("shift_id") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "shortage_letter_created" ON "shortage_letter" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "shortage_letter_shift_shift" ON "shortage_letter_shift" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "opportunity_service" ON "opportunity" USING btree ("service_id","programme_id");--> statement-breakpoint
CREATE INDEX "position_shift" ON "position" USING btree ("shift_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "position_plan" ON "position" USING btree ("shift_id","plan_id");--> statement-breakpoint
CREATE INDEX "seat_block_position" ON "seat_block" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "seat_block_due" ON "seat_block" USING btree ("release_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "shift_opportunity" ON "shift" USING btree ("opportunity_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shift_series_day" ON "shift" USING btree ("series_id","series_day");--> statement-breakpoint
CREATE INDEX "shift_starts" ON "shift" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "shift_ends" ON "shift" USING btree ("ends_at","id");--> statement-breakpoint
CREATE INDEX "shift_upcoming" ON "shift" USING btree ("starts_at","id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "shift_series_opportunity" ON "shift_series" USING btree ("opportunity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signup_active" ON "signup" USING btree ("person_id","position_id") WHERE state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed');--> statement-breakpoint
CREATE INDEX "signup_position" ON "signup" USING btree ("position_id","state");--> statement-breakpoint
CREATE INDEX "signup_shift" ON "signup" USING btree ("shift_id","state");--> statement-breakpoint
CREATE INDEX "signup_person" ON "signup" USING btree ("person_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signup_queue" ON "signup" USING btree ("position_id","queue_no");--> statement-breakpoint
CREATE INDEX "signup_waiting" ON "signup" USING btree ("position_id","queue_no") WHERE state = 'waitlisted';--> statement-breakpoint
CREATE INDEX "signup_held" ON "signup" USING btree ("hold_until") WHERE holds_seat and hold_until is not null;--> statement-breakpoint
CREATE INDEX "signup_pending" ON "signup" USING btree ("expires_at") WHERE state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted');--> statement-breakpoint
CREATE INDEX "signup_block" ON "signup" USING btree ("block_id") WHERE block_id is not null;