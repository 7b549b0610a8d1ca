import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { stockLot, stockMovement } from "./inkind.server";
import { account } from "./people.server";
import { instantColumn } from "./platform.server";

/** Рафт: a place in the store that a lot stands on. A lot stands on one shelf; its parts elsewhere are other lots. */
export const stockShelf = pgTable(
  "stock_shelf",
  {
    id: uuid("id").primaryKey(),
    /** „А-2“, as it is written on the shelf. */
    code: text("code").notNull(),
    room: text("room").notNull(),
    storage: text("storage").notNull(),
    /** Look code of its label. */
    lookCode: text("look_code").notNull(),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: instantColumn("created_at").notNull(),
    archivedAt: instantColumn("archived_at"),
  },
  (t) => [
    uniqueIndex("stock_shelf_code").on(sql`lower(${t.code})`).where(sql`${t.archivedAt} is null`),
    uniqueIndex("stock_shelf_look_code").on(t.lookCode),
    check("stock_shelf_storage", sql`${t.storage} in ('room', 'chilled', 'frozen')`),
  ],
);

/** Where a lot stands now. */
export const lotShelf = pgTable(
  "lot_shelf",
  {
    lotId: uuid("lot_id").primaryKey().references(() => stockLot.id),
    shelfId: uuid("shelf_id").notNull().references(() => stockShelf.id),
    since: instantColumn("since").notNull(),
    placedBy: uuid("placed_by").references(() => account.id),
  },
  (t) => [index("lot_shelf_shelf").on(t.shelfId)],
);

/** Задържане: the lot is not given out, sold or promised until somebody decides. */
export const stockHold = pgTable(
  "stock_hold",
  {
    id: uuid("id").primaryKey(),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    reason: text("reason").notNull(),
    /** A recall of everything of one origin opens a hold a lot under one number. */
    recallId: uuid("recall_id"),
    openedAt: instantColumn("opened_at").notNull(),
    openedBy: uuid("opened_by").references(() => account.id),
    closedAt: instantColumn("closed_at"),
    closedBy: uuid("closed_by").references(() => account.id),
    outcome: text("outcome"),
  },
  (t) => [
    uniqueIndex("stock_hold_open").on(t.lotId).where(sql`${t.closedAt} is null`),
    index("stock_hold_recall").on(t.recallId),
    check("stock_hold_reason", sql`${t.reason} in ('quality', 'safety', 'recall', 'papers', 'donor')`),
    check("stock_hold_outcome", sql`(${t.closedAt} is null) = (${t.outcome} is null) and ${t.outcome} in ('fit', 'unfit')`),
  ],
);

/** Запазено: promised to a line of a request, still on the shelf. Promised is not given. */
export const stockReservation = pgTable(
  "stock_reservation",
  {
    id: uuid("id").primaryKey(),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    quantity: bigint("quantity", { mode: "number" }).notNull(),
    /** What it is kept for, in the words of whoever keeps it: a line of a request. */
    forKind: text("for_kind").notNull(),
    forId: uuid("for_id").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    createdBy: uuid("created_by").references(() => account.id),
    endedAt: instantColumn("ended_at"),
    /** issued: taken by a movement; released: given back; cut: the lot no longer held as much. */
    ended: text("ended"),
    movementId: uuid("movement_id").references(() => stockMovement.id),
  },
  (t) => [
    index("stock_reservation_live").on(t.lotId).where(sql`${t.endedAt} is null`),
    index("stock_reservation_for").on(t.forKind, t.forId),
    check("stock_reservation_quantity", sql`${t.quantity} > 0`),
    check("stock_reservation_ended", sql`(${t.endedAt} is null) = (${t.ended} is null) and ${t.ended} in ('issued', 'released', 'cut')`),
    check("stock_reservation_movement", sql`(${t.ended} is not distinct from 'issued') = (${t.movementId} is not null)`),
  ],
);
