import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { differenceReasons, exceptionKinds, lineKinds, movementKinds } from "../../app/domains/checkout/model";
import { bazaarEvent, article, itemUnit } from "./bazaar.server";
import { account } from "./people.server";
import { bytea, centsColumn, instantColumn } from "./platform.server";

const oneOf = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(", ")})`);

/** Каса. `epoch` counts the devices that have stood at it: another device starts its own slip numbers (B3). */
export const till = pgTable(
  "till",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    number: smallint("number").notNull(),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    epoch: integer("epoch").notNull().default(0),
    deviceId: uuid("device_id"),
    /** Where the numbers of a device begin; tills of one hall may have ranges of their own. */
    firstSequence: integer("first_sequence").notNull().default(1),
  },
  (t) => [uniqueIndex("till_number").on(t.eventId, t.number), check("till_first_sequence", sql`${t.firstSequence} >= 1`)],
);

/** Касова смяна: owns its sales by key, never by a time window. */
export const tillSession = pgTable(
  "till_session",
  {
    id: uuid("id").primaryKey(),
    tillId: uuid("till_id").notNull().references(() => till.id),
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    epoch: integer("epoch").notNull(),
    firstSequence: integer("first_sequence").notNull(),
    openedBy: uuid("opened_by").notNull().references(() => account.id),
    openedAt: instantColumn("opened_at").notNull(),
    floatCents: centsColumn("float_cents").notNull(),
    closedAt: instantColumn("closed_at"),
  },
  (t) => [
    uniqueIndex("till_session_open").on(t.tillId).where(sql`closed_at is null`),
    uniqueIndex("till_session_cashier_open").on(t.openedBy).where(sql`closed_at is null`),
    index("till_session_event").on(t.eventId, t.openedAt),
    check("till_session_float", sql`${t.floatCents} >= 0`),
  ],
);

/** What the close found. Insert-only: nobody edits these figures; a late sale makes a supplement (B6). */
export const tillClose = pgTable(
  "till_close",
  {
    sessionId: uuid("session_id").primaryKey().references(() => tillSession.id),
    floatCents: centsColumn("float_cents").notNull(),
    cashCents: centsColumn("cash_cents").notNull(),
    cashSales: integer("cash_sales").notNull(),
    movementsCents: centsColumn("movements_cents").notNull(),
    expectedCents: centsColumn("expected_cents").notNull(),
    countedCents: centsColumn("counted_cents").notNull(),
    differenceCents: centsColumn("difference_cents").notNull(),
    /** {"5000": 1, …}: pieces per denomination; null when one total was entered. */
    denominations: jsonb("denominations"),
    reason: text("reason"),
    /** Numbers that never came; only a coordinator closes over them. */
    missingNumbers: integer("missing_numbers").array().notNull().default(sql`'{}'::integer[]`),
    closedBy: uuid("closed_by").notNull().references(() => account.id),
    closedAt: instantColumn("closed_at").notNull(),
  },
  (t) => [
    check("till_close_expected", sql`${t.expectedCents} = ${t.floatCents} + ${t.cashCents} + ${t.movementsCents}`),
    check("till_close_difference", sql`${t.differenceCents} = ${t.countedCents} - ${t.expectedCents}`),
    check("till_close_reason", sql`(${t.differenceCents} = 0) = (${t.reason} is null) and ${t.reason} in ${oneOf(differenceReasons)}`),
    check("till_close_counted", sql`${t.countedCents} >= 0`),
  ],
);

/** Cash put in or taken out during a session. Insert-only; out is negative. */
export const cashMovement = pgTable(
  "cash_movement",
  {
    id: uuid("id").primaryKey(),
    sessionId: uuid("session_id").notNull().references(() => tillSession.id),
    kind: text("kind").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    at: instantColumn("at").notNull(),
    actorId: uuid("actor_id").notNull().references(() => account.id),
  },
  (t) => [
    index("cash_movement_session").on(t.sessionId),
    check("cash_movement_kind", sql`${t.kind} in ${oneOf(movementKinds)}`),
    check("cash_movement_sign", sql`(${t.kind} = 'change_brought') = (${t.amountCents} > 0) and ${t.amountCents} <> 0`),
  ],
);

/** A completed sale: an event from the till, stored once and never changed. */
export const sale = pgTable(
  "sale",
  {
    id: uuid("id").primaryKey(),
    sessionId: uuid("session_id").notNull().references(() => tillSession.id),
    /** Event and till are the session's own, copied by the function that records: a foreign key each would lock the same rows for every sale. */
    eventId: uuid("event_id").notNull(),
    tillId: uuid("till_id").notNull(),
    epoch: integer("epoch").notNull(),
    sequence: integer("sequence").notNull(),
    /** False when another sale already carries this slip number. */
    numberIsOwn: boolean("number_is_own").notNull(),
    /** Look code (MODEL §7), made by the till. */
    lookCode: text("look_code").notNull(),
    soldAt: instantColumn("sold_at").notNull(),
    recordedAt: instantColumn("recorded_at").notNull(),
    totalCents: centsColumn("total_cents").notNull(),
    payloadSha256: bytea("payload_sha256").notNull(),
    actorId: uuid("actor_id"),
  },
  (t) => [
    uniqueIndex("sale_number").on(t.tillId, t.epoch, t.sequence).where(sql`number_is_own`),
    uniqueIndex("sale_look_code").on(t.lookCode),
    index("sale_session").on(t.sessionId, t.sequence),
    index("sale_event").on(t.eventId, t.soldAt),
    check("sale_total", sql`${t.totalCents} >= 0`),
    check("sale_sequence", sql`${t.sequence} >= 1`),
  ],
);

/** One line, one root of the cash book. Insert-only. `clean` is false for the line that came second to a unit (B4). */
export const saleLine = pgTable(
  "sale_line",
  {
    id: uuid("id").primaryKey(),
    saleId: uuid("sale_id").notNull().references(() => sale.id),
    position: smallint("position").notNull(),
    kind: text("kind").notNull(),
    articleId: uuid("article_id").references(() => article.id),
    unitId: uuid("unit_id").references(() => itemUnit.id),
    /** Copied from the article and the event, as above. */
    stallId: uuid("stall_id"),
    fundId: uuid("fund_id").notNull(),
    quantity: integer("quantity").notNull(),
    unitPriceCents: centsColumn("unit_price_cents").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    clean: boolean("clean").notNull(),
  },
  (t) => [
    uniqueIndex("sale_line_position").on(t.saleId, t.position),
    uniqueIndex("sale_line_unit_once").on(t.unitId).where(sql`unit_id is not null and clean`),
    check("sale_line_kind", sql`${t.kind} in ${oneOf(lineKinds)}`),
    check("sale_line_amount", sql`${t.amountCents} = ${t.quantity} * ${t.unitPriceCents} and ${t.quantity} > 0 and ${t.unitPriceCents} >= 0`),
    check("sale_line_unit_single", sql`${t.unitId} is null or ${t.quantity} = 1`),
  ],
);

/** How it was paid. B1: Σ applied = Σ lines; change is never applied. Insert-only. */
export const tender = pgTable(
  "tender",
  {
    id: uuid("id").primaryKey(),
    saleId: uuid("sale_id").notNull().references(() => sale.id),
    kind: text("kind").notNull(),
    tenderedCents: centsColumn("tendered_cents").notNull(),
    appliedCents: centsColumn("applied_cents").notNull(),
    changeCents: centsColumn("change_cents").notNull(),
  },
  (t) => [
    uniqueIndex("tender_sale").on(t.saleId),
    check("tender_kind", sql`${t.kind} = 'cash'`),
    check("tender_parts", sql`${t.tenderedCents} = ${t.appliedCents} + ${t.changeCents} and ${t.appliedCents} >= 0 and ${t.changeCents} >= 0`),
  ],
);

/** Разминаване: a sale that was kept although something about it collides. Insert-only. */
export const saleException = pgTable(
  "sale_exception",
  {
    id: uuid("id").primaryKey(),
    saleId: uuid("sale_id").notNull().references(() => sale.id),
    lineId: uuid("line_id").references(() => saleLine.id),
    kind: text("kind").notNull(),
    /** Euro effect: what would go back if it were refunded. */
    amountCents: centsColumn("amount_cents").notNull(),
    raisedAt: instantColumn("raised_at").notNull(),
  },
  (t) => [
    index("sale_exception_sale").on(t.saleId),
    index("sale_exception_raised").on(t.raisedAt),
    check("sale_exception_kind", sql`${t.kind} in ${oneOf(exceptionKinds)}`),
  ],
);

/** A sale that came after its session was closed: signed beside the close, which stays as it was (B6). Insert-only. */
export const tillSupplement = pgTable(
  "till_supplement",
  {
    saleId: uuid("sale_id").primaryKey().references(() => sale.id),
    sessionId: uuid("session_id").notNull().references(() => tillSession.id),
    cashCents: centsColumn("cash_cents").notNull(),
    at: instantColumn("at").notNull(),
  },
  (t) => [index("till_supplement_session").on(t.sessionId)],
);

/** A unit lying in somebody's bill: exclusive, expires, released when the line goes. */
export const unitClaim = pgTable(
  "unit_claim",
  {
    unitId: uuid("unit_id").primaryKey().references(() => itemUnit.id),
    sessionId: uuid("session_id").notNull().references(() => tillSession.id),
    claimedAt: instantColumn("claimed_at").notNull(),
    expiresAt: instantColumn("expires_at").notNull(),
  },
  (t) => [index("unit_claim_session").on(t.sessionId)],
);
