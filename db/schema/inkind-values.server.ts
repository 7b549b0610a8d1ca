import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { goodsReceipt, goodsReceiptLine, stockLot, stockMovement } from "./inkind.server";
import { account } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";

/** Whole euro cents. */
const centsColumn = (name: string) => bigint(name, { mode: "number" });

/** What somebody says an accepted line is worth, with its basis and evidence. Insert-only: another opinion is another row. */
export const valueAssertion = pgTable(
  "value_assertion",
  {
    id: uuid("id").primaryKey(),
    receiptLineId: uuid("receipt_line_id").notNull().references(() => goodsReceiptLine.id),
    /** "declared" is the donor's own word. */
    basis: text("basis").$type<"declared" | "book" | "invoice" | "our_estimate">().notNull(),
    cents: centsColumn("cents").notNull(),
    /** What it rests on: an invoice's number, a price list and its day. */
    evidence: text("evidence").notNull(),
    assertedOn: dayColumn("asserted_on").notNull(),
    assertedBy: uuid("asserted_by").notNull().references(() => account.id),
    recordedAt: instantColumn("recorded_at").notNull(),
  },
  (t) => [
    unique("value_assertion_of_line").on(t.id, t.receiptLineId, t.cents),
    index("value_assertion_line").on(t.receiptLineId),
    check("value_assertion_basis", sql`${t.basis} in ('declared', 'book', 'invoice', 'our_estimate')`),
    check("value_assertion_cents", sql`${t.cents} > 0`),
  ],
);

/**
 * The accountant's decision about a line: one assertion recognised, or „без оценка“. Insert-only (G8): a correction is the next
 * number with a new assertion, and the last one counts. The key lets two accountants decide one line once.
 */
export const valueDecision = pgTable(
  "value_decision",
  {
    id: uuid("id").primaryKey(),
    receiptLineId: uuid("receipt_line_id").notNull().references(() => goodsReceiptLine.id),
    seq: smallint("seq").notNull(),
    /** Null: without a value. */
    assertionId: uuid("assertion_id"),
    cents: centsColumn("cents"),
    decidedOn: dayColumn("decided_on").notNull(),
    decidedBy: uuid("decided_by").notNull().references(() => account.id),
    recordedAt: instantColumn("recorded_at").notNull(),
  },
  (t) => [
    uniqueIndex("value_decision_once").on(t.receiptLineId, t.seq),
    foreignKey({
      name: "value_decision_assertion",
      columns: [t.assertionId, t.receiptLineId, t.cents],
      foreignColumns: [valueAssertion.id, valueAssertion.receiptLineId, valueAssertion.cents],
    }),
    check("value_decision_seq", sql`${t.seq} > 0`),
    check("value_decision_unvalued", sql`(${t.assertionId} is null) = (${t.cents} is null)`),
  ],
);

/** Value that travelled with goods of one lot from place to place, in cents; it enters from the donor. Insert-only. */
export const valueMove = pgTable(
  "value_move",
  {
    id: uuid("id").primaryKey(),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    /** Under which decision it was counted. */
    decisionId: uuid("decision_id").notNull().references(() => valueDecision.id),
    /** The movement it travelled with; null when the decision itself laid the value where the goods were already. */
    movementId: uuid("movement_id").references(() => stockMovement.id),
    fromKind: text("from_kind").notNull(),
    fromId: uuid("from_id").notNull(),
    toKind: text("to_kind").notNull(),
    toId: uuid("to_id").notNull(),
    cents: centsColumn("cents").notNull(),
    recordedAt: instantColumn("recorded_at").notNull(),
  },
  (t) => [
    uniqueIndex("value_move_movement").on(t.movementId),
    index("value_move_lot").on(t.lotId),
    index("value_move_decision").on(t.decisionId),
    check("value_move_cents", sql`${t.cents} >= 0`),
  ],
);

/** Fold of the value moves per lot and place, kept by a trigger; the app's role only reads it. */
export const lotValue = pgTable(
  "lot_value",
  {
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    placeKind: text("place_kind").notNull(),
    placeId: uuid("place_id").notNull(),
    cents: centsColumn("cents").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.placeKind, t.placeId] }),
    check("lot_value_not_negative", sql`${t.placeKind} = 'donor' or ${t.cents} >= 0`),
  ],
);

/** Which numbered papers a gift has: contract and certificate once, annexes as they come. Insert-only. */
export const giftPaper = pgTable(
  "gift_paper",
  {
    /** Made by the form: the idempotency key, and an annex's subject. */
    id: uuid("id").primaryKey(),
    receiptId: uuid("receipt_id").notNull().references(() => goodsReceipt.id),
    kind: text("kind").$type<"donation_contract" | "donation_certificate" | "gift_annex">().notNull(),
    /** Opaque, like every document's id outside its domain; so is the paper an annex changes. */
    documentId: uuid("document_id").notNull(),
    annexOf: uuid("annex_of"),
    issuedAt: instantColumn("issued_at").notNull(),
    issuedBy: uuid("issued_by").references(() => account.id),
  },
  (t) => [
    uniqueIndex("gift_paper_document").on(t.documentId),
    uniqueIndex("gift_paper_once").on(t.receiptId, t.kind).where(sql`kind <> 'gift_annex'`),
    index("gift_paper_receipt").on(t.receiptId),
    check("gift_paper_kind", sql`${t.kind} in ('donation_contract', 'donation_certificate', 'gift_annex')`),
    check("gift_paper_annex", sql`(${t.kind} = 'gift_annex') = (${t.annexOf} is not null)`),
  ],
);
