import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { goodsReceiptLine, stockLot, stockMovement } from "./inkind.server";
import { account } from "./people.server";
import { fileObject, instantColumn } from "./platform.server";

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
    index("stock_hold_lot").on(t.lotId, t.openedAt),
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

/** Evidence of what came: photos of a received line. Insert-only. */
export const goodsReceiptPhoto = pgTable(
  "goods_receipt_photo",
  {
    receiptLineId: uuid("receipt_line_id").notNull().references(() => goodsReceiptLine.id),
    position: smallint("position").notNull(),
    fileId: uuid("file_id").notNull().references(() => fileObject.id),
  },
  (t) => [primaryKey({ columns: [t.receiptLineId, t.position] })],
);

/** Решение за задържаното при приемане: once a line, for all of what was held. The receipt line stays as it was. Insert-only. */
export const quarantineDecision = pgTable(
  "quarantine_decision",
  {
    receiptLineId: uuid("receipt_line_id").primaryKey(),
    quarantined: bigint("quarantined", { mode: "number" }).notNull(),
    accepted: bigint("accepted", { mode: "number" }).notNull(),
    rejected: bigint("rejected", { mode: "number" }).notNull(),
    rejectReason: text("reject_reason"),
    disposition: text("disposition"),
    requestSha256: text("request_sha256").notNull(),
    decidedAt: instantColumn("decided_at").notNull(),
    decidedBy: uuid("decided_by").references(() => account.id),
  },
  (t) => [
    foreignKey({
      name: "quarantine_decision_held", columns: [t.receiptLineId, t.quarantined], foreignColumns: [goodsReceiptLine.id, goodsReceiptLine.quarantined],
    }),
    check("quarantine_decision_whole", sql`${t.quarantined} = ${t.accepted} + ${t.rejected} and ${t.quarantined} > 0 and ${t.accepted} >= 0 and ${t.rejected} >= 0`),
    check("quarantine_decision_reason", sql`(${t.rejected} > 0) = (${t.rejectReason} is not null) and (${t.rejected} > 0) = (${t.disposition} is not null)`),
    check("quarantine_decision_disposition", sql`${t.disposition} in ('returned', 'disposed')`),
  ],
);

/** Етикети, отпечатани предварително: each code waits until a lot takes it, once. */
export const stockLabel = pgTable(
  "stock_label",
  {
    code: text("code").primaryKey(),
    batchId: uuid("batch_id").notNull(),
    position: smallint("position").notNull(),
    printedAt: instantColumn("printed_at").notNull(),
    printedBy: uuid("printed_by").references(() => account.id),
    lotId: uuid("lot_id").references(() => stockLot.id),
  },
  (t) => [uniqueIndex("stock_label_batch").on(t.batchId, t.position), uniqueIndex("stock_label_lot").on(t.lotId)],
);

/** Връщане от услуга: a part of one movement to a service, back in the store. Insert-only. */
export const goodsReturn = pgTable(
  "goods_return",
  {
    /** Its movement's id: the idempotency key. */
    id: uuid("id").primaryKey().references(() => stockMovement.id),
    issueMovementId: uuid("issue_movement_id").notNull().references(() => stockMovement.id),
    quantity: bigint("quantity", { mode: "number" }).notNull(),
    reason: text("reason").notNull(),
    condition: text("condition").notNull(),
    /** The cost that stands for what stayed with the service from now on; null when nothing stayed. */
    costLineId: uuid("cost_line_id"),
    returnedAt: instantColumn("returned_at").notNull(),
    returnedBy: uuid("returned_by").references(() => account.id),
  },
  (t) => [
    index("goods_return_issue").on(t.issueMovementId, t.id),
    check("goods_return_quantity", sql`${t.quantity} > 0`),
    check("goods_return_reason", sql`${t.reason} in ('not_needed', 'too_much', 'wrong_item', 'damaged', 'recall')`),
    check("goods_return_condition", sql`${t.condition} in ('as_given', 'opened', 'worn', 'damaged')`),
  ],
);

/** Протокол за брак: several lots in one act, by two people. Insert-only; its paper is the document whose subject it is. */
export const writeOffAct = pgTable(
  "write_off_act",
  {
    id: uuid("id").primaryKey(),
    requestSha256: text("request_sha256").notNull(),
    reason: text("reason").notNull(),
    writtenOffAt: instantColumn("written_off_at").notNull(),
    writtenOffBy: uuid("written_off_by").references(() => account.id),
    /** The second of the two: another colleague with an account. */
    witnessId: uuid("witness_id").notNull().references(() => account.id),
    photoFileId: uuid("photo_file_id").references(() => fileObject.id),
  },
  (t) => [
    index("write_off_act_at").on(t.writtenOffAt, t.id),
    check("write_off_act_two_people", sql`${t.writtenOffBy} is distinct from ${t.witnessId}`),
  ],
);

export const writeOffActLine = pgTable(
  "write_off_act_line",
  {
    actId: uuid("act_id").notNull().references(() => writeOffAct.id),
    movementId: uuid("movement_id").notNull().references(() => stockMovement.id),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    quantity: bigint("quantity", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.actId, t.movementId] }), uniqueIndex("write_off_act_line_movement").on(t.movementId)],
);
