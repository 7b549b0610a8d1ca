import { sql } from "drizzle-orm";
import { bigint, boolean, customType, date, index, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { LocalDate } from "../../app/platform/time/local-date";

/** Column shapes used by every domain's schema. Instants are timestamptz, days are `date` strings, sums are bigint cents. */
export const instantColumn = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const dayColumn = (name: string) => date(name, { mode: "string" }).$type<LocalDate>();
export const centsColumn = (name: string) => bigint(name, { mode: "number" });
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Settings of the organisation, one row a key. Values are plain JSON, no personal data. */
export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: instantColumn("updated_at").notNull().default(sql`now()`),
});

/** Insert-only. Ids and field names, never a value that belongs to a person. */
export const auditEvent = pgTable(
  "audit_event",
  {
    id: uuid("id").primaryKey(),
    at: instantColumn("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    fields: text("fields").array().notNull().default(sql`'{}'::text[]`),
    requestId: text("request_id").notNull(),
  },
  (t) => [index("audit_event_subject").on(t.subjectKind, t.subjectId, t.at), index("audit_event_at").on(t.at, t.id)],
);

/** The record of effects. A row is written in the transaction that causes the effect; the worker marks it delivered. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    topic: text("topic").notNull(),
    payload: jsonb("payload").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    deliveredAt: instantColumn("delivered_at"),
    attempts: smallint("attempts").notNull().default(0),
    lastError: text("last_error"),
  },
  (t) => [index("outbox_waiting").on(t.createdAt).where(sql`delivered_at is null`), index("outbox_delivered").on(t.deliveredAt)],
);

/** V7: a notification goes out at most once per recipient, subject, revision and kind. */
export const notificationSent = pgTable(
  "notification_sent",
  {
    kind: text("kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    revision: integer("revision").notNull().default(0),
    recipientId: uuid("recipient_id").notNull(),
    sentAt: instantColumn("sent_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subjectId, t.revision, t.recipientId] })],
);

/** Act links: only the SHA-256 of the token is kept; single purpose, expiring. */
export const actToken = pgTable(
  "act_token",
  {
    id: uuid("id").primaryKey(),
    tokenHash: bytea("token_hash").notNull(),
    purpose: text("purpose").notNull(),
    subjectId: uuid("subject_id").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    expiresAt: instantColumn("expires_at").notNull(),
    usedAt: instantColumn("used_at"),
  },
  (t) => [uniqueIndex("act_token_hash").on(t.tokenHash), index("act_token_subject").on(t.purpose, t.subjectId)],
);

/** Fixed windows; the key is a keyed hash of address or e-mail, so the table names nobody. */
export const rateLimit = pgTable(
  "rate_limit",
  {
    key: text("key").notNull(),
    windowStart: instantColumn("window_start").notNull(),
    hits: integer("hits").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), index("rate_limit_window").on(t.windowStart)],
);

/** Re-encoded images and issued files on the local folder; `sha256` is the file's name there. */
export const fileObject = pgTable(
  "file_object",
  {
    id: uuid("id").primaryKey(),
    sha256: text("sha256").notNull(),
    mime: text("mime").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    widthPx: integer("width_px"),
    heightPx: integer("height_px"),
    isPublic: boolean("is_public").notNull().default(false),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [index("file_object_sha").on(t.sha256)],
);

/** One row a nightly (or asked-for) run of every domain's checks; staff see the newest on „Днес“. */
export const selfCheckRun = pgTable(
  "self_check_run",
  {
    id: uuid("id").primaryKey(),
    ranAt: instantColumn("ran_at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    checks: integer("checks").notNull(),
    violations: integer("violations").notNull(),
    /** [{ name, violations }] of the checks that failed. */
    failed: jsonb("failed").notNull(),
  },
  (t) => [index("self_check_run_at").on(t.ranAt)],
);
