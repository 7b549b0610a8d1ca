import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { account } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";

/**
 * The last number given per type and year. The row is locked last in the issuing transaction: a rollback leaves no gap.
 * An organisation that comes from paper continues its series, so the first number need not be 1.
 */
export const documentCounter = pgTable(
  "document_counter",
  {
    type: text("type").notNull(),
    year: integer("year").notNull(),
    firstNumber: integer("first_number").notNull().default(1),
    lastNumber: integer("last_number").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.type, t.year] }),
    check("document_counter_order", sql`${t.firstNumber} > 0 and ${t.lastNumber} >= ${t.firstNumber} - 1`),
  ],
);

/** An issued document, insert-only. The snapshot may hold names: the law requires the document to be kept whole. */
export const document = pgTable(
  "document",
  {
    id: uuid("id").primaryKey(),
    type: text("type").notNull(),
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    issuedOn: dayColumn("issued_on").notNull(),
    /** What it is about, in its own domain: a receipt, a stall. One document of a type per subject. */
    subjectId: uuid("subject_id").notNull(),
    /** Bare look code: opens the page that confirms number and fingerprint. */
    lookCode: text("look_code").notNull(),
    /** "handover-protocol/1": which drawing of the page belongs to the snapshot. */
    template: text("template").notNull(),
    /** Canonical JSON (RFC 8785) of type, year, number, day, template and data: exactly what the fingerprint covers. */
    snapshot: text("snapshot").notNull(),
    /** SHA-256 of the snapshot's UTF-8 bytes, hex. */
    sha256: text("sha256").notNull(),
    issuedBy: uuid("issued_by").references(() => account.id),
    issuedAt: instantColumn("issued_at").notNull(),
  },
  (t) => [
    uniqueIndex("document_number").on(t.type, t.year, t.number),
    uniqueIndex("document_look_code").on(t.lookCode),
    uniqueIndex("document_subject").on(t.type, t.subjectId),
    index("document_list").on(t.issuedOn.desc(), t.id.desc()),
    check("document_fingerprint", sql`${t.sha256} = encode(sha256(convert_to(${t.snapshot}, 'UTF8')), 'hex')`),
    check("document_year", sql`${t.year} = extract(year from ${t.issuedOn})`),
  ],
);
