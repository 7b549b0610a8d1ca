import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AllocationState, ReceiptChannel } from "../../app/domains/funds/model";
import { fund } from "./funds.server";
import { account } from "./people.server";
import { centsColumn, dayColumn, instantColumn } from "./platform.server";

/** Разпределяне: the director proposes, the accountant confirms; two people. */
export const allocation = pgTable(
  "allocation",
  {
    id: uuid("id").primaryKey(),
    fundId: uuid("fund_id").notNull().references(() => fund.id),
    state: text("state").$type<AllocationState>().notNull().default("proposed"),
    proposedBy: uuid("proposed_by").references(() => account.id),
    proposedAt: instantColumn("proposed_at").notNull(),
    decidedBy: uuid("decided_by").references(() => account.id),
    decidedAt: instantColumn("decided_at"),
  },
  (t) => [
    uniqueIndex("allocation_one_open").on(t.fundId).where(sql`state = 'proposed'`),
    index("allocation_list").on(t.proposedAt, t.id),
    check("allocation_state", sql`${t.state} in ('proposed', 'confirmed', 'withdrawn')`),
    check("allocation_decided", sql`(${t.state} = 'proposed') = (${t.decidedAt} is null)`),
    check("allocation_two_people", sql`${t.state} <> 'confirmed' or ${t.proposedBy} is null or ${t.decidedBy} is distinct from ${t.proposedBy}`),
  ],
);

export const allocationLine = pgTable(
  "allocation_line",
  {
    id: uuid("id").primaryKey(),
    allocationId: uuid("allocation_id").notNull().references(() => allocation.id),
    toFundId: uuid("to_fund_id").notNull().references(() => fund.id),
    amountCents: centsColumn("amount_cents").notNull(),
    /** First days of the planned months, ascending; empty when no month is named. */
    months: text("months").array().notNull().default(sql`'{}'::text[]`),
    sortOrder: integer("sort_order").notNull().default(0),
  },
  (t) => [
    unique("allocation_line_fund").on(t.allocationId, t.toFundId),
    check("allocation_line_amount", sql`${t.amountCents} > 0`),
  ],
);

/** Money the accountant recorded outside the till. The donor, when known, is a person in `people`. */
export const moneyReceipt = pgTable(
  "money_receipt",
  {
    id: uuid("id").primaryKey(),
    channel: text("channel").$type<ReceiptChannel>().notNull(),
    fundId: uuid("fund_id").notNull().references(() => fund.id),
    amountCents: centsColumn("amount_cents").notNull(),
    receivedOn: dayColumn("received_on").notNull(),
    /** Number of the bank statement or the box protocol; never a name. */
    reference: text("reference"),
    recordedAt: instantColumn("recorded_at").notNull(),
    recordedBy: uuid("recorded_by").references(() => account.id),
  },
  (t) => [
    index("money_receipt_list").on(t.recordedAt, t.id),
    check("money_receipt_channel", sql`${t.channel} in ('bank_gift', 'card_gift', 'donation_box', 'carried_over')`),
    check("money_receipt_amount", sql`${t.amountCents} > 0`),
  ],
);

/** Nothing posts into a closed period. */
export const period = pgTable(
  "period",
  {
    id: uuid("id").primaryKey(),
    starts: dayColumn("starts").notNull().unique("period_starts"),
    ends: dayColumn("ends").notNull(),
    status: text("status").$type<"open" | "closed">().notNull().default("open"),
  },
  (t) => [check("period_days", sql`${t.ends} >= ${t.starts}`), check("period_status", sql`${t.status} in ('open', 'closed')`)],
);
