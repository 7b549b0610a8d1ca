import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { articleKinds, bazaarModes, holderKinds, moveKinds, sourceKinds } from "../../app/domains/bazaar/model";
import { fund } from "./funds.server";
import { stockLot } from "./inkind.server";
import { organisation, person } from "./people.server";
import { centsColumn, dayColumn, instantColumn } from "./platform.server";

const oneOf = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(", ")})`);

/** Благотворителен базар. Its takings go to its own fund, one tranche a sale line. */
export const bazaarEvent = pgTable(
  "bazaar_event",
  {
    id: uuid("id").primaryKey(),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    placeBg: text("place_bg").notNull(),
    placeEn: text("place_en").notNull(),
    startsOn: dayColumn("starts_on").notNull(),
    endsOn: dayColumn("ends_on").notNull(),
    /** Decided with the accountant, per event. */
    mode: text("mode").notNull(),
    /** Null only for a bazaar kept as history from before this register. */
    fundId: uuid("fund_id").references(() => fund.id),
    /** Takings of a bazaar held in leva, in stotinki: history, outside the ledger. */
    historyStotinki: bigint("history_stotinki", { mode: "number" }),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    index("bazaar_event_days").on(t.endsOn, t.id),
    uniqueIndex("bazaar_event_fund").on(t.fundId),
    check("bazaar_event_range", sql`${t.endsOn} >= ${t.startsOn}`),
    check("bazaar_event_mode", sql`${t.mode} in ${oneOf(bazaarModes)}`),
    check("bazaar_event_history", sql`(${t.fundId} is null) = (${t.historyStotinki} is not null) and ${t.historyStotinki} > 0`),
  ],
);

/** When the doors are open, one row a day. */
export const bazaarDay = pgTable(
  "bazaar_day",
  {
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    day: dayColumn("day").notNull(),
    opensAt: instantColumn("opens_at").notNull(),
    closesAt: instantColumn("closes_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.day] }), check("bazaar_day_range", sql`${t.closesAt} > ${t.opensAt}`)],
);

/** „За какво събираме“: what the event says it raises for, in its own order. */
export const bazaarCause = pgTable(
  "bazaar_cause",
  {
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    position: smallint("position").notNull(),
    labelBg: text("label_bg").notNull(),
    labelEn: text("label_en").notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.position] })],
);

export const programmeEntry = pgTable(
  "programme_entry",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    startsAt: instantColumn("starts_at").notNull(),
    titleBg: text("title_bg").notNull(),
    titleEn: text("title_en").notNull(),
    noteBg: text("note_bg"),
    noteEn: text("note_en"),
  },
  (t) => [index("programme_entry_event").on(t.eventId, t.startsAt)],
);

/** Щанд. The holder's name is in `people`; `groupBg/En` names a holder that is a group („Ученици от …“). */
export const stall = pgTable(
  "stall",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    number: smallint("number").notNull(),
    titleBg: text("title_bg").notNull(),
    titleEn: text("title_en").notNull(),
    holderKind: text("holder_kind").notNull(),
    holderPersonId: uuid("holder_person_id").references(() => person.id),
    holderOrganisationId: uuid("holder_organisation_id").references(() => organisation.id),
    groupBg: text("group_bg"),
    groupEn: text("group_en"),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("stall_number").on(t.eventId, t.number),
    check("stall_holder_kind", sql`${t.holderKind} in ${oneOf(holderKinds)}`),
    check("stall_group", sql`(${t.groupBg} is null) = (${t.groupEn} is null)`),
  ],
);

/** Изделие или преживяване. Its price may change; what was sold keeps the price on the sale line. */
export const article = pgTable(
  "article",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id").notNull().references(() => bazaarEvent.id),
    /** Null only for the open sum („Свободна сума“). */
    stallId: uuid("stall_id").references(() => stall.id),
    kind: text("kind").notNull(),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    priceCents: centsColumn("price_cents").notNull(),
    /** Digits with a check digit; for unique things the codes are on their units. */
    code: text("code").notNull(),
    /** Drawing on the till's key; see `model.ts`. */
    drawing: text("drawing"),
    /** Place among „Най-търсени“; null when the article is found by code or search only. */
    quickPosition: smallint("quick_position"),
    /** What proves the gift: the handover protocol of the lot, or the maker's list („опис“). Null refuses check-in, warns at the till. */
    sourceKind: text("source_kind"),
    sourceLabel: text("source_label"),
    lotId: uuid("lot_id").references(() => stockLot.id),
    /** The goods tranche behind the article, and how much of it one sold piece is. Opaque here: only `funds` reads it. */
    parentTrancheId: uuid("parent_tranche_id"),
    parentUnitsPerPiece: bigint("parent_units_per_piece", { mode: "number" }),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("article_code").on(t.code),
    index("article_event").on(t.eventId, t.stallId, t.id),
    uniqueIndex("article_quick_position").on(t.eventId, t.quickPosition),
    check("article_kind", sql`${t.kind} in ${oneOf(articleKinds)}`),
    check("article_stall", sql`(${t.kind} = 'free_gift') = (${t.stallId} is null)`),
    check("article_price", sql`${t.priceCents} >= 0 and (${t.kind} <> 'free_gift' or ${t.priceCents} = 0)`),
    check("article_code_digits", sql`${t.code} ~ '^[0-9]{6,13}$'`),
    check("article_source", sql`${t.sourceKind} in ${oneOf(sourceKinds)} and (${t.sourceKind} is null) = (${t.sourceLabel} is null)`),
    check("article_parent", sql`(${t.parentTrancheId} is null) = (${t.parentUnitsPerPiece} is null) and ${t.parentUnitsPerPiece} > 0`),
  ],
);

/** One thing of its own („единствена бройка“): where it is, and whose the money is. */
export const itemUnit = pgTable(
  "item_unit",
  {
    id: uuid("id").primaryKey(),
    articleId: uuid("article_id").notNull().references(() => article.id),
    code: text("code").notNull(),
    place: text("place").notNull(),
    money: text("money").notNull(),
  },
  (t) => [
    uniqueIndex("item_unit_code").on(t.code),
    index("item_unit_article").on(t.articleId, t.id),
    check("item_unit_code_digits", sql`${t.code} ~ '^[0-9]{6,13}$'`),
    check("item_unit_place", sql`${t.place} in ('checked_in', 'handed_over', 'returned', 'lost')`),
    check("item_unit_money", sql`${t.money} in ('unsold', 'sold', 'settled')`),
  ],
);

/** The stall ledger. Insert-only; on hand = Σ quantity (B5). */
export const stallMove = pgTable(
  "stall_move",
  {
    id: uuid("id").primaryKey(),
    articleId: uuid("article_id").notNull().references(() => article.id),
    /** The article's own stall, copied by the function that posts. */
    stallId: uuid("stall_id").notNull(),
    unitId: uuid("unit_id").references(() => itemUnit.id),
    kind: text("kind").notNull(),
    /** Handed in is positive; sold and returned are negative. */
    quantity: integer("quantity").notNull(),
    at: instantColumn("at").notNull(),
    /** The checkout's sale line, for kind `sold`. */
    saleLineId: uuid("sale_line_id"),
    actorId: uuid("actor_id"),
  },
  (t) => [
    index("stall_move_article").on(t.articleId, t.at),
    uniqueIndex("stall_move_sale_line").on(t.saleLineId),
    check("stall_move_kind", sql`${t.kind} in ${oneOf(moveKinds)}`),
    check("stall_move_sign", sql`(${t.kind} = 'handed_in') = (${t.quantity} > 0) and ${t.quantity} <> 0`),
    check("stall_move_sold", sql`(${t.kind} = 'sold') = (${t.saleLineId} is not null)`),
  ],
);

/** Fold of the moves, so that a sale reads one row; written by the functions of 0008 only. */
export const articleStock = pgTable("article_stock", {
  articleId: uuid("article_id").primaryKey().references(() => article.id),
  onHand: integer("on_hand").notNull(),
});
