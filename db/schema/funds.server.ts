import { sql } from "drizzle-orm";
import {
  bigint, boolean, check, customType, foreignKey, index, pgSequence, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid,
} from "drizzle-orm/pg-core";
import type { Book, FundKind, TrancheSource, Unit } from "../../app/domains/funds/model";
import type { ServiceMeasure } from "../../app/domains/services/model";
import { account } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { output, programme, service } from "./services.server";

const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });
const amountColumn = (name: string) => bigint(name, { mode: "number" });

/** One order over everything that fills or empties a tranche, so that FIFO can be checked afterwards (F12). */
export const fundsSeq = pgSequence("funds_seq");
const seqColumn = () => bigint("seq", { mode: "number" }).notNull().default(sql`nextval('funds_seq')`);

/** The accountant's accounts. Book and unit are part of every reference, so a goods account cannot enter a cash entry. */
export const ledgerAccount = pgTable(
  "ledger_account",
  {
    id: uuid("id").primaryKey(),
    code: text("code").notNull().unique("ledger_account_code"),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    kind: text("kind").notNull(),
    book: text("book").$type<Book>().notNull(),
    unit: text("unit").notNull(),
  },
  (t) => [
    unique("ledger_account_book_unit").on(t.id, t.book, t.unit),
    check("ledger_account_kind", sql`${t.kind} in ('asset', 'liability', 'net_asset', 'income', 'expense')`),
    check(
      "ledger_account_unit",
      sql`(${t.book} = 'cash' and ${t.unit} in ('EUR', 'BGN')) or (${t.book} = 'in_kind' and ${t.unit} = 'EUR_FV') or (${t.book} = 'time' and ${t.unit} = 'MIN')`,
    ),
  ],
);

/** A purpose (restricted, designated, general, a youth team's initiative) or the takings of one event. */
export const fund = pgTable(
  "fund",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").$type<FundKind>().notNull(),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    method: text("method").notNull().default("fifo"),
    state: text("state").$type<"open" | "closed">().notNull().default("open"),
    parentFundId: uuid("parent_fund_id"),
    /** The event whose takings land here; opaque, the event's domain stands above this one. */
    eventId: uuid("event_id"),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.parentFundId], foreignColumns: [t.id], name: "fund_parent" }),
    uniqueIndex("fund_event").on(t.eventId).where(sql`event_id is not null`),
    check("fund_kind", sql`${t.kind} in ('restricted', 'designated', 'general', 'youth_initiative')`),
    check("fund_method", sql`${t.method} in ('fifo', 'designated', 'pro_rata')`),
    check("fund_state", sql`${t.state} in ('open', 'closed')`),
  ],
);

/** Where a fund may be spent; no rows means anywhere. Insert-only: what was promised stays promised (F6). */
export const fundRestriction = pgTable(
  "fund_restriction",
  {
    fundId: uuid("fund_id").notNull().references(() => fund.id),
    line: smallint("line").notNull(),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    programmeId: uuid("programme_id").references(() => programme.id),
    /** One kind of work only (parcels, repairs at home); null means any. */
    measure: text("measure").$type<ServiceMeasure>(),
  },
  (t) => [primaryKey({ columns: [t.fundId, t.line] })],
);

/** Hours and goods used on this activity are ancestors of what the fund supports. */
export const fundActivity = pgTable(
  "fund_activity",
  {
    fundId: uuid("fund_id").notNull().references(() => fund.id),
    outputId: uuid("output_id").notNull().references(() => output.id),
  },
  (t) => [primaryKey({ columns: [t.fundId, t.outputId] }), index("fund_activity_output").on(t.outputId)],
);

/** Insert-only. `txid` seals the entry: lines can be added only by the transaction that made it. */
export const journalEntry = pgTable(
  "journal_entry",
  {
    id: uuid("id").primaryKey(),
    book: text("book").$type<Book>().notNull(),
    effectiveOn: dayColumn("effective_on").notNull(),
    valueDate: dayColumn("value_date").notNull(),
    postedAt: instantColumn("posted_at").notNull(),
    txid: xid8("txid").notNull().default(sql`pg_current_xact_id()`),
    idemKey: text("idem_key").notNull().unique("journal_entry_idem_key"),
    requestSha256: text("request_sha256").notNull(),
    /** "receive", "sale", "transfer", "use", "refund", "reverse"; goods at recognised value: "value", "value_out", "value_loss", "value_back". */
    kind: text("kind").notNull(),
    sourceId: uuid("source_id"),
    reverses: uuid("reverses"),
    actorId: uuid("actor_id").references(() => account.id),
  },
  (t) => [
    unique("journal_entry_book").on(t.id, t.book),
    foreignKey({ columns: [t.reverses], foreignColumns: [t.id], name: "journal_entry_reverses_entry" }),
    index("journal_entry_list").on(t.postedAt, t.id),
    uniqueIndex("journal_entry_reverses").on(t.reverses).where(sql`reverses is not null`),
    check("journal_entry_kind", sql`${t.kind} in ('receive', 'sale', 'transfer', 'use', 'refund', 'reverse', 'difference', 'value', 'value_out', 'value_loss', 'value_back')`),
  ],
);

