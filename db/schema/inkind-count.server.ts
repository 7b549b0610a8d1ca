import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { stockLot, stockMovement } from "./inkind.server";
import { stockShelf } from "./inkind-store.server";
import { account } from "./people.server";
import { instantColumn } from "./platform.server";

/** Преброяване: open while people count, submitted when both agree on every row, then posted or cancelled by somebody who did not count. */
export const stockCount = pgTable(
  "stock_count",
  {
    id: uuid("id").primaryKey(),
    /** „Преброяване № 14“: shown to people, gaps allowed. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity({ name: "stock_count_number", startWith: 1 }),
    state: text("state").$type<"open" | "submitted" | "posted" | "cancelled">().notNull(),
    openedAt: instantColumn("opened_at").notNull(),
    openedBy: uuid("opened_by").references(() => account.id),
    submittedAt: instantColumn("submitted_at"),
    submittedBy: uuid("submitted_by").references(() => account.id),
    decidedAt: instantColumn("decided_at"),
    decidedBy: uuid("decided_by").references(() => account.id),
  },
  (t) => [
    uniqueIndex("stock_count_number_key").on(t.number),
    index("stock_count_opened").on(t.openedAt.desc(), t.id.desc()),
    check("stock_count_states", sql`${t.state} in ('open', 'submitted', 'posted', 'cancelled')`),
    check("stock_count_submitted", sql`(${t.state} in ('open', 'cancelled') or ${t.submittedAt} is not null)`),
    check("stock_count_decided", sql`(${t.state} in ('posted', 'cancelled')) = (${t.decidedAt} is not null)`),
  ],
);

/** The shelves of a count. A shelf is in one running count at a time. */
export const stockCountShelf = pgTable(
  "stock_count_shelf",
  {
    countId: uuid("count_id").notNull().references(() => stockCount.id),
    shelfId: uuid("shelf_id").notNull().references(() => stockShelf.id),
    running: boolean("running").notNull(),
  },
  (t) => [primaryKey({ columns: [t.countId, t.shelfId] }), uniqueIndex("stock_count_shelf_running").on(t.shelfId).where(sql`${t.running}`)],
);

/** What somebody counted of a lot, and when. Insert-only; of one person the latest holds. Nothing entered is not zero. */
export const stockCountEntry = pgTable(
  "stock_count_entry",
  {
    /** Made by the device: the idempotency key. */
    id: uuid("id").primaryKey(),
    countId: uuid("count_id").notNull().references(() => stockCount.id),
    shelfId: uuid("shelf_id").notNull().references(() => stockShelf.id),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    counted: bigint("counted", { mode: "number" }).notNull(),
    /** The minute somebody stood before the shelf: the ledger of that minute is what it is compared with. */
    countedAt: instantColumn("counted_at").notNull(),
    recordedAt: instantColumn("recorded_at").notNull(),
    countedBy: uuid("counted_by").notNull().references(() => account.id),
  },
  (t) => [index("stock_count_entry_lot").on(t.countId, t.lotId, t.countedBy, t.recordedAt), check("stock_count_entry_counted", sql`${t.counted} >= 0`), check("stock_count_entry_at", sql`${t.countedAt} <= ${t.recordedAt}`)],
);

/** Why a row differs, as the people at the shelf see it. */
export const stockCountReason = pgTable(
  "stock_count_reason",
  {
    countId: uuid("count_id").notNull().references(() => stockCount.id),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    reason: text("reason").notNull(),
  },
  (t) => [primaryKey({ columns: [t.countId, t.lotId] }), check("stock_count_reason_words", sql`${t.reason} in ('torn', 'spoiled', 'came_back', 'misplaced', 'written_wrong', 'unknown')`)],
);

/** What a posted count said of each lot, frozen, with the movement that put the book right. Insert-only. */
export const stockCountResult = pgTable(
  "stock_count_result",
  {
    countId: uuid("count_id").notNull().references(() => stockCount.id),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    countedAt: instantColumn("counted_at").notNull(),
    book: bigint("book", { mode: "number" }).notNull(),
    counted: bigint("counted", { mode: "number" }).notNull(),
    movementId: uuid("movement_id").references(() => stockMovement.id),
    /** More than the lot ever held is a lot of its own: found, of no donor. */
    foundLotId: uuid("found_lot_id").references(() => stockLot.id),
  },
  (t) => [primaryKey({ columns: [t.countId, t.lotId] }), check("stock_count_result_difference", sql`(${t.book} = ${t.counted}) = (${t.movementId} is null and ${t.foundLotId} is null)`)],
);
