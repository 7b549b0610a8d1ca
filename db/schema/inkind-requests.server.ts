import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CloseReason, RefuseReason, RequestState, SettleOutcome, SignedBy } from "../../app/domains/inkind/model";
import { document } from "./documents.server";
import { goodsIssue } from "./inkind.server";
import { stockReservation } from "./inkind-store.server";
import { account } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { programme, service } from "./services.server";

const quantityColumn = (name: string) => bigint(name, { mode: "number" });

/** Заявка: what a service asks of the store. Names no family and no child (S3). */
export const goodsRequest = pgTable(
  "goods_request",
  {
    /** Made by the form: the idempotency key. */
    id: uuid("id").primaryKey(),
    /** „Заявка № 214“, given by the database, gaps allowed. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity({ name: "goods_request_number", startWith: 201 }),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    programmeId: uuid("programme_id").references(() => programme.id),
    state: text("state").$type<RequestState>().notNull().default("draft"),
    neededBy: dayColumn("needed_by"),
    urgent: boolean("urgent").notNull().default(false),
    createdAt: instantColumn("created_at").notNull(),
    createdBy: uuid("created_by").references(() => account.id),
    submittedAt: instantColumn("submitted_at"),
    decidedAt: instantColumn("decided_at"),
    decidedBy: uuid("decided_by").references(() => account.id),
    closedAt: instantColumn("closed_at"),
  },
  (t) => [
    uniqueIndex("goods_request_number_key").on(t.number),
    index("goods_request_service").on(t.serviceId, t.number.desc()),
    index("goods_request_open").on(t.urgent.desc(), t.number.desc()).where(sql`state not in ('closed', 'cancelled')`),
    index("goods_request_over").on(t.number.desc()).where(sql`state in ('closed', 'cancelled')`),
    check("goods_request_states", sql`${t.state} in ('draft', 'submitted', 'approved', 'partly_issued', 'issued', 'closed', 'cancelled')`),
    check("goods_request_submitted", sql`${t.state} in ('draft', 'cancelled') or ${t.submittedAt} is not null`),
    check("goods_request_decided", sql`${t.state} in ('draft', 'submitted', 'cancelled') or ${t.decidedAt} is not null`),
    check("goods_request_closed", sql`(${t.state} in ('closed', 'cancelled')) = (${t.closedAt} is not null)`),
  ],
);

/** What is asked never changes once it is sent (trigger); what is approved, given and closed stands beside it. */
export const goodsRequestLine = pgTable(
  "goods_request_line",
  {
    id: uuid("id").primaryKey(),
    requestId: uuid("request_id").notNull().references(() => goodsRequest.id),
    position: smallint("position").notNull(),
    description: text("description").notNull(),
    category: text("category").notNull(),
    /** „ръст 116 – 128“, „за 4 – 6 години“. */
    size: text("size").notNull().default(""),
    unit: text("unit").notNull(),
    quantity: quantityColumn("quantity").notNull(),
    approved: quantityColumn("approved"),
    refuseReason: text("refuse_reason").$type<RefuseReason>(),
    issued: quantityColumn("issued").notNull().default(0),
    /** Why the rest is no longer waited for. */
    closeReason: text("close_reason").$type<CloseReason>(),
  },
  (t) => [
    uniqueIndex("goods_request_line_position").on(t.requestId, t.position),
    check("goods_request_line_unit", sql`${t.unit} in ('g', 'ml', 'piece')`),
    check("goods_request_line_quantity", sql`${t.quantity} > 0`),
    check("goods_request_line_approved", sql`${t.approved} between 0 and ${t.quantity}`),
    check("goods_request_line_refused", sql`(coalesce(${t.approved}, 1) = 0) = (${t.refuseReason} is not null)`),
    check("goods_request_line_issued", sql`${t.issued} >= 0 and ${t.issued} <= coalesce(${t.approved}, 0)`),
    check("goods_request_line_closed", sql`${t.closeReason} is null or ${t.issued} < ${t.approved}`),
  ],
);

/** A named decision: who let a lot past its best-before day be promised to a line. Insert-only. */
export const bestBeforePass = pgTable("best_before_pass", {
  reservationId: uuid("reservation_id").primaryKey().references(() => stockReservation.id),
  decidedBy: uuid("decided_by").references(() => account.id),
  decidedAt: instantColumn("decided_at").notNull(),
});

/** Предаване: one issue of a request with its signed protocol, which keeps the text that was signed. Insert-only. */
export const goodsHandover = pgTable(
  "goods_handover",
  {
    issueId: uuid("issue_id").primaryKey().references(() => goodsIssue.id),
    requestId: uuid("request_id").notNull().references(() => goodsRequest.id),
    documentId: uuid("document_id").notNull().references(() => document.id),
    signedBy: text("signed_by").$type<SignedBy>().notNull(),
    handedAt: instantColumn("handed_at").notNull(),
  },
  (t) => [
    index("goods_handover_request").on(t.requestId, t.handedAt),
    uniqueIndex("goods_handover_document").on(t.documentId),
    check("goods_handover_signed", sql`${t.signedBy} in ('drawing', 'account')`),
  ],
);

/** What of a line was handed, what the service counted of it, and whether it was used. */
export const goodsHandoverLine = pgTable(
  "goods_handover_line",
  {
    id: uuid("id").primaryKey(),
    issueId: uuid("issue_id").notNull().references(() => goodsHandover.issueId),
    lineId: uuid("line_id").notNull().references(() => goodsRequestLine.id),
    quantity: quantityColumn("quantity").notNull(),
    received: quantityColumn("received"),
    confirmedAt: instantColumn("confirmed_at"),
    confirmedBy: uuid("confirmed_by").references(() => account.id),
    usedAt: instantColumn("used_at"),
    usedBy: uuid("used_by").references(() => account.id),
    /** How a difference between handed and received was cleared up. */
    settled: text("settled").$type<SettleOutcome>(),
    settledAt: instantColumn("settled_at"),
    settledBy: uuid("settled_by").references(() => account.id),
  },
  (t) => [
    uniqueIndex("goods_handover_line_once").on(t.issueId, t.lineId),
    index("goods_handover_line_line").on(t.lineId),
    index("goods_handover_line_disputed").on(t.confirmedAt).where(sql`received <> quantity and settled is null`),
    check("goods_handover_line_quantity", sql`${t.quantity} > 0`),
    check("goods_handover_line_received", sql`${t.received} >= 0 and (${t.received} is null) = (${t.confirmedAt} is null)`),
    check("goods_handover_line_used", sql`${t.usedAt} is null or ${t.received} > 0`),
    check("goods_handover_line_settled", sql`(${t.settled} is null) = (${t.settledAt} is null) and (${t.settled} is null or ${t.received} <> ${t.quantity})`),
  ],
);