export const posting = pgTable(
  "posting",
  {
    entryId: uuid("entry_id").notNull(),
    line: smallint("line").notNull(),
    book: text("book").$type<Book>().notNull(),
    accountId: uuid("account_id").notNull(),
    unit: text("unit").notNull(),
    fundId: uuid("fund_id").notNull().references(() => fund.id),
    /** Debit above zero, credit below. */
    amount: amountColumn("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.line] }),
    foreignKey({ columns: [t.entryId, t.book], foreignColumns: [journalEntry.id, journalEntry.book], name: "posting_entry_book" }),
    foreignKey({
      columns: [t.accountId, t.book, t.unit],
      foreignColumns: [ledgerAccount.id, ledgerAccount.book, ledgerAccount.unit],
      name: "posting_account_book_unit",
    }),
    index("posting_fund_account").on(t.fundId, t.accountId),
    check("posting_amount", sql`${t.amount} <> 0`),
  ],
);

/** The part of one receipt that lies in one fund, in base units. A receipt is its own root; a transferred part keeps it. */
export const tranche = pgTable(
  "tranche",
  {
    id: uuid("id").primaryKey(),
    rootId: uuid("root_id").notNull(),
    fundId: uuid("fund_id").notNull().references(() => fund.id),
    book: text("book").$type<Book>().notNull(),
    unit: text("unit").$type<Unit>().notNull(),
    amount: amountColumn("amount").notNull(),
    /** Value date; a transferred part keeps its receipt's. */
    receivedOn: dayColumn("received_on").notNull(),
    source: text("source").$type<TrancheSource>().notNull(),
    sourceKind: text("source_kind").notNull(),
    sourceId: uuid("source_id").notNull(),
    /** First of the month it is meant for; null when no month was named. */
    plannedMonth: dayColumn("planned_month"),
    transferId: uuid("transfer_id"),
    /** Null where the journal does not post: goods without a recognised value. */
    entryId: uuid("entry_id"),
    seq: seqColumn(),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.rootId], foreignColumns: [t.id], name: "tranche_root" }),
    index("tranche_fifo").on(t.fundId, t.receivedOn, t.id),
    index("tranche_by_root").on(t.rootId),
    index("tranche_transfer").on(t.transferId).where(sql`transfer_id is not null`),
    check("tranche_amount", sql`${t.amount} > 0`),
    check("tranche_source_name", sql`${t.source} in ('gift', 'goods', 'hours', 'sale')`),
    check(
      "tranche_unit",
      sql`(${t.book} = 'cash' and ${t.unit} = 'EUR') or (${t.book} = 'in_kind' and ${t.unit} in ('g', 'ml', 'piece')) or (${t.book} = 'time' and ${t.unit} = 'MIN')`,
    ),
    check("tranche_month", sql`${t.plannedMonth} is null or extract(day from ${t.plannedMonth}) = 1`),
    check("tranche_child", sql`(${t.rootId} = ${t.id}) = (${t.transferId} is null)`),
  ],
);

/** Ancestry: a transfer (same book and root) or a conversion (goods that became money). Amount in the parent's unit. */
export const trancheParent = pgTable(
  "tranche_parent",
  {
    childId: uuid("child_id").notNull().references(() => tranche.id),
    parentId: uuid("parent_id").notNull().references(() => tranche.id),
    kind: text("kind").$type<"transfer" | "conversion">().notNull(),
    amount: amountColumn("amount").notNull(),
    seq: seqColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.childId, t.parentId] }),
    index("tranche_parent_parent").on(t.parentId),
    check("tranche_parent_amount", sql`${t.amount} > 0`),
    check("tranche_parent_kind", sql`${t.kind} in ('transfer', 'conversion')`),
    check("tranche_parent_other", sql`${t.childId} <> ${t.parentId}`),
  ],
);

/** What is left of a tranche; kept by triggers on what fills and empties it. */
export const trancheBalance = pgTable(
  "tranche_balance",
  {
    trancheId: uuid("tranche_id").primaryKey().references(() => tranche.id),
    remaining: amountColumn("remaining").notNull(),
    frozen: boolean("frozen").notNull().default(false),
  },
  (t) => [check("tranche_balance_not_negative", sql`${t.remaining} >= 0`)],
);

export const trancheRefund = pgTable(
  "tranche_refund",
  {
    trancheId: uuid("tranche_id").notNull().references(() => tranche.id),
    refundRef: text("refund_ref").notNull(),
    amount: amountColumn("amount").notNull(),
    refundedOn: dayColumn("refunded_on").notNull(),
    seq: seqColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.trancheId, t.refundRef] }),
    index("tranche_refund_ref").on(t.refundRef),
    check("tranche_refund_amount", sql`${t.amount} > 0`),
  ],
);

/** What an output cost beyond the state budget, or goods and hours actually used on it; a fee has no output. */
export const costLine = pgTable(
  "cost_line",
  {
    id: uuid("id").primaryKey(),
    outputId: uuid("output_id").references(() => output.id),
    book: text("book").$type<Book>().notNull(),
    unit: text("unit").$type<Unit>().notNull(),
    amount: amountColumn("amount").notNull(),
    basis: text("basis").$type<"actual" | "standard" | "fee">().notNull(),
    incurredOn: dayColumn("incurred_on").notNull(),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    unique("cost_line_book").on(t.id, t.book, t.unit),
    index("cost_line_output").on(t.outputId),
    check("cost_line_amount", sql`${t.amount} > 0`),
    check("cost_line_basis", sql`${t.basis} in ('actual', 'standard', 'fee')`),
    check("cost_line_fee", sql`(${t.basis} = 'fee') = (${t.outputId} is null)`),
    check(
      "cost_line_unit",
      sql`(${t.book} = 'cash' and ${t.unit} = 'EUR') or (${t.book} = 'in_kind' and ${t.unit} in ('g', 'ml', 'piece')) or (${t.book} = 'time' and ${t.unit} = 'MIN')`,
    ),
  ],
);

/** A cost that was taken back: its edges are all reversed and it counts no more. */
export const costLineReversal = pgTable("cost_line_reversal", {
  costLineId: uuid("cost_line_id").primaryKey().references(() => costLine.id),
  reversedOn: dayColumn("reversed_on").notNull(),
  createdAt: instantColumn("created_at").notNull(),
});

/** „Подкрепено с“: this tranche paid this much of that cost. A reversal is a mirror row. */
export const fundingEdge = pgTable(
  "funding_edge",
  {
    id: uuid("id").primaryKey(),
    trancheId: uuid("tranche_id").notNull().references(() => tranche.id),
    rootId: uuid("root_id").notNull().references(() => tranche.id),
    costLineId: uuid("cost_line_id").notNull().references(() => costLine.id),
    outputId: uuid("output_id").references(() => output.id),
    amount: amountColumn("amount").notNull(),
    allocatedOn: dayColumn("allocated_on").notNull(),
    /** The money came after the month it supports: the centre had paid in advance. */
    prefunded: boolean("prefunded").notNull().default(false),
    /** This very tranche was meant (a handed-out lot, a shift's minutes), not the next in line. */
    designated: boolean("designated").notNull().default(false),
    reverses: uuid("reverses").unique("funding_edge_reverses"),
    entryId: uuid("entry_id"),
    seq: seqColumn(),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    unique("funding_edge_triple").on(t.id, t.trancheId, t.costLineId),
    foreignKey({
      columns: [t.reverses, t.trancheId, t.costLineId],
      foreignColumns: [t.id, t.trancheId, t.costLineId],
      name: "funding_edge_reverses_same",
    }),
    index("funding_edge_root").on(t.rootId, t.outputId, t.amount),
    index("funding_edge_output").on(t.outputId, t.rootId, t.amount),
    index("funding_edge_cost_line").on(t.costLineId),
    index("funding_edge_tranche").on(t.trancheId),
    check("funding_edge_amount", sql`${t.amount} <> 0`),
    check("funding_edge_sign", sql`(${t.amount} < 0) = (${t.reverses} is not null)`),
  ],
);
